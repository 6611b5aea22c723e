"""E-mail addresses, and numbers that name one person: phone, NHS, National Insurance."""

import re
from collections.abc import Iterator

from dialogues.screening.personal_data.initials.acronyms import SHORT_WORDS
from dialogues.screening.personal_data.spans import Span

_EMAIL = re.compile(r"(?<![\w.%+\-])[\w.%+\-']{1,64}@[\w\-]{1,63}(?:\.[\w\-]{1,63}){1,6}")
_SPOKEN_EMAIL = re.compile(
    r"\b(?!(?:website|site|page|webpage|portal|online|look|info)\b)[\w.\-]{2,40}(?: at | ?[\[(]at[\])] ?)"
    r"(?:gmail|hotmail|outlook|yahoo|icloud|live|aol|btinternet|[\w\-]{2,40})(?: dot | ?[\[(]dot[\])] ?|\.)"
    r"(?:com|co dot uk|co\.uk|org|net|uk|gov\.uk|nhs\.uk|sch\.uk)\b",
    re.IGNORECASE,
)
_SPOKEN_ENDINGS = ("dot", ".co", ".org", ".net", ".uk", ".gov", ".nhs", ".sch")  # without one, no address is spoken
_DIGIT_RUN = re.compile(r"(?<![\w/])(?:\+ ?|\( ?\+? ?)?[oO]?\d[\d \t().\-–\u00a0]{5,24}\d(?![\w])")
_EXTENSION = re.compile(r",? ?(?:ext(?:ension)?|x)\.? ?\d{1,6}\b", re.IGNORECASE)
_PHONE_WORDS = re.compile(
    r"\b(?:ring|rang|call|called|phone|phoned|tel|telephone|mobile|mob|text|texted|number|landline|line|"
    r"whatsapp|on|fax|dial)\b",
    re.IGNORECASE,
)
_NHS_WORDS = re.compile(r"\bnhs\b", re.IGNORECASE)
_NINO = re.compile(
    r"(?<![A-Za-z0-9])([A-Z] ?[A-Z])[ \-.]{0,2}((?:[\dO][ \-.]{0,2}){5}[\dO])(?:[ \-.]{0,2}([A-Z]))?(?!\w|[./\-]\d)",
    re.IGNORECASE,
)
_NINO_WORDS = re.compile(
    r"\b(?:ni|nino|n\.i\.?|nat(?:ional)? ins(?:urance)?|insurance)\b[^.!?\n]{0,30}$", re.IGNORECASE
)
_GROUPED = re.compile(r"[1-9]\d\d[ \-]\d{3}[ \-]\d{4}")


def find_emails(text: str) -> Iterator[Span]:
    """Yields e-mail addresses, also as they are spoken ("jo at gmail dot com")."""
    patterns = [_EMAIL] if "@" in text else []
    low = text.lower()
    if any(ending in low for ending in _SPOKEN_ENDINGS):
        patterns.append(_SPOKEN_EMAIL)
    for pattern in patterns:
        for match in pattern.finditer(text):
            yield Span(match.start(), match.end(), "EMAIL")


def find_numbers(text: str) -> Iterator[Span]:
    """Yields National Insurance numbers, NHS numbers and phone numbers."""
    for match in _NINO.finditer(text):
        if _is_nino(text, match):
            yield Span(match.start(), match.end(), "NINO")
    yield from _numbers(text)


def _is_nino(text: str, match: re.Match[str]) -> bool:
    """Two letters, six digits and A to D; where the words before announce it, the last letter may be missing."""
    first, digits, last = match.groups()
    if not any(map(str.isdecimal, digits)):
        return False
    if _NINO_WORDS.search(text[max(0, match.start() - 40) : match.start()]):
        return True
    sentence = first.islower() and first in SHORT_WORDS and last in {"a", None}  # "on 12 03 15 a"
    return last is not None and last.upper() in "ABCD" and not sentence


def _numbers(text: str) -> Iterator[Span]:
    for match in _DIGIT_RUN.finditer(text):
        run, start = match.group(), match.start()
        before = text[max(0, start - 32) : start]
        digits = "".join(letter for letter in run.lower().replace("o", "0") if letter.isdecimal())
        nhs_said = bool(_NHS_WORDS.search(before))
        if (
            len(digits) == 10  # noqa: PLR2004  digits
            and (nhs_said or ((_GROUPED.fullmatch(run) or _is_nhs_number(digits)) and not digits.startswith("0")))
        ) or (nhs_said and 9 <= len(digits) <= 11):  # noqa: PLR2004  digits
            yield Span(start, match.end(), "NHS_NUMBER")
        elif _is_phone(digits, run, before):
            extension = _EXTENSION.match(text, match.end())
            yield Span(start, extension.end() if extension else match.end(), "PHONE")


def _is_nhs_number(digits: str) -> bool:
    """Checks the last digit modulo 11 (NHS Data Model and Dictionary, "NHS NUMBER")."""
    rest = 11 - sum(int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False)) % 11
    return rest % 11 == int(digits[9]) and len(set(digits)) > 1


def _is_phone(digits: str, run: str, before: str) -> bool:
    """Whether the digits make a British number, or any number that the words before announce."""
    if digits.startswith("0044"):
        digits = "0" + digits[4:].removeprefix("0")
    elif digits.startswith("44") and len(digits) > 10:  # noqa: PLR2004  digits
        digits = "0" + digits[2:].removeprefix("0")
    if len(digits) in {10, 11} and digits[0] == "0" and digits[1] in "1235789":
        return True
    if run.lstrip("( ").startswith("+") and len(digits) >= 9:  # noqa: PLR2004  digits
        return True
    if len(digits) == 10 and digits[0] in "127" and digits[:2] not in {"19", "20"} and _PHONE_WORDS.search(before):  # noqa: PLR2004  digits
        return True
    return 6 <= len(digits) <= 8 and "." not in run and bool(_RING_NUMBER.search(before))  # noqa: PLR2004  digits


_RING_NUMBER = re.compile(
    r"\b(?:ring|rang|call|phone|tel|telephone|mobile|mob|text|landline|phone number|whatsapp|fax|dial)"
    r"(?: (?:her|him|them|me|us|is|on|number|no|mum|dad|no\.)){0,3} ?[:.]? ?$",
    re.IGNORECASE,
)
