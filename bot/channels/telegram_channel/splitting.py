"""Splits a text that is too long for one message between paragraphs, lines or words."""

from __future__ import annotations

from dialogues.checking.fitting import MOST_IN_MESSAGE, telegram_length

_SEPARATORS = ("\n\n", "\n", " ")


def split(text: str, most: int = MOST_IN_MESSAGE) -> list[str]:
    """Give parts of at most so many characters, as Telegram counts them; tags never span a line and stay whole."""
    if telegram_length(text) <= most:
        return [text]
    for separator in _SEPARATORS:
        parts = _packed(text.split(separator), separator, most)
        if all(telegram_length(part) <= most for part in parts):
            return parts
    return [text[at : at + most // 2] for at in range(0, len(text), most // 2)]


def _packed(pieces: list[str], separator: str, most: int) -> list[str]:
    parts: list[str] = []
    for piece in pieces:
        longer = f"{parts[-1]}{separator}{piece}" if parts else piece
        if parts and telegram_length(longer) <= most:
            parts[-1] = longer
        elif piece.strip():
            parts.append(piece)
    return parts
