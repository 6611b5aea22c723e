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

    by_first_word: dict[str, tuple[tuple[Words, str], ...]]

    @classmethod
    def build(cls, values: Mapping[Words, str]) -> "Phrases":
        """Orders the sequences for look-up; empty sequences are refused with ValueError."""
        grouped: dict[str, list[tuple[Words, str]]] = {}
        for words, value in values.items():
            if not words:
                raise ValueError(f"A phrase for {value!r} holds no word.")
            grouped.setdefault(words[0], []).append((words, value))
        return cls({first: tuple(sorted(group, key=lambda item: -len(item[0]))) for first, group in grouped.items()})

    def at(self, words: list[str], position: int) -> tuple[int, str] | None:
        """Length and value of the longest sequence that starts at a position, or None."""
        for sequence, value in self.by_first_word.get(words[position], ()):
            if len(sequence) == 1 or tuple(words[position : position + len(sequence)]) == sequence:
                return len(sequence), value
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
    result: list[str] = []
    position = 0
    while position < len(words):
        found = spellings.at(words, position)
        if found is None:
            result.append(words[position])
            position += 1
        else:
            result.extend(found[1].split())
            position += found[0]
    return result


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
