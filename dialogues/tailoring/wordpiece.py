"""Splits a text into the word pieces of BERT's uncased vocabulary (Wu et al. 2016, arXiv:1609.08144, section 4.1)."""

from __future__ import annotations

import re
import unicodedata

import msgspec

LONGEST_WORD = 60
UNKNOWN = "[UNK]"
_WORD = re.compile(r"[^\W_]+|[^\w\s]|_")


class Piece(msgspec.Struct, frozen=True):
    """One word piece: its number in the vocabulary and where its word starts and ends in the text (code points)."""

    number: int
    start: int
    end: int


class WordPieces:
    """Tokenizer without state: the longest piece that the vocabulary knows comes first."""

    def __init__(self, vocabulary: tuple[str, ...]) -> None:
        """Take the pieces in the order of their numbers; pieces inside a word start with ##."""
        self._numbers = {piece: number for number, piece in enumerate(vocabulary)}
        self._unknown = self._numbers[UNKNOWN]

    def number_of(self, piece: str) -> int:
        """Give the number of a piece that stands in the vocabulary, such as [CLS]; KeyError otherwise."""
        return self._numbers[piece]

    def holds(self, word: str) -> bool:
        """Say whether a lower-case word is one piece."""
        return word in self._numbers

    def split(self, text: str) -> tuple[Piece, ...]:
        """Give the pieces of a text, without [CLS] and [SEP]. Any string will do."""
        pieces: list[Piece] = []
        for found in _WORD.finditer(text):
            pieces.extend(Piece(number, *found.span()) for number in self._split_word(found.group()))
        return tuple(pieces)

    def _split_word(self, word: str) -> list[int]:
        plain = _without_accents(word.lower())
        if len(plain) > LONGEST_WORD:
            return [self._unknown]
        numbers: list[int] = []
        start = 0
        while start < len(plain):
            prefix = "##" if start else ""
            for end in range(len(plain), start, -1):
                number = self._numbers.get(prefix + plain[start:end])
                if number is not None:
                    numbers.append(number)
                    start = end
                    break
            else:
                return [self._unknown]
        return numbers


def _without_accents(word: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFD", word) if unicodedata.category(sign) != "Mn")
