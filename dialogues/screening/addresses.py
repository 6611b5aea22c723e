"""Addresses: house numbers with streets, flats, and where somebody lives."""

import re
from collections.abc import Iterator

from dialogues.screening import streets as say
from dialogues.screening.spans import Span
from dialogues.screening.tokens import Token
from dialogues.screening.word_lists import Lists

_NUMBER = re.compile(
    r"(?<![\w/.:£$\-])(?:no\.? ?)?(\d{1,4}(?: ?[a-hA-H])?(?:[\-/]\d{1,4}[a-hA-H]?)?),? (?=[^\W\d_])", re.IGNORECASE
)
_STAIR = re.compile(r"(?<![\w/.])\d{1,2}/\d{1,2}, (?=\d)")  # a Scottish flat: "2/1, 48 Dalmarnock Drive"
_UNIT = re.compile(
    r"\b(?:flat|apartment|apt|maisonette|bedsit|plot|pitch|block|caravan|unit|house number)s?\.? (?:no\.? ?)?"
    r"(?:\d{1,4}[a-zA-Z]?|(?-i:[A-Z]))\b",
    re.IGNORECASE,
)
_ROOM = re.compile(r"\broom \d{1,3}[a-z]?, ?", re.IGNORECASE)
_ONE_WORD_STREET = re.compile(
    r"(?<![\w/.:£$\-])\d{1,4}[a-hA-H]? [A-Z][a-z]{2,12}(?:gate|side|ways?|croft|fields?|mead|bank|fold|"
    r"royd|wood|thorpe|holme|hurst|cliffe|dale|view|crest|lea|leys|wynd)\b"
)
_LIVES = re.compile(
    r"\b(?:lives?|living|lived|live|stays?|staying|stayed|address|addr|housed|rehoused|moved|placed|home|house|flat|"
    r"residing|resides|visited|visit|tenancy|property|hostel|refuge|family now|based|from|to|at|of|on|is|letter|have)\b"
    r"[^.!?\n]{0,24}$",
    re.IGNORECASE,
)
_LIVES_ON = re.compile(
    r"\b(?:liv(?:es?|ing|ed) (?:over |up |down |now )?(?:on|in|at|off)|moved (?:to|into)|address(?: is|:| was)?|"
    r"stay(?:s|ing|ed)? (?:on|in|at)|(?:placed|housed|home|house|flat|tenancy|property) (?:on|at|in)|"
    r"(?:home|house|flat) is|lives) (?:the )?$",
    re.IGNORECASE,
)
_DWELLS = re.compile(
    r"\b(?:liv(?:es?|ing|ed)|stay(?:s|ing|ed)?|home|house|flat|address|moved|housed|rehoused|tenancy|"
    r"placed|property|letter|visit|visited)\b[^.!?\n]{0,30} (?:on|in|at|to|off|from) (?:the )?$",
    re.IGNORECASE,
)
_HOME_AT = re.compile(
    r"\b(?:live[sd]? (?:at|in)|living at|(?:home|place|address|house|flat) is|address was|moved (?:to|into)|"
    r"(?:house|flat) at|stay(?:s|ing|ed)? at|lives) $",
    re.IGNORECASE,
)
_WORK_ON = re.compile(
    r"\b(?:office|offices|hub|clinic|centre|surgery|library|team|station|school|church|base|nursery|practice|"
    r"shop|cafe|bus|route)"
    r" (?:is |was |moved |based |over |down )?(?:on|in|at|to|up|by) (?:the )?$",
    re.IGNORECASE,
)
_GOES_TO = re.compile(r"\b(?:on|to|at|in|from|of|round|around|outside|off) $", re.IGNORECASE)
_ENDS_IN_NUMBER = re.compile(r"\b\d{1,4}[a-z]?,? $", re.IGNORECASE)
_TO_STREET = re.compile(r",? (?:(?:at|in|on) )?(?:the )?(?:\d{1,4}[a-zA-Z]? )?")
_LONGEST = 3  # words of a street's name before its kind
_LOOK_BACK = 48  # characters


def find_addresses(text: str, words: list[Token], lists: Lists) -> Iterator[Span]:
    """Yields house numbers with streets, flats, and streets or named houses where somebody lives."""
    starts = {word.start: index for index, word in enumerate(words)}
    yield from _numbered(text, words, starts, lists)
    for match in _UNIT.finditer(text):
        yield Span(match.start(), _unit_end(text, match.end(), words, starts, lists), "ADDRESS")
    for index, word in enumerate(words):
        if word.folded in say.STREETS and index and word.tight:
            yield from _without_number(text, words, index, lists)
        if word.capital and word.folded in say.WELSH_STREETS and _capitals_end(words, index) > word.end:
            yield Span(word.start, _capitals_end(words, index) or word.end, "ADDRESS")
        if word.folded in say.NAMED_HOUSES and text[word.end : word.end + 2] == ", ":
            yield from _house_in_street(text, words, index, lists)


def _numbered(text: str, words: list[Token], starts: dict[int, int], lists: Lists) -> Iterator[Span]:
    for match in _NUMBER.finditer(text):
        if match.end() not in starts:
            continue
        index = starts[match.end()]
        lives = _lives(text, match.start()) or match.group()[:1] in "nN"
        welsh = words[index].capital and words[index].folded in say.WELSH_STREETS
        end = _capitals_end(words, index) if welsh else _street_end(words, index, lists, lives=lives)
        if not end and _HOME_AT.search(text[max(0, match.start() - 24) : match.start()]):
            end = _capitals_end(words, index)
        if end:
            yield Span(match.start(), end, "ADDRESS")
    for match in _ONE_WORD_STREET.finditer(text):
        yield Span(match.start(), match.end(), "ADDRESS")
    for pattern in (_ROOM, _STAIR):
        for match in pattern.finditer(text):
            if _NUMBER.match(text, match.end()):
                yield Span(match.start(), match.end() + 1, "ADDRESS")
            elif match.end() in starts and (end := _street_end(words, starts[match.end()], lists, lives=True)):
                yield Span(match.start(), end, "ADDRESS")


