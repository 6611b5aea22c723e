"""Names of people: words on the lists, told from ordinary words by spelling and by what stands beside them."""

from collections.abc import Iterator, Sequence

from dialogues.screening.personal_data.people.full_names import first_word, last_word
from dialogues.screening.personal_data.people.listed_names import (
    has_unmarked_possessive,
    is_rare_first_name,
    is_rare_surname,
    is_sure_name,
    is_surname,
    is_surname_that_is_a_word,
)
from dialogues.screening.personal_data.people.odd_names import two_part_end
from dialogues.screening.personal_data.people.places_here import is_place_here, is_thing_here
from dialogues.screening.personal_data.people.plain_signs import is_clan
from dialogues.screening.personal_data.people.reading import (
    LONG_ENOUGH,
    PLAIN,
    RARE,
    RARE_SURNAME,
    SURE,
    SURNAME,
    UNKNOWN,
    WORD,
    Reading,
)
from dialogues.screening.personal_data.people.surroundings import has_person_around, is_nicknamed
from dialogues.screening.personal_data.people.titles import title_start, titled
from dialogues.screening.personal_data.people.unknown_names import is_unknown_name
from dialogues.screening.personal_data.people.word_names import is_word_used_as_name
from dialogues.screening.personal_data.spans import Span
from dialogues.screening.personal_data.tokens import Token
from dialogues.screening.personal_data.word_lists import Lists

_BY_KIND = {
    SURE: is_sure_name,
    SURNAME: is_surname,
    RARE: is_rare_first_name,
    WORD: is_word_used_as_name,
    RARE_SURNAME: is_rare_surname,
    UNKNOWN: is_unknown_name,
}


def find_people(text: str, words: Sequence[Token], lists: Lists, known: frozenset[str] = frozenset()) -> Iterator[Span]:
    """Yields the names of people.

    Args:
        text: any text.
        words: its words, from `tokens`.
        lists: the word lists.
        known: names that the service gave; their parts are found however they are typed, unless they are words too.
    """
    reading = Reading(text, words, lists, known)
    index = 0
    while index < len(words):
        first, last = _name_at(reading, index)
        if first is None:
            index += 1
            continue
        yield Span(words[first].start, _end(text, words[last]), "PERSON")
        index = last + 1


def _end(text: str, word: Token) -> int:
    """The end of a name: a full stop after a single letter belongs to it ("Connor B.")."""
    return word.end + 1 if len(word.text) == 1 and text[word.end : word.end + 1] == "." else word.end


def _name_at(reading: Reading, index: int) -> tuple[int | None, int]:
    """First and last word of the name that begins at `index`, or None."""
    behind_title = titled(reading, index)
    if behind_title is not None:
        return title_start(reading, index), last_word(reading, behind_title)
    end = two_part_end(reading, index) if reading.words[index].capital else None
    if end is not None:
        return index, last_word(reading, end)
    if _is_name(reading, index):
        return first_word(reading, index), last_word(reading, index)
    return None, index


def _is_name(reading: Reading, index: int) -> bool:
    """Whether the word at `index` is, or begins, a name of a person."""
    word, kind = reading.words[index], reading.kinds[index]
    if word.capital and is_nicknamed(reading, index):
        return True
    if kind == PLAIN:
        surname = word.capital and is_surname_that_is_a_word(reading, index)
        if not word.folded.endswith("s"):
            return surname
        return surname or is_clan(reading, index) or has_unmarked_possessive(reading, index)
    if not word.capital and kind != SURE and has_unmarked_possessive(reading, index):
        return True
    if word.start in reading.phrases or reading.before(index) == "st":
        return False
    if is_place_here(reading, index) or is_thing_here(reading, index):
        return False
    if word.shouted:
        long = kind in {SURE, SURNAME} and len(word.text) >= LONG_ENOUGH
        return kind != UNKNOWN and (long or has_person_around(reading, index))
    return _BY_KIND[kind](reading, index)
