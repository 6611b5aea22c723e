"""Surgeries, hospitals and centres by name, which say where a family is known: "Hope Street surgery"."""

import re
from collections.abc import Iterator

from dialogues.screening.personal_data.spans import Span
from dialogues.screening.personal_data.word_lists import Lists, words_of

_KINDS = words_of("hospital hospice surgery centre center clinic practice infirmary")
_HOSPITAL = re.compile(
    r"\b(?:st|saint)\.? [a-z][\w'’]{2,14}(?: (?:university|general|royal|childrens|children['’]s))? (?:hospital|"
    r"hospice|"
    r"infirmary)\b",
    re.IGNORECASE,
)
_SURGERY = re.compile(
    r"\b(?!the |our |a |on |in |at |to |high |main )([a-z][\w'’]{2,14}) (?:street|road|lane|avenue|hill|park|"
    r"green|house|"
    r"grove|view|bank|gate) (?:gp |doctors['’]? |medical |dental |health |veterinary |walk-?in )?(?:surgery|practice|"
    r"medical centre|health centre)\b",
    re.IGNORECASE,
)
_CENTRE = re.compile(
    r"\b(?!the |our |a |on |in |at |to |local |every |each |new |old |big |sure |my |their |this |that |any |"
    r"some |these |"
    r"one |two |city |nearest |another |from |and |or |for |with |of )"
    r"([a-z][\w'’]{3,14}) (?:children['’]?s?|family|sure start|early years) (?:centre|center)\b",
    re.IGNORECASE,
)
_NAMELESS = words_of(
    "start council start's their visit visited nearby closest former whole designated main linked integrated attended "
    "local closing closed open opened only different busy other same small north south east west central start local "
    "through inside outside called near around leaving using support community village town district county area multi"
)


def find_services(text: str, said: set[str], lists: Lists) -> Iterator[Span]:
    """Yields surgeries, hospitals and centres whose name is given; `said` are the words of the text, folded."""
    if _KINDS.isdisjoint(said):
        return
    yield from (Span(*match.span(), "SCHOOL") for match in _HOSPITAL.finditer(text))
    for pattern in (_SURGERY, _CENTRE):
        for match in pattern.finditer(text):
            name = match.group(1).lower()
            place = pattern is _CENTRE and (name in lists.towns or name in lists.first)
            if name not in _NAMELESS and not place and name not in lists.not_names:
                yield Span(*match.span(), "SCHOOL")
