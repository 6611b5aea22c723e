"""Addresses with a number: houses in streets, flats, plots, and doors that the neighbours know."""

import re
from collections.abc import Iterator

from dialogues.screening.personal_data.places import street_words as say
from dialogues.screening.personal_data.places.articled_streets import (
    find_small_streets,
    is_articled,
    is_last,
    is_street_here,
)
from dialogues.screening.personal_data.places.named_streets import find_named_streets
from dialogues.screening.personal_data.places.odd_homes import FIGURE, find_odd_homes, widened
from dialogues.screening.personal_data.places.streets import (
    capitals_end,
    capitals_start,
    odd,
    street_end,
    welsh_end,
    with_locality,
)
from dialogues.screening.personal_data.spans import Span
from dialogues.screening.personal_data.tokens import Token
from dialogues.screening.personal_data.word_lists import Lists

_NUMBER = re.compile(
    r"(?<![\w/.:£$\-])(?:no\.? ?|number )?(\d{1,4}(?: ?[a-hA-H])?(?:(?:[\-/]| ?& ?| and )\d{1,4}[a-hA-H]?)?),? "
    r"(?=[^\W\d_])",
    re.IGNORECASE,
)
# What stands before the number of a house: "2/1, 48 Dalmarnock Drive", "Top Floor Flat, 5 Marine Parade".
_BEFORE_NUMBER = re.compile(
    r"(?<![\w/.])(?:\d{1,2}/\d{1,2}|\d?[bgp]?f\d{1,2}|room \d{1,3}[a-z]?|"
    r"(?:the )?(?:(?:top|ground|first|second|third|fourth|lower ground|upper|lower|basement|attic|garden|rear|middle|"
    r"back|front) )?(?:floor )?(?:flat|bedsit|studio|annexe?|maisonette))(?:,| at| above| of)? "
    r"(?=\d{1,4} ?[a-h]?,? [^\W\d_])",
    re.IGNORECASE,
)
_UNIT = re.compile(
    r"\b(?:flat|apartment|apt|maisonette|bedsit|plot|pitch|block|caravan|unit|house number|"
    r"house(?= \d+[a-z]?, (?-i:[A-Z])))"
    r"s?\.? (?:no\.? ?)?(?:\d{1,4}(?:[a-zA-Z]|/\d{1,2})?|(?-i:[A-Z]))\b(?! of (?:the|our|this|a)\b)",
    re.IGNORECASE,
)
# An address only with a house behind: "Room 12, Seaview Lodge", "room 4 the grange hotel".
_ROOM = re.compile(
    r"\broom \d{1,3}[a-z]?(?=, | (?:at |in )?(?:the )?(?:\w{2,15} ){1,2}(?:hotel|hostel|lodge|inn|guest ?house)\b)",
    re.IGNORECASE,
)
_SITE_BY_NAME = re.compile(
    r"\b(?:[A-Z][a-z]{1,15} ){1,3}(?i:caravan|holiday|travell?ers?['’]?|mobile home|trailer) (?i:park|site)\b"
)
_ONE_WORD_STREET = re.compile(
    r"(?<![\w/.:£$\-])\d{1,4}[a-hA-H]? [A-Z][a-z]{2,12}(?:gate|side|ways?|croft|fields?|mead|bank|fold|"
    r"royd|wood|thorpe|holme|hurst|cliffe|dale|view|crest|lea|leys|wynd)\b"
)
_DOOR = re.compile(
    r"\b(?:next door|neighbou?rs?|lives?|living|lived|round|over|visit(?:ed)?|knock(?:ed|ing)|called|family|mum|dad|"
    r"people|lady|man|couple|house|lad|lot) (?:(?:at|in|from|of|on|to) )?((?:number|no\.?) ?\d{1,4}[a-h]?)\b",
    re.IGNORECASE,
)
_LIVES = re.compile(
    r"\b(?:lives?|living|lived|live|stays?|staying|stayed|address|addr|housed|rehoused|moved|placed|home|house|flat|"
    r"residing|resides|visited|visit|tenancy|property|hostel|refuge|family now|based|from|to|at|of|on|is|letter|have|"
    r"outside|opposite|stood|knocked|round|parcel|door|delivered|tried|knocking|letters|posted|taxi|collected|dropped|"
    r"police|ambulance)\b"
    r"[^.!?\n]{0,24}$",
    re.IGNORECASE,
)
_HOME_AT = re.compile(
    r"\b(?:live[sd]? (?:at|in)|living at|(?:home|place|address|house|flat) is|address was|moved (?:to|into)|"
    r"(?:house|flat) at|stay(?:s|ing|ed)? at|lives) $",
    re.IGNORECASE,
)
_TO_STREET = re.compile(r",? (?:(?:at|in|on) )?(?:the )?(\d{1,4}[a-zA-Z]? )?")
# What may follow a street or the name of a site: "hazel park caravan site".
_SITE = re.compile(
    r"(?: (?:caravan|travell?ers?['’]?|gypsy|trailer|mobile home|holiday))? (?:site|park|estate)\b", re.IGNORECASE
)

