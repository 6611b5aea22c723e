"""What every script has: the core rating, questions that find points, a short form, and a plan at its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dialogues.checking.entries import entries
from dialogues.grammar import QUESTION

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dialogues.checking.ways import Stop
    from dialogues.problems import Problem
    from dialogues.reading import Document

CORE_RATING = "closeness"
_QUESTIONS = ("questions",)


def check_whole(document: Document, stops: list[Stop]) -> Iterator[Problem]:
    """Give the problems `no-core-rating`, `no-plan-at-the-end`, `nothing-to-find` and `empty-short-form`."""
    if CORE_RATING not in [question.get("use") for _, question in entries(document, "questions")]:
        message = "The core rating is missing, which every theme asks in the same words."
        yield document.problem("no-core-rating", _QUESTIONS, message, f"Add the line: - use: {CORE_RATING}.")
    plans = [place for place, stop in enumerate(stops) if stop.question.get("kind") == "plan"]
    if plans != [len(stops) - 1]:
        message = "The script asks for no plan." if not plans else "The plan is not the one last question."
        yield document.problem("no-plan-at-the-end", _QUESTIONS, message, "Let - use: plan be the last line.")
    found = [stop.question.get("finds") for stop in stops]
    kinds = next(key.allowed for key in QUESTION if key.name == "finds")
    misspelt = [finds for finds in found if finds is not None and finds not in kinds]
    for kind in kinds:
        if kind not in found and not misspelt:
            message = f"No question looks for {kind}s of the review."
            hint = f"Add finds: {kind} to a question that is answered in own words."
            yield document.problem("nothing-to-find", _QUESTIONS, message, hint)
    if not any(stop.question.get("finds") and stop.asked_in("short") for stop in stops):
        message = "The short form looks for no points of the review, so nothing would be shown."
        hint = "Add asked_in: both to a question that finds some."
        yield document.problem("empty-short-form", _QUESTIONS, message, hint)
