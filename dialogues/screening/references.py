"""Numbers of cases and cars, and dates of birth: told from other numbers and dates by the words around them."""

import re
from collections.abc import Iterable, Iterator

from dialogues.screening.spans import Span

_CASE_WORD = (
    r"(?:case|cases|ref|refs|reference|crime|incident|log|police log|cad|mosaic|liquid ?logic|lcs|ics|eis|"
    r"eha?m?|systmone|"
    r"rio|paris|care ?first|care ?director|carenotes|framework ?i|azeus|capita one|synergy|impulse|emis|"
    r"upn|urn|crn|uln|pnc|custody|court|hospital|patient|client|person|pupil|child|file|referral|contact|"
    r"episode|family|"
    r"cpoms|niche|home office|arc|tenancy|rent account|claim|id)"
)
_CODE = r"[A-Za-z]{0,6}[ /\-.#:]?\d[A-Za-z0-9]*(?:[/\-][A-Za-z0-9]+){0,5}"
_ANNOUNCED = re.compile(
    rf"\b{_CASE_WORD}(?: (?:case|file|system|record))?"
    rf"(?:'s)?(?:[ .:#\-]{{1,2}}(?:id|ids|ref|reference|number|numbers|no|nos|num|nr|code|record|is|was|"
    rf"under|file)\b){{0,4}}"
    rf"[ .:#\-=(]{{0,3}}({_CODE})",
    re.IGNORECASE,
)
_PREFIXED = re.compile(
    r"(?<![\w/])(?!PO|INV|ISBN|ISO)(?:[A-Z]{2,6}[ \-/]?\d{5,12}(?:[/\-][A-Z0-9]{1,6})?|"
    r"[A-Z]{2,5}-\d{3,}-[A-Z0-9]{1,6}|[A-Z]{2,5}[/\-]\d{2,4}[/\-][A-Z0-9]{2,10}(?:[/\-][A-Z0-9]{1,10}){0,3}|"
    r"[A-Z]{1,3}\d{2}[A-Z]\d{4,8}|[A-Z]\d{12}|[A-Z]\d{6,9}|\d{2}/\d{4,9}/\d{2})(?![\w/])"
)
_POLICE_LOG = re.compile(
    r"\b(?:police )?(cad|log|incident)(?: no\.?| number)? ?#?(\d{2,6})(?= (?:of|from|on|dated|today|yesterday|"
    r"last)\b|[,.;)]|$)",
    re.IGNORECASE,
)
_LOG_OF_DAY = re.compile(r"\b(?:log|incident|cad)(?: no| number)?[ .:#]{1,2}(\d{1,5} of [\d/.\-]{4,10})", re.IGNORECASE)
_DOCUMENT_BEFORE = re.compile(
    r"\b(?:policy|policies|form|forms|section|version|act|procedure|guidance|circular|protocol|page|chapter|article|"
    r"meeting|teams|zoom|passcode|po|invoice|isbn|standard|template|appendix|regulation|room|bus|budget|iso|"
    r"model)\b[^.\n]{0,12}$",
    re.IGNORECASE,
)
_SYSTEM_WORD = re.compile(r"\b(?:lcs|mosaic|liquid ?logic|ics|eis|eha?m?|upn|cp|cin|cpoms)[ \-#:]?$", re.IGNORECASE)

_REG_NEW = re.compile(r"(?<![\w])[A-Za-z]{2}[0-9]{2}[ \-]?([A-Za-z]{3})(?![\w])")
_REG_OLD = re.compile(
    r"(?<![\w])(?:[A-Za-z]\d{1,3}[ \-]?[A-Za-z]{3}|[A-Za-z]{3}[ \-]?\d{1,3}[A-Za-z]|"
    r"[A-Za-z]{3}[ \-]?\d{3,4}|[A-Za-z]{1,2} ?\d{3,4})(?![\w])"
)
_CAR_WORDS = re.compile(
    r"\b(?:car|cars|van|vehicle|reg|registration|plate|plates|number plate|drives|driving|drove|taxi|minibus|moped|"
    r"motorbike|bike|lorry|truck|ford|fiesta|focus|corsa|astra|vauxhall|golf|polo|vw|bmw|audi|mercedes|merc|"
    r"toyota|nissan|"
    r"renault|clio|peugeot|kia|hyundai|skoda|seat|honda|transit|range rover|mini|volvo|mazda|citroen|fiat|hatchback|"
    r"index|vrm|outside in|parked|parks)\b",
    re.IGNORECASE,
)

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE = re.compile(
    r"(?<![\w/])(?:"
    r"\d{1,2} ?[/.\-] ?\d{1,2} ?[/.\-] ?(?:\d{4}|\d{2})|"
    r"\d{4}[/.\-]\d{1,2}[/.\-]\d{1,2}|"
    rf"(?:the )?{_DAY}[ \-/](?:of )?{_MONTH}\.?(?:,?[ \-/]?(?:'?\d{{4}}|'?\d{{2}}))?|"
    rf"{_MONTH}\.? {_DAY}(?:,? (?:\d{{4}}|'\d{{2}}))?|"
    rf"{_MONTH}\.? \d{{4}}|"
    r"(?:christmas|boxing|new year'?s|valentine'?s|st patrick'?s|mother'?s|father'?s) (?:day|eve)(?: \d{4})?|"
    r"(?:halloween|bonfire night|easter sunday|leap day|hogmanay)(?: \d{4})?|"
    r"\d{1,2}[ ]\d{1,2}[ ](?:\d{4}|\d{2})|\d{8}|\d{6}|\d{1,2}[/.]\d{1,2})(?![\w/])",
    re.IGNORECASE,
)
_BIRTH_BEFORE = re.compile(
    r"(?:\bd\.? ?o\.? ?b\b\.?|\bdate[ -]of[ -]birth\b|\bbirth ?date\b|\bborn\b|\bbirthday\b|\bb\.|\bbday\b|\bb'day\b|"
    r"\bturn(?:s|ed|ing)? (?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|"
    r"fifteen|sixteen|seventeen|eighteen)\b|\bdelivered\b|\bgave birth\b|\bbirth\b)"
    r"(?:[^.!?\n]|\.(?=\d)){0,40}$",
    re.IGNORECASE,
)
_BIRTH_AFTER = re.compile(
    r"^[ ,)]{0,3}(?:\(?d\.?o\.?b\b|\(?date of birth|(?:is|was|as) (?:his|her|their|the baby's|"
    r"\w{1,20}'s) (?:date of birth|"
    r"dob|birthday|bday)|birthday\b|birth ?date\b|born\b)",
    re.IGNORECASE,
)
_BIRTH_OVER = re.compile(
    r"\b(?:review|meeting|panel|plan|started|visit|conference|seen|closed|open|opened|service)\b", re.IGNORECASE
)


