from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.digests.periods import (
    block_with,
    ending_with,
    last_week_over,
    name_of,
    parse_period,
    parse_week,
    week,
    week_of,
)

weeks = st.integers(-2000, 4000)


def test_blocks_of_four_weeks_are_counted_from_monday_of_2026_w01() -> None:
    assert parse_week("2026-W01") == 0
    assert parse_period("2026-W01/2026-W04") == block_with(0)
    assert parse_period("2026-W37/2026-W40") == block_with(parse_week("2026-W38"))


def test_blocks_go_on_over_a_year_with_53_weeks() -> None:
    assert block_with(parse_week("2026-W53")).text == "2026-W53/2027-W03"


@given(weeks)
def test_what_a_period_is_called_names_it(number: int) -> None:
    for period in (week(number), block_with(number)):
        assert parse_period(period.text) == period
    assert parse_week(name_of(number)) == number


@given(weeks)
def test_every_week_is_in_one_block_and_four_weeks_make_it(number: int) -> None:
    block = block_with(number)
    assert block.first <= number <= block.last
    assert {block_with(one) for one in range(block.first, block.last + 1)} == {block}
    assert (block in ending_with(number)) == (number == block.last)


@given(weeks)
def test_a_period_begins_when_the_one_before_is_over(number: int) -> None:
    assert week(number).end == week(number + 1).start
    block = block_with(number)
    assert block.start == week(block.first).start
    assert block.end == week(block.last).end


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_weeks_are_those_of_iso_8601(day: date) -> None:
    year, number, _ = day.isocalendar()
    assert name_of(week_of(day)) == f"{year}-W{number:02}"


def test_periods_begin_at_midnight_in_london_summer_and_winter() -> None:
    assert parse_period("2026-W40").start == "2026-09-27T23:00:00+00:00"
    assert parse_period("2026-W44").start == "2026-10-26T00:00:00+00:00"


def test_a_week_is_over_at_midnight_in_london() -> None:
    assert last_week_over(datetime(2026, 10, 4, 22, 59, tzinfo=UTC)) == parse_week("2026-W39")
    assert last_week_over(datetime(2026, 10, 4, 23, 0, tzinfo=UTC)) == parse_week("2026-W40")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2026",
        "2026-W54",
        "2025-W53",
        "2026-W00",
        "2026-W1",
        "2026-W38/2026-W41",
        "2026-W37/2026-W39",
        "2026-W40/2026-W37",
        "2026-W37/",
        "2026-W37/2026-W40/2026-W44",
        "2026-W\u0664\u0660",
        "0000-W01",
    ],
)
def test_what_is_no_period_is_refused_in_one_sentence(text: str) -> None:
    with pytest.raises(ValueError, match=r"^[^\n]+\.$"):
        parse_period(text)