def _lives(text: str, start: int) -> bool:
    return bool(_LIVES.search(text[max(0, start - 40) : start]))


def _without_number(text: str, words: list[Token], index: int, lists: Lists) -> Iterator[Span]:
    """A street or house without a number: "lives on Mill Lane", "Sycamore Avenue", "the hollybank estate"."""
    word, first = words[index], _name_start(words, index)
    if first == index:
        return
    named, follows = words[first:index], words[index + 1] if index + 1 < len(words) else None
    before = text[max(0, words[first].start - _LOOK_BACK) : words[first].start]
    if (
        named[-1].folded in say.NO_STREETS
        or _WORK_ON.search(before)
        or (
            follows
            and (
                follows.tight
                and (follows.folded in say.OUR_OWN or (follows.capital and follows.folded not in say.STREETS))
            )
        )
    ):
        return
    if word.folded in {"estate", "estates"}:
        if named[-1].folded not in say.NO_ESTATES and (named[-1].capital or _odd(named[-1], lists)):
            yield Span(words[first].start, word.end, "ADDRESS")
        return
    short = word.folded in {"st", "dr"}
    capital = word.capital and named[-1].capital and (not short or bool(_GOES_TO.search(before)))
    plain = word.folded in say.PLAIN_STREETS - {"drive", "close"} or (short and capital)
    if (
        (_LIVES_ON.search(before) and not short)
        or (capital and _DWELLS.search(before))
        or (capital and word.folded in say.PLAIN_STREETS)
        or (plain and (capital or _GOES_TO.search(before)))
        or (word.capital and word.folded in {"cottage", "farm"} and _lives(text, words[first].start))
    ):
        yield Span(words[first].start, word.end, "ADDRESS")


def _house_in_street(text: str, words: list[Token], index: int, lists: Lists) -> Iterator[Span]:
    """A house by name with its street behind a comma: "Rose Cottage, Mill Lane", "the old vicarage, church lane"."""
    end = _street_end(words, index + 1, lists, lives=True)
    if not end and words[index].capital and _capital_at(words, index + 1):
        end = _capitals_end(words, index + 1) if words[index + 1].folded in say.WELSH_STREETS else 0
    if not end:
        return
    first = _name_start(words, index)
    if first and words[first].tight and words[first - 1].folded == "the":
        first -= 1
    number = _ENDS_IN_NUMBER.search(text[max(0, words[first].start - 8) : words[first].start])
    yield Span(words[first].start - (len(number.group()) if number else 0), end, "ADDRESS")


def _street_end(words: list[Token], first: int, lists: Lists, *, lives: bool) -> int:
    """Where the street that begins with word `first` ends; 0 if none does."""
    for index in range(first, min(first + _LONGEST + 1, len(words))):
        word = words[index]
        if index > first and not word.tight and words[index - 1].folded not in {"st", "mt"}:
            return 0
        if word.folded in say.STREETS and index > first:
            named = words[first:index]
            signed = word.capital or all(each.capital for each in named) or any(_odd(each, lists) for each in named)
            if word.folded in say.SHY_STREETS and not (signed or lives):
                continue
            longer = words[index + 1] if index + 1 < len(words) else None
            if longer and longer.tight and longer.folded in say.STREETS and longer.capital == word.capital:
                return longer.end
            return word.end
        then = words[index + 1].folded if index + 1 < len(words) else ""
        new = word.folded in {"new", "long", "half"} and lives and then in say.STREETS
        the = word.folded == "the" and (lives or word.capital)
        if not (new or the) and word.folded in say.NOT_IN_STREETS:
            return 0
    return 0


def _odd(word: Token, lists: Lists) -> bool:
    """Whether a word is no ordinary one, or a name as well."""
    folded = word.folded
    if folded in lists.not_names or folded in say.NOT_IN_STREETS or len(folded) <= 2:  # noqa: PLR2004  "w", "nr"
        return False
    return folded not in lists.words or folded in lists.word_surnames or folded in lists.word_first


def _unit_end(text: str, end: int, words: list[Token], starts: dict[int, int], lists: Lists) -> int:
    """Where an address that begins with "Flat 3" ends: at its street, or its house ("Flat 3, The Maltings")."""
    rest = _TO_STREET.match(text, end)
    if rest and rest.end() in starts:
        index = starts[rest.end()]
        return _street_end(words, index, lists, lives=True) or _capitals_end(words, index) or end
    return end


def _capital_at(words: list[Token], index: int) -> bool:
    return index < len(words) and words[index].capital


def _capitals_end(words: list[Token], first: int) -> int:
    """Where a run of up to four capitalised words ends; 0 if there is none."""
    end = 0
    for word in words[first : first + 4]:
        if (end and not word.tight) or not (word.capital or (end and word.folded in say.OF_WELSH)):
            break
        end = word.end
    return end


def _name_start(words: list[Token], index: int) -> int:
    """The first of the up to three capitalised words, or the one other word, that name a street."""
    first = index
    while (
        first > 0
        and index - first < _LONGEST
        and words[first].tight
        and words[first - 1].capital
        and words[first - 1].folded not in say.NOT_IN_STREETS
    ):
        first -= 1
    if first == index and words[index].tight and words[index - 1].folded not in say.NOT_IN_STREETS:
        first -= 1
    return first
