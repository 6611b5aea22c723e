"""Words on no list that can only be a name, told by spelling and by the words around them."""

from dialogues.screening.personal_data.people import contexts as say
from dialogues.screening.personal_data.people.clauses import makes_a_person
from dialogues.screening.personal_data.people.reading import NAMES, RARE_SURNAME, UNKNOWN, Reading
from dialogues.screening.personal_data.people.subjects import ROLES, is_behind_role
from dialogues.screening.personal_data.people.surroundings import (
    has_person_around,
    is_spoken_to,
    names_institution,
    owns_a_relative,
)
from dialogues.screening.personal_data.word_lists import words_of

_SHORTEST = 3
_LONGEST = 20  # letters: longer words are no names
_LONG_STEM = 5  # letters from which a name with a plain s behind it is one however it is typed
_AFTER_MEETING = words_of("what to if that please since why how who but he she her his") | {""}
_KIN = words_of("mum mam dad nan nana gran grandma grandad brother sister stepdad stepmum auntie aunt uncle")
_WHERE_FROM = words_of("the our their his her") | say.ORGANISED
_SHORT_NAME = 6  # letters up to which a word behind "my manager" is a name though a slip could make it
_SLANG = words_of("jus defo prob deffo obvs probs diff dint didnt dnt wasnt hasnt isnt cudnt shud wud alwys allways")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_LINKS = words_of("lead head officer manager partner worker")  # "lead Xyz" may be a thing that leads
_PERSON_NOUNS = words_of("boy girl child lad lady woman man someone lass baby guy worker colleague mum dad")
_DOES = words_of(
    "cried hugged smiled disclosed hates wouldn't loves whose rang phoned hasn't texted lives chaired wont won't cant "
    "can't"
)
_PRAISE = words_of("mentor worker interpreter kind patient gentle midwife advocate nurse")
_HOUSEHOLD_DOES = words_of(
    "had have are were moved said dont wont got house family kids children boys girls lot all both"
)
_IN_THINGS = say.PLACE_BEFORE | words_of(
    "on using use uses into onto via like called new our my his her their your per every each no any some old about "
    "off and or the a an this that these those under within towards against than plus by de du la le"
)
_THINGS_AFTER = words_of(
    "or training course app apps system systems form forms model programme tool tablets team teams office road street "
    "service services centre hub group groups council area board staff families people speaking speaker language "
    "community culture approach account page database records record reports project pilot scheme day week contract"
)


def is_unknown_name(reading: Reading, index: int) -> bool:
    """A word on no list: a name where its spelling or the words around it leave no other reading."""
    word, folded = reading.words[index], reading.words[index].folded
    if _has_name_inside(reading, index):
        return True
    if len(folded) < _SHORTEST or not folded.isalpha() or reading.before(index) == "st":
        return False
    if owns_a_relative(reading, index):
        return True
    if not word.capital:
        return _is_named_in_lower_case(reading, index)
    if not word.shouted and not word.text.isascii() and not word.text[1:].isupper():
        return True
    if any(map(str.isupper, word.text[1:])):
        return False
    if folded.endswith("z") and folded not in reading.lists.villages:
        return True
    if _is_full_name(reading, index):
        return True
    if makes_a_person(reading, index) and not (word.opens and _is_slip(reading, index)):
        return True
    return _is_named(reading, index) or _does_as_a_person(reading, index) or _stands_free(reading, index)


def _has_name_inside(reading: Reading, index: int) -> bool:
    """A name with an s: "keishas cheder", "the Hussains", "the achebes had"."""
    word, lists, following = reading.words[index], reading.lists, reading.following(index)
    stem = word.folded[:-1]
    if (
        not word.folded.endswith("s")
        or len(stem) < _SHORTEST
        or (stem in say.MONTHS_AND_SEASONS and not word.possessive)
    ):
        return False
    if stem in lists.first and (word.capital or following in say.BELONGINGS or len(stem) >= _LONG_STEM):
        return True
    if reading.before(index) == "the" and (
        stem in lists.surnames or stem in lists.rare_surnames or word.folded.removesuffix("es") in lists.surnames
    ):
        return word.capital or following in _HOUSEHOLD_DOES
    return stem in lists.rare_first and following in say.RELATIVES


def _is_named_in_lower_case(reading: Reading, index: int) -> bool:
    folded, following = reading.words[index].folded, reading.following(index)
    kin = following == "and" and reading.folded(index + 2) in {"her", "his"} and reading.folded(index + 3) in _KIN
    if kin or (folded.endswith("s") and following in _KIN and reading.before(index) not in say.DETERMINERS):
        return (
            len(folded) > _LONG_STEM
            and folded[:-1] not in reading.lists.words
            and not _is_slip(reading, index, kin=True)
        )
    if is_behind_role(reading, index) and folded not in _SLANG and len(folded) <= _SHORT_NAME and _acts(reading, index):
        return True
    if len(folded) > _SHORTEST and makes_a_person(reading, index):
        return not _is_slip(reading, index)
    before = reading.before(index)
    if _is_introduced(reading, index) or _is_the_boy(reading, index):
        return not _is_slip(reading, index)
    if before in {"called", "named"} and reading.before(index - 1) in say.NAMING | _PERSON_NOUNS:
        return True
    acts = following in say.SPEECH - say.NEGATED - {"needs", "covers", "covered", "wants", "goes", "chairs"}
    met = is_spoken_to(reading, index) and following in say.SCENES | _AFTER_MEETING
    household = before == "the" and following in {"family", "household", "siblings", "twins"}
    if not (household or ((acts or met) and before not in say.DETERMINERS)):
        return False
    return len(reading.words[index].folded) > _SHORTEST and not _is_slip(reading, index)


