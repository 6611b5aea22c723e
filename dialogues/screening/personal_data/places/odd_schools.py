"""Schools by shorter or rarer names: "northgate sec", "the abbey", "queen eds", "UTC Swale", "SS Peter & Paul"."""

import re
from collections.abc import Iterator

from dialogues.screening.personal_data.places import odd_school_words as odd
from dialogues.screening.personal_data.places import school_words as say
from dialogues.screening.personal_data.places.bare_schools import (
    AT_SCHOOL,
    LOOK_BACK,
    PUPIL_AT,
    capitals_end,
    is_odd,
    is_person_or_town,
)
from dialogues.screening.personal_data.places.church_schools import SAINT_TOWNS
from dialogues.screening.personal_data.places.told_schools import find_told_schools
from dialogues.screening.personal_data.spans import Span
from dialogues.screening.personal_data.tokens import Token
from dialogues.screening.personal_data.word_lists import Lists, words_of

_CROWNED = odd.RANKS | words_of("blessed king queen prince princess lady lord sir")
_SENT_OUT = re.compile(
    r" (?:off-?rolled|excluded|suspended|perm(?:anently)? ex(?:cluded|ed)?|isolated (?:him|her|them)|"
    r"kept (?:him|her|them) on roll|kicked (?:him|her|them) out|offered (?:him |her |them )?a (?:taster|school place)|"
    r"put (?:him|her|them) on (?:a|part)|off.?rolling|exclude everyone|isolation booths|(?:won['’]?t|wouldn['’]?t|"
    r"refused? to|refuses to|will not|didn['’]?t) "
    r"(?:have|take) (?:him|her|them|either) back|sent (?:him|her|them) home|put (?:him|her|them) in isolation|"
    r"(?:have |has )?(?:put|got) (?:him|her|them) on a (?:reduced|part.time) timetable)\b",
    re.IGNORECASE,
)
_PART_OF_SCHOOL = re.compile(
    r"\b(?:(?:deaf|autism|asd|resource|resourced|nurture|sen|send|language|hearing|hi|vi|speech|specialist|inclusion|"
    r"behaviour|learning) (?:unit|base|provision|room|class|group|hub)|assembly|kitchen|school gates?|gates?|"
    r"playground|"
    r"canteen|classroom|lessons?|classes|detention|isolation|sports day|parents['’]? evening|open (?:evening|day)|"
    r"taster(?: days?)?|transition|breakfast club|after.?school club|alternative provision|dual registered|on roll|"
    r"provision|home.?school(?:ing)? after|managed move|pupils?|prom|exams|timetable|reception|moved|place|placed|"
    r"school run|sixth form|kids go|exclusion|suspension|suspended|expelled|kicked out|learning support|form tutor|"
    r"head of year|"
    r"picks? (?:him |her |them )?up|(?:mr|mrs|miss|ms)\.? \w{2,14}|club|yr ?\d{1,2}|year \d{1,2}|ehcp names|naming|"
    r"got (?:him|her|them) into) "
    r"(?:at|in|to|from|of|by|names)? ?(?:the )?$",
    re.IGNORECASE,
)
_TITLED = re.compile(
    r"\b(?:provision|placed|placement|AP|on roll|registered|pru|PRU|unit|referral|hub|course) (?:at|from|in) $"
)


def find_odd_schools(text: str, words: list[Token], lists: Lists) -> Iterator[Span]:
    """Yields schools that their short kind, their house, a crown, a saint or what they do gives away."""
    ordinary, said = lists.words, {word.folded for word in words}
    told = not said.isdisjoint(odd.DEEDS)
    for index, word in enumerate(words):
        folded = word.folded
        if folded in _TRIGGERS:
            yield from _triggered(text, words, index, lists)
        elif told and (folded in odd.BARE or (folded not in ordinary and is_odd(word, lists))):
            yield from _known_by_deeds(text, words, index, lists)
    yield from find_told_schools(text, said)


_TRIGGERS = odd.SHORTENED | odd.SHORTENED_CAPITALS | _CROWNED | odd.SAINTS | odd.PLACES_AT | {"st", "the"}


