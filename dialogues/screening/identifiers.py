"""Numbers and addresses that name one person by their form: phones, e-mails, NHS and NI numbers, postcodes, handles."""

import re
from collections.abc import Iterator

from dialogues.screening.spans import Span
from dialogues.screening.word_lists import words_of

_EMAIL = re.compile(r"(?<![\w.%+\-])[\w.%+\-']{1,64}@[\w\-]{1,63}(?:\.[\w\-]{1,63}){1,6}")
_SPOKEN_EMAIL = re.compile(
    r"\b[\w.\-]{2,40}(?: at | ?[\[(]at[\])] ?)"
    r"(?:gmail|hotmail|outlook|yahoo|icloud|live|aol|btinternet|[\w\-]{2,40})(?: dot | ?[\[(]dot[\])] ?|\.)"
    r"(?:com|co dot uk|co\.uk|org|net|uk|gov\.uk|nhs\.uk|sch\.uk)\b",
    re.IGNORECASE,
)
_DIGIT_RUN = re.compile(r"(?<![\w/])(?:\+ ?|\( ?\+? ?)?[oO]?\d[\d \t().\-–\u00a0]{5,24}\d(?![\w])")
_EXTENSION = re.compile(r",? ?(?:ext(?:ension)?|x)\.? ?\d{1,6}\b", re.IGNORECASE)
_PHONE_WORDS = re.compile(
    r"\b(?:ring|rang|call|called|phone|phoned|tel|telephone|mobile|mob|text|texted|number|landline|line|"
    r"whatsapp|on|fax|dial)\b",
    re.IGNORECASE,
)
_NHS_WORDS = re.compile(r"\bnhs\b", re.IGNORECASE)
_NINO = re.compile(
    r"(?<![A-Za-z0-9])[A-CEGHJ-PQR-TW-Z][A-CEGHJ-NPQR-TW-Z][ \-.]?\d{2}[ \-.]?\d{2}[ \-.]?\d{2}[ \-.]?[A-D]"
    r"(?![A-Za-z0-9])",
    re.IGNORECASE,
)
_GROUPED = re.compile(r"[1-9]\d\d[ \-]\d{3}[ \-]\d{4}")
_AREAS = (
    "AB|AL|B|BA|BB|BD|BH|BL|BN|BR|BS|BT|CA|CB|CF|CH|CM|CO|CR|CT|CV|CW|DA|DD|DE|DG|DH|DL|DN|DT|DY|E|EC|EH|EN|EX|"
    "FK|FY|G|GL|"
    "GU|GY|HA|HD|HG|HP|HR|HS|HU|HX|IG|IM|IP|IV|JE|KA|KT|KW|KY|L|LA|LD|LE|LL|LN|LS|LU|M|ME|MK|ML|N|NE|NG|NN|NP|"
    "NR|NW|OL|OX|"
    "PA|PE|PH|PL|PO|PR|RG|RH|RM|S|SA|SE|SG|SK|SL|SM|SN|SO|SP|SR|SS|ST|SW|SY|TA|TD|TF|TN|TQ|TR|TS|TW|UB|W|WA|WC|"
    "WD|WF|WN|WR|"
    "WS|WV|YO|ZE"
)
_POSTCODE = re.compile(
    rf"(?<![A-Za-z0-9])(?:{_AREAS})(?:\d[A-Za-z]|\d{{1,2}})[ \-]{{0,2}}([\doO][ABD-HJLNP-UW-Z]{{2}})(?![A-Za-z0-9])",
    re.IGNORECASE,
)
_ORDINARY_ENDINGS = words_of("st nd rd th hr yr wk ft gb pt lb pg")
_HANDLE = re.compile(r"(?<![\w.@/])@(?=[\w.]{0,30}[A-Za-z])[\w.]{2,31}(?<!\.)")
_CLOCK = re.compile(r"@\d{1,2}(?:[.:]?\d{2})?(?:am|pm)?$", re.IGNORECASE)
_UNDERSCORED = re.compile(
    r"(?<![\w.@/\-])(?=[\w.]{0,30}[A-Za-z])[\w.]{1,30}_\w{1,30}(?![\w/]|\.[a-z]{2,4}\b)", re.ASCII
)
_HANDLE_WORDS = re.compile(
    r"\b(?:insta(?:gram)?|ig|snap(?:chat)?|sc|tik ?tok|twitter|facebook|fb|discord|roblox|xbox|psn|ps5|gamer ?tag|"
    r"user ?name|user|handle|telegram|steam|twitch|youtube|bereal|kik|yubo|threads|account|fortnite|minecraft)\b"
    r"(?:[ ,]{1,2}(?:is|name|user ?name|user|tag|account|handle|as|called|under|id|he's|she's|was|on|profile)\b){0,4}"
    r"[ ]{0,2}[:=\-–]?[ ]{0,2}[\"'“‘(]?"
    r"(@?[A-Za-z0-9][\w.#\-]{2,31})",
    re.IGNORECASE,
)
_HANDLE_ON = re.compile(
    r"(?<![\w.@/\-])([A-Za-z][\w.#\-]{2,31}) on (?:her |his |their )?"
    r"(?:insta(?:gram)?|ig|snap(?:chat)?|tik ?tok|twitter|facebook|fb|discord|roblox|xbox|psn|telegram|twitch|"
    r"kik|yubo|fortnite)\b",
    re.IGNORECASE,
)
_MADE_UP = re.compile(r"[\d_#]|[A-Za-z]\.[A-Za-z]|[a-z][A-Z]|xx|xX", re.ASCII)


def find_identifiers(text: str, words: frozenset[str]) -> Iterator[Span]:
    """Yields what its form gives away.

    Args:
        text: any text.
        words: ordinary words, lower case; a handle without digits or signs is none of them.
    """
    for pattern in (_EMAIL, _SPOKEN_EMAIL):
        for match in pattern.finditer(text):
            yield Span(match.start(), match.end(), "EMAIL")
    for match in _NINO.finditer(text):
        yield Span(match.start(), match.end(), "NINO")
    for match in _POSTCODE.finditer(text):
        inward = match.group(1)
        if not (inward.islower() or inward[1:].islower()) or inward[1:].lower() not in _ORDINARY_ENDINGS:
            yield Span(match.start(), match.end(), "POSTCODE")
    yield from _numbers(text)
    yield from _handles(text, words)


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


def _handles(text: str, words: frozenset[str]) -> Iterator[Span]:
    for match in _HANDLE.finditer(text):
        name = match.group()[1:]
        if not _CLOCK.match(match.group()) and name.lower() not in words:
            yield Span(match.start(), match.end(), "HANDLE")
    for match in _UNDERSCORED.finditer(text):
        yield Span(match.start(), match.end(), "HANDLE")
    for match in _HANDLE_ON.finditer(text):
        if _MADE_UP.search(match.group(1)):
            yield Span(match.start(1), match.end(1), "HANDLE")
    start = 0
    while said := _HANDLE_WORDS.search(text, start):
        name = said.group(1).rstrip(".-")
        if _MADE_UP.search(name) and not name[0].isdecimal():
            yield Span(said.start(1), said.start(1) + len(name), "HANDLE")
            start = said.end()
        else:
            start = said.start(1)
