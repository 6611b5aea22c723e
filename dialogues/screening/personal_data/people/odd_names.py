"""More places where a word is a name: in lists of names, in thanks, in quotes, behind "granny"; and "Li Na"."""

from dialogues.screening.personal_data.people import contexts as say
from dialogues.screening.personal_data.people import odd_words as odd
from dialogues.screening.personal_data.people.full_names import NICKED
from dialogues.screening.personal_data.people.reading import RARE, SURE, SURNAME, WORD, Reading
from dialogues.screening.personal_data.people.subjects import OPENING, ROLES
from dialogues.screening.personal_data.word_lists import words_of

_AFTER_CHEERS = words_of("for and n who in from at on x xx we i she he again xxx you u") | {""}
_AFTER_NAME = words_of(
    "and n but so when who in at is was has had gets got goes went cos because again now i we he she"
) | {""}


def two_part_end(reading: Reading, index: int) -> int | None:
    """The last word of a name of short parts with capitals: "Li Na", "Ye-jin", "Ó Briain"; None if none begins."""
    words, first = reading.words, reading.words[index]
    if "-" in first.folded:
        parts = first.folded.split("-")
        return index if len(parts) == 2 and odd.SYLLABLES.issuperset(parts) and not first.shouted else None  # noqa: PLR2004  parts
    if index + 1 >= len(words) or not words[index + 1].capital or not words[index + 1].tight:
        return None
    last = words[index + 1]
    if first.text in _GAELIC:
        return index + 1
    if first.folded not in odd.SYLLABLES or last.folded not in odd.SYLLABLES or first.start in reading.phrases:
        return None
    if first.shouted or last.shouted or first.possessive:
        return None
    ordinary = [word.folded in reading.lists.words for word in (first, last)]
    if ordinary[0] and first.opens:
        return None
    led = not first.opens and reading.before(index) in say.TALK | say.JOINED and len(first.folded) > 1
    return index + 1 if led or not all(ordinary) else None


_GAELIC = frozenset(("Ó", "Ní", "Nic", "Uí", "Mhic"))


def is_told_by_place(reading: Reading, index: int) -> bool:
    """Whether a name that is a word too stands where only a name does."""
    word, before, following = reading.words[index], reading.before(index), reading.following(index)
    if word.possessive:
        if following in odd.HELD_BY_PEOPLE:
            return before not in say.DETERMINERS | odd.PLACES_FIRST and word.folded not in say.MONTHS_AND_SEASONS
        return (
            following in odd.ORDER
            and reading.folded(index + 2) in odd.CASES
            and before not in say.DETERMINERS | odd.PLACES_FIRST
            and (word.capital or word.folded not in say.MONTHS_AND_SEASONS)
        )
    return (
        _in_list(reading, index)
        or _cheered(reading, index)
        or _quoted(reading, index)
        or _set_apart(reading, index)
        or _has_kin(reading, index)
        or _asked(reading, index)
        or _named_so(reading, index)
        or _without_article(reading, index)
        or _acts_alone(reading, index)
    )


def _acts_alone(reading: Reading, index: int) -> bool:
    """Does what people do, where no article leads: "jet keeps asking for his mum", "summer hasnt eaten"."""
    word, before, following = reading.words[index], reading.before(index), reading.following(index)
    then = reading.folded(index + 2)
    if before in {"poor", "baby", "unborn", "newborn"}:
        return following in odd.AFTER_POOR
    if before == "our" and word.folded in odd.COUNTED | odd.MOSTLY_NAMES:
        return following in (say.SPEECH | say.FLESH) - {"needs"}
    if before not in OPENING | odd.SAYS:
        return False
    if following in odd.NEGATED and then in odd.HUMAN_DEEDS:
        return True
    if following == "aged":
        return True
    if following in {"never", "always"} and word.folded in odd.MOSTLY_NAMES:
        return then.endswith("s")
    return following in odd.DEEDS and word.folded in odd.COUNTED and word.folded not in {"storm", "forest", "river"}


def _without_article(reading: Reading, index: int) -> bool:
    """A noun that needs an article and has none, where somebody may stand: "had olive on one line"."""
    word, before, following = reading.words[index], reading.before(index), reading.following(index)
    folded, then = word.folded, reading.folded(index + 2)
    if before in odd.SEES and following in odd.WHEN and folded not in say.MONTHS_AND_SEASONS:
        return True
    if before in odd.FINDS and following in {"had", "has", "was", "is", "got"}:
        return then in odd.KIN_HAD or then in say.STRICT_STATES or folded in odd.COUNTED
    if before in odd.LETS and following in odd.BARE_VERBS and folded not in {"will", "may"}:
        return True
    if folded not in odd.COUNTED:
        return False
    if (
        before == ""
        and word.opens
        and not word.capital
        and following in {"is", "was", "has", "had", "hasnt", "isnt", "wasnt"}
    ):
        near = {reading.folded(at) for at in range(index + 2, index + 13)}
        return not near.isdisjoint({"she", "he", "her", "his", "shes", "hes", "she's", "he's", "him"})
    return before in odd.BEFORE_PERSON and following in odd.AFTER_PERSON