def _is_the_boy(reading: Reading, index: int) -> bool:
    """Behind a child or a worker of ours: "the boy ruadh cant read", "my colleague fikirte and i", "got on with x"."""
    before, following, earlier = reading.before(index), reading.following(index), reading.before(index - 1)
    if len(reading.words[index].folded) <= _SHORTEST:
        return False
    if before in _CHILDREN and earlier in say.DETERMINERS:
        return following in _HELPED or _acts(reading, index)
    if is_behind_role(reading, index) and following == "and":
        return reading.folded(index + 2) in {"i", "me", "her", "his"}
    return before == "with" and earlier == "on" and reading.before(index - 2) in {"got", "get", "gets", "getting"}


_CHILDREN = words_of("boy girl lad lass child kid baby toddler twin eldest youngest")
_HELPED = words_of("cant can't wont won't didnt didn't doesnt doesn't hasnt hasn't isnt isn't wasnt wasn't")


def _is_introduced(reading: Reading, index: int) -> bool:
    """Behind a role of ours, between commas: "my tl, shabs, said"."""
    word = reading.words[index]
    if index < 2 or reading.text[word.end : word.end + 1] != "," or len(word.folded) < _SHORTEST:  # noqa: PLR2004  words
        return False
    comma = reading.text[reading.words[index - 1].end : word.start] == ", "
    whose = reading.before(index - 1) in {"my", "our", "his", "her", "their", "the"} or (
        reading.folded(index - 1) in _KIN and reading.words[index - 1].opens
    )
    return (
        comma
        and whose
        and reading.folded(index - 1) in ROLES | {"tl", "boss", "twin", "tm", "line"}
        and word.folded not in _SLANG
    )


def _acts(reading: Reading, index: int) -> bool:
    """Followed by a verb of the past or by what people do: "our team lead shaz covered it"."""
    following = reading.following(index)
    return following in say.ACTS | say.HELD | say.FLESH | {"had", "has", "is", "was"} or (
        following.endswith("ed") and following in reading.lists.words
    )


def _is_slip(reading: Reading, index: int, *, kin: bool = False) -> bool:
    """Whether one letter more, less or other makes an ordinary word of it, or a gap makes two."""
    folded, lists = reading.words[index].folded, reading.lists
    if len(folded) > _LONGEST or (not kin and folded.endswith(("s", "ed", "ing", "er", "ers", "ly", "tion"))):
        return True
    for at in range(len(folded) + 1):
        left, right = folded[:at], folded[at:]
        near = [left + right[1:], left + right[1:2] + right[:1] + right[2:]]
        near += [left + letter + rest for letter in _LETTERS for rest in (right, right[1:])]
        if any(word in lists.words or word in lists.not_names for word in near):
            return True
        if len(left) > 1 and len(right) > 1 and left in lists.words and right in lists.words:
            return True
    return False


def _is_named(reading: Reading, index: int) -> bool:
    """Spoken to, or called by name."""
    before, following = reading.before(index), reading.following(index)
    if has_person_around(reading, index) or (before == "the" and following in say.HOUSEHOLDS):
        return True
    if before in {"told", "asked", "hugged", "thanked"} or (before in say.NAMING and before not in _LINKS):
        return True
    return before == "to" and reading.before(index - 1) in say.TALK_TO


def _is_full_name(reading: Reading, index: int) -> bool:
    """Two unknown words with capitals in a row, or one with an age."""
    word, after = reading.words[index], reading.words[index + 1] if index + 1 < len(reading.words) else None
    if after and after.tight and after.capital and not after.shouted and not word.shouted and not word.possessive:
        pair = reading.kinds[index + 1] in {UNKNOWN, RARE_SURNAME}
        return pair and "'" not in after.folded and not names_institution(reading, index)
    rest = reading.text[word.end : word.end + 8]
    return rest[:4] in {" is ", " was"} and rest[4:].lstrip()[:1].isdigit() and word.folded not in reading.lists.towns


def _does_as_a_person(reading: Reading, index: int) -> bool:
    """Followed by what only a person does or has."""
    following, then = reading.following(index), reading.folded(index + 2)
    if following in {"is", "was"} and then == "the" and reading.folded(index + 3) in {"one", "only", "first"}:
        return True
    if following in {"is", "was", "has", "had"} and then in say.STRICT_STATES:
        return True
    if following in {"has", "is", "was"} and not _is_town(reading, index):
        near = {reading.folded(at) for at in range(index + 2, index + 7)}
        if not near.isdisjoint(_PRAISE) and not _is_slip(reading, index):
            return True
    if following == "from" and then in _WHERE_FROM and reading.before(index) in {"plus", "and", "or", "also"}:
        return not _is_town(reading, index)
    does = _DOES | (say.SPEECH - {"needs", "covers", "covered", "wants", "goes"})
    return following in does and not _is_town(reading, index)


def _is_town(reading: Reading, index: int) -> bool:
    return reading.words[index].folded in reading.lists.towns


def _stands_free(reading: Reading, index: int) -> bool:
    """A capital letter inside a sentence on a word that is no place, no thing and no part of an organisation's name."""
    word = reading.words[index]
    if (
        word.opens
        or len(word.folded) < _LONG_STEM
        or names_institution(reading, index)
        or word.folded.endswith("shire")
    ):
        return False
    if reading.before(index) in _IN_THINGS or reading.following(index) in _THINGS_AFTER:
        return False
    for at in (index - 1, index + 1):
        if 0 <= at < len(reading.words) and reading.words[max(at, index)].tight:
            beside = reading.words[at]
            if beside.capital and not beside.opens and reading.kinds[at] not in NAMES:
                return False
    return reading.text[word.end : word.end + 1] != "-"
