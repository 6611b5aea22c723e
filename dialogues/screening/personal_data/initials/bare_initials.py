"""People who are hidden behind letters that stand alone: "TK missed", "told K", "bits of the story about rl"."""

import re
from collections.abc import Iterator

from dialogues.screening.personal_data.initials.acronyms import EVERYDAY, PAIRS, SELDOM, SHORT_WORDS
from dialogues.screening.personal_data.initials.acting_initials import find_acting
from dialogues.screening.personal_data.initials.listed_initials import find_listed
from dialogues.screening.personal_data.initials.odd_initials import find_odd_initials
from dialogues.screening.personal_data.initials.spoken_initials import find_spoken_of
from dialogues.screening.personal_data.initials.told_initials import find_told
from dialogues.screening.personal_data.people.person_words import DOES, KIN
from dialogues.screening.personal_data.spans import Span
from dialogues.screening.personal_data.word_lists import words_of

_PAIR = re.compile(r"(?<![\w.&/@#-])[A-Z]{2}(?![\w&/@-]|['’]?[A-Z]|\.\w)")
_PAIRS_LISTED = re.compile(r"\(([A-Z]{2}(?:(?:, ?| and )[A-Z]{2}){1,5})\)")
_LETTER = re.compile(r"(?<![\w.&/@#'’\-])[B-HJ-Z](?=[ ,;)?!]|\.(?!\w)|$)", re.MULTILINE)
_LETTER_OWNER = re.compile(rf"(?<![\w.&/@'’\-(])([B-HJ-Zb-hj-z])\.?['’]s (?:\w{{3,8}} )?{KIN}\b")
# Two letters without a vowel make no word.
_SMALL = re.compile(r"(?<![\w'’.@&/#-])(?<!\d )[b-df-hj-np-tv-z]{2}(?![\w'’@&/-]|\.\w)")
_SMALL_DOES = re.compile(
    r" (?:is|was|has|had|said|says|told|asked|came|isnt|wasnt|hasnt|didnt|doesnt|wont|missing|doing|back|again|moved|"
    r"got|going|needs|at|rang|left|missed|wants|feels|refused|stayed|lives|attends|and (?:me|i|his|her|their)|seen|not|"
    r"still)\b"
)
_SMALL_OPENS = re.compile(r"(?:^|[.!?\n] ?|, | and | but | cos | when | if )$")
_DOES_ONLY_A_PERSON = re.compile(
    r"\.? (?:(?:was|is|got|has been) (?:placed|moved|seen|excluded|removed|arrested|allocated|missing)|"
    r"said|says|told|"
    r"asked|went home|came|isn['’]?t|wasn['’]?t|hasn['’]?t|didn['’]?t|doesn['’]?t|disclosed|"
    r"and (?:his|her|their)|rang|left|missed|wants|feels|felt|refused|stayed|stays|lives|attends|won['’]?t|"
    r"cried|ran)\b",
)
_IS_AGED = re.compile(
    r",? aged \d| \(\d{1,2}\)|,? (?:is )?\d{1,2}(?:,| and|\.)|\. (?:didn['’]?t|wasn['’]?t|isn['’]?t|said|told|was)\b"
)
_AGED = re.compile(r",? aged \d| \(\d{1,2}\)|, \d{1,2},| and (?:family|siblings?|mum|dad)\b|: ")
_CONCERNS = re.compile(
    r"\b(?:about|lead for|worker for|plan for|re|discuss|discussed|regarding|supporting|concerning) $", re.IGNORECASE
)
_OWNS = re.compile(rf"['’]?s {KIN}\b")
_SPOKEN_TO = re.compile(
    r"\b(?:placed with|lives with|living with|stays with|told|asked|saw|seen|met|rang|visited|spoke to|spoke with|"
    r"collected|hugged) $",
    re.IGNORECASE,
)
_TURNED = re.compile(r"(?:^|[.!?,;] |\band |\bbut )(?:for|with|to|about) $", re.IGNORECASE)  # "with B we tried"
_THEN = re.compile(r",? (?:it|we|i|I|he|she|they|everyone|everything|all|that|this|nobody|no one|there)\b")
_IN_A_LIST = re.compile(r"\b[A-Z](?:,|,? and|,? or) $")
_NO_LETTER = words_of(
    "generation plan hepatitis vitamin band part option group section type grade class level block size wing "
    "form appendix annex annexe room ward category stage strand column point step bus letter drive key year team u "
    "schedule unit zone tier theme set gate floor house"
)
_SHORTHAND = words_of("rn fr gg lv sm tx th bk bb gd tm wk qs vg pj pg nt sh yn ws")  # of texting
_LOUD = 0.7  # share of capitals from which a text is typed in capitals throughout


def find_bare_initials(text: str, words: frozenset[str]) -> Iterator[Span]:
    """Yields initials that nothing beside announces; `words` are ordinary words in lower case."""
    letters = sum(map(str.isalpha, text))
    loud = " " in text and sum(map(str.isupper, text)) > _LOUD * max(1, letters)
    yield from (Span(start, end, "INITIALS") for start, end in find_odd_initials(text, words, loud=loud))
    if loud:
        return
    yield from (Span(start, end, "INITIALS") for start, end in _pairs(text, words))
    yield from (Span(start, end, "INITIALS") for start, end in find_listed(text))
    yield from (Span(start, end, "INITIALS") for start, end in find_spoken_of(text, words))
    yield from (Span(start, end, "INITIALS") for start, end in find_acting(text, words))
    yield from (Span(start, end, "INITIALS") for start, end in find_told(text))
    yield from (Span(*match.span(1), "INITIALS") for match in _LETTER_OWNER.finditer(text))
    for match in _LETTER.finditer(text):
        if _is_person(text, match):
            yield Span(match.start(), match.end(), "INITIALS")


def _pairs(text: str, words: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Two letters that are no agency and no word, in capitals or not."""
    for match in _PAIR.finditer(text):
        if match.group() not in PAIRS or (match.group() in SELDOM and _in_place_of_person(text, match)):
            yield match.span()
    for match in _PAIRS_LISTED.finditer(text):
        if not set(match.group(1).replace("and", ",").replace(" ", "").split(",")) <= PAIRS:
            yield match.span(1)
    for match in _SMALL.finditer(text):
        pair = match.group()
        free = pair.upper() not in PAIRS and pair not in words and pair not in _SHORTHAND
        acts = pair.upper() not in EVERYDAY and _SMALL_DOES.match(text, match.end())
        opens = _SMALL_OPENS.search(text[max(0, match.start() - 6) : match.start()])
        if pair not in SHORT_WORDS and (free or (acts and opens)):
            yield match.span()


def _is_person(text: str, match: re.Match[str]) -> bool:
    """One capital that does what a person does, or to whom somebody speaks."""
    before = text[max(0, match.start() - 20) : match.start()]
    behind = before.lower().split()
    if (behind and behind[-1] in _NO_LETTER) or _IN_A_LIST.search(before):
        return False
    does = _DOES_ONLY_A_PERSON.match(text, match.end()) or _IS_AGED.match(text, match.end())
    turned = _TURNED.search(before) and _THEN.match(text, match.end())
    return bool(does or turned or _SPOKEN_TO.search(before))


def _in_place_of_person(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - 24) : match.start()]
    if before.lower().endswith(("the ", "a ", "our ", "an ", "by ")):
        return False
    after = DOES.match(text, match.end()) or _AGED.match(text, match.end()) or _OWNS.match(text, match.end())
    return bool(after or _SPOKEN_TO.search(before) or _CONCERNS.search(before))
