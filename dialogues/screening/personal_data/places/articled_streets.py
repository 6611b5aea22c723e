"""Streets that are a single word behind their number: "14 the avenue", "44 queensway"."""

import re
from collections.abc import Iterator

from dialogues.screening.personal_data.places import street_words as say
from dialogues.screening.personal_data.tokens import Token

_AT = re.compile(
    r"\b(?:at|in|to|from|of|for|by|near|outside|opposite|round|on|is|was|visit|visited|address|and|have|has|had|got|"
    r"lives|off|round to)(?: no\.?)? $",
    re.IGNORECASE,
)
_AT_FIRST = 3  # characters of "At ", which opens a time
_SMALL_STREET = re.compile(  # "seen at 44 queensway"
    r"\b(?:at|outside|to|from|in|of|near|visit|visited|is) (\d{1,4}[a-h]? "
    r"([a-z]{3,10}(?:gate|way|croft|thorpe|royd|wynd|holme|hurst|fold)))\b"
)


def find_small_streets(text: str, words: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Yields where streets of one word without a capital stand; `words` are ordinary words in lower case."""
    for match in _SMALL_STREET.finditer(text):
        if match.group(2) not in words:
            yield match.span(1)


def is_articled(pair: list[Token]) -> bool:
    """Whether two words are an article and a street that needs no more to be one: "the crescent"."""
    return len(pair) > 1 and pair[0].folded == "the" and pair[1].folded in say.ARTICLED


def is_street_here(text: str, match: re.Match[str], street: list[Token], end: int) -> bool:
    """Whether "14 the avenue" is an address: something leads to it, and nothing goes on ("at 4 the drive home")."""
    start = match.start() == 0 or text[match.start() - 2 : match.start()] in {", ", "; ", ". "}
    plain = start and is_articled(street[:2])
    said = plain or match.group()[:1] in "nN"  # "no. 4 the crescent"
    led = match.start() > _AT_FIRST and _AT.search(text[max(0, match.start() - 12) : match.start()])
    if not (said or led):
        return False
    follows = next((word for word in street if word.start >= end), None)
    return follows is None or not follows.tight or follows.folded in say.AFTER_STREET


def is_last(words: list[Token], index: int) -> bool:
    """Whether nothing goes on behind the word, so that it may name a house."""
    return index + 1 >= len(words) or not words[index + 1].tight or words[index + 1].folded in say.AFTER_STREET
