"""Teams made for tests of the rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.digests.disclosure import ALL_THEMES, CORE, Evidence, Question, Ratings, ReleasedSet
from bot.digests.periods import block_with, week

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.digests.periods import Period

CLOSENESS = Question(ALL_THEMES, CORE, 4)
PURPOSE = Question("extent", "purpose", 4)
WEEK = week(39)
BLOCK = block_with(39)
POINT = "extent.challenge.burden"


def evidence(
    places: Mapping[int, int | tuple[int, ...]],
    *,
    question: Question = CLOSENESS,
    period: Period = WEEK,
    members: Iterable[int] | None = None,
    leads: Iterable[int] = (),
    answered: Iterable[int] = (),
    named: Mapping[str, Iterable[int]] | None = None,
) -> Evidence:
    """Give a team in which people (numbers) gave places on the scale; by default it has 12 members."""
    given = {who: one if isinstance(one, tuple) else (one,) for who, one in places.items()}
    return Evidence(
        period,
        frozenset(range(12) if members is None else members),
        frozenset(leads),
        (Ratings(question, given),),
        frozenset(answered),
        {point: frozenset(who) for point, who in (named or {}).items()},
    )


def released(
    people: Iterable[int], *, item: str = CLOSENESS.item, period: Period = WEEK
) -> dict[str, list[ReleasedSet]]:
    """Give the record of one set that was released."""
    return {item: [ReleasedSet(item, period, frozenset(people))]}
