"""Schools, nurseries and colleges by name."""

import re
from collections.abc import Iterator

from dialogues.screening import school_words as say
from dialogues.screening.spans import Span
from dialogues.screening.tokens import Token
from dialogues.screening.word_lists import Lists, words_of

_JOINS = frozenset((" ", "-", "'s ", "’s ", "' ", "’ ", ". ", " & ", "'", "’"))
_LONGEST = 6  # words in the name of a school
_LONG_ENOUGH = 4  # letters of a word without a capital that may name a school
_LOOK_BACK = 34  # characters
_STAFF = (
    r"(?:d?dsl|sen?d?co|ta|head(?: ?teacher)?|deputy|teacher|tutor|mentor|pastoral(?: lead)?|attendance officer|"
    r"safeguarding lead|office|receptionist|pupils?|dinner lady|governors?|year \d{1,2}|class)"
)
_AT_SCHOOL = re.compile(
    rf"\b(?:goes to|go to|going to|went to|attends?|attending|attended|{_STAFF} (?:at|from|of)|excluded from|"
    r"on roll at|enrolled at|starts? at|started at|starting at|moved from|taught at|place at|places at|"
    r"(?:school|nursery|preschool|college)[,;]? (?:and )?(?:he's |she's |is )?now at|"
    r"(?:(?:his|her|their|the|whose|at) )?(?:school|nursery|academy|college|preschool)(?: is| was| called|,|:| \()) ?$",
    re.IGNORECASE,
)
_SCHOOL_STAFF = re.compile(rf"\b{_STAFF} (?:at|from) $", re.IGNORECASE)
_PUPIL_AT = re.compile(
    r"\b(?:he|she|they|lad|boy|girl|kid|kids|child|children|brother|sister|siblings|eldest|youngest|twins|both|one|sat|"
    r"teaches|taught|attends|attending|attended|excluded from|on roll)(?:['’]?s| is| are| was| were|['’]re)?"
    r"(?: (?:now|still|both|all|back))? (?:at |go(?:es)? to )?$",
    re.IGNORECASE,
)
_PUPIL_NEEDS_AT = re.compile(r"(?:\b(?:at|go(?:es)? to)|attends|attending|attended|excluded from) $", re.IGNORECASE)
_PUPIL_STARTS = re.compile(r"\b(?:attend(?:s|ing|ed)?|start(?:s|ed|ing)? at|on roll at|enrolled at|excluded from) $", re.IGNORECASE)
_SAINT_TOWNS = words_of("albans helens ives andrews neots austell asaph leonards davids pancras johns annes bees")
_HOLY = re.compile(
    rf"\b(?:(?i:{'|'.join(say.HOLY)}))\b(?:['’]?s\b)?(?: of (?:the )?(?-i:[A-Z])[a-z]{{3,12}}\b)?(?: (?:and|&) (?i:st|saint) \w{{3,14}}(?:['’]s?)?)?", re.ASCII
)
_CHAIN = re.compile(
    r"\b(?:busy bees|bright horizons|kids ?planet|kiddi ?caru|partou|co-?op(?:erative)? childcare|"
    r"little acorns|tiny toes|little stars|rising stars|bright stars|sunshine corner|little angels|"
    r"(?-i:(?:Little|Tiny|Happy|Jolly|Busy) [A-Z][a-z]{2,12}s)|storal|n family club|monkey puzzle|asquith)\b",
    re.IGNORECASE,
)


def find_schools(text: str, words: list[Token], lists: Lists) -> Iterator[Span]:
    """Yields schools, nurseries and colleges that are named."""
    for index, word in enumerate(words):
        if word.folded in say.KINDS and index:
            first = _name_start(text, words, index, lists)
            if first < index:
                yield Span(words[first].start, _kind_end(words, index), "SCHOOL")
        elif word.folded in say.FOREIGN and index + 1 < len(words) and words[index + 1].tight:
            if word.capital and words[index + 1].capital:
                yield Span(word.start, words[_capitals_end(words, index + 1)].end, "SCHOOL")
            elif word.folded != "beth" and _is_odd(words[index + 1], lists):
                yield Span(word.start, _kind_end(words, index + 1), "SCHOOL")
        elif word.folded in {"st", "saint"}:
            yield from _saint(text, words, index, lists)
        elif not word.possessive and (_is_odd(word, lists) or _is_named_nursery(words, index)):
            yield from _without_kind(text, words, index, lists)
    yield from _phrases(text)


