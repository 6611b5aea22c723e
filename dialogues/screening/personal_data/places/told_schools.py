"""Schools that patterns alone tell: holy names, units, chains of academies, and those that staff belong to."""

import re
from collections.abc import Iterator

from dialogues.screening.personal_data.initials.acronyms import LONGER
from dialogues.screening.personal_data.places import odd_school_words as odd
from dialogues.screening.personal_data.places import school_words as say
from dialogues.screening.personal_data.places.bare_schools import AT_SCHOOL, LOOK_BACK
from dialogues.screening.personal_data.spans import Span

_HOLY = re.compile(
    r"\b(?:Holy|holy) (?:Rood|Name|Rosary|Ghost|Angels|Souls|Innocents|Child|Redeemer|Spirit|Saviour|Apostles|Cross|"
    r"Family|Trinity|Well|rood|rosary|cross|family|trinity|redeemer|innocents|name)(?:['’]s)?\b"
)
_UNITS = re.compile(
    r"\b(?!National|Regional|British|The |Our |County|Council|Royal|European)(?:[A-Z][\w'’]{2,14} ){1,4}(?:(?:Nurture|"
    r"Learning|Resourced?|Autism|Hearing|Alternative|Inclusion|Specialist|"
    r"Language|"
    r"Education) (?:Unit|Base|Centre|Provision|Hub)|E-ACT|e-ACT|AET|EYFS)\b"
)
_APART = re.compile(
    r"\b(?:PRU|pru|school|nursery|college|academy|medium|place|provision|primary|sixth form|preschool|secondary), "
    r"([A-Z][\w'’\-]{2,14}(?: (?:of |the |and |& )?[A-ZÀ-Ý][\w'’\-]{2,14}){1,4}),"
)
_NUMBERED = re.compile(r"\bAcademy \d{2,3}\b")
_SHORT_FIRST = re.compile(
    r"\b(?:Wm|Thos|Gt|Lt|Bp|Abp|Chas|Geo)\.? [A-Z][a-z]{2,14}(?: (?i:prim|primary|high|inf|jnr|sec|school))?\b"
)
_BRACKETED = re.compile(
    r"\b(?:school|nursery|college|academy|preschool|primary) \(([A-Z][\w'’]{2,14}(?: [A-Z][\w'’]{2,14}){0,3})\)"
)
_UNIT_ON = re.compile(r"\b(?:[Tt]he )?PRU (?:on|in|at) [A-Z][a-z]{2,14}(?: [A-Z][a-z]{2,14})?\b")
_STAFF_AT = re.compile(
    r"\b(?i:tutor|teacher|head|headteacher|senco|sendco|dsl|pastoral(?: lead)?|deputy|governors?|pupil) (?:at|from) "
    r"([A-Z]{2,5})(?![\w&/-])"
)
_STAFF_OF = re.compile(
    r"\b([A-Z][a-z]{2,12} [A-Z][a-z]{2,12}) (?:SENCo|SENCO|senco|DSL|dsl|governors|head ?teacher|pupils)\b"
)
_CHAINED = re.compile(r"\b([A-Z][a-z]{2,10})(?: [A-Z][a-z]{2,14}){1,2}\b")
_SIXTH_FORM = re.compile(r"\b[A-Z][\w'’]{2,14}(?: [A-Z][\w'’]{2,14}){0,2} 6th form\b")


def find_told_schools(text: str, said: set[str]) -> Iterator[Span]:
    """Yields such schools; `said` are the words of the text, folded, without which most patterns are spared."""
    yield from _holy(text)
    yield from _by_staff_or_chain(text, said)
    if not said.isdisjoint(odd.ENDS_OF_UNITS):
        yield from (Span(match.start(), match.end(), "SCHOOL") for match in _UNITS.finditer(text))
    if not said.isdisjoint(odd.KINDS_APART):
        yield from (
            Span(match.start(1), match.end(1), "SCHOOL")
            for match in _APART.finditer(text)
            if odd.NOT_APART.isdisjoint(match.group(1).lower().split())
        )
    if "Academy" in text:
        yield from (Span(match.start(), match.end(), "SCHOOL") for match in _NUMBERED.finditer(text))


def _by_staff_or_chain(text: str, said: set[str]) -> Iterator[Span]:
    """Capitals that staff belong to, sixth forms, and academies behind the name of their chain."""
    if not said.isdisjoint(odd.STAFF):
        for match in _STAFF_AT.finditer(text):
            if match.group(1) not in LONGER and match.group(1) not in odd.AGENCIES:
                yield Span(match.start(1), match.end(1), "SCHOOL")
        for match in _STAFF_OF.finditer(text):
            if say.LANDSCAPE.issuperset(match.group(1).lower().split()):
                yield Span(match.start(1), match.end(1), "SCHOOL")
    if not said.isdisjoint(odd.CHAINS):
        for match in _CHAINED.finditer(text):
            if match.group(1).lower() in odd.CHAINS:
                yield Span(match.start(), match.end(), "SCHOOL")
    if not said.isdisjoint(odd.CUT_SHORT):
        yield from (Span(match.start(), match.end(), "SCHOOL") for match in _SHORT_FIRST.finditer(text))
    if "(" in text:
        yield from (Span(*match.span(1), "SCHOOL") for match in _BRACKETED.finditer(text))
    if "PRU " in text:
        yield from (Span(match.start(), match.end(), "SCHOOL") for match in _UNIT_ON.finditer(text))
    if "6th form" in text:
        yield from (Span(match.start(), match.end(), "SCHOOL") for match in _SIXTH_FORM.finditer(text))


def _holy(text: str) -> Iterator[Span]:
    """Holy names with capitals, or where pupils are."""
    if "oly" in text:
        for match in _HOLY.finditer(text):
            after = text[match.end() : match.end() + 14].lower().split()
            told = match.group().istitle() or AT_SCHOOL.search(text[max(0, match.start() - LOOK_BACK) : match.start()])
            if (told or (after and after[0] in odd.SCHOOL_DOES)) and not (after and after[0] in say.NOT_OF_SAINTS):
                yield Span(match.start(), match.end(), "SCHOOL")
