"""Finds the part of an answer to quote back: clauses of at most 14 words, unchanged."""

from __future__ import annotations

import re

MOST_WORDS = 14
_BREAK = re.compile(
    r"[.!?;:\n…]|,|–|—| - |\b(?=(?:but|because|cos|so|then|although|though|whereas|while|and|which)\b)", re.IGNORECASE
)
_WORD = re.compile(r"\S+")
FEWEST_WORDS = 4


def clauses(text: str) -> tuple[tuple[int, int], ...]:
    """Give where the clauses of a text start and end (code points), each of at most 14 words."""
    spans: list[tuple[int, int]] = []
    start = 0
    breaks = [found.span() for found in _BREAK.finditer(text)]
    for stop, following in [*breaks, (len(text), len(text))]:
        words = [found.span() for found in _WORD.finditer(text, start, stop)]
        is_last = stop == len(text)
        if len(words) < FEWEST_WORDS and not is_last:
            continue
        spans.extend(_parts(words))
        start = max(following, stop)
    return tuple(spans)


def _parts(words: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Cut what is too long into parts of about equal length."""
    if not words:
        return []
    count = -(-len(words) // MOST_WORDS)
    size = -(-len(words) // count)
    return [(words[at][0], words[min(at + size, len(words)) - 1][1]) for at in range(0, len(words), size)]
