"""Finds what names a person in a text, before the text is stored (DESIGN.md, "Personal data")."""

from dialogues.screening.personal_data.codes.announced_handles import find_announced
from dialogues.screening.personal_data.codes.births import find_births, find_births_of
from dialogues.screening.personal_data.codes.cases import find_cases
from dialogues.screening.personal_data.codes.handles import find_handles
from dialogues.screening.personal_data.codes.identifiers import find_emails, find_numbers
from dialogues.screening.personal_data.codes.vehicles import find_vehicles
from dialogues.screening.personal_data.initials.bare_initials import find_bare_initials
from dialogues.screening.personal_data.initials.initials import find_initials
from dialogues.screening.personal_data.people.people import find_people
from dialogues.screening.personal_data.places.addresses import find_addresses
from dialogues.screening.personal_data.places.postcodes import find_postcodes
from dialogues.screening.personal_data.places.schools import find_schools
from dialogues.screening.personal_data.places.services import find_services
from dialogues.screening.personal_data.signs import Signs, signs_in
from dialogues.screening.personal_data.spans import LABELS, Span, united
from dialogues.screening.personal_data.tokens import Token, tokens
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
    return find_where(signs_in(text, words, lists.words), text, words, lists, known)


def find_where(
    signs: Signs, text: str, words: list[Token], lists: Lists, known: frozenset[str] = frozenset()
) -> tuple[Span, ...]:
    """Finds what the signs say a text may hold; `words` are its words, the rest as in `find`."""
    fixed = [
        *find_emails(text),
        *find_handles(text, lists.words, made_up=signs.made_up, accounts=signs.accounts),
        *find_addresses(text, words, lists),
        *find_schools(text, words, lists),
        *find_services(text, {word.folded for word in words}, lists),
    ]
    if signs.odd or signs.made_up:
        fixed += find_announced(text, words, lists)
    if signs.figures:
        fixed += [*find_numbers(text), *find_postcodes(text, lists.words), *find_cases(text, lists.words)]
    if signs.plates:
        fixed += find_vehicles(text, lists.words)
    if signs.dates:
        fixed += find_births(text)
    people = [*find_people(text, words, lists, known)]
    if signs.initials:
        people += [*find_initials(text, lists.words), *find_bare_initials(text, lists.words)]
    return united([*united(fixed), *people, *find_births_of(text, people)])
