"""The teams of a demonstration and their people: who is in which team from when to when, and how often they reflect."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

import msgspec

from bot.digests.periods import WEEKS_OF_A_BLOCK, block_with, name_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

SIZES = (12, 7, 24, 9, 16, 4, 10, 6, 19, 8, 14, 30, 5, 11, 22, 9, 13, 7, 17, 10)
HABITS = (0.9, 0.6, 0.3, 0.08)
_HABIT_WEIGHTS = (30, 35, 25, 10)
_MEAN_STAY = 11
_LONGEST_GAP = 2
_IN_TWO_TEAMS = 0.03
_KINDS = (
    "Early Help", "Family Hub", "Health Visitors", "Youth Justice", "SEND Network", "Safeguarding Hub",
    "School Inclusion", "Edge of Care", "Housing Support", "Young Carers", "CAMHS Link", "Community Police",
)  # fmt: skip
_PLACES = ("North", "South", "East", "West", "Central", "Riverside", "Hillside", "Harbour", "Moor", "Vale")
_SUMMER, _CHRISTMAS, _EASTER = range(30, 36), (1, 52, 53), range(14, 17)


class Membership(msgspec.Struct, frozen=True):
    """Somebody in a team, from the first week of a block to the last week of one (None: still there)."""

    team: int
    person: int
    first_week: int
    last_week: int | None

    def holds(self, week: int) -> bool:
        """Say whether they were a member in a week."""
        return self.first_week <= week and (self.last_week is None or week <= self.last_week)


class Person(msgspec.Struct, frozen=True):
    """Somebody: how likely they reflect in a week, and how high they tend to rate (0 on average)."""

    id: int
    habit: float
    leaning: float


class Staff(msgspec.Struct, frozen=True):
    """All teams with their names, all people, and who is where when. Team 1 has the first name."""

    teams: dict[int, str]
    people: dict[int, Person]
    memberships: tuple[Membership, ...]


def make_staff(chance: Random, teams: int, first_week: int, last_week: int) -> Staff:
    """Make teams whose people came and went at the turn of four-week blocks between two weeks."""
    names = dict(zip(range(1, teams + 1), _names(), strict=False))
    numbers = count(1)
    memberships: list[Membership] = []
    for team in names:
        for _ in range(SIZES[(team - 1) % len(SIZES)]):
            memberships += _seat(chance, team, numbers, first_week, last_week)
    people = {}
    for one in list(memberships):
        habit = chance.choices(HABITS, _HABIT_WEIGHTS)[0]
        people[one.person] = Person(one.person, habit, chance.gauss(0, 0.5))
        if teams > 1 and chance.random() < _IN_TWO_TEAMS:
            other = chance.choice(
                [team for team in (one.team % teams + 1, (one.team + 1) % teams + 1) if team != one.team]
            )
            memberships.append(msgspec.structs.replace(one, team=other))
    return Staff(names, people, tuple(memberships))


def on_holiday(chance: Random, week: int) -> bool:
    """Say whether somebody is away in a week: more likely in summer, at Christmas and at Easter."""
    number = int(name_of(week)[-2:])
    likely = 0.35 if number in _SUMMER else 0.8 if number in _CHRISTMAS else 0.3 if number in _EASTER else 0.04
    return chance.random() < likely


def _seat(chance: Random, team: int, numbers: Iterator[int], first_week: int, last_week: int) -> Iterator[Membership]:
    """Fill one seat of a team backwards in time, with gaps."""
    ends: int | None = None
    block_end = block_with(last_week).last
    while block_end >= first_week:
        stay = 1 + int(chance.expovariate(1 / _MEAN_STAY))
        begins = block_end - stay * WEEKS_OF_A_BLOCK + 1
        yield Membership(team, next(numbers), begins, ends)
        block_end = begins - 1 - chance.randint(0, _LONGEST_GAP) * WEEKS_OF_A_BLOCK
        ends = block_end


def _names() -> Iterator[str]:
    for number in count(1):
        for turn in range(len(_KINDS) * len(_PLACES)):
            name = f"{_KINDS[turn % len(_KINDS)]} {_PLACES[(turn + turn // len(_KINDS)) % len(_PLACES)]}"
            yield name if number == 1 else f"{name} {number}"
