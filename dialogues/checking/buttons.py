"""What a closed question offers: buttons that can be told apart, and a scale with a way out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dialogues.checking.entries import entries, options_of
from dialogues.checking.shape import FLAGS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dialogues.problems import Problem
    from dialogues.reading import Data, Document, Path

FEWEST_POINTS = 3
FEWEST_BUTTONS = 2

Options = list[tuple["Path", dict[str, "Data"]]]


def check_buttons(document: Document) -> Iterator[Problem]:
    """Give the problems `same-label`, `short-scale`, `no-way-out`, `one-button` and `ways-part`."""
    for path, question in entries(document, "questions"):
        options = list(options_of(path, question))
        if not options:
            continue
        place = (*path, "options")
        if question.get("kind") in ("one", "several", "rating"):
            yield from _told_apart(document, options)
        if question.get("kind") == "rating":
            yield from _scale(document, place, options)
        elif question.get("kind") in ("one", "several") and len(options) < FEWEST_BUTTONS:
            message = "One button alone is no choice."
            yield document.problem("one-button", place, message, "Add another option, or take the question out.")
        targets = {option["go_to"] for _, option in options if isinstance(option.get("go_to"), str)}
        if question.get("kind") == "several" and len(targets) > 1:
            message = "The options lead to different questions, but a person can pick both."
            hint = "Let all options that lead somewhere lead to the same question, or make the kind one."
            yield document.problem("ways-part", place, message, hint)


def _told_apart(document: Document, options: Options) -> Iterator[Problem]:
    lines: dict[str, int] = {}
    for path, option in options:
        label = str(option.get("label", option.get("id"))).strip().casefold()
        if label in lines:
            message = f"The button {option.get('label')!r} stands in line {lines[label]} already."
            yield document.problem("same-label", (*path, "label"), message, "Give each button words of its own.")
        lines.setdefault(label, document.line(path))


def _scale(document: Document, path: Path, options: Options) -> Iterator[Problem]:
    outside = [option for _, option in options if FLAGS.get(str(option.get("outside_scale")))]
    if len(options) - len(outside) < FEWEST_POINTS:
        message = f"The scale has {len(options) - len(outside)} points."
        hint = f"Give it {FEWEST_POINTS} or more, from low to high, or make the kind one."
        yield document.problem("short-scale", path, message, hint)
    if not outside:
        message = "Someone who can't say has no button to press."
        yield document.problem("no-way-out", path, message, "Add an option such as Can't say with outside_scale: yes.")
