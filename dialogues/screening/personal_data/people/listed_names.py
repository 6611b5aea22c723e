"""Names from the lists, which the words around may still turn into a village or a house."""

from dialogues.screening.personal_data.people import contexts as say
from dialogues.screening.personal_data.people.reading import LONG_ENOUGH, Reading
from dialogues.screening.personal_data.people.subjects import is_subject
from dialogues.screening.personal_data.people.surroundings import (
    has_person_around,
    is_spoken_to,
    names_institution,
    owns_a_relative,
)
from dialogues.screening.personal_data.people.telling_words import is_pointed_out
from dialogues.screening.personal_data.word_lists import words_of

_WORKERS = words_of("sw hv ta fsw gp senco keyworker midwife worker")
_SHORT = 3  # letters up to which a name without a capital behind "a" is more likely a word or a slip


def is_sure_name(reading: Reading, index: int) -> bool:
    """Whether a first name from the list stands for a person here."""
    word = reading.words[index]
    if word.capital or word.folded in reading.known:
        return not names_institution(reading, index)
    if len(word.folded) <= 2:  # noqa: PLR2004  letters
        return has_person_around(reading, index)
    return reading.before(index) not in {"a", "an"} and not (
        reading.before(index) == "the" and len(word.folded) <= LONG_ENOUGH
    )


def is_surname(reading: Reading, index: int) -> bool:
    """Whether a surname from the list stands for a person here, not for a village of the name."""
    word = reading.words[index]
    place = word.folded in reading.lists.villages or word.folded in reading.lists.towns
    if place and reading.before(index) in _PLACED and not is_spoken_to(reading, index):
        return False
    if names_institution(reading, index):
        return False
    if word.capital:
        return True
    return (len(word.folded) >= LONG_ENOUGH and not place) or has_person_around(reading, index)


_NATIONS = frozenset(("england", "scotland", "wales", "ireland", "london", "britain", "france", "holland"))
_PLACED = say.PLACE_BEFORE - {"and", "of", "for", "visited"}


def is_rare_first_name(reading: Reading, index: int) -> bool:
    """Whether a rare first name stands for a person: a capital letter or the words around say so."""
    word = reading.words[index]
    if len(word.folded) <= 2:  # noqa: PLR2004  letters
        return word.capital and not word.opens and has_person_around(reading, index)
    return (word.capital and not names_institution(reading, index)) or (
        has_person_around(reading, index) or is_subject(reading, index) or _is_theirs(reading, index)
    )


def _is_theirs(reading: Reading, index: int) -> bool:
    """Behind what is there for one person: "new advocate for bao starts"."""
    return reading.before(index) == "for" and reading.before(index - 1) in _THEIRS


_THEIRS = words_of(
    "advocate worker plan place placement taxi school support passport carer review taf tac referral meeting visit bed "
    "ehcp "
    "interpreter mentor nursery funding worried guardian sw hv social keyworker tutor"
)


def is_rare_surname(reading: Reading, index: int) -> bool:
    """Whether a rare surname stands for a person, which a capital letter alone does not say."""
    word, following = reading.words[index], reading.following(index)
    if not word.capital:
        return owns_a_relative(reading, index) or (
            is_spoken_to(reading, index) and following in say.SCENES and len(word.folded) > _SHORT
        )
    place = word.folded in reading.lists.villages
    if place and reading.before(index) == "from" and reading.before(index - 1) in _SENT:
        return following in {"at", "about", "who", "re", "asking", "saying"}
    if is_pointed_out(reading, index) or owns_a_relative(reading, index):
        return True
    if following in say.SPEECH and not place:
        return True
    if reading.before(index) == "the" and following in say.PEOPLE_NOUNS:
        return True
    return (
        not place
        and not names_institution(reading, index)
        and (is_spoken_to(reading, index) or (not word.opens and following in say.ACTS))
    )


_SENT = words_of("call calls text texts email emails letter letters message messages voicemail voicemails")


def is_surname_that_is_a_word(reading: Reading, index: int) -> bool:
    """Whether a surname that is a word names a household or a person: "the Green family", "Featherstone said"."""
    word, following, before = reading.words[index], reading.following(index), reading.before(index)
    if not word.capital or word.shouted or word.folded in _NATIONS or word.folded not in reading.lists.word_surnames:
        return False
    if word.folded in reading.lists.towns and (
        following in say.SPEECH - {"needs", "covers", "wants", "lives"} or has_person_around(reading, index)
    ):
        return not names_institution(reading, index) and before not in say.PLACE_BEFORE - {"to", "with"}
    return before == "the" and following in say.HOUSEHOLDS


def has_unmarked_possessive(reading: Reading, index: int) -> bool:
    """A possessive without its apostrophe: "aishas mum"."""
    folded = reading.words[index].folded
    stem = folded[:-1]
    if not folded.endswith("s") or len(stem) < _SHORT or folded in reading.lists.not_names:
        return False
    following, new = reading.following(index), folded not in reading.lists.words and len(stem) > _SHORT
    owned = say.RELATIVES | {"social", "key"}
    if following not in owned and not (new and stem in reading.lists.first and following in say.BELONGINGS | _WORKERS):
        return False
    return stem in reading.lists.first or (
        stem in reading.lists.word_first and reading.before(index) not in say.DETERMINERS
    )
