"""Schools, nurseries and colleges by name."""

import re
from collections.abc import Iterator

from dialogues.screening.personal_data.places import school_words as say
from dialogues.screening.personal_data.places.bare_schools import (
    capitals_end,
    is_odd,
    names_school,
    without_kind,
)
from dialogues.screening.personal_data.places.church_schools import (
    HONOURED,
    STATUS,
    holy_phrases,
    honoured,
    saints,
    with_status,
)
from dialogues.screening.personal_data.places.odd_schools import find_odd_schools
from dialogues.screening.personal_data.places.staffed_schools import has_staff_behind, with_staff
from dialogues.screening.personal_data.spans import Span
from dialogues.screening.personal_data.tokens import Token
from dialogues.screening.personal_data.word_lists import Lists

_JOINS = frozenset((" ", "-", "'s ", "’s ", "' ", "’ ", ". ", " & ", "'", "’"))
_LONGEST = 6  # words in the name of a school
_LONG_ENOUGH = 4  # letters of a word without a capital that may name a school
_EXPLAINED = re.compile(
    r"\b([A-Z][\w'’]{1,20}(?: [A-Z][\w'’]{1,20}){0,3})(?: \(|, )(?:his|her|their|a|an|our|the(?= free| faith| special|"
    r" local)|the boys['’]|"
    r"the girls['’]) "
    r"(?:old |new |last |local |special |small |big |church |free |faith |other )?(?:school|nursery|college|primary|"
    r"pru|PRU|academy)\b"
)
_BEHIND = re.compile(
    r"(?: (?:C\.? ?of ?E|CofE|C\.E\.|CE|R\.C\.|RC|V\.?A\.?|V\.?C\.?|JMI|Catholic|Methodist|Academy|Trust|Federation|"
    r"MAT|First|"
    r"Junior|Infant|Primary|Middle|High|Lower|Upper|School|Girls|Boys|Nursery|College|"
    r"Sixth Form)(?![\w&])(?:['’]s(?= [A-Z]))?)+"
    r"(?: [A-Z]\w{2,14} (?:site|campus)\b)?"
)
_CHAIN = re.compile(
    r"\b(?:busy bees|bright horizons|kids ?planet|kiddi ?caru|partou|co-?op(?:erative)? childcare|"
    r"little acorns|tiny toes|little stars|rising stars|bright stars|sunshine corner|little angels|"
    r"(?-i:(?:Little|Tiny|Happy|Jolly|Busy) [A-Z][a-z]{2,12}s)|storal|n family club|monkey puzzle|asquith)\b",
    re.IGNORECASE,
)


def find_schools(text: str, words: list[Token], lists: Lists) -> Iterator[Span]:
    """Yields schools, nurseries and colleges that are named, with the faith, status or site behind the name."""
    for span in _schools(text, words, lists):
        behind = _BEHIND.match(text, span.end)
        yield Span(span.start, behind.end(), "SCHOOL") if behind else span


def _schools(text: str, words: list[Token], lists: Lists) -> Iterator[Span]:
    for index, word in enumerate(words):
        if index and (word.folded in say.KINDS or (word.folded == "unit" and words[index - 1].folded == "referral")):
            first = _name_start(text, words, index, lists)
            if first < index:
                yield Span(words[first].start, _kind_end(words, index), "SCHOOL")
        elif word.folded in say.FOREIGN:
            yield from _foreign(words, index, lists)
        elif word.folded in HONOURED:
            yield from honoured(text, words, index, lists)
        elif word.folded in {"st", "saint"}:
            yield from saints(text, words, index, lists)
        elif word.possessive or (word.capital and has_staff_behind(text, word, lists)):
            yield from with_staff(text, words, index, lists)
        elif word.capital and _is_nursery(words, index):
            yield Span(word.start, words[index + 1].end, "SCHOOL")
        elif word.capital and STATUS.match(text, word.end):
            yield from with_status(text, words, index)
        elif not word.possessive and (is_odd(word, lists) or names_school(words, index)):
            yield from without_kind(text, words, index, lists)
    for match in _CHAIN.finditer(text):
        yield Span(match.start(), match.end(), "SCHOOL")
    yield from (
        Span(match.start(), match.end(1), "SCHOOL")
        for match in _EXPLAINED.finditer(text)
        if match.group(1).lower() not in lists.towns
    )
    yield from holy_phrases(text)
    yield from find_odd_schools(text, words, lists)


def _is_nursery(words: list[Token], index: int) -> bool:
    """Whether two words with capitals name a nursery: "Rainbow Tots"."""
    if index + 1 >= len(words) or words[index].folded not in say.NURSERY_NAMES:
        return False
    then = words[index + 1]
    return then.tight and then.capital and then.folded in say.NURSERY_NAMES and then.folded.endswith("s")


def _foreign(words: list[Token], index: int, lists: Lists) -> Iterator[Span]:
    """A school whose kind comes first, in Welsh, Irish or Hebrew: "Ysgol y Garnedd", "beis yaakov"."""
    word, then = words[index], words[index + 1 : index + 3]
    if len(then) > 1 and then[0].tight and then[0].folded in {"y", "yr", "na", "an", "nan", "naomh"}:
        yield Span(word.start, then[1].end, "SCHOOL")
    elif then and then[0].tight and word.capital and then[0].capital:
        yield Span(word.start, words[capitals_end(words, index + 1)].end, "SCHOOL")
    elif then and then[0].tight and word.folded != "beth" and is_odd(then[0], lists):
        yield Span(word.start, _kind_end(words, index + 1), "SCHOOL")


def _name_start(text: str, words: list[Token], index: int, lists: Lists) -> int:
    """The first word of the school's name before its kind of school (`index` if it has none)."""
    first, closing, proper = index, words[index], False
    while first > 0 and index - first < _LONGEST:
        word = words[first - 1]
        if not _goes_on(text, words, first, closing):
            break
        if word.capital and not word.shouted:
            ordinary = word.opens and word.folded in lists.words and (closing.shouted or not closing.capital)
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
    while proper and first and words[first].tight and words[first - 1].folded in say.BEFORE_NAMES:
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
    generic = folded in say.GENERIC or folded in lists.not_names
    if generic and folded not in say.LANDSCAPE:
        return int(folded in say.SMALL and any(is_odd(each, lists) for each in words[first:kind]))
    if folded in say.LANDSCAPE:
        if before and not before.capital and before.folded in say.LANDSCAPE:
            return 2
        if before and not before.capital and before.folded not in say.GENERIC and before.folded not in lists.not_names:
            return 2 if len(before.folded) >= _LONG_ENOUGH else 0
        return int(words[kind].folded in {"primary", "infants", "juniors", "academy"})
    if len(folded) < _LONG_ENOUGH:
        return 0
    if (
        before is not None
        and (before.folded in lists.first or before.folded in lists.surnames)
        and folded in lists.word_surnames
        and not before.possessive
    ):
        return 2
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
    then = words[last + 1] if last + 1 < len(words) else None
    after = then is not None and then.tight and then.capital and then.folded not in say.GENERIC | say.CLOSING
    if words[last].text == "Academy" and then and after and not then.shouted:  # "Co-op Academy Nightingale"
        return then.end
    return words[last].end
