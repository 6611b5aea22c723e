"""Schools of a church or a crown: "St Anne's", "our lady and st chads", "king edgars", "Trinity C of E"."""

import re
from collections.abc import Iterator

from dialogues.screening.personal_data.places import school_words as say
from dialogues.screening.personal_data.places.bare_schools import AT_SCHOOL, LOOK_BACK, PUPIL_AT
from dialogues.screening.personal_data.spans import Span
from dialogues.screening.personal_data.tokens import Token
from dialogues.screening.personal_data.word_lists import Lists, words_of

_LONG_ENOUGH = 4  # letters of a saint typed without an apostrophe
_LONGEST = 6  # words in the name of a school
_SHORT_SAINTS = words_of("pats joes toms bens cuts teds")
SAINT_TOWNS = words_of("albans helens ives andrews neots austell asaph leonards davids pancras johns annes bees")
HONOURED = words_of("king queen sir lady bishop archbishop cardinal lord dame prince princess canon abbot")
_HOLY = re.compile(
    rf"\b(?:(?i:{'|'.join(say.HOLY)}))(?:['’]?s)?\b(?: of (?:the )?(?-i:[A-Z])[a-z]{{3,12}}\b)?(?: (?:and|"
    rf"&) (?i:st|saint) \w{{3,14}}(?:['’]s?)?)?",
    re.ASCII,
)
# A faith or a status behind the name, as in "Trinity C of E" and "St Giles VA".
STATUS = re.compile(r" (?:(?i:C\.? ?of ?E|CofE)|C\.E\.|CE|R\.C\.|RC|VA|VC|JMI|Catholic)(?![\w&])")
_SCHOOL_DOES = words_of("were was are have has had let rang said sent told gave want wanted asked")
_LADY_DOES = words_of("from who at in on with here does said that is was")  # "our lady from the council"
_OF_CHILDREN = words_of("child children baby person people mum dad")  # "Child CE risk" is of exploitation
_LOOSE_STATUS = re.compile(r" (?:c ?of ?e|ce|rc|va|vc|catholic)(?!\w)", re.IGNORECASE)  # behind a holy name


def saints(text: str, words: list[Token], index: int, lists: Lists) -> Iterator[Span]:
    """A saint with a possessive and no hospital or street behind: "St Anne's", "st chads"."""
    if index + 1 >= len(words) or text[words[index].end : words[index + 1].start].strip() not in {"", "."}:
        return
    saint = words[index + 1]
    after = words[index + 2] if index + 2 < len(words) and words[index + 2].start - saint.end < 4 else None  # noqa: PLR2004  "'s "
    if after and after.folded in say.NOT_OF_SAINTS:
        return
    unmarked = (
        saint.folded.endswith("s")
        and saint.folded not in lists.first
        and saint.folded not in SAINT_TOWNS
        and saint.folded not in lists.towns
    )
    before = text[max(0, words[index].start - LOOK_BACK) : words[index].start]
    if saint.possessive and saint.capital:
        end = saint.end + len(text[saint.end : saint.end + 2].rstrip(" .,"))
    elif (
        saint.possessive
        or (unmarked and (len(saint.folded) > _LONG_ENOUGH or saint.folded in _SHORT_SAINTS))
        or AT_SCHOOL.search(before)
    ):
        end = saint.end
    else:
        return
    status = _LOOSE_STATUS.match(text, end)
    yield Span(words[index].start, status.end() if status else end, "SCHOOL")


def honoured(text: str, words: list[Token], index: int, lists: Lists) -> Iterator[Span]:
    """A king or bishop with a possessive where pupils are, or one that acts: "kids at king edgars"."""
    if index + 1 >= len(words) or not words[index + 1].tight:
        return
    name = words[index + 1]
    before = text[max(0, words[index].start - LOOK_BACK) : words[index].start]
    acts = name.capital and name.possessive and index + 2 < len(words) and words[index + 2].folded in _SCHOOL_DOES
    small = not name.capital and name.folded.endswith("s") and not name.possessive and index + 2 < len(words)
    acts = acts or (small and name.folded not in lists.words and words[index + 2].folded in _SCHOOL_DOES)
    pupils = AT_SCHOOL.search(before) or PUPIL_AT.search(before)
    if acts or (pupils and (name.possessive or name.folded.endswith("s"))):
        yield Span(words[index].start, name.end + 2 * text.startswith(("'s", "’s"), name.end), "SCHOOL")


def with_status(text: str, words: list[Token], index: int) -> Iterator[Span]:
    """A name before the faith or status of a school: "Emmanuel CofE"; not "The RC heads"."""
    status, first = STATUS.match(text, words[index].end), index
    while first and words[first].tight and words[first - 1].capital and index - first < _LONGEST:
        first -= 1
    before = text[max(0, words[first].start - LOOK_BACK) : words[first].start]
    said = status.group() if status else ""
    named = any(
        word.folded not in say.GENERIC | say.CLOSING | _OF_CHILDREN and not word.shouted
        for word in words[first : index + 1]
    )
    if named and (said != " Catholic" or AT_SCHOOL.search(before) or before.endswith("from ")):
        yield Span(words[first].start, words[index].end + len(said), "SCHOOL")


_OF_WHAT = re.compile(r" of (?:the )?(?!it|that|this|all|course)[A-Za-z]{4,14}\b")  # "our lady of sorrows"


def holy_phrases(text: str) -> Iterator[Span]:
    """Names of churches that are those of schools: "our lady and st chads"; some only where pupils are."""
    for match in _HOLY.finditer(text):
        said, before = match.group(), text[max(0, match.start() - LOOK_BACK) : match.start()]
        after = text[match.end() : match.end() + 12].lower().split()
        alone = said.lower().startswith(say.HOLY_ALONE) or " st " in said.lower()
        if said == "our lady" and after and after[0] in _LADY_DOES:
            continue
        if (alone or AT_SCHOOL.search(before)) and not (after and after[0] in say.NOT_OF_SAINTS):
            status = _LOOSE_STATUS.match(text, match.end()) or _OF_WHAT.match(text, match.end())
            yield Span(match.start(), status.end() if status else match.end(), "SCHOOL")
