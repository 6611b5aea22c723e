"""What fits: Telegram's limits, and labels that a narrow phone shows whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dialogues.checking.entries import entries, key_of, options_of, texts_at
from dialogues.checking.plainness import SPOKEN
from dialogues.grammar import MOST_IN_BRIEF, MOST_IN_ID, MOST_IN_OPTION_LABEL, MOST_IN_POINT_LABEL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dialogues.problems import Code, Problem
    from dialogues.reading import Data, Document, Path

MOST_IN_MESSAGE = 4096
ROOM_FOR_NUMBER = 32


def telegram_length(text: str) -> int:
    """Count a text as Telegram does, in UTF-16 code units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def check_fitting(document: Document) -> Iterator[Problem]:
    """Give the problems `too-long-for-telegram`, `long-option-label`, `long-in-brief` and `long-point-label`."""
    for path, text in texts_at(document.data, ()):
        if key_of(path) in SPOKEN and telegram_length(text) > MOST_IN_MESSAGE - ROOM_FOR_NUMBER:
            message = f"This text has {telegram_length(text)} characters as Telegram counts them."
            hint = f"Keep it under {MOST_IN_MESSAGE - ROOM_FOR_NUMBER}, so that the question's number fits too."
            yield document.problem("too-long-for-telegram", path, message, hint)
        elif key_of(path) == "id" and path[0] == "questions" and len(text.encode()) > MOST_IN_ID:
            message = f"The id {text!r} is too long for a button of Telegram."
            yield document.problem("too-long-for-telegram", path, message, f"Use {MOST_IN_ID} letters at most.")
    for path, entry, key, most, code in _labels(document):
        label = entry.get(key)
        if isinstance(label, str) and len(label) > most:
            message = f"{label!r} has {len(label)} characters, and a narrow phone cuts it."
            yield document.problem(code, (*path, key), message, f"{most} are the most.")


def _labels(document: Document) -> Iterator[tuple[Path, dict[str, Data], str, int, Code]]:
    for path, question in entries(document, "questions"):
        yield path, question, "in_brief", MOST_IN_BRIEF, "long-in-brief"
        for option_path, option in options_of(path, question):
            yield option_path, option, "label", MOST_IN_OPTION_LABEL, "long-option-label"
    for path, point in entries(document, "points"):
        yield path, point, "label", MOST_IN_POINT_LABEL, "long-point-label"
