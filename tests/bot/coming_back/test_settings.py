"""/reminders: time, days, bank holidays, zone, and whether plans come at all."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.coming_back.settings import with_wish
from bot.duties import ERRANDS, JOBS
from bot.errands import Errands
from bot.reflecting.walk import Walk
from storage.reminding import Reminding
from tests.bot.coming_back.helping import PLAN, WEEK, plans, rows

if TYPE_CHECKING:
    from tests.stage import Stage


async def test_it_says_how_it_stands(stage: Stage) -> None:
    ann = stage.person("ann")
    await ann.write("/start")
    assert await ann.write("/reminders") == (
        "I come with your plan when it is due.\n"
        "Days: Monday to Friday. Time: 08:30 (Europe/London). Not on bank holidays of England.\n"
        "Weekly invitation: none."
    )


async def test_every_button_sets_one_thing_and_a_waiting_plan_moves_along(stage: Stage) -> None:
    ann = stage.person("ann")
    await plans(ann)
    await ann.write("/reminders")
    await ann.press("Time")
    assert "Time: 16:30" in await ann.press("16:30")
    assert await rows(stage, "SELECT remind_at FROM plan") == [("2026-11-30T16:30:00+00:00",)]
    await ann.press("Bank holidays")
    assert "bank holidays of Scotland" in await ann.press("Scotland")
    assert await rows(stage, "SELECT remind_at FROM plan") == [("2026-12-01T16:30:00+00:00",)], "St Andrew's day"
    await ann.press("Bank holidays")
    assert "On bank holidays too." in await ann.press("Come on bank holidays too")
    assert await rows(stage, "SELECT remind_at FROM plan") == [("2026-11-30T16:30:00+00:00",)]
    await ann.press("Days")
    await ann.press("✓ Monday")
    assert "Days: Tuesday, Wednesday, Thursday, Friday." in await ann.press("Done")
    assert await rows(stage, "SELECT remind_at FROM plan") == [("2026-12-01T16:30:00+00:00",)]
    assert "I don't come with plans" in await ann.press("Don't come with plans")
    assert await stage.later(5 * WEEK) == {}
    assert "I come with your plan" in await ann.press("Come with plans")
    assert PLAN in (await stage.later(timedelta(days=1, hours=9)))["ann"]


async def test_a_time_or_a_zone_can_be_typed(stage: Stage) -> None:
    ann = stage.person("ann")
    await plans(ann)
    assert "Time: 07:05" in await ann.write("/reminders 7:05")
    assert "(Pacific/Auckland)" in await ann.write("/reminders pacific/auckland")
    assert "I know times such as" in await ann.write("/reminders whenever")
    assert await rows(stage, "SELECT remind_at FROM plan") == [("2026-11-29T18:05:00+00:00",)]
    stage.now = datetime(2026, 11, 29, 18, 5, tzinfo=UTC)
    assert PLAN in (await stage.play())["ann"]


async def test_without_reminders_the_goodbye_says_so(stage: Stage) -> None:
    ann = stage.person("ann")
    await ann.write("/start")
    await ann.write("/reminders")
    await ann.press("Don't come with plans")
    assert "From 30 November on I will ask about your plan when you are here." in await plans(ann)


@pytest.mark.parametrize(
    ("typed", "clock"),
    [("3am", "03:00"), ("8.15", "08:15"), ("0815", "08:15"), ("9", "09:00"), ("12 pm", "12:00"), ("12am", "00:00")],
)
def test_times_are_read_as_people_type_them(typed: str, clock: str) -> None:
    assert with_wish(Reminding(), typed) == Reminding(clock=clock)


@pytest.mark.parametrize("typed", ["3", "25:00", "13pm", "0 am", "8:60", "half eight", "Atlantis"])
def test_what_is_no_time_or_could_mean_two_is_not_guessed_at(typed: str) -> None:
    assert with_wish(Reminding(), typed) is None


def test_a_city_names_its_time_zone() -> None:
    assert with_wish(Reminding(), "dublin") == Reminding(zone="Europe/Dublin")


@given(st.text(max_size=40))
def test_no_wish_breaks_it(wish: str) -> None:
    chosen = with_wish(Reminding(), wish)
    assert chosen is None or chosen.days


@pytest.mark.parametrize("day", "1234567")
def test_one_day_at_least_stays(day: str) -> None:
    assert with_wish(Reminding(days=day), f"day:{day}") == Reminding(days=day)


async def test_the_service_says_whose_bank_holidays_and_a_person_may_differ(stage: Stage) -> None:
    in_scotland = msgspec.structs.replace(stage.library, nation="SCT")
    stage.walk = Walk(stage.database, in_scotland, lambda: stage.now)
    stage.errands = Errands(stage.database, in_scotland, lambda: stage.now, ERRANDS, JOBS)
    ann = stage.person("ann")
    assert "on 1 December" in await plans(ann), "30 November is St Andrew's day"
    assert "bank holidays of Scotland" in await ann.write("/reminders")
    await ann.press("Bank holidays")
    assert "bank holidays of Wales" in await ann.press("Wales")
    assert "on 30 November" in await plans(ann)
