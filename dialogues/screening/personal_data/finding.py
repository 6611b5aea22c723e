"""Finds what names a person in a text, before the text is stored (DESIGN.md, "Personal data")."""

from dialogues.screening.personal_data.codes.births import find_births, find_births_of
from dialogues.screening.personal_data.codes.cases import find_cases
from dialogues.screening.personal_data.codes.handles import find_handles
from dialogues.screening.personal_data.codes.identifiers import find_identifiers
from dialogues.screening.personal_data.codes.vehicles import find_vehicles
from dialogues.screening.personal_data.initials.bare_initials import find_bare_initials
from dialogues.screening.personal_data.initials.initials import find_initials
from dialogues.screening.personal_data.people.people import find_people
from dialogues.screening.personal_data.places.addresses import find_addresses
from dialogues.screening.personal_data.places.postcodes import find_postcodes
from dialogues.screening.personal_data.places.schools import find_schools
from dialogues.screening.personal_data.spans import LABELS, Span, united
from dialogues.screening.personal_data.tokens import tokens
from dialogues.screening.personal_data.word_lists import Lists, parse_lists
from dialogues.screening.personal_data.wording import replace

__all__ = ["LABELS", "Lists", "Span", "find", "parse_lists", "replace"]


def find(text: str, lists: Lists, known: frozenset[str] = frozenset()) -> tuple[Span, ...]:
    """Finds personal data in what somebody typed.

    Args:
        text: any text.
        lists: the word lists (`parse_lists`).
        known: names that the service gave, such as those of a team; found in addition.

    Returns:
        The spans, in order and not overlapping; offsets in code points.
    """
    words = tokens(text)
    fixed = united(
        [
            *find_identifiers(text),
            *find_handles(text, lists.words),
            *find_postcodes(text, lists.words),
            *find_births(text),
            *find_cases(text, lists.words),
            *find_vehicles(text, lists.words),
            *find_addresses(text, words, lists),
            *find_schools(text, words, lists),
        ]
    )
    people = [
        *find_initials(text, lists.words),
        *find_bare_initials(text, lists.words),
        *find_people(text, words, lists, known),
    ]
    return united([*fixed, *people, *find_births_of(text, people)])
