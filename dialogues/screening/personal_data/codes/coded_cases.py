"""References told by their signs: "HPU~0933~24", "ADT.0093", "100 23 8871", "VS 7781 KX", "13 slash 2219 slash 24"."""

import re
from collections.abc import Iterator

from dialogues.screening.personal_data.codes.numbered_cases import FIGURES, YEARS

_SIGNED = re.compile(
    r"(?<![\w£$€@.'’/:\-])[A-Za-z0-9]{1,12}(?:[.*~/_:#+|\\–\-]{1,2}[A-Za-z0-9]{1,12}){1,6}(?![\w@'’]|[.\-:]\w)",
    re.ASCII,
)
_GROUPED = re.compile(
    r"(?<![\w£$€.,/:+\-])(?:([A-Z]{1,5}) )?(\d{1,8}(?: \d{2,8}){0,4})(?: ([A-Z]{1,3}))?(?![\w/:%£'’\-]|[.,]\d)"
)
_SPOKEN = re.compile(
    r"\b[a-z]{0,5}\d{1,8}(?: (?:slash|stroke|dash|hyphen|dot|oblique) [a-z]{0,5}\d{0,8}[a-z]?(?!\w)){1,5}",
    re.IGNORECASE,
)
_ENDING = re.compile(
    r"\b(?:refs?|case|number|no|file|id|account|reference|one|log)(?: that| which)? (?:ends?|ended|ending|finish(?:es|"
    r"ing)?)"
    r"(?: in| with)? (\d{3,6}[a-z]?)(?![\w:])",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"\b(?:case|ref|file|incident|log|record|referral) \(#?(\d{4,9})\)", re.IGNORECASE)
_LEADING_NOUGHT = re.compile(r"(?<![\w£.,:/\-])(?:([A-Z][A-Za-z]{1,5}) )?(0\d{3,8})(?![\w/:]|[.,\-]\d)")
_HOUR = re.compile(r"0\d[0-5]\d")
_PLAIN = re.compile(
    r"(?<![\w£$€@.'’/:,\-])(?:\d{5,12}[a-jln-z]|[A-Z]{2,5}\d{4,8}[A-Z]{0,2}|\d{5,9}/\d{2})(?![\w@'’/]|[.\-:,]\d)"
)
_STANDARD = re.compile(r"(?:BS|ISO|EN|HP|MS|PO|INV|GCSE|COVID)\d|\D*(?:19|20)\d\d\D*$")
_SMALL = re.compile(
    r"\b(?:refs?|reference|case|number|no|log|id|file|quote|quoting|crime)(?: no| number| id| ref| is|"
    r" was){0,2}[ :.#]{1,2}"
    r"([a-z]{1,5}[ .]?\d{3,8}(?:(?-i: ?[A-Z]{1,3})|[a-z])?)(?!\w)",
    re.IGNORECASE,
)
_ANNOUNCED = re.compile(
    r"\b(?:cases?|refs?|references?|files?|logs?|accounts?|acc|acct|panel|item|application|app|appeal|complaint|claim|"
    r"crime|incident|occurrence|report|record|no|nos|number|num|nr|id|ids|code|quote|quoting|quoted|job|ticket|tenancy|"
    r"warrant|order|docket|exhibit|entry|nrm|arc|cms|maintenance|badge|episode|referral|bundle|assessment|"
    r"enquiry|inquiry|investigation|allegation|notification|licence|bid|booking|under|logs? (?:him|her|it|them) as|"
    r"(?:known|listed|recorded|down|filed|saved|coded|entered|logged|him|her|it) as)\b[^.!?\n\w]{0,3}"
    r"(?:(?:is|was|no|number|ref|reference|id|under|on|for|the|item|code|called|decision|now|my|our|their)\b"
    r"[ .:#]{0,3}){0,3}[(\"“‘']?$",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"\d{1,2}[.:]\d{2}(?:[\-–/]\d{1,2}[.:]\d{2})?(?:am|pm)?|\d{3,4}[\-–/]\d{3,4}(?:hrs|h)?", re.IGNORECASE
)
_DATE = re.compile(r"[0-3]?\d[._|\-–][01]?\d[._|\-–](?:\d\d|\d{4})|(?:19|20)\d\d[._][01]\d[._][0-3]\d")
_MEETING = re.compile(
    r"\b(?:meeting|zoom|teams|passcode|dial|join|link|invite|isbn|invoice|po)\b[^.!?\n]{0,20}$", re.IGNORECASE
)
_COUNTED = re.compile(
    r"(?:\d+(?:st|nd|rd|th|am|pm|hrs?|mins?|k|kg|km|mg|ml|m|yrs?|wks?|days?|ppl|odd|plus|ish|x|p|pp|pcm|pw|pa|fte)|"
    r"covid|ks|yr|year|level|iso|form|section|sec|act|band|grade|windows|office|v|ver|version|http|https|www|"
    r"jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|[a-z]*day|term|week|q|no|approx|over|about|of|to|at|by|in)",
    re.IGNORECASE,
)
_ODD_SIGN = re.compile(r"[*~|_\\#]")
_NEAR = 60  # numbers of one length that lie nearer count something
_LOOK_BACK = 40  # characters
_LONG, _SHORT = 7, 5  # digits that make a number of a case, alone or announced


