from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.digests.disclosure import POINTS, Disclosure, disclose
from bot.digests.figures import Bins, band_of, bins_of, count_range_of, one_value_each, shares_of, why_no_shares
from bot.digests.periods import week
from tests.bot.digests.evidence import BLOCK, CLOSENESS, POINT, PURPOSE, WEEK, evidence, released

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.digests.disclosure import Figure

counts = st.integers(0, 40)
bins = st.builds(Bins, counts, counts, counts).filter(lambda one: one.people > 0)


def only(disclosure: Disclosure) -> Figure:
    (figure,) = disclosure.figures
    return figure


def rules(disclosure: Disclosure, item: str = CLOSENESS.item) -> list[int]:
    return [reason.rule for reason in disclosure.reasons if reason.item == item]


def rated(people: Iterable[int], place: int = 4) -> dict[int, int]:
    return dict.fromkeys(people, place)


@pytest.mark.parametrize(
    ("size", "by_the_week", "core_by_the_block", "theme_by_the_block"),
    [(4, False, False, False), (5, False, True, True), (9, False, True, True), (10, True, False, True)],
)
def test_rule_1_the_size_of_the_team_decides_which_periods_it_hears_of(
    size: int, *, by_the_week: bool, core_by_the_block: bool, theme_by_the_block: bool
) -> None:
    everybody = range(size)
    for question, period, told in (
        (CLOSENESS, WEEK, by_the_week),
        (CLOSENESS, BLOCK, core_by_the_block),
        (PURPOSE, BLOCK, theme_by_the_block),
        (PURPOSE, WEEK, False),
    ):
        made = evidence(rated(everybody), question=question, period=period, members=everybody)
        result = disclose(made, {})
        assert bool(result.figures) == told, (question, period)
        assert rules(result, question.item) == ([4] if told else [1])


def test_rule_1_only_members_of_the_last_day_count() -> None:
    result = disclose(evidence(rated(range(20)), members=range(12)), {})
    assert result.sets[0].people == frozenset(range(12))


def test_rule_1_leads_do_not_make_a_team_larger() -> None:
    assert rules(disclose(evidence(rated(range(10)), members=range(10), leads=[9]), {})) == [1]


@given(st.integers(0, 12))
def test_rule_2_five_different_people_stand_behind_a_figure(people: int) -> None:
    result = disclose(evidence(rated(range(people))), {})
    assert bool(result.figures) == (people >= 5)
    assert (2 in rules(result)) == (people < 5)


@given(st.dictionaries(st.integers(0, 30), st.lists(st.integers(1, 4), max_size=5), max_size=20))
def test_rule_2_each_person_has_one_value_their_median(given_places: dict[int, list[int]]) -> None:
    assert one_value_each(given_places) == {who: median(one) for who, one in given_places.items() if one}


def test_rule_2_somebody_who_answers_often_is_one_person() -> None:
    keen: dict[int, int | tuple[int, ...]] = {0: (4,) * 50}
    assert not disclose(evidence(keen | rated(range(1, 4))), {}).figures


@given(st.sets(st.integers(0, 11)))
def test_rule_2_a_lead_never_counts(leads: set[int]) -> None:
    members = range(24)
    result = disclose(evidence(rated(range(12)), members=members, leads=leads), {})
    assert all(not one.people & leads for one in result.sets)
    assert bool(result.figures) == (12 - len(leads) >= 5)


@pytest.mark.parametrize(
    ("values", "band"),
    [
        ([1, 2, 2, 3, 4], "low"),
        ([1, 2, 3, 4, 4], "high"),
        ([1, 2, 2.5, 3, 4], "mixed"),
        ([1, 2, 3, 4], "mixed"),
        ([2.5] * 5, "mixed"),
    ],
)
def test_rule_3_sixty_percent_in_one_part_of_the_scale_make_a_band(values: list[float], band: str) -> None:
    assert band_of(bins_of(values, 4)) == band


def test_rule_3_the_middle_of_an_odd_scale_is_in_neither_part() -> None:
    assert bins_of([1, 1.5, 2, 2.5, 3], 3) == Bins(2, 1, 2)