def find_references(text: str, words: frozenset[str]) -> Iterator[Span]:
    """Yields case references, vehicle registrations and dates of birth; `words` are ordinary words in lower case."""
    yield from _births(text)
    yield from _cases(text)
    yield from _cars(text, words)


def _births(text: str) -> Iterator[Span]:
    for match in _DATE.finditer(text):
        before = text[max(0, match.start() - 64) : match.start()]
        said = _BIRTH_BEFORE.search(before)
        if (said and not _BIRTH_OVER.search(said.group())) or _BIRTH_AFTER.match(text[match.end() : match.end() + 48]):
            yield Span(match.start(), match.end(), "DOB")


def find_births_of(text: str, people: Iterable[Span]) -> Iterator[Span]:
    """Yields dates in brackets, or behind a comma, right after a person: "Rhys Pritchard (17-06-2009)"."""
    for person in people:
        match = _BESIDE.match(text, person.end)
        if match and match.group(1):
            yield Span(match.start(1), match.end(1), "DOB")


_BESIDE = re.compile(
    rf"(?:,| -| –)? ?[\[(]?(?:aged? )?(\d{{1,2}}[/.\-]\d{{1,2}}[/.\-](?:19|20)?\d\d|{_DAY} {_MONTH} (?:19|"
    rf"20)\d\d)(?=[\]),.;]|$)",
    re.IGNORECASE,
)


def _cases(text: str) -> Iterator[Span]:
    for match in _LOG_OF_DAY.finditer(text):
        yield Span(match.start(1), match.end(1), "CASE_REF")
    for match in _POLICE_LOG.finditer(text):
        if match.group(1).isupper() or match.group().lower().startswith("police"):
            yield Span(match.start(1), match.end(), "CASE_REF")
    start = 0
    while announced := _ANNOUNCED.search(text, start):
        start = announced.end()
        code = announced.group(1)
        named = re.search(
            r"\b(?:ref|refs|reference|id|number|no|num|upn|urn|crn|crime|lcs|mosaic|liquid ?logic)\b",
            announced.group(),
            re.IGNORECASE,
        )
        digits = sum(map(str.isdecimal, code))
        if digits < 3 or (digits == 4 and code[:2] in {"19", "20"} and code.isdecimal()):  # noqa: PLR2004  digits
            continue
        if digits < 5 and not named:  # noqa: PLR2004  digits
            continue
        if not _DOCUMENT_BEFORE.search(text[max(0, announced.start() - 30) : announced.start(1)]):
            yield Span(_with_system(text, announced.start(1)), announced.end(1), "CASE_REF")
    for match in _PREFIXED.finditer(text):
        if not _DOCUMENT_BEFORE.search(text[max(0, match.start() - 30) : match.start()]):
            yield Span(match.start(), match.end(), "CASE_REF")


def _with_system(text: str, start: int) -> int:
    """Where the reference starts when the name of its system stands right before the number ("LCS 220199")."""
    system = _SYSTEM_WORD.search(text[max(0, start - 14) : start])
    return max(0, start - 14) + system.start() if system else start


def _cars(text: str, words: frozenset[str]) -> Iterator[Span]:
    for match in _REG_NEW.finditer(text):
        plate = match.group()
        sure = plate.isupper() and match.group(1).lower() not in words
        if sure or _near_car(text, match):
            yield Span(match.start(), match.end(), "VEHICLE_REG")
    for match in _REG_OLD.finditer(text):
        plate = match.group()
        if (
            re.fullmatch(r"[A-Z]\d{2,3} ?[A-Z]{3}", plate)
            and plate[-3:].lower() not in words
            and not _DOCUMENT_BEFORE.search(text[max(0, match.start() - 30) : match.start()])
        ) or (plate[-3:].lower() not in words and _letters(plate) not in words and _near_car(text, match)):
            yield Span(match.start(), match.end(), "VEHICLE_REG")


def _letters(plate: str) -> str:
    return "".join(filter(str.isalpha, plate)).lower()


def _near_car(text: str, match: re.Match[str]) -> bool:
    around = text[max(0, match.start() - 40) : match.start()] + " | " + text[match.end() : match.end() + 20]
    return bool(_CAR_WORDS.search(around)) or (
        bool(
            re.search(
                r"\b(?:getting|got|get) (?:in|into) (?:a )?$",
                text[max(0, match.start() - 20) : match.start()],
                re.IGNORECASE,
            )
        )
    )
