"""British spelling in what the bot says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dialogues.checking.entries import key_of, texts_at
from dialogues.checking.plainness import SPOKEN
from dialogues.words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dialogues.problems import Problem
    from dialogues.reading import Document

_WORDS = {
    "aging": "ageing",
    "canceled": "cancelled",
    "catalog": "catalogue",
    "counseling": "counselling",
    "counselor": "counsellor",
    "counselors": "counsellors",
    "defense": "defence",
    "enroll": "enrol",
    "enrollment": "enrolment",
    "fulfill": "fulfil",
    "gotten": "got",
    "gray": "grey",
    "labeled": "labelled",
    "modeling": "modelling",
    "mom": "mum",
    "moms": "mums",
    "offense": "offence",
    "pediatric": "paediatric",
    "pediatrician": "paediatrician",
    "program": "programme",
    "programs": "programmes",
    "skillful": "skilful",
    "traveled": "travelled",
    "traveling": "travelling",
}
_OUR = re.compile(r"(behavi|col|endeav|fav|harb|hon|lab|neighb|rum)or(s|ed|ing|al|able|hood|hoods|ful|ite)?")
_TRE = re.compile(r"(cent|met|theat)er(s|ed)?")
_YSE = re.compile(r"(anal|catal|paral)yz(e|es|ed|ing)")
_ISE = re.compile(r"([a-z]{3,})iz(e|es|ed|er|ers|ing|ation|ations|ational)")
_MEANT = re.compile(
    r"(bapt|caps|down|over|re|up|out)?siz(e|es|ed|ing)|(out|re|down|over|up)?s?(priz|seiz)(e|es|ed|ing)"
)


def check_spelling(document: Document) -> Iterator[Problem]:
    """Give the problem `american-spelling` of a file."""
    for path, text in texts_at(document.data, ()):
        if key_of(path) in SPOKEN:
            for word in words_of(text):
                if (british := british_for(word)) != word:
                    message = f"{word!r} is American spelling."
                    yield document.problem("american-spelling", path, message, f"Write {british!r}.")


def british_for(word: str) -> str:
    """Give the British spelling of a word in small letters; the word itself where nothing is known against it."""
    if word in _WORDS:
        return _WORDS[word]
    if match := _OUR.fullmatch(word):
        return f"{match[1]}our{match[2] or ''}"
    if match := _TRE.fullmatch(word):
        return f"{match[1]}re{'d' if match[2] == 'ed' else match[2] or ''}"
    if match := _YSE.fullmatch(word):
        return f"{match[1]}ys{match[2]}"
    if (match := _ISE.fullmatch(word)) and not _MEANT.fullmatch(word):
        return f"{match[1]}is{match[2]}"
    return word
