"""Wordings that take turns: enough of them at open questions, and each one different."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dialogues.checking.entries import entries, listed, texts_at
from dialogues.words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dialogues.problems import Problem
    from dialogues.reading import Data, Document, Path

FEWEST_WORDINGS = 3
_TAKE_TURNS = ("ask", "probe", "nudge", "cues", "examples")


def check_wordings(document: Document) -> Iterator[Problem]:
    """Give the problems `too-few-wordings` and `same-wording` of a file."""
    for path, question in entries(document, "questions"):
        wordings = len(list(texts_at(question.get("ask"), ())))
        if question.get("kind") in ("words", "plan") and 0 < wordings < FEWEST_WORDINGS:
            message = f"This open question has {wordings} wording{'s' if wordings > 1 else ''}."
            hint = f"Write {FEWEST_WORDINGS} or more, a line with a hyphen each, that ask the same."
            yield document.problem("too-few-wordings", (*path, "ask"), message, hint)
    for path, entry in (*entries(document, "questions"), *entries(document, "points")):
        for key in _TAKE_TURNS:
            yield from _repeated(document, (*path, key), listed(entry.get(key)))


def _repeated(document: Document, path: Path, texts: list[Data]) -> Iterator[Problem]:
    lines: dict[tuple[str, ...], int] = {}
    for place, text in enumerate(texts):
        words = tuple(words_of(text)) if isinstance(text, str) else ()
        if words and words in lines:
            message = f"This says the same as line {lines[words]}."
            yield document.problem("same-wording", (*path, place), message, "Put it in other words, or take it out.")
        lines.setdefault(words, document.line((*path, place)))
