"""How a text becomes words: as typed on phones, without apostrophes, with text-speak spelt out."""

import re
from collections.abc import Iterable, Mapping

from msgspec import Struct

_APOSTROPHES = str.maketrans(dict.fromkeys("'’‘`´ʼ"))
_WORD_OR_END = re.compile(r"\d+|[^\W\d_]+|[?]|[.!;\n]")
_LONG_RUN = re.compile(r"(.)\1{2,}")
_SENTENCE_ENDS = frozenset(".!;\n")
_LONGEST_WORD = 24

Words = tuple[str, ...]


class Phrases(Struct, frozen=True):
    """Word sequences with a value each, found by their first word; the longest wins."""

    values: dict[Words, str]
    lengths_by_first_word: dict[str, tuple[int, ...]]

    @classmethod
    def build(cls, values: Mapping[Words, str]) -> "Phrases":
        """Orders the sequences for look-up; empty sequences are refused with ValueError."""
        lengths: dict[str, set[int]] = {}
        for words, value in values.items():
            if not words:
                raise ValueError(f"A phrase for {value!r} holds no word.")
            lengths.setdefault(words[0], set()).add(len(words))
        return cls(dict(values), {first: tuple(sorted(each, reverse=True)) for first, each in lengths.items()})

    def starts_in(self, words: list[str]) -> list[int]:
        """Positions of words with which a sequence may start."""
        return [position for position, word in enumerate(words) if word in self.lengths_by_first_word]

    def at(self, words: list[str], position: int) -> tuple[int, str] | None:
        """Length and value of the longest sequence that starts at a position, or None."""
        for length in self.lengths_by_first_word.get(words[position], ()):
            value = self.values.get(tuple(words[position : position + length]))
            if value is not None and position + length <= len(words):
                return length, value
        return None

    def value_at(self, words: list[str], position: int) -> str | None:
        """Value of the longest sequence that starts at a position, or None."""
        found = self.at(words, position)
        return None if found is None else found[1]


def raw_words(text: str) -> list[str]:
    """Lower-case words, numbers, question marks and sentence ends, in order; apostrophes and long runs go."""
    plain = _LONG_RUN.sub(r"\1", text.lower().translate(_APOSTROPHES))
    return [word[:_LONGEST_WORD] for word in _WORD_OR_END.findall(plain)]


def spelt_out(words: list[str], spellings: Phrases) -> list[str]:
    """The words with text-speak and contractions replaced by what they stand for."""
    return replaced(words, spellings)


def replaced(words: list[str], meant: Phrases) -> list[str]:
    """The words with each sequence replaced by the words of its value."""
    result: list[str] = []
    done = 0
    for position in meant.starts_in(words):
        if position >= done and (found := meant.at(words, position)) is not None:
            result += words[done:position]
            result += found[1].split()
            done = position + found[0]
    return result + words[done:]


def sentences(words: Iterable[str]) -> list[list[str]]:
    """Words cut after question marks (which stay as a word) and at sentence ends (which go).

    A question that the writer goes on after ends in ``?..``: such a question is often no question to the bot.
    """
    result: list[list[str]] = []
    current: list[str] = []
    for word in words:
        if word not in _SENTENCE_ENDS and (word != "?" or current or not result):
            current.append(word)
        if current and (word in _SENTENCE_ENDS or word == "?"):
            result.append(current)
            current = []
    if current:
        result.append(current)
    for sentence in result[:-1]:
        if sentence[-1] == "?":
            sentence[-1] = "?.."
    return result
