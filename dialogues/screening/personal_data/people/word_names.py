"""Names that are ordinary words too, such as Joy, Mark and Summer."""

from dialogues.screening.personal_data.people import contexts as say
from dialogues.screening.personal_data.people.clauses import makes_a_person
from dialogues.screening.personal_data.people.odd_names import is_told_by_place
from dialogues.screening.personal_data.people.plain_signs import is_told_plainly
from dialogues.screening.personal_data.people.reading import PLAIN, RARE_SURNAME, SURE, SURNAME, Reading
from dialogues.screening.personal_data.people.subjects import VERBS
from dialogues.screening.personal_data.people.surroundings import (
    has_person_around,
    listed_with_names,
    names_institution,
)
from dialogues.screening.personal_data.word_lists import words_of

_TOWNS_DO = words_of("needs goes covers wants knows has")
_ONLY_PEOPLE_HAVE = words_of("gone moved missed told asked refused settled stopped started lost left")
_PRAISED = words_of("there fab brilliant lovely off amazing great here honest")
_HAS = words_of("been gone left moved told asked said")
_NOT_OF_ABSTRACT = words_of("a an the in on not there what one so off")


def is_word_used_as_name(reading: Reading, index: int) -> bool:
    """A name that is a word too: "Joy", "mark", "Summer"."""
    word, following, before = reading.words[index], reading.following(index), reading.before(index)
    if names_institution(reading, index) or (
        before in {"named", "called"} and reading.before(index - 1) in {"a", "one", "the"}
    ):
        return False
    if _is_gone_to(reading, index) or _owns_a_case(reading, index) or is_told_by_place(reading, index):
        return True
    if is_told_plainly(reading, index):
        return True
    surnamed = _goes_on_as_a_name(reading, index)
    if surnamed is not None:
        return surnamed
    if has_person_around(reading, index):
        return not (word.folded in say.MONTHS_AND_SEASONS and following in say.ARTICLES)
    if makes_a_person(reading, index):
        return True
    if not word.capital:
        if word.possessive:
            return following in say.RELATIVES and before not in say.DETERMINERS
        return _acts_in_lower_case(reading, index)
    if word.possessive and following in say.BELONGINGS and word.folded not in say.MONTHS_AND_SEASONS:
        return word.folded not in reading.lists.towns or following in say.RELATIVES | say.OF_THE_BODY
    return _stands_as_name(reading, index)


def _is_gone_to(reading: Reading, index: int) -> bool:
    """Somebody to turn to: "i go to hope first"."""
    turned = reading.before(index) == "to" and reading.before(index - 1) in {"go", "went", "goes", "turn", "turned"}
    return turned and reading.following(index) in _FIRST and reading.words[index].folded not in _NOT_GONE_TO


def _owns_a_case(reading: Reading, index: int) -> bool:
    """A child who is called like a season or a month: "Summer's review", "June's placement"."""
    word = reading.words[index]
    if not (word.possessive and word.capital) or reading.before(index) in say.DETERMINERS | {"last", "next"}:
        return False
    season = word.folded in {"summer", "autumn"}
    return word.folded in say.MONTHS_AND_SEASONS and reading.following(index) in (
        _CASES | {"review"} if season else _CASES
    )


_CASES = words_of("placement social key case file behaviour ehcp carer foster birthday teacher attendance")
_FIRST = words_of("first before about for with when if because cos instead")
_NOT_GONE_TO = words_of("page ward court lane star price bank may june april august summer winter autumn will can")


def _goes_on_as_a_name(reading: Reading, index: int) -> bool | None:
    """Whether the word after makes a full name of it, or an organisation; None if it says nothing."""
    word = reading.words[index]
    after = reading.words[index + 1] if index + 1 < len(reading.words) and reading.words[index + 1].tight else None
    if not (word.capital and after and after.capital and not word.possessive):
        return None
    kind = reading.kinds[index + 1]
    if after.folded in reading.lists.word_surnames or kind in {SURNAME, RARE_SURNAME, SURE}:
        return word.folded not in reading.lists.towns and after.folded not in {"cross", "street", "road", "house"}
    return False if kind == PLAIN and not after.shouted else None