_LONGEST = 6  # words from the first of a street to the one behind it


def find_addresses(text: str, words: list[Token], lists: Lists) -> Iterator[Span]:
    """Yields house numbers with streets, flats, boats, and streets or named houses where somebody lives."""
    for span in _addresses(text, words, lists):
        yield widened(text, span, lists)
    for span in find_odd_homes(text, words, lists):
        yield widened(text, span, lists)


def _addresses(text: str, words: list[Token], lists: Lists) -> Iterator[Span]:
    starts = {word.start: index for index, word in enumerate(words)}
    if FIGURE.search(text):
        yield from _numbered(text, words, starts, lists)
    for match in _UNIT.finditer(text):
        yield Span(match.start(), _unit_end(text, match.end(), words, starts, lists), "ADDRESS")
    for match in _SITE_BY_NAME.finditer(text):
        yield Span(match.start(), match.end(), "ADDRESS")
    yield from find_named_streets(text, words, lists)


def _numbered(text: str, words: list[Token], starts: dict[int, int], lists: Lists) -> Iterator[Span]:
    """Addresses that hold a figure."""
    for match in _NUMBER.finditer(text):
        if match.end() in starts and (end := _numbered_end(text, match, words, starts[match.end()], lists)):
            yield Span(_house_start(text, match.start(), words, starts[match.end()]), end, "ADDRESS")
    for match in _ONE_WORD_STREET.finditer(text):
        yield Span(match.start(), match.end(), "ADDRESS")
    for match in _BEFORE_NUMBER.finditer(text):
        number = _NUMBER.match(text, match.end())
        if number and number.end() in starts and (end := _home_end(words, starts[number.end()], lists)):
            yield Span(match.start(), end, "ADDRESS")
    for match in _ROOM.finditer(text):
        if (end := _unit_end(text, match.end(), words, starts, lists)) > match.end():
            yield Span(match.start(), end, "ADDRESS")
    for match in _DOOR.finditer(text):
        yield Span(match.start(1), match.end(1), "ADDRESS")
    yield from (Span(start, end, "ADDRESS") for start, end in find_small_streets(text, lists.words))


def _numbered_end(text: str, match: re.Match[str], words: list[Token], index: int, lists: Lists) -> int:
    """Where the address ends whose number is `match` and whose street begins with word `index`; 0 if it is none."""
    lives = bool(_LIVES.search(text[max(0, match.start() - 40) : match.start()])) or match.group()[:1] in "nN"
    lives = lives or is_articled(words[index : index + 2])
    end = with_locality(text, welsh_end(words, index, lists) or street_end(words, index, lists, lives=lives), lists)
    if (
        end
        and words[index].folded == "the"
        and not words[index].capital
        and not is_street_here(text, match, words[index : index + _LONGEST], end)
    ):
        return 0
    if not end and _HOME_AT.search(text[max(0, match.start() - 24) : match.start()]):
        end = capitals_end(words, index)
    return end


def _house_start(text: str, start: int, words: list[Token], index: int) -> int:
    """Where the name of a house before the number begins: "Thornfield House, 8 Manor Drive"; else `start`."""
    if text[max(0, start - 2) : start] != ", ":
        return start
    last = index
    while last > 0 and words[last - 1].start >= start:
        last -= 1
    if not last or words[last - 1].end != start - 2 or words[last - 1].folded not in say.STREETS | say.NAMED_HOUSES:
        return start
    return words[capitals_start(words, last - 1, 3)].start


def _home_end(words: list[Token], index: int, lists: Lists) -> int:
    return welsh_end(words, index, lists) or street_end(words, index, lists, lives=True)


def _unit_end(text: str, end: int, words: list[Token], starts: dict[int, int], lists: Lists) -> int:
    """Where an address that begins with "Flat 3" ends: at its street, or its house ("Flat 3, The Maltings")."""
    rest = _TO_STREET.match(text, end)
    if rest and rest.end() in starts:
        index = starts[rest.end()]
        named = _home_end(words, index, lists) or capitals_end(words, index)
        if not named and "the " in rest.group().lower() and is_last(words, index):  # "apt 12 the foundry"
            named = words[index].end
        if not named and words[index].folded == "old" and index + 1 < len(words):  # "apt 3b the old brewery"
            named = words[index + 1].end
        if not named and rest.group(1) and odd(words[index], lists):  # "flat 4b, 212 kirkgate"
            named = words[index].end
        end = named or end
    site = _SITE.match(text, end)
    return site.end() if site else end