def _named_so(reading: Reading, index: int) -> bool:
    """Behind "granny", as an adjective where a person stands, as what somebody is called, or somebody missed."""
    word, before, following = reading.words[index], reading.before(index), reading.following(index)
    earlier = reading.before(index - 1)
    if before in odd.KIN_TITLES and (word.capital or earlier not in say.DETERMINERS):
        return True
    if before in NICKED and word.folded in odd.MOSTLY_NAMES | {"tone"} and following != "of":
        return True
    if before in {"him", "her", "himself", "herself", "them"} and earlier in odd.CALLS:
        return following in _AFTER_NAME
    if word.folded in odd.ADJECTIVES and following in _AFTER_NAME:
        if before in odd.BEFORE_ADJECTIVE or (before == "to" and earlier in say.TALK_TO):
            return True
        if before in OPENING - {"", "thought", "think", "and", "only"} and following in {
            "gets",
            "goes",
            "got",
            "went",
            "has",
            "had",
        }:
            return True
    return (
        (before in odd.LOST or (before in odd.TRUST and (earlier in odd.CANNOT or word.folded in odd.MOSTLY_NAMES)))
        and (earlier in {"i", "we", "they", "she", "he", "you"} or earlier in odd.CANNOT)
        and following in _AFTER_NAME | {"already", "from", "to", "on", "with", "for"}
        and word.folded not in odd.THINGS_LOST | say.MONTHS_AND_SEASONS
    )


def _items(reading: Reading, index: int) -> tuple[list[int], int]:
    """The words of the list around the word, which commas, "and", "n" and "&" join, and the first of them."""
    items, first = [index], index
    while first > 0:
        step = _step(reading, first - 1, first)
        if step is None:
            break
        first = step
        items.append(first)
        if len(items) > 8:  # noqa: PLR2004  words
            break
    last = index
    while last + 1 < len(reading.words) and len(items) < 9:  # noqa: PLR2004  words
        then = last + 1
        between = reading.text[reading.words[last].end : reading.words[then].start]
        if between in {", ", " & ", "/", " + "}:
            then += reading.words[then].folded in {"and", "n"} and then + 1 < len(reading.words)
        elif between == " " and reading.words[then].folded in {"and", "n"} and then + 1 < len(reading.words):
            then += 1
        else:
            break
        items.append(then)
        last = then
    return items, first


def _step(reading: Reading, previous: int, first: int) -> int | None:
    """The word of the list before word `first`, or None where no list goes on."""
    between = reading.text[reading.words[previous].end : reading.words[first].start]
    if between in {", ", " & ", "/", " + "}:
        return previous
    if between == " " and reading.words[previous].folded in {"and", "n"} and previous:
        gap = reading.text[reading.words[previous - 1].end : reading.words[previous].start]
        return previous - 1 if gap in {" ", ", "} else None
    return None


def _in_list(reading: Reading, index: int) -> bool:
    """In a list with a name, or in one of capitals that are all names: "bill, summer and ayaan", "Bill and Faith"."""
    word = reading.words[index]
    items, first = _items(reading, index)
    if len(items) == 1 or any(reading.words[each].possessive for each in items[:-1]):
        return False
    before = reading.before(first)
    if before in odd.PLACES_FIRST:
        return False
    others = [each for each in items if each != index]
    month = word.folded in say.MONTHS_AND_SEASONS
    sure = any(
        reading.kinds[each] in {SURE, SURNAME, RARE}
        and reading.words[each].capital is word.capital
        and reading.words[each].folded not in reading.lists.towns
        and not reading.words[each].shouted
        for each in others
    )
    if sure:
        return not (month and len(items) < 3) and (len(items) > 2 or word.capital or word.folded not in odd.THINGS_LOST)  # noqa: PLR2004  words
    if not word.capital and not month and len(items) > 2:  # noqa: PLR2004  words
        names = [reading.words[each] for each in items]
        alike = all(reading.kinds[each] == WORD and not reading.words[each].capital for each in items)
        return (
            alike
            and any(name.folded in odd.COUNTED for name in names)
            and not any(name.folded in odd.COLOURS for name in names)
        )
    if not word.capital or month:
        return False
    items = [each for each in items if reading.words[each].folded not in say.ARTICLES]
    others = [each for each in items if each != index]
    alike = bool(others) and all(reading.kinds[each] == WORD and reading.words[each].capital for each in others)
    hard = any(reading.words[each].folded in say.HARD - {"bill", "gift", "precious", "storm"} for each in items)
    known = any(reading.words[each].folded in reading.lists.towns for each in items)
    return alike and not hard and not known