def _phrases(text: str) -> Iterator[Span]:
    for match in _CHAIN.finditer(text):
        yield Span(match.start(), match.end(), "SCHOOL")
    for match in _HOLY.finditer(text):
        said, before = match.group(), text[max(0, match.start() - _LOOK_BACK) : match.start()]
        after = text[match.end() : match.end() + 12].lower().split()
        alone = said.lower().startswith(say.HOLY_ALONE) or " st " in said.lower()
        if (alone or _AT_SCHOOL.search(before)) and not (after and after[0] in say.NOT_OF_SAINTS):
            yield Span(match.start(), match.end(), "SCHOOL")


def _saint(text: str, words: list[Token], index: int, lists: Lists) -> Iterator[Span]:
    """A saint with a possessive and no hospital or street behind: "St Anne's", "st chads"."""
    if index + 1 >= len(words) or not text[words[index].end : words[index + 1].start].strip() in {"", "."}:
        return
    saint = words[index + 1]
    after = words[index + 2] if index + 2 < len(words) and words[index + 2].start - saint.end < 4 else None  # noqa: PLR2004  "'s "
    if after and after.folded in say.NOT_OF_SAINTS:
        return
    unmarked = saint.folded.endswith("s") and saint.folded not in _SAINT_TOWNS | lists.towns
    before = text[max(0, words[index].start - _LOOK_BACK) : words[index].start]
    if saint.possessive and saint.capital:
        yield Span(words[index].start, saint.end + len(text[saint.end : saint.end + 2].rstrip(" .,")), "SCHOOL")
    elif saint.possessive or (unmarked and len(saint.folded) > _LONG_ENOUGH) or _AT_SCHOOL.search(before):
        yield Span(words[index].start, saint.end, "SCHOOL")


def _without_kind(text: str, words: list[Token], index: int, lists: Lists) -> Iterator[Span]:
    """A name that only the words before make a school: "the head at Westcliffe", "he's at oakfield"."""
    word = words[index]
    before = text[max(0, word.start - _LOOK_BACK) : word.start]
    if not before.endswith((" ", "(")) or word.shouted:
        return
    if not word.capital or word.opens:
        pupil = _PUPIL_NEEDS_AT.search(before) and _PUPIL_AT.search(before)
        if (_SCHOOL_STAFF.search(before) or pupil) and not _is_person_or_town(word, lists, len(word.folded)):
            yield Span(word.start, word.end, "SCHOOL")
        return
    if not _AT_SCHOOL.search(before) or (word.folded in lists.towns and not before.endswith(", ")):
        return
    pupil = bool(_PUPIL_STARTS.search(before))
    last = _capitals_end(words, index)
    if last > index or ((pupil or _SCHOOL_STAFF.search(before)) and word.folded in lists.villages):
        yield Span(word.start, words[last].end, "SCHOOL")
    elif not _is_person_or_town(word, lists, 0) and word.folded not in lists.villages:
        yield Span(word.start, word.end, "SCHOOL")


def _is_person_or_town(word: Token, lists: Lists, length: int) -> bool:
    folded = word.folded
    return (
        0 < length < _LONG_ENOUGH
        or folded in lists.first
        or folded in lists.surnames
        or folded in lists.word_first
        or folded in lists.towns
    )


def _is_odd(word: Token, lists: Lists) -> bool:
    return word.folded not in lists.words and word.folded not in lists.not_names and "'" not in word.folded


def _is_named_nursery(words: list[Token], index: int) -> bool:
    """A nursery's name with capitals: "Little Acorns"."""
    return words[index].capital and words[index].folded in say.NURSERY_NAMES and not words[index].opens


