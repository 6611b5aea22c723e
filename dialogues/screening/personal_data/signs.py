"""Cheap signs without which a family of rules would find nothing, so that most texts are spared most patterns."""

import re
from collections.abc import Sequence

import msgspec

from dialogues.screening.personal_data.codes.accounts import POSTED_AS, POSTING, SAID_OF_ACCOUNTS
from dialogues.screening.personal_data.codes.announced_handles import SHORTEST
from dialogues.screening.personal_data.codes.dates import FEASTS, MONTHS, ORDINALS
from dialogues.screening.personal_data.initials.acronyms import WORDS_OF_TWO
from dialogues.screening.personal_data.tokens import Token
from dialogues.screening.personal_data.word_lists import words_of

_FIGURE = re.compile(r"\d")
_MADE_UP = re.compile(r"[\d@_#~/]|\w\.\w|[a-z][A-Z]|[xX][xX]")
_PLATES = words_of("reg registration plate")
_JOIN = re.compile(r"['’‘\-]")
_ARTICLES = words_of("a A i I")
_VOWELS = frozenset("aeiou")
_LONGEST = 3  # letters of initials, but for a "Mc" and the like inside


class Signs(msgspec.Struct, frozen=True):
    """What a text may hold, and surely does not where it says False.

    Attributes:
        figures: numbers, references, postcodes, registrations.
        dates: dates, in figures or in words.
        plates: part of a registration ("plate ends in KX").
        accounts: apps, accounts, and what people do there.
        odd: long words that no list of ordinary words holds.
        made_up: names of accounts with digits, signs or capitals inside.
        initials: letters that stand for a person.
    """

    figures: bool
    dates: bool
    plates: bool
    accounts: bool
    odd: bool
    made_up: bool
    initials: bool


def signs_in(text: str, words: Sequence[Token], ordinary: frozenset[str]) -> Signs:
    """Looks for the signs in a text.

    Args:
        text: any text.
        words: its words, from `tokens`.
        ordinary: ordinary words in lower case.
    """
    said = {word.folded for word in words}
    figures = _FIGURE.search(text) is not None
    worded = not said.isdisjoint(FEASTS) or not (said.isdisjoint(ORDINALS) or said.isdisjoint(MONTHS))
    return Signs(
        figures=figures,
        dates=figures or worded,
        plates=figures or not said.isdisjoint(_PLATES),
        accounts=not said.isdisjoint(SAID_OF_ACCOUNTS) or not (said.isdisjoint(POSTING) or said.isdisjoint(POSTED_AS)),
        odd=any(len(word) >= SHORTEST for word in said.difference(ordinary)),
        made_up=figures or _MADE_UP.search(text) is not None,
        initials=figures or "initials" in said or any(_may_be_initials(text, word, said, ordinary) for word in words),
    )


def _may_be_initials(text: str, word: Token, said: set[str], ordinary: frozenset[str]) -> bool:
    typed = word.text if word.text.isalpha() else _JOIN.split(word.text, maxsplit=1)[0]
    if typed in _ARTICLES:
        alone = text[word.end : word.end + 1] in {" ", ""} and word.text[1:] == word.text[1:].lower()
        return "child" in said or not alone or (typed == "A" and not word.opens)
    if len(typed) == 1:
        return True
    if typed[1:] != typed[1:].lower():  # "MJO", "JBs", "KMcD", but not "MASH"
        return len(typed) <= _LONGEST or (len(typed) <= _LONGEST + 2 and not typed.isupper())
    if len(typed) == 2:  # noqa: PLR2004  letters
        return word.folded not in WORDS_OF_TWO
    if len(typed) != 3 or word.folded in ordinary:  # noqa: PLR2004  letters
        return False
    return typed.endswith("s") or _VOWELS.isdisjoint(typed)  # "jbs mum", "so dmc rang"
