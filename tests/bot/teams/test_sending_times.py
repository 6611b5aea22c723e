"""Once a week, on the clocks of the team, whatever the clocks do."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.teams.sending_times import next_slot, parse_sending, slot_before, week_of

ZONES = sorted(available_timezones())
START = datetime(2026, 1, 1, tzinfo=UTC)
MOMENTS = st.integers(0, 4 * 365 * 24 * 3600).map(lambda seconds: START + timedelta(seconds=seconds))
CLOCKS = st.builds("{:02}:{:02}".format, st.integers(0, 23), st.integers(0, 59))


def slots(zone: str, day: int, clock: str, start: datetime, weeks: int) -> list[datetime]:
    found = []
    for _ in range(weeks):
        start = next_slot(ZoneInfo(zone), day, clock, start).at
        found.append(start)
    return found


@given(st.sampled_from(ZONES), st.integers(1, 7), CLOCKS, MOMENTS)
def test_in_every_zone_each_week_has_its_sending_and_no_second_one(
    zone: str, day: int, clock: str, moment: datetime
) -> None:
    weeks = []
    for _ in range(60):
        slot = next_slot(ZoneInfo(zone), day, clock, moment)
        assert slot.at > moment
        assert slot.day.isoweekday() == day
        assert slot_before(ZoneInfo(zone), slot, clock).at <= moment
        weeks.append(slot.day - timedelta(days=day - 1))
        moment = slot.at
    assert {after - before for before, after in pairwise(weeks)} == {timedelta(days=7)}


@given(st.sampled_from(ZONES), st.integers(1, 7), CLOCKS, MOMENTS)
def test_the_clocks_on_the_wall_show_the_hour_unless_they_leave_it_out(
    zone: str, day: int, clock: str, moment: datetime
) -> None:
    slot = next_slot(ZoneInfo(zone), day, clock, moment)
    local = slot.at.astimezone(ZoneInfo(zone))
    wall = datetime.combine(slot.day, time.fromisoformat(clock))
    exists = wall.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC).astimezone(ZoneInfo(zone)).replace(tzinfo=None) == wall
    assert (local.replace(tzinfo=None) == wall) == exists
    assert timedelta(0) <= local.replace(tzinfo=None) - wall <= timedelta(days=1)


@pytest.mark.parametrize(
    ("zone", "day", "clock", "around", "expected"),
    [
        # London: 01:00 to 02:00 is left out on Sunday 29 March 2026, and comes twice on 25 October
        ("Europe/London", 7, "01:30", date(2026, 3, 29), "2026-03-29T01:30"),
        ("Europe/London", 7, "01:30", date(2026, 10, 25), "2026-10-25T00:30"),
        ("Europe/London", 1, "09:00", date(2026, 3, 30), "2026-03-30T08:00"),
        ("Europe/London", 1, "09:00", date(2026, 10, 26), "2026-10-26T09:00"),
        # Cairo leaves 00:00 to 01:00 out on Friday 24 April 2026, just after midnight, and on Thursday 29 October
        # midnight does not come: the clocks go back to 23:00 of the same day
        ("Africa/Cairo", 5, "00:30", date(2026, 4, 24), "2026-04-23T22:30"),
        ("Africa/Cairo", 4, "23:30", date(2026, 10, 29), "2026-10-29T20:30"),
        ("Africa/Cairo", 5, "00:00", date(2026, 10, 30), "2026-10-29T22:00"),
        # Santiago goes back from midnight to Saturday 23:00 on 4 April 2026, and leaves out the first hour of Sunday
        ("America/Santiago", 6, "23:30", date(2026, 4, 4), "2026-04-05T02:30"),
        ("America/Santiago", 7, "00:00", date(2026, 4, 5), "2026-04-05T04:00"),
        ("America/Santiago", 7, "00:30", date(2026, 9, 6), "2026-09-06T04:30"),
        # half an hour only
        ("Australia/Lord_Howe", 7, "02:15", date(2026, 10, 4), "2026-10-03T15:45"),
    ],
)
def test_hours_that_clocks_leave_out_or_show_twice_on_both_sides_of_midnight(
    zone: str, day: int, clock: str, around: date, expected: str
) -> None:
    before = datetime.combine(around, datetime.min.time(), UTC) - timedelta(days=4)
    found = slots(zone, day, clock, before, 2)
    assert found[0] == datetime.fromisoformat(expected).replace(tzinfo=UTC)
    assert timedelta(days=6, hours=22) <= found[1] - found[0] <= timedelta(days=7, hours=2)


def test_a_day_that_a_country_left_out_is_sent_on_the_next() -> None:
    found = next_slot(ZoneInfo("Pacific/Apia"), 5, "09:00", datetime(2011, 12, 28, tzinfo=UTC))
    assert found.day == date(2011, 12, 30)
    assert found.at.astimezone(ZoneInfo("Pacific/Apia")).date() == date(2011, 12, 31)


def test_a_sending_at_the_turn_of_the_year_belongs_to_the_iso_week_of_its_day() -> None:
    assert week_of(date(2027, 1, 1)) == "2026-W53"


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Mon 09:00", (1, "09:00")),
        ("sunday 9:05", (7, "09:05")),
        (" FRI 23:59 ", (5, "23:59")),
        ("Mon", None),
        ("09:00", None),
        ("Mon 24:00", None),
        ("Mon 09:60", None),
        ("Moon 09:00", None),
        ("Mon 09:00 please", None),
        ("Mon ٠٩:٠٠", None),
        ("", None),
    ],
)
def test_a_day_and_an_hour_are_read_from_a_text(text: str, read: tuple[int, str] | None) -> None:
    assert parse_sending(text) == read
