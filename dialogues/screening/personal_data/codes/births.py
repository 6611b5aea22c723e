"""Dates of birth, in figures or in words: told from other dates by what is said around them."""

import re
from collections.abc import Iterable, Iterator

from dialogues.screening.personal_data.codes.dates import (
    ANY_DATE,
    DAY_OF_MONTH,
    FULL_YEAR,
    NUMBER,
    WEEKDAY_BEFORE,
    WHOLE_DATE,
)
from dialogues.screening.personal_data.codes.stated_births import states_birth
from dialogues.screening.personal_data.spans import Span

_BIRTHDAY = r"(?:b['’/\-]?days?|bi?rthdays?|brithday|birtday|birth day)"
_BIRTH_BEFORE = re.compile(
    r"(?:\bd[./\-]? ?o[./\-]? ?b(?:['’]?s)?\b[.?]{0,3}|\bdates?[ \-]of[ \-]birth\b(?!\])\??|\bbirth ?date\b|\bborn\b|"
    rf"\b{_BIRTHDAY}\b|\bb\.|\bdelivered\b|\bgave birth\b|\bbirth\b(?!\])|"
    r"\bhad (?:the|her|their|a|my) (?:baby|twins|little (?:boy|girl))\b|"
    rf"\b(?:arrived|came|delivered|induced) at \d\d\b|\bturn(?:s|ed|ing)? (?:\d{{1,2}}|{NUMBER})\b|\bbaby "
    rf"(?:\w{{1,12}} ){{0,6}}(?:arrived|came|induced|here)\b|"
    r"\bedd\b|\b(?:arrived|came|delivered|was) (?:\w{1,12} ){0,2}(?:early|prem|prematurely|"
    r"premature|overdue)\b|"
    r"\bc.?section\b|\bwaters (?:went|broke)\b)"
    r"(?:[^.!?\n]|\.(?=\d)){0,40}$",
    re.IGNORECASE,
)
_RIGHT_BEFORE = re.compile(  # "he is 18 on", "her 16th is on", "the eldest (", "b"
    rf"\b(?:is|was|be|are|were|['’]s) (?:only |just )?(?:\d{{1,2}}|{NUMBER}) (?:years old )?on $|"
    r"\b\d{1,2}(?:th|st|nd|rd) (?:birthday )?(?:is|was|falls) (?:on )?$|(?<![\w/])b:? $|"
    r"\b(?:eldest|oldest|youngest|sister|brother|baby|boy|girl|twins?|child|son|daughter|mum|dad|one|her|him) \($|"
    r"(?:^|[.!?\n] ?)(?:1\d|2[0-5]|[2-9]) on (?:the )?$|\bedd(?: is| was|:|,)? (?:on |now )?$|\bbaby(?:['’]?s| is| "
    r"was)? due (?:on |about |around )?(?:the )?$|"
    r"\b\d{1,2} (?:today|tomorrow|yesterday|next week|this week) \($|"
    r"\b(?:sur|first |last )?name(?:,| and| &| \+| or) $",
    re.IGNORECASE,
)
_BIRTH_AFTER = re.compile(
    r"^[ ,)]{0,3}(?:\(?d[./\-]?o[./\-]?b\b|\(?date of birth|(?:is|was|as) (?:his|her|their|the baby's|\w{1,20}'s) "
    rf"(?:date of birth|dob|{_BIRTHDAY})|{_BIRTHDAY}\b|birth ?date\b|born\b|on (?:the|his|her|their) birth cert)",
    re.IGNORECASE,
)
_DAY_ONLY = re.compile(
    rf"\b(?:{_BIRTHDAY}(?:['’]?s| is| was| as| on| falls| of| down| a){{0,3}}|"
    rf"(?:turn(?:s|ed|ing)?|gonna be|(?:s?he|they)(?:['’]?ll be|['’]s| is| was| will be)|(?:twins|they) (?:are|were)) "
    rf"(?:\d{{1,2}}|{NUMBER}) on) ({DAY_OF_MONTH})",
    re.IGNORECASE,
)
_BIRTH_YEAR = re.compile(
    rf"\b(?:yob|year of birth|born|b\.)(?: in| is| was|:|,| as){{0,2}} (?:about |around |early |late )?({FULL_YEAR})"
    r"(?![\w/\-])",
    re.IGNORECASE,
)
_BIRTH_MONTH = re.compile(
    r"\b(?:dob|d\.o\.b\.?|date of birth|birthday|born)"
    r"(?:'s| in| is| was|:|,| as| about| around| roughly| early| late){0,3} "
    rf"((?:0?[1-9]|1[0-2]) ?[/.\-] ?{FULL_YEAR}|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|"
    rf"dec)[a-z]{{0,6}}\.? ['’]\d\d|"
    rf"(?:spring|summer|autumn|winter|xmas|christmas)(?: of)? ['’]?(?:{FULL_YEAR}|\d\d))"
    r"(?![\w/\-])",
    re.IGNORECASE,
)
_SEASON_BORN = re.compile(
    rf"\b((?:spring|summer|autumn|winter|january|february|march|april|may|june|july|august|september|october|november|"
    rf"december) "
    rf"{FULL_YEAR}) (?:{_BIRTHDAY}|baby|babies|born)\b",
    re.IGNORECASE,
)
_PUT_RIGHT = re.compile(
    rf"\b(?:d[./\-]?o[./\-]?b\b|dates? of birth|birth ?date|{_BIRTHDAY})[^.!?\n]{{0,80}}"
    r"\b(?:should(?:['’]?ve| have)? (?:be|been|read|say|said)|actually|really|meant to be|supposed to be|"
    r"correct one is|"
    r"right one is|in fact|instead of|rather than|changed to|corrected to|not)(?: is| was)? (?:the )?$",
    re.IGNORECASE,
)
_OTHER_YEAR = re.compile(
    rf"\b(?:yob|year of birth)\b[^.!?\n]{{0,40}}\b(?:and|or|not) ({FULL_YEAR})(?![\w/\-])", re.IGNORECASE
)
# Not a person's birth: a meeting on the date, or a team, an idea or a service that was born.
_BIRTH_OVER = re.compile(
    r"\b(?:review|meeting|panel|plan|started|visit|conference|seen|closed|open|opened|service|birthday of)\b",
    re.IGNORECASE,
)
_NOT_BORN = re.compile(
    r"\b(?:idea|team|network|project|group|hub|partnership|service|programme|plan|charity|forum|meeting|which|it|"
    r"children|babies|kids|those|anyone|everyone|all) (?:(?:was|were|is|are) )?$",
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
    rf"(?:(?:,| -| –)? ?[\[(]?(?:aged? )?|(?:['’]?s| is| was| as| at|:) )(?=\S)({WHOLE_DATE.pattern})",
    re.IGNORECASE,
)
_JOINED = re.compile(r",? (?:and|or|&|not|then)(?: the other| one)? |, | ?/ ?", re.IGNORECASE)
_ENDS = re.compile(r"[\]),.;]|$")
_COPULA = re.compile(r"(?:['’]?s| is| was| as| at|:) ", re.IGNORECASE)