_LETTERED = re.compile(
    r"(?<![\w.])[A-Z]{2,5}\.\d{3,6}(?:\.[A-Z0-9]{1,3})?(?![\w]|\.\w)|"
    r"(?<=application )[A-Z]{1,3}\d{2}(?: \d{2,3}){1,3}(?!\w)|(?<=ref )[A-Z]{1,3}\d{2}(?: \d{2,3}){1,3}(?!\w)"
)


def find_coded(text: str, words: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Yields where references stand that signs, gaps or spoken signs part; `words` are ordinary words."""
    for match in _SIGNED.finditer(text):
        if _is_signed(match.group(), text, match.start(), words):
            yield match.span()
    for match in _GROUPED.finditer(text):
        if _is_grouped(match, text) and not _MEETING.search(text[max(0, match.start() - _LOOK_BACK) : match.start()]):
            yield match.span()
    yield from (match.span() for match in _LETTERED.finditer(text))
    for match in _SPOKEN.finditer(text):
        if sum(map(str.isdecimal, match.group())) > 2:  # noqa: PLR2004  digits
            yield match.span()
    for match in _LEADING_NOUGHT.finditer(text):
        dialled = _HOUR.fullmatch(match.group(2)) or len(match.group(2)) == 5  # noqa: PLR2004  a dialling code
        if not (dialled or _MEETING.search(text[max(0, match.start() - _LOOK_BACK) : match.start()])):
            yield match.span()
    yield from (match.span() for match in _PLAIN.finditer(text) if not _STANDARD.match(match.group()))
    yield from (match.span(1) for match in _BRACKETED.finditer(text) if not YEARS.fullmatch(match.group(1)))
    yield from (match.span(1) for match in _ENDING.finditer(text) if not YEARS.fullmatch(match.group(1)))
    for match in _SMALL.finditer(text):
        letters = match.group(1).rstrip("0123456789").partition(" ")[0].rstrip("0123456789.").lower()
        if letters not in words and not _COUNTED.fullmatch(letters):
            yield match.span(1)


def is_announced(text: str, start: int) -> bool:
    """Whether a word for a case, a file or a number leads to what stands at `start`."""
    return bool(_ANNOUNCED.search(text[max(0, start - _LOOK_BACK) : start]))


def _is_signed(code: str, text: str, start: int, words: frozenset[str]) -> bool:
    """Whether parts of letters and digits with signs between are a reference, and no date, time, range or count."""
    parts = re.split(r"[.*~/_:#+|\\–\-]+", code)
    runs = re.findall(r"\d{2,}", code)
    counted = any(_COUNTED.fullmatch(part) for part in parts) or all(YEARS.fullmatch(run) for run in runs)
    account = "#" in code and not parts[0].isupper() and not is_announced(code, code.index("#"))  # "shadowfrost#4471"
    if not runs or counted or account or _is_moment(code, parts):
        return False
    letters = [each for each in re.split(r"[\d.*~/_:#+|\\–\-]+", code) if each]
    if letters:
        return _is_lettered(code, letters, words) or (
            is_announced(text, start)
            and (max(map(len, runs)) > 2 or any(len(part) < 3 or part.lower() not in words for part in letters))  # noqa: PLR2004  digits
        )
    return _is_numbered(code, parts) or (
        sum(map(len, parts)) >= _SHORT and not _of_years(parts) and is_announced(text, start)
    )


def _is_moment(code: str, parts: list[str]) -> bool:
    """Whether it is a time or a date; "06-12-1182" is none."""
    odd_year = len(parts) == 3 and len(parts[-1]) == 4 and not YEARS.fullmatch(parts[-1])  # noqa: PLR2004  digits
    dated = FIGURES.fullmatch(code) or _DATE.fullmatch(code)
    return bool(_TIME.fullmatch(code) or (dated and not odd_year))


def _is_lettered(code: str, letters: list[str], words: frozenset[str]) -> bool:
    """Whether letters and digits are a reference by themselves."""
    spelt = [part for part in letters if part.lower() in words and len(part) > 2]  # noqa: PLR2004  letters
    longest, upper = max(map(len, re.findall(r"\d+", code))), code.upper() == code
    if longest >= _SHORT:
        return not any(part.islower() and len(part) > 6 for part in spelt)  # noqa: PLR2004  letters
    if upper and longest > 2 and len(letters) > 1:  # noqa: PLR2004  "SEND/EHCNA/118"
        return True
    digits = sum(map(str.isdecimal, code))
    signed = digits > 2 and (longest > 3 or bool(_ODD_SIGN.search(code)))  # noqa: PLR2004  digits
    return not spelt and (signed or (upper and longest > 2 and len(letters[0]) > 1))  # noqa: PLR2004  digits


def _is_numbered(code: str, parts: list[str]) -> bool:
    """Whether figures with signs are a reference by themselves: "300.118.4472", "24*123456", "22-0047"."""
    digits = sum(map(len, parts))
    if _ODD_SIGN.search(code) or (len(parts) > 2 and digits >= _LONG and "-" not in code and "–" not in code):  # noqa: PLR2004  parts
        return digits >= _SHORT
    if parts[0].startswith("0") and len(parts[0]) > 3 and digits >= _LONG:  # noqa: PLR2004  digits
        return True
    return len(parts) == 2 and parts[1].startswith("0") and len(parts[1]) > 3 and "-" in code  # noqa: PLR2004  digits


def _of_years(parts: list[str]) -> bool:
    """Whether two numbers are a range of years or a count with its share: "2023-24", "1000-1500"."""
    return len(parts) == 2 and (len(parts[0]) == len(parts[1]) or bool(YEARS.fullmatch(parts[0])))  # noqa: PLR2004  parts


def _is_grouped(match: re.Match[str], text: str) -> bool:
    """Whether numbers in groups, perhaps with capitals before or behind, are a reference."""
    first, numbers, last = match.groups()
    groups = numbers.split(" ")
    digits = sum(map(len, groups))
    years = sum(bool(YEARS.fullmatch(group)) for group in groups)
    if years == len(groups) or all(group.endswith("0") for group in groups) or "000" in numbers:
        return False
    if (
        len(groups) > 1
        and len({len(group) for group in groups}) == 1
        and max(map(int, groups)) - min(map(int, groups)) < _NEAR
    ):
        return False  # "the 07 08 09 cohorts"
    if first and last and len(groups) == 1:
        return digits > 2 and not (first == "I" or last in {"I", "A"})  # noqa: PLR2004  digits
    if first and len(groups) > 2 and digits > _SHORT:  # noqa: PLR2004  groups
        return True
    if len(groups[0]) > 1 and len(groups) > 2 and digits >= _LONG and max(map(len, groups)) > 2:  # noqa: PLR2004  groups, digits
        return True
    return len(groups) > 1 and digits >= _SHORT and not years and is_announced(text, match.start())
