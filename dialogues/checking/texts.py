"""How texts read and whether they fit: Telegram's limits, and sentences that a tired reader can take."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dialogues.plain_language import sentences_of
from dialogues.words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dialogues.problems import Problem
    from dialogues.reading import Data, Document, Path

MOST_IN_MESSAGE = 4096
ROOM_FOR_NUMBER = 32
MOST_IN_ID = 20
MOST_IN_SENTENCE = 25
_SPOKEN_BY_BOT = {"ask", "probe", "nudge", "about", "wording", "label", "title", "in_brief"}


def telegram_length(text: str) -> int:
    """Count a text as Telegram does, in UTF-16 code units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def check_texts(document: Document) -> Iterator[Problem]:
    """Give the problems `too-long-for-telegram` and `long-sentence` of a file."""
    for path, text in _texts(document.data, ()):
        key = next((part for part in reversed(path) if isinstance(part, str)), "")
        if key in _SPOKEN_BY_BOT:
            yield from _fits(document, path, text)
            yield from _reads(document, path, text)
        elif key == "id" and path[0] == "questions" and len(text.encode()) > MOST_IN_ID:
            message = f"The id {text!r} is too long for a button of Telegram."
            yield document.problem("too-long-for-telegram", path, message, f"Use {MOST_IN_ID} letters at most.")


def _fits(document: Document, path: Path, text: str) -> Iterator[Problem]:
    length = telegram_length(text)
    if length > MOST_IN_MESSAGE - ROOM_FOR_NUMBER:
        message = f"This text has {length} characters as Telegram counts them."
        hint = f"Keep it under {MOST_IN_MESSAGE - ROOM_FOR_NUMBER}, so that the question's number fits too."
        yield document.problem("too-long-for-telegram", path, message, hint)


def _reads(document: Document, path: Path, text: str) -> Iterator[Problem]:
    for sentence in sentences_of(text):
        count = len(words_of(sentence))
        if count > MOST_IN_SENTENCE:
            beginning = " ".join(sentence.split()[:6])
            message = f'The sentence that begins "{beginning}" has {count} words.'
            hint = f"Make two of it; {MOST_IN_SENTENCE} words are the most that read well on a phone."
            yield document.problem("long-sentence", path, message, hint)


def _texts(data: Data, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(data, str):
        yield path, data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from _texts(value, (*path, key))
    elif isinstance(data, list):
        for place, value in enumerate(data):
            yield from _texts(value, (*path, place))