def find_births(text: str) -> Iterator[Span]:
    """Yields dates of birth: those announced or stated, and those that tell two children of one name apart."""
    for match in ANY_DATE.finditer(text):
        before = text[max(0, match.start() - 120) : match.start()]
        said = _BIRTH_BEFORE.search(before)
        born = said and not _BIRTH_OVER.search(said.group()) and not _NOT_BORN.search(before[: said.start()])
        if (
            born
            or _PUT_RIGHT.search(before)
            or _RIGHT_BEFORE.search(before)
            or _BIRTH_AFTER.match(text[match.end() : match.end() + 48])
        ):
            yield _birth(text, match)
    for pattern in (_DAY_ONLY, _BIRTH_YEAR, _BIRTH_MONTH, _OTHER_YEAR, _SEASON_BORN):
        for match in pattern.finditer(text):
            if not _NOT_BORN.search(text[max(0, match.start() - 24) : match.start()]):
                yield Span(*match.span(1), "DOB")
    mixed_up = bool(_MIXED_UP.search(text))
    last = -1
    for match in WHOLE_DATE.finditer(text):
        apart = mixed_up and not _EVENT.search(text[max(0, match.start() - 40) : match.start()])
        joined = last >= 0 and _JOINED.fullmatch(text, last, match.start())
        if apart or joined or states_birth(text, match.start(), match.end()):
            last = match.end()
            yield _birth(text, match)


def _birth(text: str, match: re.Match[str]) -> Span:
    """The date with its day of the week."""
    day = WEEKDAY_BEFORE.search(text[max(0, match.start() - 16) : match.start()])
    return Span(match.start() - (len(day.group()) if day else 0), match.end(), "DOB")


def find_births_of(text: str, people: Iterable[Span]) -> Iterator[Span]:
    """Yields dates right after a person: "Rhys Pritchard (17-06-2009)", "Rhys is 17.6.09"."""
    for person in people:
        match = _BESIDE.match(text, person.end)
        if match and (_COPULA.match(text, person.end) or _ENDS.match(text, match.end(1))):
            yield Span(*match.span(1), "DOB")
