"""References of cases, whatever system gave them: announced by a word, or told by their form."""

import re
from collections.abc import Iterator

from dialogues.screening.personal_data.codes.coded_cases import find_coded
from dialogues.screening.personal_data.codes.numbered_cases import FIGURES, YEARS, find_numbered
from dialogues.screening.personal_data.spans import Span

_SYSTEM = (
    r"(?:case|cases|ref|refs|reference|crime|incident|occurrence|investigation|log|police log|cad|mosaic|swift|pid|mrn|"
    r"ehcp|ehc|ho|lado|cafcass|probation|"
    r"liquid ?logic|lcs|ics|eis|eha?m?|ll|systmone|rio|paris|care ?first|care ?director|carenotes|framework ?i|azeus|"
    r"capita one|synergy|impulse|emis|athena|connect|niche|upn|urn|crn|uln|pnc|custody|court|hospital|patient|client|"
    r"person|pupil|child|file|referral|contact|episode|family|cpoms|home office|arc|tenancy|rent account|claim|marac|"
    r"id|complaints?|allegation|enquiry|inquiry|appeal|sar|dsar|foi|concern|notification|licence)"
)
_ANNOUNCED = re.compile(
    rf"\b{_SYSTEM}(?: (?:case|file|system|record|occurrence|log|entry))?(?:'s)?"
    r"(?:[ .:#\-]{1,2}(?:id|ids|ref|reference|number|numbers|no|nos|num|nr|code|record|is|was|under|file)\b){0,4}"
    r"[ .:#\-=(,]{0,3}([A-Za-z]{0,6}[ /\-.#:]?\d[A-Za-z0-9]*(?:[/\-*][A-Za-z0-9]+){0,5})",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"\b(?:ref|refs|reference|id|number|no|num|upn|urn|crn|crime|lcs|mosaic|liquid ?logic)\b", re.IGNORECASE
)
_LETTERED = re.compile(r"[A-Z]{2,6}[ .:#/\-]?(?!(?:19|20)\d\d$)\d{4}")  # "complaint CMP 3096"
_AND_ANOTHER = re.compile(r"(?:,? (?:and|&|or) |, |/)(\d{4,12})(?!\w)")
_LOG = re.compile(
    r"\b(?:cad|log|incident)(?: no\.?| number)?[ .:#]{1,2}(?:(\d{1,6} of [\d/.\-]{4,10})|"
    r"(\d{2,6})(?: (?:of|from|on|dated|today|yesterday|last)\b|([,.;)]|$)))",
    re.IGNORECASE,
)
_HASHED = re.compile(r"(?<![\w&])#\d{4,12}(?!\w)")
# Any run of letters and digits, in groups that strokes or hyphens part.
_CODE = re.compile(
    r"(?<![\w/£$€@#.'’\-])(?=[A-Za-z0-9/\-]{0,20}\d\d)[A-Za-z0-9]{1,20}(?:[/\-][A-Za-z0-9]{1,12}){0,5}(?![\w/@'’]|"
    r"[.\-]\w)"
)
_SPACED = re.compile(r"(?<![\w/])(?!PO|INV|ISBN|ISO|ZOOM)[A-Z]{2,6} \d{5,12}(?:[/\-][A-Z0-9]{1,6})?(?![\w/])")
_DATE = re.compile(
    r"\d{1,2}[/\-]\d{1,2}[/\-](?:\d\d|\d{4})|\d{4}[/\-]\d{1,2}[/\-]\d{1,2}|\d{1,4}[/\-]\d{1,4}|(?:[0-3]\d[01]\d(?:19|"
    r"20)\d\d)|(?:19|20)\d\d[01]\d[0-3]\d"
)
_DOCUMENT = re.compile(
    r"\b(?:policy|policies|form|forms|section|version|act|procedure|guidance|circular|protocol|page|chapter|article|"
    r"meeting id|teams|zoom|passcode|po|invoice|isbn|standard|template|appendix|regulation|room|bus|budget|iso|model|"
    r"printer|laptop|toner|part|product|item|serial|population|hits|views|charity number|ofsted)\b[^.\n]{0,12}$",
    re.IGNORECASE,
)
# The same right before a code with letters or signs, which a word that stands further off says nothing of.
_DOCUMENT_HERE = re.compile(
    r"\b(?:policy|policies|forms?|section|version|act|procedure|guidance|circular|protocol|page|chapter|article|"
    r"meeting id|passcode|po|invoice|isbn|standard|template|appendix|regulation|room|bus|iso|model|printer|laptop|"
    r"toner|part|product|serial|covid|ofsted|windows|office|level|unit|module)"
    r"(?: (?:no|number|ref|reference|id|code|is|was|called|order))?[ .:#\-]{1,3}$",
    re.IGNORECASE,
)
_NAME_OF_SYSTEM = re.compile(
    r"\b(?:cad|adt|nrm|cms|crime|storm|niche|athena|lado|cafcass|yot|mash|lcs|mosaic|liquid ?logic|ics|eis|eha?m?|upn|"
    r"urn|crn|uln|mrn|cp|cin|cpoms|marac|ll)[ \-#:]?$",
    re.IGNORECASE,
)


