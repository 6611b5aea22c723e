"""Schools that only pupils or teachers beside them tell: "the head at Westcliffe", "oakfield's dsl"."""

import re
from collections.abc import Iterator

from dialogues.screening.personal_data.places import school_words as say
from dialogues.screening.personal_data.spans import Span
from dialogues.screening.personal_data.tokens import Token
from dialogues.screening.personal_data.word_lists import Lists

_LONG_ENOUGH = 4  # letters of a word without a capital that may name a school
_LONGEST = 4  # words of a name before its last
LOOK_BACK = 34  # characters
_STAFF = (
    r"(?:d?dsl|sen?d?co|ta|head(?: ?teacher)?|deputy|teacher|tutor|mentor|pastoral(?: lead| team| support)?|"
    r"attendance officer|safeguarding lead|office|receptionist|pupils?|dinner lady|governors?|year \d{1,2}|class)"
)
AT_SCHOOL = re.compile(
    rf"\b(?:goes to|go to|going to|went to|attends?|attending|attended|{_STAFF} (?:at|from|of)|excluded from|"
    r"on roll at|enrolled at|starts? at|started at|starting at|moved from|taught at|place at|places at|"
    r"(?:school|nursery|preschool|college)[,;]? (?:and )?(?:he's |she's |is )?now at|"
    r"(?:(?:his|her|their|the|whose|at) )?(?:school|nursery|academy|college|preschool)(?: is| was| called|,|:| \()) ?$",
    re.IGNORECASE,
)
_OFFICE = re.compile(r"\boffice (?:at|from|of) $", re.IGNORECASE)
_BUILDINGS = frozenset(("house", "court", "building", "tower", "centre", "hall"))
_SCHOOL_STAFF = re.compile(rf"\b{_STAFF} (?:at|from) $", re.IGNORECASE)
STAFF_BEHIND = re.compile(r" (?:governors|pupils?|SENCo|SENDCo|DSL|head ?teacher|year \d)\b", re.IGNORECASE)
_ATTENDS = re.compile(
    r"\b(?:goes to|attends|start(?:s|ed)? at|excluded from|on roll at|place at|kicked out of) $", re.IGNORECASE
)
PUPIL_AT = re.compile(
    r"\b(?:he|she|they|lad|boy|girl|kid|kids|child|children|brother|sister|siblings|eldest|youngest|twins|both|one|sat|"
    r"teaches|taught|attends|attending|attended|excluded from|on roll)(?:['’]?s| is| are| was| were|['’]re)?"
    r"(?: (?:now|still|both|all|back))? (?:at |go(?:es)? to )?$",
    re.IGNORECASE,
)
_PUPIL_NEEDS_AT = re.compile(r"(?:\b(?:at|go(?:es)? to)|attends|attending|attended|excluded from) $", re.IGNORECASE)
_PUPIL_STARTS = re.compile(
    r"\b(?:attend(?:s|ing|ed)?|start(?:s|ed|ing)? at|on roll at|enrolled at|excluded from) $", re.IGNORECASE
)
_TITLED_FROM = re.compile(r"\b(?:mr|mrs|miss|ms|sir)\.? [\w'’\-]{2,20} (?:from|at) $", re.IGNORECASE)
_ABOUT_A_PLACE = (" on ", " at ", " from ", " to ", " with ", " by ", " of ", " and ")
_COUNTRY = (
    "hurst",
    "field",
    "fields",
    "wood",
    "woods",
    "side",
    "bank",
    "brook",
    "mead",
    "meads",
    "leigh",
    "gate",
    "lands",
    "view",
    "park",
    "bridge",
    "croft",
    "cliffe",
    "cliff",
    "mount",
    "moor",
    "down",
    "dene",
    "thorpe",
    "lea",
    "ley",
    "leys",
    "holme",
)
_ABOUT_SCHOOL = re.compile(
    r"\b(?:exclu(?:sions?|ded)|fixed term|attendance|pupils?|yr ?\d{1,2}|year \d{1,2}|dsl|senco|sendco|"
    r"teachers?|class(?:room)?|"
    r"lessons?|timetable|head|school run|reception class|deputy|detentions?|off.roll|managed move|pastoral|"
    r"governors)\b",
    re.IGNORECASE,
)


