"""The word lists behind the screening of names: built by tools/build_name_lists.py, read by the bot, parsed here."""

import re
import unicodedata
from collections.abc import Mapping

import msgspec

_COMMENTS = re.compile("^#.*$", re.MULTILINE)
_PLAIN = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "’": "'", "‘": "'"})


class Lists(msgspec.Struct, frozen=True):
    """Folded words: lower case, no diacritics.

    `first` and `surnames` are names however they are typed; the rare ones need a capital letter or words around them
    that speak of a person; `word_first` and `word_surnames` are ordinary words too. `words` are ordinary English words,
    `towns` and `villages` places, `not_names` what the public lists hold but is not a name in these texts.
    """

    first: frozenset[str] = frozenset()
    rare_first: frozenset[str] = frozenset()
    word_first: frozenset[str] = frozenset()
    surnames: frozenset[str] = frozenset()
    rare_surnames: frozenset[str] = frozenset()
    word_surnames: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    towns: frozenset[str] = frozenset()
    villages: frozenset[str] = frozenset()
    not_names: frozenset[str] = frozenset()


def parse_lists(files: Mapping[str, str]) -> Lists:
    """Builds the lists from the files in dialogues/screening/personal_data/lists.

    Args:
        files: file name (such as "first_names.txt") to its text; one entry a line, `#` starts a comment line.

    Raises:
        KeyError: a file is missing.
    """

    def entries(name: str) -> frozenset[str]:
        text = files[f"{name}.txt"]
        return frozenset(text.split("\n")) - {""} - set(_COMMENTS.findall(text))

    not_names, word_first = entries("own_not_names"), entries("own_word_names")
    return Lists(
        first=(entries("first_names") | entries("own_first_names")) - not_names,
        rare_first=entries("rare_first_names") - not_names,
        word_first=word_first,
        surnames=entries("surnames") - not_names,
        rare_surnames=entries("rare_surnames") - not_names,
        word_surnames=entries("word_surnames"),
        words=entries("words"),
        towns=entries("towns"),
        villages=entries("villages"),
        not_names=not_names - word_first,
    )


def fold(text: str) -> str:
    """Lower case without diacritics, as the lists are written."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.lower().translate(_PLAIN))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def words_of(text: str) -> frozenset[str]:
    """The words of a text, each once: how sets of words are written down in these modules."""
    return frozenset(text.split())
