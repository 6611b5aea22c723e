"""Dates of birth, in figures or in words: told from other dates by what is said around them."""

import re
from collections.abc import Iterable, Iterator

from dialogues.screening.spans import Span

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)"
)
_UNITS = "one|two|three|four|five|six|seven|eight|nine"
_TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_NUMBER = rf"(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[ \-](?:{_UNITS}))?|{_TEENS}|{_UNITS})"
_ORDINAL = (
    r"(?:(?:twenty|thirty)[ \-]?)?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|tenth|eleventh|"
    r"twelfth|(?:thir|four|fif|six|seven|eigh|nine)teenth|twentieth|thirtieth"
)
_DAY = rf"(?:\d{{1,2}}(?: ?(?:st|nd|rd|th))?|{_ORDINAL})"
_YEAR = (
    rf"(?:'?\d{{4}}|['’]?\d{{2}}|two thousand(?: and)?(?: {_NUMBER})?|nineteen[ \-]{_NUMBER}|"
    rf"twenty[ \-](?:oh )?{_NUMBER})(?!\w)"
)
_FIGURES = r"\d{1,2} ?[/.\-] ?\d{1,2} ?[/.\-] ?(?:\d{4}|\d{2})|\d{4}[/.\-]\d{1,2}[/.\-]\d{1,2}"
_DATE = re.compile(
    rf"(?<![\w/])(?:{_FIGURES}|"
    rf"(?:the )?{_DAY}[ \-/](?:of )?{_MONTH}\.?(?:,?[ \-/]?{_YEAR})?|"
    rf"{_MONTH}\.? (?:the )?{_DAY}(?:,? {_YEAR})?|"
    rf"{_MONTH}\.? \d{{4}}|"
    r"(?:christmas|boxing|new year'?s|valentine'?s|st patrick'?s|mother'?s|father'?s) (?:day|eve)(?: \d{4})?|"
    r"(?:halloween|bonfire night|easter sunday|leap day|hogmanay)(?: \d{4})?|"
    r"\d{1,2}[ ]\d{1,2}[ ](?:\d{4}|\d{2})|\d{8}|\d{6}|\d{1,2}[/.]\d{1,2})(?![\w/])",
    re.IGNORECASE,
)
_FULL = re.compile(rf"(?<![\w/])(?:{_FIGURES}|{_DAY} {_MONTH} (?:19|20)\d\d)(?![\w/])", re.IGNORECASE)
_BIRTH_BEFORE = re.compile(
    r"(?:\bd\.? ?o\.? ?b(?:['’]?s)?\b[.?]?|\bdates?[ -]of[ -]birth\b\??|\bbirth ?date\b|\bborn\b|\bbirthday\b|"
    r"\bb\.|\bbday\b|\bb'day\b|\bdelivered\b|\bgave birth\b|\bbirth\b|"
    rf"\bturn(?:s|ed|ing)? (?:\d{{1,2}}|{_NUMBER})\b|\bbaby (?:\w{{1,12}} ){{0,6}}(?:arrived|came|induced|here)\b)"
    r"(?:[^.!?\n]|\.(?=\d)){0,40}$",
    re.IGNORECASE,
)
_RIGHT_BEFORE = re.compile(  # "he is 18 on", "her 16th is on", "the eldest (", "b"
    rf"\b(?:is|was|be|['’]s) (?:only |just )?(?:\d{{1,2}}|{_NUMBER}) (?:years old )?on $|"
    r"\b\d{1,2}(?:th|st|nd|rd) (?:birthday )?(?:is|was|falls) (?:on )?$|(?<![\w/])b:? $|"
    r"\b(?:eldest|oldest|youngest|sister|brother|baby|boy|girl|twins?|child|son|daughter|mum|dad|one|her|him) \($",
    re.IGNORECASE,
)
_BIRTH_AFTER = re.compile(
    r"^[ ,)]{0,3}(?:\(?d\.?o\.?b\b|\(?date of birth|(?:is|was|as) (?:his|her|their|the baby's|\w{1,20}'s) "
    r"(?:date of birth|dob|birthday|bday)|birthday\b|birth ?date\b|born\b|on (?:the|his|her|their) birth cert)",
    re.IGNORECASE,
)
# Not a person's birth: a meeting on the date, or a team, an idea or a service that was born.
_BIRTH_OVER = re.compile(
    r"\b(?:review|meeting|panel|plan|started|visit|conference|seen|closed|open|opened|service|birthday of)\b",
    re.IGNORECASE,
)
_NOT_BORN = re.compile(
    r"\b(?:idea|team|network|project|group|hub|partnership|service|programme|plan|charity|forum|meeting|which|it) "
    r"(?:(?:was|were|is|are) )?$",
    re.IGNORECASE,
)
_MIXED_UP = re.compile(
    r"\bsame (?:sur|first |last )?names?\b|\bmixed (?:\w+ )?up\b|\bmix.up\b|\bdifferent (?:child|person|girl|boy)\b|"
    r"\bwrong (?:child|girl|boy|file|record|person|patient)\b|\bshare[sd]? (?:a|the same) (?:sur)?name\b|"
    r"\btwo (?:kids|children|girls|boys|files|records)\b",
    re.IGNORECASE,
)
_EVENT = re.compile(
    r"\b(?:review|meeting|meetings|met|panel|visit|visited|visits|seen|conference|tafs?|training|deadline|closed|"
    r"on|by|until|since|from|dated|between|before|after|until) $|\b(?:review|meetings?|panel|visits?|conference)\b",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    rf"(?:,| -| –)? ?[\[(]?(?:aged? )?(\d{{1,2}}[/.\-]\d{{1,2}}[/.\-](?:19|20)?\d\d|{_DAY} {_MONTH} (?:19|20)\d\d)"
    r"(?=[\]),.;]|$)",
    re.IGNORECASE,
)


def find_births(text: str) -> Iterator[Span]:
    """Yields dates of birth: those announced, and those that tell two children of one name apart."""
    for match in _DATE.finditer(text):
        before = text[max(0, match.start() - 64) : match.start()]
        said = _BIRTH_BEFORE.search(before)
        born = said and not _BIRTH_OVER.search(said.group()) and not _NOT_BORN.search(before[: said.start()])
        if born or _RIGHT_BEFORE.search(before) or _BIRTH_AFTER.match(text[match.end() : match.end() + 48]):
            yield Span(match.start(), match.end(), "DOB")
    if _MIXED_UP.search(text):
        for match in _FULL.finditer(text):
            if not _EVENT.search(text[max(0, match.start() - 40) : match.start()]):
                yield Span(match.start(), match.end(), "DOB")


def find_births_of(text: str, people: Iterable[Span]) -> Iterator[Span]:
    """Yields dates in brackets, or behind a comma, right after a person: "Rhys Pritchard (17-06-2009)"."""
    for person in people:
        match = _BESIDE.match(text, person.end)
        if match:
            yield Span(match.start(1), match.end(1), "DOB")