def without_kind(text: str, words: list[Token], index: int, lists: Lists) -> Iterator[Span]:
    """A name that only the words before make a school: "the head at Westcliffe", "he's at oakfield"."""
    word = words[index]
    before = text[max(0, word.start - LOOK_BACK) : word.start]
    if (before and not before.endswith((" ", "("))) or word.shouted:
        return
    if not word.capital or word.opens:
        yield from _typed_small(text, words, index, lists)
        return
    if not AT_SCHOOL.search(before) or (word.folded in lists.towns and not before.endswith(", ")):
        return
    starts = bool(_PUPIL_STARTS.search(before))
    last = capitals_end(words, index)
    if words[last].folded in _BUILDINGS and _OFFICE.search(before):
        return
    if last > index or ((starts or _SCHOOL_STAFF.search(before)) and word.folded in lists.villages):
        yield Span(word.start, words[last].end, "SCHOOL")
    elif not is_person_or_town(word, lists, 0) and word.folded not in lists.villages:
        yield Span(word.start, word.end, "SCHOOL")


def _typed_small(text: str, words: list[Token], index: int, lists: Lists) -> Iterator[Span]:
    """The same without a capital, or at the start of a sentence: "dsl from larkspur rise", "he's at oakfield"."""
    word, then = words[index], words[index + 1] if index + 1 < len(words) else None
    before, around = text[max(0, word.start - LOOK_BACK) : word.start], text[max(0, word.start - 60) : word.end + 60]
    pair = bool(then) and names_school(words, index) and not word.capital
    if pair and (_ATTENDS.search(before) or STAFF_BEHIND.match(text, words[index + 1].end)):
        yield Span(word.start, words[index + 1].end, "SCHOOL")
        return
    pupil = bool(_PUPIL_NEEDS_AT.search(before) and PUPIL_AT.search(before)) or bool(_TITLED_FROM.search(before))
    rural = word.folded.endswith(_COUNTRY) and before.endswith(_ABOUT_A_PLACE) and bool(_ABOUT_SCHOOL.search(around))
    if not (pupil or rural or _SCHOOL_STAFF.search(before)):
        return
    if then and then.tight and not then.capital and then.folded in say.LANDSCAPE:
        yield Span(word.start, then.end, "SCHOOL")
    elif not is_person_or_town(word, lists, len(word.folded)):
        yield Span(word.start, word.end, "SCHOOL")


def is_person_or_town(word: Token, lists: Lists, length: int) -> bool:
    """Whether a word names a person or a town; a word of `length` letters that is too short for a school too."""
    folded = word.folded
    return (
        0 < length < _LONG_ENOUGH
        or folded in lists.first
        or folded in lists.surnames
        or folded in lists.word_first
        or folded in lists.towns
    )


def is_odd(word: Token, lists: Lists) -> bool:
    """Whether a word is no ordinary one."""
    return word.folded not in lists.words and word.folded not in lists.not_names and "'" not in word.folded


def names_school(words: list[Token], index: int) -> bool:
    """Whether capitals make a name of ordinary words: "Little Acorns", "Castle Vale"."""
    word = words[index]
    then = words[index + 1].folded if index + 1 < len(words) and words[index + 1].tight else ""
    if not word.capital:
        return word.folded in say.LANDSCAPE and then in say.LANDSCAPE
    last = words[capitals_end(words, index)]
    landscape = last is not word and last.folded in say.LANDSCAPE
    return not word.opens and (word.folded in say.NURSERY_NAMES or landscape)


def capitals_end(words: list[Token], first: int) -> int:
    """The last word of the run of up to five capitalised words that begins at `first`."""
    last = first
    while last + 1 < len(words) and words[last + 1].tight and words[last + 1].capital and last - first < 4:  # noqa: PLR2004  words
        last += 1
    return last
