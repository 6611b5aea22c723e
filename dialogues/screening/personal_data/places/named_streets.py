"""Addresses without a number: a street where somebody lives, a house by its name, an estate."""

import re
from collections.abc import Iterator

from dialogues.screening.personal_data.places import street_words as say
from dialogues.screening.personal_data.places.streets import (
    capitals_end,
    capitals_start,
    name_start,
    odd,
    street_end,
    welsh_end,
)
from dialogues.screening.personal_data.spans import Span
from dialogues.screening.personal_data.tokens import Token
from dialogues.screening.personal_data.word_lists import Lists

_LIVES_ON = re.compile(
    r"\b(?:liv(?:es?|ing|ed) (?:over |up |down |now )?(?:on|in|at|off)|moved (?:to|into)|address(?: is|:| was)?|"
    r"stay(?:s|ing|ed)? (?:on|in|at)|(?:placed|housed|home|house|flat|tenancy|property) (?:on|at|in)|"
    r"(?:home|house|flat) is|lives) (?:the )?$",
    re.IGNORECASE,
)
_DWELLS = re.compile(
    r"\b(?:liv(?:es?|ing|ed)|stay(?:s|ing|ed)?|home|house|flat|address|moved|housed|rehoused|tenancy|"
    r"placed|property|letter|visit|visited|fled|flee|hostel|refuge|bail|dosses|squatting|sofa|rents?|renting|landlord|"
    r"tenant|"
    r"bungalow|knocked|door)\b[^.!?\n]{0,30} (?:on|in|at|to|off|from) (?:the )?$|"
    r"\b(?:hostel|refuge|address|home|flat|place)(?: is| was)?[,:] (?:the )?$",
    re.IGNORECASE,
)
_AT_HOME = re.compile(
    r"\b(?:liv(?:es?|ing|ed)|live|stay(?:s|ing|ed)?|address|home|tenancy|visit(?:ed)?)\b", re.IGNORECASE
)
_WORK_ON = re.compile(
    r"\b(?:office|offices|hub|clinic|centre|surgery|library|team|station|school|church|base|nursery|practice|"
    r"shop|cafe|bus|route)"
    r" (?:is |was |moved |based |over |down )?(?:on|in|at|to|up|by) (?:the )?$",
    re.IGNORECASE,
)
_GOES_TO = re.compile(r"\b(?:on|to|at|in|from|of|round|around|outside|off) $", re.IGNORECASE)
_ALONG = re.compile(r"\b(?:on|in|off|down|up|along|round|around) $", re.IGNORECASE)
_ENDS_IN_NUMBER = re.compile(r"\b\d{1,4}[a-z]?,? $", re.IGNORECASE)
_IS_HOME = re.compile(
    r",? (?:is|was) (?:his|her|their|the|mum['’]s|dad['’]s|nan['’]s) (?:\w{3,8} )?(?:address|home|place|flat|house)\b"
)
_LOOK_BACK = 48  # characters
_HOUSE = 4  # words of the name of a house


def find_named_streets(text: str, words: list[Token], lists: Lists) -> Iterator[Span]:
    """Yields streets, estates and houses that are named without a number."""
    for index, word in enumerate(words):
        if word.folded in say.STREETS and index and word.tight:
            yield from _street(text, words, index, lists)
        then = words[index + 1] if index + 1 < len(words) else None
        if word.capital and then and (then.capital or then.folded in say.OF_WELSH):
            end = welsh_end(words, index, lists)
            yield from [Span(_house_start(text, words, index), end, "ADDRESS")] if end else []
        if word.folded in say.NAMED_HOUSES and text[word.end : word.end + 2] == ", ":
            yield from _house_in_street(text, words, index, lists)


