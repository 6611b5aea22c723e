"""Vehicle registrations of any age, in capitals or not, with or without gaps."""

import re
from collections.abc import Iterator

from dialogues.screening.personal_data.initials.acronyms import LONGER, PAIRS, SHORT_WORDS
from dialogues.screening.personal_data.spans import Span

_CURRENT = re.compile(r"(?<!\w)([A-Z]{2})([ \-]?)(?:\d[\dO]|O\d)([ \-]?)([A-Z]{3})(?!\w)", re.IGNORECASE)  # since 2001
_OLDER = re.compile(  # before 2001, and private ones
    r"(?<!\w)(?:([A-Z])[ \-]?\d{1,3}[ \-]?([A-Z]{3})|([A-Z]{3})[ \-]?\d{1,3}[ \-]?([A-Z])|([A-Z]{1,3})[ \-]?\d{2,4}|"
    r"\d{2,4}[ \-]?([A-Z]{2,3}))(?!\w)",
    re.IGNORECASE,
)
_NORTHERN_IRISH = re.compile(r"(?<!\w)(?:[A-Z]I[A-Z]|[A-Z]{2}Z)[ \-]?\d{3,4}(?!\w)")
_PREFIXED = re.compile(r"(?<!\w)[A-HJ-NPR-Y](?:\d{2,3} ?| \d{2,3} )([A-Z]{3})(?!\w)")
_PART = re.compile(
    r"\b(?:reg|registration|plate|number plate) (?:\w+ )?(?:end(?:s|ed|ing)?|start(?:s|ed|ing)?|beg(?:ins|an|inning))"
    r"(?: in| with)? ((?-i:[A-Z]{2,3}\d{0,2}|\d{2}[A-Z]{3}|[A-Z]{2}))\b",
    re.IGNORECASE,
)
_ANNOUNCED = re.compile(
    r"\b(?:reg|rego|registration|plate|plates|vrm|vrn|index)\b\.?(?: (?:mark|plate|number|no|is|was|of|index|it|its|"
    r"with)\b\.?){0,3}[ :,(]{1,3}$",
    re.IGNORECASE,
)
_CAR_WORDS = re.compile(
    r"\b(?:car|cars|van|vehicle|reg|registration|plate|plates|drives|driving|drove|taxi|minibus|moped|"
    r"motorbike|bike|scooter|lorry|truck|pickup|tractor|trailer|caravan|ford|fiesta|focus|corsa|astra|vauxhall|golf|"
    r"polo|vw|bmw|audi|mercedes|merc|toyota|nissan|renault|clio|peugeot|kia|hyundai|skoda|seat|honda|transit|range "
    r"rover|land ?rover|mini|volvo|mazda|citroen|fiat|hatchback|estate car|saloon|index|vrm|outside in|parked|parks)\b|"
    r"\b(?:getting|got|get) (?:in|into) (?:a )?$",
    re.IGNORECASE,
)
_DOCUMENT = re.compile(
    r"\b(?:policy|form|section|version|act|page|room|bus|model|band|level|year|yr|key stage)\b[^.\n]{0,8}$",
    re.IGNORECASE,
)


def find_vehicles(text: str, words: frozenset[str]) -> Iterator[Span]:
    """Yields registrations; `words` are ordinary words in lower case."""
    for match in _CURRENT.finditer(text):
        if _is_current(text, match, words):
            yield Span(match.start(), match.end(), "VEHICLE_REG")
    for match in _OLDER.finditer(text):
        if _is_older(text, match, words):
            yield Span(match.start(), match.end(), "VEHICLE_REG")
    for match in _PREFIXED.finditer(text):
        if (
            match.group(1).lower() not in words
            and match.group(1) not in LONGER
            and not _DOCUMENT.search(_before(text, match.start()))
        ):
            yield Span(match.start(), match.end(), "VEHICLE_REG")
    for match in _NORTHERN_IRISH.finditer(text):
        if match.group()[:3].lower() not in words:
            yield Span(match.start(), match.end(), "VEHICLE_REG")
    for match in _PART.finditer(text):
        yield Span(match.start(1), match.end(1), "VEHICLE_REG")


def _is_current(text: str, match: re.Match[str], words: frozenset[str]) -> bool:
    """Two letters, two digits, three letters: "ku22 nfy", unless the letters are words, as in "in 20 min"."""
    first, gap, _, last = match.groups()
    if _ANNOUNCED.search(_before(text, match.start())):
        return True
    if first.lower() in _COUNTED or last in LONGER:
        return False
    spelt = last.lower() in words or last.lower() == "sen"
    if match.group().isupper():
        return not (gap and (first in PAIRS or spelt)) and (not spelt or _near_car(text, match))
    spelt = spelt or last.upper() in LONGER
    apart = bool(gap) and (first.lower() in words or first.lower() in SHORT_WORDS)
    return not apart and (not spelt or (not gap and _near_car(text, match)))


_COUNTED = frozenset(("yr", "ks", "wk", "hr", "no"))


def _is_older(text: str, match: re.Match[str], words: frozenset[str]) -> bool:
    """Other forms, which stand for too much else to be told without a word of cars nearby."""
    plate, parts = match.group(), [part for part in match.groups() if part]
    dateless = len(parts) == 1
    if _ANNOUNCED.search(_before(text, match.start())):
        return plate.isupper() or (not any(len(part) > 1 and part.lower() in words for part in parts))
    if not _near_car(text, match) or any(part in LONGER or (dateless and part.upper() in PAIRS) for part in parts):
        return False
    if plate.isupper():
        return not (dateless and (parts[0].lower() in _MAKES or len(plate) < 5))  # noqa: PLR2004  letters
    letters = "".join(parts).lower()
    return (
        not any(len(part) > 1 and (part.lower() in words or part.lower() in SHORT_WORDS) for part in parts)
        and letters not in words
    )


_MAKES = frozenset(("bmw", "vw", "kia", "mg", "ds"))


def _before(text: str, start: int) -> str:
    return text[max(0, start - 40) : start]


def _near_car(text: str, match: re.Match[str]) -> bool:
    before, after = _before(text, match.start()), text[match.end() : match.end() + 20]
    return bool(_CAR_WORDS.search(before) or _CAR_WORDS.search(after))