@given(bins)
def test_rule_3_a_band_says_no_more_than_its_rule(one: Bins) -> None:
    low, high = 10 * one.low >= 6 * one.people, 10 * one.high >= 6 * one.people
    assert not (low and high)
    assert band_of(one) == ("low" if low else "high" if high else "mixed")


@pytest.mark.parametrize(
    ("people", "told"), [(5, "5-9"), (9, "5-9"), (10, "10-19"), (19, "10-19"), (20, "20+"), (500, "20+")]
)
def test_rule_3_numbers_of_people_are_ranges(people: int, told: str) -> None:
    assert count_range_of(people) == told


@given(bins)
def test_rule_4_shares_need_ten_people_and_three_or_none_in_each_part_but_not_all_in_one(one: Bins) -> None:
    parts = (one.low, one.middle, one.high)
    allowed = one.people >= 10 and all(part == 0 or part >= 3 for part in parts) and max(parts) < one.people
    assert (why_no_shares(one) is None) == allowed


@given(bins)
def test_rule_4_shares_are_tenths_that_add_up_and_are_less_than_one_tenth_off(one: Bins) -> None:
    shares = shares_of(one)
    told = [shares.low, shares.middle, shares.high]
    assert round(10 * sum(told)) == 10
    for share, count in zip(told, (one.low, one.middle, one.high), strict=True):
        assert abs(share - count / one.people) < 0.1
        assert count or not share


@given(st.sets(st.integers(0, 29), min_size=10), st.sets(st.integers(0, 29), min_size=5))
def test_rule_4_shares_ask_that_sets_of_all_periods_differ_by_nobody_or_three(now: set[int], before: set[int]) -> None:
    places = {who: 1 + 3 * (number % 2) for number, who in enumerate(sorted(now))}
    difference = len(now ^ before)
    result = disclose(evidence(places, members=range(30)), released(before, period=week(3)))
    assert only(result)
    assert (only(result).shares is None) == (difference in (1, 2))


def test_rule_4_another_item_is_another_matter() -> None:
    places = {who: 1 + 3 * (who % 2) for who in range(12)}
    assert only(disclose(evidence(places), released(range(11), item="reach.heard", period=week(3)))).shares is not None


@given(st.sets(st.integers(0, 29), min_size=5), st.sets(st.integers(0, 29), min_size=5))
def test_rule_5_sets_of_one_period_differ_by_nobody_or_three(now: set[int], other: set[int]) -> None:
    result = disclose(evidence(rated(now), members=range(30)), released(other))
    assert bool(result.figures) == (len(now ^ other) not in (1, 2))


def test_rule_5_holds_between_a_week_and_the_block_around_it() -> None:
    small = evidence(rated(range(8)), members=range(9), period=BLOCK)
    assert rules(disclose(small, released(range(9), period=WEEK))) == [5]
    assert disclose(small, released(range(9), period=week(BLOCK.first - 1))).figures


@given(st.integers(0, 12), st.integers(0, 12))
def test_rule_7_a_point_is_common_if_three_of_eight_or_more_named_it(answered: int, named: int) -> None:
    made = evidence({}, answered=range(answered), named={POINT: range(min(named, answered))})
    common = answered >= 8 and min(named, answered) >= 3
    result = disclose(made, {})
    assert result.points == ((POINT,) if common else ())
    assert [one.item for one in result.sets] == ([POINTS] if common else [])


def test_rule_7_who_named_a_point_but_is_no_member_or_leads_does_not_count() -> None:
    named = {POINT: [0, 1, 11, 50]}
    assert not disclose(evidence({}, answered=range(12), named=named, leads=[11]), {}).points


def test_rule_7_points_come_in_the_order_of_their_ids_whatever_their_numbers() -> None:
    named = {
        "reach.enabler.networks": range(8),
        "extent.challenge.burden": range(3),
        "extent.challenge.autonomy": range(4),
    }
    result = disclose(evidence({}, answered=range(9), named=named), {})
    assert list(result.points) == sorted(named)


def test_rule_5_holds_for_points_too() -> None:
    made = evidence({}, answered=range(10), named={POINT: range(5)})
    assert rules(disclose(made, released(range(9), item=POINTS)), POINTS) == [5]
