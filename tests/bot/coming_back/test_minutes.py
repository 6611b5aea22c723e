"""When the bot may come: never at night, at weekends or on bank holidays unless asked for, whatever the clocks do."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.coming_back.bank_holidays import is_bank_holiday
from bot.coming_back.minutes import LATEST, Calendar
from storage.reminding import NATIONS, Nation, Reminding

LONDON = "Europe/London"
DAY = timedelta(days=1)
ZONES = (LONDON, "UTC", "Africa/Cairo", "America/Santiago", "Pacific/Auckland", "Asia/Kolkata", "America/Havana")

choices = st.builds(
    Reminding,
    clock=st.times().map(lambda at: f"{at:%H:%M}"),
    days=st.sets(st.sampled_from("1234567"), min_size=1).map(lambda days: "".join(sorted(days))),
    nation=st.sampled_from(NATIONS),
    on_holidays=st.booleans(),
    zone=st.sampled_from(ZONES),
)
instants = st.integers(0, 3 * 365 * 86400).map(lambda s: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=s))


def calendar(chosen: Reminding) -> Calendar:
    return Calendar(chosen, LONDON, "ENG", is_bank_holiday)


# gov.uk/bank-holidays, read for the year 2027; the library also counts the day itself where another is given for it.
HOLIDAYS_2027: dict[Nation, set[str]] = {
    "ENG": {"01-01", "03-26", "03-29", "05-03", "05-31", "08-30", "12-27", "12-28"},
    "WLS": {"01-01", "03-26", "03-29", "05-03", "05-31", "08-30", "12-27", "12-28"},
    "SCT": {"01-01", "01-04", "03-26", "05-03", "05-31", "08-02", "11-30", "12-27", "12-28"},
    "NIR": {"01-01", "03-17", "03-26", "03-29", "05-03", "05-31", "07-12", "08-30", "12-27", "12-28"},
}


@pytest.mark.parametrize("nation", NATIONS)
def test_over_a_whole_year_it_is_every_weekday_at_half_past_eight_but_bank_holidays(nation: Nation) -> None:
    one = calendar(Reminding(nation=nation))
    now = datetime(2027, 1, 1, tzinfo=UTC)
    came: list[datetime] = []
    while now.year == 2027:
        now = one.next_minute(now)
        came.append(now.astimezone(ZoneInfo(LONDON)))
    days = {at.date() for at in came if at.year == 2027}
    weekdays = {day for number in range(365) if (day := date(2027, 1, 1) + number * DAY).isoweekday() <= 5}
    assert {f"{day:%m-%d}" for day in weekdays - days} == HOLIDAYS_2027[nation]
    assert days <= weekdays
    assert {at.time() for at in came} == {time(8, 30)}
    assert {at.utcoffset() for at in came} == {timedelta(0), timedelta(hours=1)}
    assert len(came) == len(set(came))


@given(choices, instants, st.integers(0, 30))
def test_it_always_comes_on_a_day_and_at_a_minute_that_were_asked_for(
    chosen: Reminding, now: datetime, days: int
) -> None:
    one = calendar(chosen)
    for minute in (one.next_minute(now), one.in_days(now, days)):
        assert minute > now
        local = minute.astimezone(one.zone)
        assert str(local.isoweekday()) in chosen.days
        assert chosen.on_holidays or not is_bank_holiday(one.nation, local.date())
        asked = datetime.combine(local.date(), time.fromisoformat(chosen.clock))
        late = local.replace(tzinfo=None) - asked
        assert late in (timedelta(0), timedelta(minutes=60))
        assert one.may_come(minute)
    assert one.in_days(now, days) - now > (days - 1.1) * DAY


@given(choices, instants)
def test_outside_three_hours_after_a_minute_it_may_not_come(chosen: Reminding, now: datetime) -> None:
    one = calendar(chosen)
    minute = one.next_minute(now)
    assert not one.may_come(minute - timedelta(seconds=1)) or one.may_come(minute - LATEST + timedelta(hours=1))
    if not one.may_come(now):
        assert one.latest(now) < now
    else:
        assert now - LATEST <= one.latest(now) - LATEST <= now


@pytest.mark.parametrize("weekday", range(1, 8))
def test_a_weekly_minute_comes_once_in_every_week_of_the_year(weekday: int) -> None:
    one = calendar(Reminding())
    now = datetime(2027, 1, 1, tzinfo=UTC)
    came: list[datetime] = []
    while now.year == 2027:
        now = one.weekly(now + 4 * DAY, weekday, "17:00") if came else one.weekly(now, weekday, "17:00")
        came.append(now.astimezone(ZoneInfo(LONDON)))
    assert {at.time() for at in came} == {time(17, 0)}
    assert not any(is_bank_holiday("ENG", at.date()) for at in came)
    moved = [at for at in came if at.isoweekday() != weekday]
    assert len(moved) <= 6
    assert all(at.isoweekday() <= 5 for at in moved)
    gaps = {(after.date() - before.date()).days for before, after in pairwise(came)}
    assert gaps <= set(range(4, 15))
    assert 49 <= len(came) <= 54


@pytest.mark.parametrize(
    ("day", "clock", "instant"),
    [
        (date(2027, 3, 28), "01:30", "2027-03-28T01:30:00+00:00"),  # left out: an hour later on the clocks
        (date(2027, 10, 31), "01:30", "2027-10-31T00:30:00+00:00"),  # comes twice: the first
        (date(2027, 3, 29), "08:30", "2027-03-29T07:30:00+00:00"),
        (date(2027, 11, 1), "08:30", "2027-11-01T08:30:00+00:00"),
    ],
)
def test_changes_of_the_clocks(day: date, clock: str, instant: str) -> None:
    chosen = Reminding(clock=clock, days="1234567", on_holidays=True)
    assert calendar(chosen).minute(day).isoformat() == instant


def test_a_day_off_and_the_night_are_asked_for_only_by_choosing_them() -> None:
    saturday_night = datetime(2026, 11, 28, 23, 0, tzinfo=UTC)
    assert not calendar(Reminding()).may_come(saturday_night)
    assert calendar(Reminding(clock="22:30", days="6")).may_come(saturday_night)
    christmas = datetime(2026, 12, 25, 9, 0, tzinfo=UTC)
    assert not calendar(Reminding()).may_come(christmas)
    assert calendar(Reminding(on_holidays=True)).may_come(christmas)
    assert calendar(Reminding(nation="SCT")).may_come(datetime(2026, 4, 6, 8, 0, tzinfo=UTC))
    assert not calendar(Reminding(nation="ENG")).may_come(datetime(2026, 4, 6, 8, 0, tzinfo=UTC))