def _triggered(text: str, words: list[Token], index: int, lists: Lists) -> Iterator[Span]:
    """What a word that may belong to the name of a school makes of its neighbours."""
    word, folded = words[index], words[index].folded
    if folded in odd.SAINTS:
        yield from _two_saints(text, words, index)
    if index and word.tight and (folded in odd.SHORTENED or (word.capital and folded in odd.SHORTENED_CAPITALS)):
        first = _shortened(words, index, lists)
        if first < index:
            yield Span(words[first].start, word.end, "SCHOOL")
    elif folded in _CROWNED:
        yield from _crowned(text, words, index, lists)
    elif folded == "st" and word.capital:
        yield from _saint(text, words, index, lists)
    elif folded in odd.PLACES_AT:
        yield from _placed_at(words, index, lists)
    elif folded == "the" and index + 1 < len(words):
        yield from _house(text, words, index)


def _shortened(words: list[Token], index: int, lists: Lists) -> int:
    """The first word of a name before a short kind: "northgate sec", "priory high"; `index` if there is none."""
    word, before = words[index], words[index - 1]
    if before.possessive or before.shouted or before.capital is not (word.capital or word.shouted):
        return index
    named = (is_odd(before, lists) and len(before.folded) > 4 and before.folded not in lists.first) or (  # noqa: PLR2004  letters
        before.folded in odd.BARE or (before.folded in say.LANDSCAPE and word.folded == "high")
    )
    earlier = words[index - 2] if index > 1 and before.tight else None
    pair = earlier is not None and earlier.capital is before.capital
    two = bool(
        pair
        and earlier
        and before.folded in odd.PARTS_IN_USE
        and earlier.folded not in say.GENERIC
        and len(earlier.folded) > 3  # noqa: PLR2004  letters
    )
    if not (named or two):
        return index
    first = index - 1 - two
    while (
        first
        and words[first].tight
        and word.capital
        and (words[first - 1].capital or (words[first - 1].folded == "of" and first > 1 and words[first - 2].capital))
    ):
        first -= 1
    return first


def _crowned(text: str, words: list[Token], index: int, lists: Lists) -> Iterator[Span]:
    """Schools that honour somebody: "Archbishop Temple", "queen eds suspended", "the Duchess's"."""
    word, then = words[index], words[index + 1] if index + 1 < len(words) else None
    if word.possessive and word.capital and index and words[index - 1].folded == "the" and not (then and then.capital):
        yield Span(words[index - 1].start, _with_s(text, word), "SCHOOL")
    if not then or not then.tight or word.possessive:
        return
    before = text[max(0, word.start - LOOK_BACK) : word.start]
    if word.capital and then.capital and not then.shouted:
        last = words[capitals_end(words, index + 1)]
        led = last.possessive and before.endswith(("at ", "from ", "to "))
        if word.folded in odd.RANKS or led or AT_SCHOOL.search(before):
            yield Span(word.start, _with_s(text, last), "SCHOOL")
        return
    follows = words[index + 2].folded if index + 2 < len(words) and words[index + 2].tight else ""
    short = (
        then.folded.endswith("s")
        and not then.capital
        and (
            then.folded not in lists.words or then.folded[:-1] in lists.first or then.possessive or then.folded == "eds"
        )
    )
    led = before.endswith((" at ", " from ", " to ")) or bool(PUPIL_AT.search(before) or AT_SCHOOL.search(before))
    if (word.folded == "blessed" and led and then.folded in lists.first) or (
        short and (follows in odd.SCHOOL_DOES or led)
    ):
        yield Span(word.start, _with_s(text, then), "SCHOOL")


def _with_s(text: str, word: Token) -> int:
    return word.end + 2 if word.possessive and text[word.end : word.end + 2] in {"'s", "’s"} else word.end


def _two_saints(text: str, words: list[Token], index: int) -> Iterator[Span]:
    """Two saints: "SS Peter & Paul", "ss john and monica"."""
    if index + 2 >= len(words) or not words[index + 1].tight:
        return
    first, last = words[index + 1], words[index + 2]
    if text[first.end : last.start] == " & ":
        yield Span(words[index].start, _with_s(text, last), "SCHOOL")
    elif last.folded == "and" and index + 3 < len(words) and words[index + 3].tight:
        yield Span(words[index].start, _with_s(text, words[index + 3]), "SCHOOL")


