"""References of cases behind a number that is announced, or behind a team: "camhs no. C88120", "yot 20-339"."""

import re
from collections.abc import Iterator

from dialogues.screening.personal_data.word_lists import words_of

YEARS = re.compile(r"(?:19|20)\d\d")
FIGURES = re.compile(r"[0-3]?\d[/\-][01]?\d[/\-](?:\d\d|\d{4})|\d{4}[/\-][01]?\d[/\-][0-3]?\d")
# Numbers that people read out in groups.
_IN_GROUPS = re.compile(
    r"\b(?:crn|upn|urn|uln|mrn|arc|pnc|(?:ho|home office) (?:ref|reference|number|no))\b(?: is| was| no| "
    r"number)?[ .:#]{1,2}"
    r"([a-z]{0,3} ?\d[\d ]{3,16}\d[a-z]?)(?!\w)",
    re.IGNORECASE,
)
_NUMBER_FOR = re.compile(
    r"\b(?:number|ref|id|no|reference) for (?:the )?[\w'’]{1,15} (?:is|was) (\d{4,9})(?!\w)", re.IGNORECASE
)
_COLLAR = re.compile(r"\b(?:PC|PCSO|DC|DS|Sgt|collar(?: no\.?| number)?) (\d{3,5})(?! ?[ap]m)(?![\w/:]|[.,]\d)")
# Behind the plan or the team that a child is with: "yot 20-339", "lac/1182", "CIN 00412".
_OF_TEAM = re.compile(
    r"(?<![\w/\-])(?:lac|cla|cin|cp|cpp|yot|yos|mash|taf|ehm?|eha|sen|send|ehcp|marac|lado|uasc|sgo|fgc|idva|dva|edt|"
    r"cafcass|camhs|pru|iro|cse|mace|mappa|tac)( ?[ /#:\-]? ?)(\d{2,8}(?:[/\-]\d{1,6}){0,2}[a-z]?)(?![\w/]|[.:\-]\d)",
    re.IGNORECASE,
)
# Whatever the system: "prison no A1234BC", "camhs no. C88120".
_ANY_NUMBER = re.compile(
    r"\b([a-z]{2,14}) (?:no|number|num|nr|id|ref)\b(?: no| number)?(?: is| was)?[ :.#]{1,2}"
    r"((?=[a-z]{0,3}\d{4})[a-z]{0,3}\d{4,10}[a-z]{0,2}(?:[/\-]\w{1,6}){0,2})(?![\w/]|[.,]\d)",
    re.IGNORECASE,
)
_NO_CASE = words_of(
    "is was are there theres with has have and or the a an of to by in total phone mobile tel telephone house flat "
    "room "
    "bus form policy version serial model invoice po page charity ofsted company account bank sort large small big "
    "order part item product extension ext meeting zoom teams bed ward print printer budget cost job post vacancy says "
    "say said had get got got we they i means need saw be isnt wasnt my your phone's"
)


def find_numbered(text: str) -> Iterator[tuple[int, int]]:
    """Yields where numbers stand that are read out in groups, announced as a number, or behind a team."""
    for pattern in (_IN_GROUPS, _NUMBER_FOR):
        yield from (match.span(1) for match in pattern.finditer(text))
    for match in _ANY_NUMBER.finditer(text):
        date = YEARS.fullmatch(match.group(2)) or FIGURES.fullmatch(match.group(2))
        if match.group(1).lower() not in _NO_CASE and not date:
            yield match.span(2)
    yield from (match.span() for match in _COLLAR.finditer(text) if not YEARS.fullmatch(match.group(1)))
    for match in _OF_TEAM.finditer(text):
        if _is_number_of_team(match.group(2), marked=match.group(1) in {"", "/", "#"}):
            yield match.span()


def _is_number_of_team(number: str, *, marked: bool) -> bool:
    """Whether a number behind a team is no time, date, range or year: "1182", "20-339", "17/24"; not "24/7"."""
    parts = re.split(r"[/\-]", number.rstrip("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"))
    if len(parts) == 1:
        year = YEARS.fullmatch(number)
        return len(number) > (3 if marked else 4) and not year  # four digits alone may be a time
    first, second = int(parts[0]), int(parts[1])
    years = second % 100 == (first + 1) % 100
    spread = "-" in number and first % 5 == second % 5 == 0
    if FIGURES.fullmatch(number) or years or spread:
        return False
    if len(parts) == 2 and sum(map(len, parts)) < 5:  # noqa: PLR2004  digits
        return "/" in number and second > 12 and len(parts[1]) > 1  # noqa: PLR2004  months
    return True
