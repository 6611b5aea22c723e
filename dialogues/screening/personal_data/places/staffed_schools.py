"""Schools that the people beside them tell: "Kingsmead's DSL", "Ashmount governors", "Ridgeway excluded him"."""

import re
from collections.abc import Iterator

from dialogues.screening.personal_data.places import school_words as say
from dialogues.screening.personal_data.places.bare_schools import STAFF_BEHIND, is_odd, is_person_or_town
from dialogues.screening.personal_data.places.streets import capitals_start
from dialogues.screening.personal_data.spans import Span
from dialogues.screening.personal_data.tokens import Token
from dialogues.screening.personal_data.word_lists import Lists

_LONGEST = 4  # words of a name before its last
_SENT_OUT = re.compile(
    r" (?:off-?rolled|excluded|suspended|perm(?:anently)? ex(?:cluded|ed)?|kept (?:him|her|them) on roll|isolated "
    r"(?:him|her))\b",
    re.IGNORECASE,
)
_OWNS_STAFF = re.compile(
    r"(?:['’]s?)? (?:new |own )?(?:d?dsl|sen?d?co|head ?teacher|head(?! of)|deputy head|pastoral|attendance|"
    r"learning mentor|inclusion|safeguarding lead|governors|pupils|head of year|year \d|reception class|dinner lad)",
    re.IGNORECASE,
)


def has_staff_behind(text: str, word: Token, lists: Lists) -> bool:
    """Whether an odd word stands before people of a school: "Ashmount governors"."""
    if is_person_or_town(word, lists, 0) or word.possessive or word.shouted:
        return False
    behind = STAFF_BEHIND.match(text, word.end) or _SENT_OUT.match(text, word.end)
    return bool(behind) and (is_odd(word, lists) or (word.folded in say.LANDSCAPE and not word.opens))


def with_staff(text: str, words: list[Token], index: int, lists: Lists) -> Iterator[Span]:
    """A name that staff of a school belong to: "Kingsmead's DSL", "westbrook's pastoral team"."""
    word, first = words[index], capitals_start(words, index, _LONGEST) if words[index].capital else index
    person = word.folded in lists.first or word.folded in lists.word_first or word.folded in lists.towns
    known = not any(is_odd(each, lists) or each.folded in lists.villages for each in words[first : index + 1])
    runs = first < index and word.folded in say.LANDSCAPE and not words[first].opens
    if (_OWNS_STAFF.match(text, word.end) or _SENT_OUT.match(text, word.end)) and (
        runs or not (word.shouted or person or known)
    ):
        yield Span(words[first].start, word.end, "SCHOOL")