def _stands_as_name(reading: Reading, index: int) -> bool:
    """A capitalised word: by what it does, by the names beside it, or because no sentence opens with it."""
    word, following, before = reading.words[index], reading.following(index), reading.before(index)
    if before in {"the", "a", "an"}:
        return False
    if index + 1 < len(reading.words) and reading.text[word.end : word.end + 2][1:].isdigit():
        return False
    twice = following == word.folded and reading.folded(index + 2) != word.folded  # "Will will bring it"
    if _acts(reading, index) or _did_to_something(reading, index) or twice:
        return True
    if word.opens or word.folded in say.HARD:
        return listed_with_names(reading, index)
    if word.folded in reading.lists.towns or word.folded in reading.lists.villages:
        return before not in say.PLACE_BEFORE and following not in say.PLACE_AFTER
    previous = reading.words[index - 1] if index else None
    return not (
        previous
        and word.tight
        and previous.capital
        and not previous.opens
        and reading.kinds[index - 1] == PLAIN
        and previous.folded not in _DAYS
    )


def _did_to_something(reading: Reading, index: int) -> bool:
    """A verb in the past with an object: "Bill fixed the heating"."""
    following = reading.following(index)
    return (
        following.endswith("ed")
        and following in reading.lists.words
        and reading.folded(index + 2) in say.ARTICLES | _OBJECTS
        and reading.words[index].folded not in say.MONTHS_AND_SEASONS | _WEATHER
    )


_WEATHER = words_of("storm snow rain breeze gale frost")
_DAYS = words_of("monday tuesday wednesday thursday friday saturday sunday")
_OF_WEATHER = words_of("closed knocked took hit brought kept flooded stopped came left")
_OBJECTS = words_of("him her them it me us up out off everyone everything every both all")


_RUNS = words_of("runs leads manages chairs sorts organises handles supervises")
_RUN = words_of("on it everything all both")


def _acts(reading: Reading, index: int) -> bool:
    """Whether a capitalised word is followed by what only a person does."""
    word, following, then = reading.words[index], reading.following(index), reading.folded(index + 2)
    town = word.folded in reading.lists.towns
    if word.folded in say.MONTHS_AND_SEASONS and following in _RUNS and then in say.ARTICLES | _RUN:
        return not word.possessive
    if (
        word.possessive
        or reading.before(index) in say.DETERMINERS
        or (town and reading.before(index) in say.PLACE_BEFORE)
    ):
        return False
    if word.folded in say.MONTHS_AND_SEASONS:
        return (following in say.SPEECH and following != "needs") or (
            following in {"is", "was"} and then in say.STRICT_STATES
        )
    if town and following in _TOWNS_DO:
        return following == "has" and then in _ONLY_PEOPLE_HAVE
    if word.folded in _WEATHER and following in _OF_WEATHER:
        return False
    if town or word.folded in say.ABSTRACT | say.HARD | VERBS:
        return (following in say.FLESH | say.HELD and then not in {"out", "of"}) or (
            following in {"is", "was", "has", "hasn't", "wasn't", "isn't"}
            and then in (say.HUMAN_STATES - _NOT_OF_ABSTRACT) | say.STRICT_STATES
        )
    if following in say.ADVERBS and then in say.ACTS | say.FLESH | say.BEING:
        return True
    return following in say.ACTS | say.FLESH | say.BEING | say.HELD


def _acts_in_lower_case(reading: Reading, index: int) -> bool:
    """A word without a capital that is the subject of what a person is: "dawn has been brilliant"."""
    word, following, before = reading.words[index], reading.following(index), reading.before(index)
    then = reading.folded(index + 2)
    if (
        word.folded in say.MONTHS_AND_SEASONS - {"dawn"}
        or word.folded in say.HARD
        or before in say.DETERMINERS
        or (before and before not in say.JOINED)
    ):
        return False
    if following in {"is", "was"}:
        return then in say.STRICT_STATES | _PRAISED and word.folded not in reading.lists.towns
    if following in {"got", "gets"}:
        return then in say.STRICT_STATES | _HURT and word.folded not in say.ABSTRACT
    return following == "has" and then in _HAS


_HURT = words_of(
    "stabbed hurt hit beaten caught picked kicked jumped sent taken moved home married done robbed nicked lifted "
    "bailed charged"
)