def _street(text: str, words: list[Token], index: int, lists: Lists) -> Iterator[Span]:
    """A street or house without a number: "lives on Mill Lane", "Sycamore Avenue", "the hollybank estate"."""
    word, first = words[index], name_start(words, index)
    if first == index:
        return
    named, follows = words[first:index], words[index + 1] if index + 1 < len(words) else None
    before = text[max(0, words[first].start - _LOOK_BACK) : words[first].start]
    if named[-1].folded in say.NO_STREETS or _WORK_ON.search(before) or (follows and _is_ours(follows)):
        return
    if word.folded in {"estate", "estates"}:
        if named[-1].folded not in say.NO_ESTATES and (named[-1].capital or odd(named[-1], lists)):
            yield Span(words[first].start, word.end, "ADDRESS")
    elif _is_address(word, named[-1], before, follows, lists) or (word.capital and _IS_HOME.match(text, word.end)):
        yield Span(_house_start(text, words, first), word.end, "ADDRESS")


def _is_ours(follows: Token) -> bool:
    """Whether the word after a street makes a clinic or an office of it."""
    other = follows.capital and follows.folded not in say.STREETS
    return follows.tight and (follows.folded in say.OUR_OWN or other)


def _is_address(word: Token, named: Token, before: str, follows: Token | None, lists: Lists) -> bool:
    """Whether a kind of street behind a name makes an address, by its spelling and the words before."""
    short = word.folded in {"st", "dr"}
    plain = word.folded in say.PLAIN_STREETS
    if word.capital and named.capital and (not short or _GOES_TO.search(before)):
        house = word.folded in {"cottage", "farm"} and _AT_HOME.search(before)
        tree = named.folded in say.TREES and word.folded not in {"house", "hall", "lodge", "centre", "school", "tree"}
        return plain or short or tree or bool(_DWELLS.search(before)) or bool(house) or bool(_LIVES_ON.search(before))
    if _LIVES_ON.search(before) and not short:
        return True
    if plain and word.folded in say.ALSO_VERBS:
        tight = follows is None or not follows.tight or follows.folded not in {"to", "by", "at", "in", "enough", "up"}
        named_so = named.folded not in say.NO_DRIVES and named.folded not in lists.not_names
        return tight and named_so and bool(_ALONG.search(before))
    return plain and not short and (bool(_GOES_TO.search(before)) or _is_name(named, lists))


def _is_name(named: Token, lists: Lists) -> bool:
    """Whether a word without a capital can only be a name: "albert street"."""
    folded = named.folded
    return folded in lists.first or folded in lists.surnames or (odd(named, lists) and folded not in lists.words)


def _house_start(text: str, words: list[Token], first: int) -> int:
    """Where the house begins whose street it is: "The Old Bakehouse, Church Lane", "Hill View, Station Road"."""
    last = first - 1
    if last < 0 or not words[first].capital or text[words[last].end : words[first].start] != ", ":
        return words[first].start
    if not words[last].capital or words[last].shouted:
        return words[first].start
    start = capitals_start(words, last, _HOUSE)
    return words[start - (start > 0 and words[start].tight and words[start - 1].folded == "the")].start


def _house_in_street(text: str, words: list[Token], index: int, lists: Lists) -> Iterator[Span]:
    """A house by its kind with its street behind a comma: "the old vicarage, church lane", "rose cottage, heol las"."""
    if index + 1 >= len(words) or (index and words[index - 1].folded in say.NO_FARMS):
        return
    if words[index + 1].folded == "the" and not words[index + 1].capital:
        return
    end = street_end(words, index + 1, lists, lives=True)
    then = words[index + 2] if index + 2 < len(words) else None
    if (
        not end
        and then
        and then.tight
        and then.folded in say.PLAIN_STREETS
        and words[index + 1].capital is then.capital
    ):
        end = then.end  # "Rose Cottage, Back Lane"
    if not end and words[index].capital and words[index + 1].capital and words[index + 1].folded in say.WELSH_STREETS:
        end = capitals_end(words, index + 1)
    if not end:
        return
    first = name_start(words, index) if index else index
    if first and words[first].tight and words[first - 1].folded == "the":
        first -= 1
    number = _ENDS_IN_NUMBER.search(text[max(0, words[first].start - 8) : words[first].start])
    yield Span(words[first].start - (len(number.group()) if number else 0), end, "ADDRESS")