def _name_start(text: str, words: list[Token], index: int, lists: Lists) -> int:
    """The first word of the school's name before its kind of school (`index` if it has none)."""
    first, closing, proper = index, words[index], False
    while first > 0 and index - first < _LONGEST:
        word = words[first - 1]
        if not _goes_on(text, words, first, closing):
            break
        if word.capital and not word.shouted:
            ordinary = word.opens and word.folded in lists.words and not closing.capital
            proper = proper or (word.folded not in say.CLOSING | say.GENERIC and not ordinary)
        elif word.folded not in say.CLOSING and not word.shouted:
            taken = _lower_case_words(words, first, index, lists)
            if not taken:
                break
            proper, first = True, first - taken
            continue
        first -= 1
    while first < index and words[first].folded in {"of", "and", "the", "to"}:
        first += 1
    if proper and first and words[first].tight and words[first - 1].text in {"The", "Our"}:
        first -= 1
    if words[index].folded in {"schools", "nurseries", "academies", "colleges"} and all(
        word.folded in lists.towns or word.folded in say.CLOSING | say.GENERIC for word in words[first:index]
    ):
        return index
    return first if proper else index


def _goes_on(text: str, words: list[Token], first: int, closing: Token) -> bool:
    """Whether the word before word `first` may belong to the name of a school."""
    word = words[first - 1]
    join = text[word.end : words[first].start]
    if join not in _JOINS or "'" in word.folded or (join == ". " and len(word.text) > 2):  # noqa: PLR2004  "St. Anne's"
        return False
    if word.folded in {"of", "and", "the"}:
        return first > 1 and (words[first - 2].capital or words[first - 2].folded == "c")
    if word.folded in say.CLOSING and (word.capital or not closing.capital):
        return True
    inside = word.capital and closing.capital and not word.opens and word.folded not in {"virtual", "our", "royal"}
    return inside or word.folded not in say.GENERIC - {"royal", "sure"} or word.folded in say.SMALL


def _lower_case_words(words: list[Token], first: int, kind: int, lists: Lists) -> int:
    """How many words without a capital before word `first` name a school: a saint, a place, a name; 0 if none do."""
    word, before = words[first - 1], words[first - 2] if first > 1 and words[first - 1].tight else None
    folded = word.folded
    if folded in {"st", "saint", "ysgol"} or (before and before.folded in {"st", "saint"}):
        return 1
    if words[kind].folded in say.EARLY and folded in say.NURSERY_NAMES:
        if before and before.folded in say.NURSERY_NAMES:
            return 2
        return int(folded not in say.GENERIC | say.NURSERY_ADJECTIVES)
    if folded in lists.not_names - say.LANDSCAPE or (folded in say.GENERIC and folded not in say.LANDSCAPE):
        return int(folded in say.SMALL and any(_is_odd(each, lists) for each in words[first:kind]))
    if folded in say.LANDSCAPE:
        if before and not before.capital and before.folded in say.LANDSCAPE:
            return 2
        if before and not before.capital and before.folded not in say.GENERIC | lists.not_names:
            return 2 if len(before.folded) >= _LONG_ENOUGH else 0
        return int(words[kind].folded in {"primary", "infants", "juniors", "academy"})
    if len(folded) < _LONG_ENOUGH:
        return 0
    placed = before is not None and before.folded in say.SMALL and folded in lists.word_surnames
    return int(folded not in lists.words or folded in lists.towns or folded in lists.villages) + 2 * placed


def _kind_end(words: list[Token], index: int) -> int:
    """Where the kind of school ends that begins with word `index`: "Sixth Form College", "girls school"."""
    last = index
    while last + 1 < len(words) and words[last + 1].tight:
        word = words[last + 1]
        if not (word.folded in say.KINDS | {"form", "girls", "boys"} and word.folded != "high"):
            break
        if word.capital != words[index].capital:
            break
        last += 1
    return words[last].end


def _capitals_end(words: list[Token], first: int) -> int:
    last = first
    while last + 1 < len(words) and words[last + 1].tight and words[last + 1].capital and last - first < 4:  # noqa: PLR2004  words
        last += 1
    return last
