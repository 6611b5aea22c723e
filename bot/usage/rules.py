"""What an operator is told of four weeks: counts alone, so that nobody can be recognised in them. Pure.

The rules, which follow those of digests (design, "Digests: disclosure rules"):

1. Blocks of four weeks, the same for everybody, all people together. There is nothing to choose by: no team, no role,
   no days of one's own. Two blocks share no reflection, so they can't be subtracted from one another.
2. A block is counted once, when it is over, and kept. Nothing that comes later changes it, so two looks can't be
   subtracted either, and nobody sees that somebody was forgotten in between.
3. Every figure counts people, never answers: one who comes daily weighs as much as one who came once. At least 5 people
   stand behind it. It is told as a range (5-9, 10-19, 20-49, 50-99, and so on), never as a number.
4. In one block, the people behind any two figures that are told are the same, or differ by 3 or more. Otherwise the
   later one is left out: "began" and "finished" can't be subtracted to find the one person who did not finish.
5. What is typical is a median over people of each one's median, in whole numbers, from 10 people on, under rule 4 too.
6. What is left out looks the same whatever the rule, and the same as a figure of nobody.
"""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

import msgspec

from bot.digests.figures import LEAST_FOR_SHARES, LEAST_PEOPLE, too_near

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from storage.usage import Use

LEAST_FOR_TYPICAL = LEAST_FOR_SHARES
_FIRST_DIGITS = (1, 2, 5)


class Place(msgspec.Struct, frozen=True):
    """A question at which people stopped ("closing" for the screen at the end), and how many of them."""

    theme: str
    question: str
    people: str


class Told(msgspec.Struct, frozen=True):
    """What is told of a block: people as ranges and what is typical, each None where it is left out."""

    people: dict[str, str | None]
    typical: dict[str, int | None]
    stopped_at: tuple[Place, ...] = ()


def range_of(people: int) -> str | None:
    """Give the range that a number of people is told as, or None below 5 (rule 3)."""
    if people < LEAST_PEOPLE:
        return None
    begins, scale = LEAST_PEOPLE, 1
    while True:
        for digit in _FIRST_DIGITS:
            ends = digit * scale
            if ends > people:
                return f"{begins}-{ends - 1}"
            begins = max(begins, ends)
        scale *= 10


def tell(use: Use) -> Told:
    """Decide what is told of what people did in a block."""
    sets: list[frozenset[int]] = []
    finished = [who for who, _, _, is_finished in use.begun if is_finished]
    behind = {
        "began": [who for who, *_ in use.begun],
        "finished": finished,
        "left_unfinished": [who for who, _, _, is_finished in use.begun if not is_finished],
        "found_it_fits": _of(use.verdicts, "fits"),
        "found_it_fits_partly": _of(use.verdicts, "partly"),
        "found_it_does_not_fit": _of(use.verdicts, "no"),
        "made_a_plan": use.planned,
        "plan_done": _of(use.outcomes, "did"),
        "plan_partly_done": _of(use.outcomes, "partly"),
        "plan_not_done_yet": _of(use.outcomes, "not-yet"),
        "plan_dropped": _of(use.outcomes, "dropped"),
        "invited": use.invited,
        "answered_an_invitation": use.answered,
    }
    people = {name: _told_of(who, sets) for name, who in behind.items()}
    typical = {
        "reflections_each": _typical([(who, finished.count(who)) for who in set(finished)], sets),
        "minutes": _typical(use.minutes, sets),
        "words_before_a_probe": _typical([(who, before) for who, before, _ in use.probed], sets),
        "words_after_a_probe": _typical([(who, after) for who, _, after in use.probed], sets),
    }
    left = [(theme, question) for _, theme, question, is_finished in use.begun if not is_finished]
    places = []
    for theme, question in sorted(set(left)):
        who_left = [who for who, *place, is_finished in use.begun if place == [theme, question] and not is_finished]
        if told := _told_of(who_left, sets):
            places.append(Place(theme, question, told))
    return Told(people, typical, tuple(places))


def _of(said: Iterable[tuple[int, str]], what: str) -> list[int]:
    return [who for who, one in said if one == what]


def _told_of(who: Iterable[int], sets: list[frozenset[int]]) -> str | None:
    """Give the range of a figure if rules 3 and 4 allow it, and remember its people among `sets`."""
    people = frozenset(who)
    if len(people) < LEAST_PEOPLE or too_near(people, sets):
        return None
    sets.append(people)
    return range_of(len(people))


def _typical(values: Sequence[tuple[int, float]], sets: list[frozenset[int]]) -> int | None:
    """Give the median of each person's median if rules 4 and 5 allow it."""
    by_person: dict[int, list[float]] = {}
    for who, value in values:
        by_person.setdefault(who, []).append(value)
    people = frozenset(by_person)
    if len(people) < LEAST_FOR_TYPICAL or too_near(people, sets):
        return None
    sets.append(people)
    return round(median(median(one) for one in by_person.values()))
