from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from bot.tailoring import find_points
from dialogues.reading import read
from dialogues.words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bot.library import Library
    from dialogues.review import Point


def runs(text: str, length: int) -> set[tuple[str, ...]]:
    words = words_of(text)
    return {tuple(words[at : at + length]) for at in range(len(words) - length + 1)}


def said_in(point: Point) -> Iterator[str]:
    yield from (point.wording, *point.cues, *point.examples)


@pytest.fixture(scope="module")
def catalogue(shared: Path) -> list[dict[str, Any]]:
    content = (shared / "review" / "catalogue.yaml").read_bytes()
    entries: list[dict[str, Any]] = read(content, "catalogue.yaml").data["points"]
    return entries


def test_all_points_of_the_catalogue_are_there_with_theme_kind_level_and_section(
    library: Library, catalogue: list[dict[str, Any]]
) -> None:
    assert len(catalogue) == 92
    fields = ("id", "theme", "kind", "level", "section")
    ours = {tuple(getattr(point, field) for field in fields) for point in library.review}
    assert ours == {tuple(entry[field] for field in fields) for entry in catalogue}


def test_no_text_has_six_words_in_a_row_from_the_briefing(library: Library, shared: Path) -> None:
    briefing = (shared / "review" / "briefing.txt").read_text("utf-8")
    titles = {point.section for point in library.review}
    forbidden = runs(re.sub(r"[*#-]", " ", briefing), 6) - {run for title in titles for run in runs(title, 6)}
    copied = [(point.id, text) for point in library.review for text in said_in(point) if runs(text, 6) & forbidden]
    items = [item for script in library.scripts.values() for item in script.items]
    scripts = [text for item in items for text in (*item.ask, *item.probe)]
    assert copied == []
    assert [text for text in scripts if runs(text, 6) & forbidden] == []


def test_no_text_is_copied_from_the_catalogue_s_notes(library: Library, catalogue: list[dict[str, Any]]) -> None:
    for entry in catalogue:
        notes = runs(entry["gist"], 4)
        phrase = tuple(words_of(entry["at"]))
        for text in said_in(library.review[entry["id"]]):
            assert not runs(text, 4) & notes, (entry["id"], text)
            assert len(phrase) < 3 or phrase not in runs(text, len(phrase)), (entry["id"], text)


def test_enablers_and_challenges_have_cues_and_at_least_eight_examples(library: Library) -> None:
    for point in library.review:
        if point.kind in ("enabler", "challenge"):
            assert point.cues, point.id
            assert len(point.examples) >= 8, point.id


def test_what_the_review_itself_says_counters_a_challenge_is_marked_as_its_own(library: Library) -> None:
    by_review = {
        (point.id, link.point) for point in library.review for link in point.helped_by if link.says == "review"
    }
    assert by_review == {
        ("extent.challenge.key-individuals", "overall.enabler.commitment"),
        ("overall.challenge.not-core-work", "overall.enabler.commitment"),
    }


def test_each_enabler_and_challenge_is_shown_for_an_example_of_its_own_that_was_held_out(library: Library) -> None:
    """The last two examples of each point are kept out of training (tools/train_tailoring.py)."""
    never_shown = [
        point.id
        for point in library.review
        if point.kind in ("enabler", "challenge")
        and not any(
            fit.point == point.id and fit.shows
            for example in point.examples[-2:]
            for fit in find_points(point.theme, example)
        )
    ]
    assert never_shown == []
