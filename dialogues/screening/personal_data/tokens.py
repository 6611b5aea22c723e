"""A text cut into words, with what their spelling says."""

import re
from collections.abc import Iterator

import msgspec

from dialogues.screening.personal_data.word_lists import fold

_MARKS = "\u0300-\u036f"  # marks that are typed behind their letter
_WORD = re.compile(rf"[^\W\d_](?:[^\W_\u2019']|[{_MARKS}])*(?:['’‘\-](?:[^\W_]|[{_MARKS}])+)*['’]?")
_SENTENCE_ENDS = frozenset(".!?\n\r…•")
_MAX_WORD = 60  # longer runs of letters are no names and are skipped


class Token(msgspec.Struct, frozen=True):
    """A word: `start` and `end` in code points, without a possessive ending, which `possessive` notes."""

    start: int
    end: int
    text: str
    folded: str
    capital: bool
    shouted: bool
    opens: bool
    possessive: bool
    tight: bool  # one space or a hyphen since the word before


def tokens(text: str) -> list[Token]:
    """The words of a text. Where everything is in capitals, or nearly, capitals say nothing and are not noted."""
    letters = sum(map(str.isalpha, text))
    loud = letters > 3 and sum(map(str.isupper, text)) > 0.7 * letters and " " in text.strip()  # noqa: PLR2004  letters
    return list(_tokens(text, loud=loud))


def _tokens(text: str, *, loud: bool) -> Iterator[Token]:
    end = 0
    for match in _WORD.finditer(text):
        word, start = match.group(), match.start()
        between = text[end:start]
        opens = end == 0 or any(mark in _SENTENCE_ENDS for mark in between)
        end = match.end()
        if len(word) > _MAX_WORD:
            continue
        bare = word.rstrip("'’")
        possessive = len(bare) < len(word) and bare[-1:] in "sS"
        if len(bare) > 2 and bare[-2] in "'’‘" and bare[-1] in "sS":  # noqa: PLR2004  letters
            bare, possessive = bare[:-2], True
        yield Token(
            start=start,
            end=start + len(bare),
            text=bare,
            folded=fold(bare),
            capital=bare[0].isupper() and not loud,
            shouted=len(bare) > 1 and bare.isupper() and not loud,
            opens=opens and between.strip() != ",",
            possessive=possessive,
            tight=between in {" ", "-"},
        )