_STANDARDS = frozenset(("ISO", "BS", "PO", "INV", "ISBN", "COVID"))


def find_cases(text: str, words: frozenset[str]) -> Iterator[Span]:
    """Yields case references; `words` are ordinary words in lower case."""
    yield from _announced(text, words)
    for start, end in find_numbered(text):
        if not _of_document(text, start):
            yield Span(start, end, "CASE_REF")
    for start, end in find_coded(text, words):
        if not _names_document(text, start):
            yield Span(_with_system(text, start), end, "CASE_REF")
    for match in _LOG.finditer(text):
        said = match.group().lower()
        police = said.startswith("cad") or "police" in text[max(0, match.start() - 8) : match.start()].lower()
        if police or not match.group(3):
            yield Span(match.start(), match.end(1) if match.group(1) else match.end(2), "CASE_REF")
    for match in _SPACED.finditer(text):
        if not _of_document(text, match.start()):
            yield Span(match.start(), match.end(), "CASE_REF")
    for match in _HASHED.finditer(text):
        yield Span(match.start(), match.end(), "CASE_REF")
    for match in _CODE.finditer(text):
        document = _of_document if match.group().isdecimal() else _names_document
        if _looks_like_reference(match.group(), words) and not document(text, match.start()):
            yield Span(match.start(), match.end(), "CASE_REF")


def _announced(text: str, words: frozenset[str]) -> Iterator[Span]:
    start = 0
    while announced := _ANNOUNCED.search(text, start):
        start, code, at = announced.end(), announced.group(1), announced.start(1)
        before, space, number = code.partition(" ")
        lettered = _LETTERED.fullmatch(code)
        if (
            space and before.lower() in words and not (lettered or before.isupper())
        ):  # "ref the 2018", "court date 12/12/24"
            code, at = number, at + len(before) + 1
        digits = sum(map(str.isdecimal, code))
        if digits < 3 or (code.isdecimal() and YEARS.fullmatch(code)) or FIGURES.fullmatch(code):  # noqa: PLR2004  digits
            continue
        if (digits >= 5 or lettered or _NAMED.search(announced.group())) and not _of_document(text, at):  # noqa: PLR2004  digits
            yield Span(_with_system(text, at), announced.end(1), "CASE_REF")
            other = _AND_ANOTHER.match(text, announced.end(1))
            if other and len(other.group(1)) == len(code):
                yield Span(*other.span(1), "CASE_REF")


def _of_document(text: str, start: int) -> bool:
    return bool(_DOCUMENT.search(text[max(0, start - 30) : start]))


def _names_document(text: str, start: int) -> bool:
    return bool(_DOCUMENT_HERE.search(text[max(0, start - 30) : start]))


def _with_system(text: str, start: int) -> int:
    """Where the reference starts when the name of its system stands right before the number ("LCS 220199")."""
    system = _NAME_OF_SYSTEM.search(text[max(0, start - 14) : start])
    return max(0, start - 14) + system.start() if system else start


def _looks_like_reference(code: str, words: frozenset[str]) -> bool:
    """Whether letters and digits have the form of a reference: "TAF/0662/B", "RX22918", "51240098123".

    A year is no number of a case, nor is a date, a round number, or a count with its unit ("500-mile", "1200ppl").
    """
    digits = sum(map(str.isdecimal, code))
    letters = [part for part in re.split(r"[\d/\-]+", code) if part]
    if letters and letters[0].upper() in _STANDARDS:
        return False
    if digits < 3 or _DATE.fullmatch(code) or code.endswith("000"):  # noqa: PLR2004  digits
        return False
    if not letters:
        return digits >= 7 if code.isdecimal() else bool(re.fullmatch(r"\d{2}/\d{4,9}/\d{2}", code))  # noqa: PLR2004  digits
    if any(part.islower() and (len(part) > 6 or (part in words and len(part) > 2)) for part in letters):  # noqa: PLR2004  letters
        return False
    if not re.search(r"[/\-]", code):
        if code[0].isdecimal():
            return digits >= 6 and code.upper() == code  # noqa: PLR2004  digits
        return digits >= 6 or (digits == 5 and len(letters[0]) > 1 and code.isupper())  # noqa: PLR2004  digits
    runs = re.findall(r"\d{3,}", code)
    if all(YEARS.fullmatch(run) for run in runs):
        return False
    return bool(runs) and (digits >= 4 and (len(letters) > 1 or len(letters[0]) > 1 or digits >= 5))  # noqa: PLR2004  digits
