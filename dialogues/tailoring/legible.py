"""Whether a text is one that tailoring can read at all: some words of English, not too many."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

MOST_CHARACTERS = 20_000
_WORD = re.compile(r"[^\W\d_]+")
_FEWEST_TO_TELL = 6  # in fewer words, English without a common word is nothing rare: "TUPE letter xmas eve"
_FEWEST_COMMON = 0.15
_FEWEST_KNOWN = 0.75
_COMMON_WORDS = (
    "the and of that it but with they you for have this from what when which who his her she their there been were"
    " would could should about because cos other them than then just get got had has are be will can our your my we"
    " don didn wasn isn won doesn dont didnt wasnt isnt wont doesnt cant how out up by after before still only very"
    " too again some all any every never always one two not nothing someone nobody nobodys anyone everyone people"
    " more much most same each both into over was is he no if to a i in so on at or me do us going"
)
_COMMON = frozenset(_COMMON_WORDS.split())


def why_illegible(text: str, is_known: Callable[[str], bool]) -> str | None:
    """Say in one sentence why a text can't be read, or None if it can.

    Args:
        text: any string.
        is_known: whether a lower-case word stands whole in the vocabulary of the model.
    """
    if len(text) > MOST_CHARACTERS:
        return f"The text has {len(text):,} characters; at most {MOST_CHARACTERS:,} are read."
    words = _WORD.findall(text.lower())
    if not words:
        return "The text holds no words."
    if len(words) >= _FEWEST_TO_TELL or not any(word.isascii() for word in words):
        common = sum(word in _COMMON for word in words) / len(words)
        known = sum(is_known(word) for word in words) / len(words)
        if common < _FEWEST_COMMON and known < _FEWEST_KNOWN:
            return "The text does not seem to be English."
    return None
