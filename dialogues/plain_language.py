"""How plainly a text reads: sentences, words, syllables, Flesch-Kincaid grade (Kincaid and others 1975).

Syllables are counted by rule: each group of vowels (y included) is one; "ia" and "io" are two, except after t, s, c
or g, and so is a vowel before -ing; a final e, -ue after g or q, and -es and -ed where they are not spoken, are none,
but -le after a consonant is one; a word has at least one.
"""

from __future__ import annotations

import re

import msgspec

from dialogues.words import words_of

_SENTENCE_END = re.compile(r"(?<=[.!?])[\"'’”)]?\s+(?=[\"'‘“(]?[A-Z0-9])|\n+|:\s+(?=[A-Z])")
_VOWELS = re.compile(r"[aeiouy]+")
_SPLIT_VOWELS = re.compile(r"(?<![tscg])i[ao](?!u)|[aeou]ing")
_SILENT_END = re.compile(r"(?:[^aeiouyl]|[aeiouy]l)e$|[gq]ue$|[^aeiouytd]ed$|[^aeiouyszxcgh]es$")


class Level(msgspec.Struct, frozen=True):
    """How a text reads. `grade` is a US school grade; sentences are counted in words."""

    sentences: int
    words: int
    longest_sentence: int
    grade: float

    @property
    def average_sentence(self) -> float:
        """Words to a sentence, on average."""
        return self.words / self.sentences if self.sentences else 0.0


def sentences_of(text: str) -> list[str]:
    """Split a text into sentences; a line break and a colon before a capital end one too."""
    return [part.strip() for part in _SENTENCE_END.split(text) if words_of(part)]


def syllables_of(word: str) -> int:
    """Count the syllables of one word by the rule above."""
    plain = re.sub(r"[^a-z]", "", word.lower())
    count = len(_VOWELS.findall(plain)) + len(_SPLIT_VOWELS.findall(plain))
    return max(1, count - bool(_SILENT_END.search(plain)))


def level_of(text: str) -> Level:
    """Measure a text."""
    sentences = [words_of(sentence) for sentence in sentences_of(text)]
    words = [word for sentence in sentences for word in sentence]
    if not words:
        return Level(0, 0, 0, 0.0)
    syllables = sum(map(syllables_of, words))
    grade = 0.39 * len(words) / len(sentences) + 11.8 * syllables / len(words) - 15.59
    return Level(len(sentences), len(words), max(map(len, sentences)), round(grade, 1))