def _saint(text: str, words: list[Token], index: int, lists: Lists) -> Iterator[Span]:
    """A saint with capitals that does what schools do: "St Thomas More rang"."""
    if index + 1 >= len(words) or not words[index + 1].capital or text[words[index].end] not in " .":
        return
    last = capitals_end(words, index + 1)
    name, then = words[last], words[last + 1].folded if last + 1 < len(words) else ""
    if (
        name.folded in lists.towns
        or name.folded in SAINT_TOWNS
        or words[index + 1].folded in odd.NO_SCHOOL
        or name.folded in say.NOT_OF_SAINTS
    ):
        return
    if then in odd.SCHOOL_DOES:
        yield Span(words[index].start, _with_s(text, name), "SCHOOL")


def _placed_at(words: list[Token], index: int, lists: Lists) -> Iterator[Span]:
    """A kind of school before its place or name: "the academy at Fernhurst Cross", "UTC Swale"."""
    if index + 1 < len(words) and words[index].text == "UTC" and words[index + 1].tight and words[index + 1].capital:
        yield Span(words[index].start, words[capitals_end(words, index + 1)].end, "SCHOOL")
    if index + 2 >= len(words) or words[index + 1].folded not in {"at", "in"} or not words[index + 2].capital:
        return
    place, last = words[index + 2], capitals_end(words, index + 2)
    told = last > index + 2 or (is_odd(place, lists) and not is_person_or_town(place, lists, 0))
    if told and place.folded not in lists.towns and not place.shouted and place.tight:
        the = index > 0 and words[index - 1].folded in {"the", "our"}
        yield Span(words[index - the].start, words[last].end, "SCHOOL")


def _house(text: str, words: list[Token], index: int) -> Iterator[Span]:
    """A school called like a house: "referral from The Grange", "my kids go to the abbey"."""
    the, name = words[index], words[index + 1]
    if not name.tight or not (the.capital or name.folded in odd.HOUSES):
        return
    before = text[max(0, the.start - LOOK_BACK) : the.start]
    then = words[index + 2] if index + 2 < len(words) and words[index + 2].tight else None
    if (
        the.capital
        and the.opens
        and name.capital
        and name.folded in odd.HOUSES | {"mount"}
        and then
        and not then.capital
    ):
        if then.folded in odd.RINGS:
            yield Span(the.start, name.end, "SCHOOL")
    elif the.capital and not the.opens and name.capital and not name.shouted:
        last = capitals_end(words, index + 1)
        if words[last].folded in odd.HOUSES or _TITLED.search(before) or AT_SCHOOL.search(before):
            yield Span(the.start, words[last].end, "SCHOOL")
    elif name.folded in odd.HOUSES and not (then and (then.folded in say.NOT_OF_SAINTS or then.capital)):
        led = AT_SCHOOL.search(before) or PUPIL_AT.search(before) or _PART_OF_SCHOOL.search(before)
        if led or _SENT_OUT.match(text, name.end):
            yield Span(the.start, name.end, "SCHOOL")


def _known_by_deeds(text: str, words: list[Token], index: int, lists: Lists) -> Iterator[Span]:
    """A bare name that excludes pupils or has a part of a school: "blackfen off-rolled her", "unit in longwill"."""
    word = words[index]
    if word.shouted or (word.folded not in odd.BARE and is_person_or_town(word, lists, len(word.folded))):
        return
    then = words[index + 1] if index + 1 < len(words) and words[index + 1].tight else None
    last = then if then and then.folded in odd.PARTS_IN_USE and then.capital is word.capital else word
    if word.folded == "utc" or _SENT_OUT.match(text, last.end):
        yield Span(word.start, last.end, "SCHOOL")
        return
    before = text[max(0, word.start - LOOK_BACK) : word.start]
    if before.endswith((" at ", " in ", " to ", " from ", " into ")) and _PART_OF_SCHOOL.search(before):
        end = words[capitals_end(words, index)].end if word.capital else last.end
        yield Span(word.start, end, "SCHOOL")