def _cheered(reading: Reading, index: int) -> bool:
    """Thanked or praised: "cheers rose", "big up sue", "shout out to dawn and will"."""
    word, before, following = reading.words[index], reading.before(index), reading.following(index)
    if following not in _AFTER_CHEERS or (word.folded in odd.THINGS_LOST and following == "and"):
        return False
    earlier = reading.before(index - 1)
    if before in {"and", "n"}:
        joined = reading.before(index - 2) in {"to", "thanks", "cheers"}
        return joined and _cheered(reading, index - 2)
    if before in {"you", "u"}:
        return earlier == "thank" and word.folded not in {"lord", "god"}
    if before == "up":
        return earlier == "big"
    if before == "to":
        return earlier in odd.CHEERED_TO
    return before in odd.CHEERED or (before == "birthday" and earlier == "happy")


def _quoted(reading: Reading, index: int) -> bool:
    """In quotes, where somebody writes or is called so: they keep writing "sunny" in the log."""
    word = reading.words[index]
    left, right = reading.text[max(0, word.start - 1) : word.start], reading.text[word.end : word.end + 1]
    return (
        left in {'"', "“", "‘", "'"}
        and right in {'"', "”", "’", "'"}
        and index > 0
        and reading.folded(index - 1) in odd.NAMED
    )


def _set_apart(reading: Reading, index: int) -> bool:
    """Behind a person, between commas or in brackets: "her twin, harmony, is fine", "my manager (joy)"."""
    if not index:
        return False
    word = reading.words[index]
    between = reading.text[reading.words[index - 1].end : word.start]
    if between not in {", ", " (", " - "} or reading.folded(index - 1) not in odd.KIN | ROLES:
        return False
    after = reading.text[word.end : word.end + 1]
    whose = reading.before(index - 1) in say.DETERMINERS | say.ARTICLES or reading.before(index - 2) in say.ARTICLES
    return (
        whose
        and after == (")" if between == " (" else ",")
        and word.folded not in say.MONTHS_AND_SEASONS - {"summer", "dawn"}
    )


def _has_kin(reading: Reading, index: int) -> bool:
    """Has a brother, or is the only one of somebody: "Star has a new baby brother", "Angel was the only one of"."""
    word, following, before = reading.words[index], reading.following(index), reading.before(index)
    if before in say.DETERMINERS | (say.PLACE_BEFORE - {"and"}):
        return False
    if following in {"has", "had", "got"}:
        near = [reading.folded(at) for at in range(index + 2, index + 6)]
        kin = next(
            (at for at, each in enumerate(near) if each in odd.KIN - {"one", "child", "middle", "boss", "manager"}),
            None,
        )
        return kin is not None and near[0] in {"a", "her", "his", "two", "three", "no", "one", "an", "another", "four"}
    if following in {"and", "n"} and reading.folded(index + 3) in {"are", "were"}:
        return reading.folded(index + 4) in {"twins", "sisters", "brothers", "siblings", "cousins"}
    if following in {"n", "&", "plus"} and reading.folded(index + 2) in {"her", "his"}:
        return reading.folded(index + 3) in say.RELATIVES
    if following in {"is", "was"} and reading.folded(index + 2) == "the":
        order, one = reading.folded(index + 3), reading.folded(index + 4)
        return (
            order in odd.ONLY
            and one in {"one", "child", "girl", "boy", "sibling"}
            and (word.capital or before in OPENING)
        ) or (order in odd.IN_LINE)
    return False


def _asked(reading: Reading, index: int) -> bool:
    """Asked about: "if joy still works in the hub", "does hope know"."""
    word, following, before = reading.words[index], reading.following(index), reading.before(index)
    if word.folded in say.MONTHS_AND_SEASONS - {"dawn", "summer"}:
        return False
    if before in {"if", "whether", "know", "does", "think", "is"} and following in say.ADVERBS:
        return reading.folded(index + 2) in odd.STILL_DOES
    return before in {"does", "did"} and following in odd.FORMS and reading.before(index - 1) not in say.DETERMINERS
