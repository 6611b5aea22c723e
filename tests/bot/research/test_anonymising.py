"""A motivated intruder knows somebody's role, agency, locality, years and the weeks in which they reflected."""

from __future__ import annotations

from collections import defaultdict
from random import Random
from typing import TYPE_CHECKING

import pytest

from bot.research.anonymising import CantBeAnonymousError, Recoding, recode
from bot.research.hierarchy_files import read_hierarchies
from bot.research.reflections import Reflection
from bot.research.rules import Rules

if TYPE_CHECKING:
    from collections.abc import Sequence

HIERARCHIES = read_hierarchies()
BLOCKS = 4
THEMES = ("extent", "overall", "reach")
Profiles = dict[int, tuple[str, ...]]


def population(people: int, seed: int) -> tuple[list[Reflection], Profiles]:
    """Make people of whom some kinds are common and some rare, and who reflect now and then."""
    chance = Random(seed)
    reflections, profiles = [], {}
    for person in range(people):
        profiles[person] = tuple(
            chance.choices(one.leaves, [1 / (place + 1) for place in range(len(one.leaves))])[0] for one in HIERARCHIES
        )
        habit = chance.choice((0.3, 0.6, 0.95))
        for block in range(BLOCKS):
            for theme in THEMES:
                if chance.random() < habit:
                    core = chance.randrange(5)
                    answers = (("closeness", str(core)), ("level", chance.choice("abc")))
                    number = len(reflections) + 1
                    reflections.append(
                        Reflection(number, person, block, theme, finished=True, core=core, answers=answers)
                    )
    return reflections, profiles


def described(profile: Sequence[str], recoding: Recoding) -> tuple[str, ...]:
    levels = zip(HIERARCHIES, profile, recoding.levels, strict=True)
    return tuple(one.generalised(value, level) for one, value, level in levels)


@pytest.mark.parametrize("people", [40, 150, 600, 3000])
@pytest.mark.parametrize("k", [5, 10])
def test_an_intruder_is_right_at_most_once_in_k(people: int, k: int) -> None:
    reflections, profiles = population(people, seed=people)
    recoding = recode(reflections, profiles, HIERARCHIES, Rules(k=k))
    released = defaultdict(set)
    for one in recoding.reflections:
        released[one.block, described(profiles[one.person], recoding)].add(one.person)
    for person, block in {(one.person, one.block) for one in reflections}:
        candidates = released.get((block, described(profiles[person], recoding)), set())
        assert not candidates or len(candidates) >= k
    assert recoding.k == min(len(those) for those in released.values())


@pytest.mark.parametrize("people", [150, 1000, 3000])
def test_an_intruder_who_knows_all_weeks_is_right_at_most_once_in_k_where_pseudonyms_last(people: int) -> None:
    reflections, profiles = population(people, seed=people)
    recoding = recode(reflections, profiles, HIERARCHIES, Rules(linked=True))
    periods = defaultdict(set)
    for one in recoding.reflections:
        periods[one.person].add(one.block // recoding.blocks)
    released = defaultdict(set)
    for person, when in periods.items():
        released[frozenset(when), described(profiles[person], recoding)].add(person)
    assert min(len(those) for those in released.values()) >= 5


@pytest.mark.parametrize("linked", [False, True])
@pytest.mark.parametrize("seed", range(5))
def test_at_most_a_tenth_of_the_people_lose_anything(seed: int, *, linked: bool) -> None:
    reflections, profiles = population(200, seed)
    recoding = recode(reflections, profiles, HIERARCHIES, Rules(linked=linked))
    before, after = defaultdict(set), defaultdict(set)
    for one in reflections:
        before[one.person].add(one.block)
    for one in recoding.reflections:
        after[one.person].add(one.block)
    hurt = {person for person in before if not linked and before[person] != after.get(person)}
    gone = before.keys() - after.keys()
    assert len(hurt | gone) == recoding.suppressed <= len(before) / 10
    assert recoding.people == len(after)


def test_nobody_counts_twice_for_a_theme_in_a_period() -> None:
    reflections, profiles = population(40, seed=1)
    doubled = reflections + [
        Reflection(one.number + 10_000, one.person, one.block, one.theme, finished=False, core=1, answers=())
        for one in reflections
    ]
    recoding = recode(doubled, profiles, HIERARCHIES, Rules())
    keys = [(one.person, one.block, one.theme) for one in recoding.reflections]
    assert len(keys) == len(set(keys))
    assert all(one.finished for one in recoding.reflections)


def test_larger_populations_keep_more_detail() -> None:
    losses = [recode(*population(people, 7), HIERARCHIES, Rules()).loss for people in (40, 600, 3000)]
    assert losses == sorted(losses, reverse=True)
    assert losses[-1] < 0.5


def test_a_group_that_agrees_is_never_released() -> None:
    profiles = dict.fromkeys(range(30), ("social-worker", "social-care", "city", "under-2"))
    reflections = [
        Reflection(person + 1, person, 0, "extent", finished=True, core=person % 3, answers=(("purpose", "fully"),))
        for person in range(30)
    ]
    with pytest.raises(CantBeAnonymousError, match="Everybody gave the same answer to a question in 2026-W01/2026-W04"):
        recode(reflections, profiles, HIERARCHIES, Rules())


def test_a_rating_shared_by_all_is_never_released() -> None:
    profiles = dict.fromkeys(range(30), ("social-worker", "social-care", "city", "under-2"))
    reflections = [
        Reflection(person + 1, person, 0, "extent", finished=True, core=2, answers=()) for person in range(30)
    ]
    with pytest.raises(CantBeAnonymousError, match="Fewer than 2 different core ratings"):
        recode(reflections, profiles, HIERARCHIES, Rules())


def test_a_period_with_too_few_people_is_named() -> None:
    reflections, profiles = population(30, seed=2)
    few = [one for one in reflections if one.block != 2 or one.person < 4]
    with pytest.raises(CantBeAnonymousError, match="2026-W09/2026-W12"):
        recode(few, profiles, HIERARCHIES, Rules())


def test_an_empty_period_is_no_trouble() -> None:
    reflections, profiles = population(200, seed=2)
    recoding = recode([one for one in reflections if one.block != 2], profiles, HIERARCHIES, Rules())
    assert {one.block for one in recoding.reflections} == {0, 1, 3}


def test_linked_periods_grow_until_people_can_hide() -> None:
    reflections, profiles = population(24, seed=4)
    assert recode(reflections, profiles, HIERARCHIES, Rules(k=18, linked=True)).blocks == BLOCKS
    with pytest.raises(CantBeAnonymousError, match=r"Fewer than 25 people .* in these periods"):
        recode(reflections, profiles, HIERARCHIES, Rules(k=25, linked=True))
