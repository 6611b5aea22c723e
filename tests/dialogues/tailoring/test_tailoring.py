"""Which points fit an answer: what every text may expect, and what the trained files reach."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogues.conversation import kind_of
from dialogues.tailoring.clauses import clauses
from dialogues.tailoring.model import FILES, Model, find_points, load
from dialogues.tailoring.showing import Showing, points_to_show
from dialogues.tailoring.tensors import read_tensors, write_tensors

ROOT = Path(__file__).resolve().parents[3]
TRAINED = ROOT / "dialogues" / "tailoring" / "trained"
THEMES = ("overall", "extent", "structures", "processes", "reach")
HELD_EXAMPLES = 2
CHOICES = 5
FLOOR_AMONG_CHOICES = 0.95
NOTHING_TO_SAY = (
    "all good thanks",
    "skip",
    "pass",
    "👍",
    "ok",
    "nothing to add really",
    "not sure what you mean by that",
    "who can see what i write here?",
    "can we do this tomorrow, i'm driving",
)


@pytest.fixture(scope="module")
def model() -> Model:
    return load({name: (TRAINED / name).read_bytes() for name in FILES})


def points() -> list[dict]:
    files = [yaml.safe_load((ROOT / "dialogues" / "review" / f"{theme}.yaml").read_bytes()) for theme in THEMES]
    every = [point for file in files for point in file["points"]]
    return [point for point in every if point["kind"] in ("enabler", "challenge")]


def test_an_answer_about_being_told_late_finds_communication(model: Model) -> None:
    found = find_points(model, "processes", "nobody rings us back, i hear about changes from the family weeks later")
    assert any(fit.point == "overall.enabler.communication" for fit in found[:CHOICES])
    assert any(fit.shows for fit in found)


def test_the_same_answer_gives_the_same_points_after_loading_again(model: Model) -> None:
    again = load({name: (TRAINED / name).read_bytes() for name in FILES})
    for point in points()[::7]:
        theme, text = point["id"].split(".")[0], point["examples"][0]
        assert find_points(model, theme, text) == find_points(again, theme, text)


@given(text=st.text(max_size=400), theme=st.sampled_from(THEMES))
@settings(deadline=None, max_examples=60)
def test_any_text_gives_points_of_its_theme_and_its_own_words(model: Model, text: str, theme: str) -> None:
    found = find_points(model, theme, text)
    assert len(found) <= 12
    assert len({fit.point for fit in found}) == len(found)
    assert [fit.score for fit in found] == sorted((fit.score for fit in found), reverse=True)
    for fit in found:
        assert fit.point.split(".")[0] in (theme, "overall")
        assert kind_of(fit.point) in ("enabler", "challenge")
        assert 0 <= fit.score <= 1
        assert fit.words in text
    for kind in ("enabler", "challenge"):
        assert sum(fit.shows for fit in found if kind_of(fit.point) == kind) <= 2


@pytest.mark.parametrize(
    "text", ["", "   \n\t", "\x00", "x" * 100_000, "so " * 40_000, "😴" * 5_000, "🤷🏽‍♀️", "\ud800"]
)
def test_odd_texts_are_handled(model: Model, text: str) -> None:
    for fit in find_points(model, "reach", text):
        assert fit.words in text


def test_only_the_beginning_of_a_very_long_text_counts(model: Model) -> None:
    text = "the money ran out in march and nobody could plan. " * 40
    assert find_points(model, "overall", text) == find_points(model, "overall", text + "we trust each other " * 4_000)


@pytest.mark.parametrize("text", NOTHING_TO_SAY)
def test_nothing_is_shown_where_nothing_is_said(model: Model, text: str) -> None:
    assert not any(fit.shows for theme in THEMES for fit in find_points(model, theme, text))


def test_quoted_words_are_short(model: Model) -> None:
    text = "we used to meet every month " * 12 + "and then the funding for the shared post stopped, so that was that"
    assert all(len(fit.words.split()) <= 14 for fit in find_points(model, "structures", text))


def test_quoted_words_are_the_part_that_speaks_for_the_point(model: Model) -> None:
    text = "My manager is lovely. The grant ends in March and nobody knows whether there is money after that."
    fit = next(fit for fit in find_points(model, "structures", text) if fit.point == "overall.challenge.funding")
    assert "grant ends" in fit.words or "money" in fit.words


def test_an_unknown_theme_is_named(model: Model) -> None:
    with pytest.raises(ValueError, match="'weather'"):
        find_points(model, "weather", "sunny")


def test_examples_that_never_trained_find_their_point_among_the_choices(model: Model) -> None:
    held = [(point["id"], text) for point in points() for text in point["examples"][-HELD_EXAMPLES:]]
    found = sum(
        name in [fit.point for fit in find_points(model, name.split(".")[0], text)[:CHOICES]] for name, text in held
    )
    assert found / len(held) >= FLOOR_AMONG_CHOICES


@pytest.mark.parametrize(
    "text", ["", "one", "one, two, three, four, five", "a" * 300, "w " * 60, "- - -", "so so so so"]
)
def test_clauses_lie_in_the_text_one_after_the_other(text: str) -> None:
    end_before = 0
    for start, end in clauses(text):
        assert end_before <= start < end <= len(text)
        end_before = end


def test_a_damaged_tensor_file_is_named_as_such() -> None:
    with pytest.raises(ValueError, match="no tensor file"):
        read_tensors(b"\xff\xff\xff\xff\xff\xff\xff\x00{}")


def test_tensors_come_back_as_they_were_written(model: Model) -> None:
    kept = {"head": model.head, "pieces": model.encoder.pieces}
    again = read_tensors(write_tensors(kept))
    assert all((again[name] == kept[name]).all() for name in kept)


def test_nothing_is_shown_where_the_best_point_hardly_fits_or_nothing_fits_better() -> None:
    showing = Showing(least=0.1, nothing=0.5, second=0.2, further=0.6)
    assert points_to_show(showing, (("enabler", 0.09),), 0.1) == frozenset()
    assert points_to_show(showing, (("enabler", 0.3),), 0.5) == frozenset()
    assert points_to_show(showing, (), 0.0) == frozenset()


def test_never_more_than_two_of_a_kind_are_shown() -> None:
    showing = Showing(least=0.1, nothing=0.5, second=0.2, further=0.2)
    ranked = (("enabler", 0.3), ("enabler", 0.2), ("enabler", 0.2), ("challenge", 0.1))
    assert points_to_show(showing, ranked, 0.1) == {0, 1, 3}
