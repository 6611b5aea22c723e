"""The rules that decide what a digest may say, so that nobody can be recognised in it (design, "Digests").

Pure: people are random tokens, and all that is known comes in as arguments. Each function names its rule; rule 8, that
what is withheld and why is never said, is kept by `bot.digests.wording`: reasons are for operators and tests.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from bot.digests.figures import (
    LEAST_PEOPLE,
    Band,
    CountRange,
    Shares,
    band_of,
    bins_of,
    count_range_of,
    one_value_each,
    shares_of,
    too_near,
    why_no_shares,
)
from bot.digests.periods import Period  # noqa: TC001  msgspec reads the annotations at run time

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    SetsByItem = Mapping[str, Sequence["ReleasedSet"]]

ALL_THEMES = "all"
CORE = "closeness"
POINTS = "points"
LEAST_TEAM = 5
LEAST_WEEKLY_TEAM = 10
LEAST_ANSWERED = 8
LEAST_NAMED = 3
MOST_POINTS = 3


class Question(msgspec.Struct, frozen=True):
    """A rating: its theme ("all" for the core rating, from all themes together), its id, the places of its scale."""

    theme: str
    id: str
    places: int

    @property
    def item(self) -> str:
        """What sets are released for."""
        return f"{self.theme}.{self.id}"


class Ratings(msgspec.Struct, frozen=True):
    """The places on the scale, counted from 1, that people gave in the period."""

    question: Question
    given: dict[int, tuple[int, ...]]


class Evidence(msgspec.Struct, frozen=True):
    """All that is known of a team and a period.

    `members` are those of the period's last day, `leads` the team's leads; `ratings` and points come from everybody
    who counts in team totals. `answered` had a question after which points can be named, `named` gives for each point
    who named it.
    """

    period: Period
    members: frozenset[int]
    leads: frozenset[int]
    ratings: tuple[Ratings, ...]
    answered: frozenset[int]
    named: dict[str, frozenset[int]]


class ReleasedSet(msgspec.Struct, frozen=True):
    """Whose answers stand behind a figure that was released, for an item and a period, whatever the team."""

    item: str
    period: Period
    people: frozenset[int]


class Figure(msgspec.Struct, frozen=True, omit_defaults=True):
    """What is told of one question (rules 3 and 4): never an exact count, never who answered or did not."""

    theme: str
    question: str
    band: Band
    count_range: CountRange
    shares: Shares | None = None


class Reason(msgspec.Struct, frozen=True):
    """Why something is not told: the item, the number of the rule, and what about it."""

    item: str
    rule: int
    because: str


class Disclosure(msgspec.Struct, frozen=True):
    """What may be told, the sets of people behind it, and why the rest is not."""

    figures: tuple[Figure, ...]
    points: tuple[str, ...]
    sets: tuple[ReleasedSet, ...]
    reasons: tuple[Reason, ...]


def disclose(evidence: Evidence, before: SetsByItem) -> Disclosure:
    """Decide what is told of one team and period.

    `before` holds, by item, all sets that were released and share people with this team; others are far enough.
    """
    figures: list[Figure] = []
    sets: list[ReleasedSet] = []
    reasons: list[Reason] = []
    people = evidence.members - evidence.leads
    for ratings in evidence.ratings:
        figure, told = _figure(ratings, evidence.period, people, before)
        if figure is not None:
            values = one_value_each(ratings.given)
            figures.append(figure)
            sets.append(_set(ratings.question.item, evidence.period, people & values.keys()))
        if told is not None:
            reasons.append(told)
    points, told = _common_points(evidence, people, before)
    if points:
        sets.append(_set(POINTS, evidence.period, people & evidence.answered))
    if told is not None:
        reasons.append(told)
    return Disclosure(tuple(figures), points, tuple(sets), tuple(reasons))


def why_not_in_this_period(item: str, period: Period, people: int) -> str | None:
    """Rule 1: say why an item is not told of a period by a team of so many people (leads left out), or give None.

    The core rating is told of weeks by teams of 10 or more, and of blocks by teams of 5 to 9; theme questions of blocks
    by all teams of 5 or more. Points go by both: by the week in teams of 10 or more, by the block in all.
    """
    if people < LEAST_TEAM:
        return f"a team of fewer than {LEAST_TEAM}"
    if not period.is_block:
        if item not in (f"{ALL_THEMES}.{CORE}", POINTS):
            return "theme questions are told in blocks"
        return f"a team of fewer than {LEAST_WEEKLY_TEAM}" if people < LEAST_WEEKLY_TEAM else None
    if item == f"{ALL_THEMES}.{CORE}" and people >= LEAST_WEEKLY_TEAM:
        return f"a team of {LEAST_WEEKLY_TEAM} or more has this one by the week"
    return None


def _figure(
    ratings: Ratings, period: Period, people: frozenset[int], before: SetsByItem
) -> tuple[Figure | None, Reason | None]:
    """Rules 1 to 5 for one question: a figure or a reason, and both where only the shares are kept back.

    Rule 2: leads are not among `people`; each person has one value, and 5 or more stand behind a figure. Rule 5: in one
    period, and in periods that share a week, a set differs from every released one by nobody or by 3 or more. Rule 4:
    shares ask this of every set ever released for the item.
    """
    question = ratings.question
    item = question.item
    if because := why_not_in_this_period(item, period, len(people)):
        return None, Reason(item, 1, because)
    values = {who: value for who, value in one_value_each(ratings.given).items() if who in people}
    behind = frozenset(values)
    if len(behind) < LEAST_PEOPLE:
        return None, Reason(item, 2, f"fewer than {LEAST_PEOPLE} people")
    if _too_near_in_period(item, period, behind, before):
        return None, Reason(item, 5, "one or two people fewer or more than in a set of the same period")
    bins = bins_of(values.values(), question.places)
    figure = Figure(question.theme, question.id, band_of(bins), count_range_of(len(behind)))
    because = why_no_shares(bins)
    if because is None and too_near(behind, (one.people for one in before.get(item, ()))):
        because = "one or two people fewer or more than in a set released before"
    if because is not None:
        return figure, Reason(item, 4, f"no shares: {because}")
    return msgspec.structs.replace(figure, shares=shares_of(bins)), None


def _common_points(
    evidence: Evidence, people: frozenset[int], before: SetsByItem
) -> tuple[tuple[str, ...], Reason | None]:
    """Rules 1, 2, 5 and 7: the points named by 3 or more people where 8 or more answered, in the order of their ids.

    At most three, those that most people named; the order of ids says nothing about numbers.
    """
    if because := why_not_in_this_period(POINTS, evidence.period, len(people)):
        return (), Reason(POINTS, 1, because)
    answered = people & evidence.answered
    if len(answered) < LEAST_ANSWERED:
        return (), Reason(POINTS, 7, f"fewer than {LEAST_ANSWERED} people answered")
    counts = {point: len(who & answered) for point, who in evidence.named.items()}
    common = sorted((point for point in counts if counts[point] >= LEAST_NAMED), key=lambda one: (-counts[one], one))
    if not common:
        return (), Reason(POINTS, 7, f"no point was named by {LEAST_NAMED} people")
    if _too_near_in_period(POINTS, evidence.period, answered, before):
        return (), Reason(POINTS, 5, "one or two people fewer or more than in a set of the same period")
    return tuple(sorted(common[:MOST_POINTS])), None


def _too_near_in_period(item: str, period: Period, people: frozenset[int], before: SetsByItem) -> bool:
    """Rule 5, taken to hold between a week and the block around it too."""
    return too_near(people, (one.people for one in before.get(item, ()) if one.period.overlaps(period)))


def _set(item: str, period: Period, people: frozenset[int]) -> ReleasedSet:
    return ReleasedSet(item, period, frozenset(people))
