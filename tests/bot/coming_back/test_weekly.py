"""Weekly invitations: off until wanted, one theme each time, and after three without an answer they end."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from bot.coming_back.bank_holidays import is_bank_holiday
from bot.coming_back.choosing import suggest
from bot.coming_back.inviting import MOST_UNANSWERED, what_now
from bot.coming_back.minutes import Calendar
from storage.invitations import Due, Past, Weekly
from storage.reminding import Reminding
from tests.bot.coming_back.helping import HALF_HOUR, WEEK, labels, plans, rows

if TYPE_CHECKING:
    from tests.stage import Player, Stage

THEMES = ("extent", "overall", "processes")
DAY = timedelta(days=1)
MONDAY = datetime(2026, 11, 30, 8, 30, tzinfo=UTC)


async def wants_it(stage: Stage, day: str = "Monday") -> Player:
    """Finish two reflections and say yes."""
    ann = stage.person("ann")
    await plans(ann, when="No")
    await plans(ann, "reach", when="No")
    await ann.press("Yes, pick a day")
    await ann.press(day)
    return ann


async def test_it_is_offered_once_after_the_second_reflection(stage: Stage) -> None:
    ann = stage.person("ann")
    assert "invite" not in await plans(ann, when="No")
    assert "Shall I invite you once a week" in await plans(ann, "reach", when="No")
    assert "I won't ask again" in await ann.press("No, thanks")
    assert "invite" not in await plans(ann, "overall", when="No")
    assert await stage.later(10 * WEEK) == {}


async def test_without_an_answer_to_the_offer_there_is_no_invitation(stage: Stage) -> None:
    ann = stage.person("ann")
    await plans(ann, when="No")
    await plans(ann, "reach", when="No")
    assert await stage.later(10 * WEEK) == {}


async def test_it_comes_on_the_chosen_day_and_one_tap_begins(stage: Stage) -> None:
    ann = await wants_it(stage)
    stage.now = MONDAY - timedelta(minutes=1)
    assert await stage.play() == {}
    heard = (await stage.later(HALF_HOUR))["ann"]
    assert heard == 'Shall we take a few minutes? You have not looked at "The whole picture" yet.'
    assert labels(ann) == ["Start", "Another theme", "A day later", "A week later", "Change when", "Stop this"]
    assert "1 of 7" in await ann.press("Start")
    assert await rows(stage, "SELECT theme, answered_at IS NULL FROM invitation") == [("overall", 0)]
    assert "ann" in await stage.later(WEEK), "and every week"


async def test_what_is_half_done_comes_first(stage: Stage) -> None:
    ann = await wants_it(stage)
    await ann.write("/start structures")
    stage.now = MONDAY
    assert "half done" in (await stage.play())["ann"]
    assert "Welcome back" in await ann.press("Go on")


async def test_it_is_put_off_changed_and_stopped_with_one_tap(stage: Stage) -> None:
    ann = await wants_it(stage)
    stage.now = MONDAY
    await stage.play()
    assert "Tuesday 1 December, 08:30" in await ann.press("A day later")
    assert "ann" in await stage.later(DAY)
    assert "Tuesday 8 December, 08:30" in await ann.press("A week later")
    assert "Weekly invitation: Monday, 08:30." in await ann.press("Change when")
    await ann.press("Weekly invitation")
    await ann.press("Another time")
    assert "Monday 7 December, 16:30" in await ann.press("16:30")
    assert "I will not invite you any more" in await ann.press("Stop this")
    assert await stage.later(10 * WEEK) == {}


async def test_any_day_and_time_can_be_typed(stage: Stage) -> None:
    ann = await wants_it(stage)
    assert "Monday 23 November, 15:15" in await ann.write("/weekly 15:15")
    assert "Friday 27 November, 19:00" in await ann.write("/weekly fri 7pm")
    assert "Saturday 28 November, 19:00" in await ann.write("/weekly Saturdays")
    assert "On which day" in await ann.write("/weekly whenever")
    assert "not invite you any more" in await ann.write("/weekly stop")


async def weeks(stage: Stage, number: int) -> list[str]:
    stage.now = MONDAY
    heard = [(await stage.play()).get("ann", "")]
    return heard + [(await stage.later(WEEK)).get("ann", "") for _ in range(number - 1)]


async def test_after_three_without_an_answer_it_asks_once_and_then_stops(stage: Stage) -> None:
    await wants_it(stage)
    heard = await weeks(stage, 4)
    assert [text.startswith("Shall we") for text in heard] == [True, True, True, False]
    assert "Shall I stop?" in heard[3]
    assert await stage.later(10 * WEEK) == {}


async def test_keep_inviting_me_counts_anew(stage: Stage) -> None:
    ann = await wants_it(stage)
    await weeks(stage, 4)
    assert "Monday 28 December" not in await ann.press("Keep inviting me"), "that is a bank holiday"
    stage.now = datetime(2026, 12, 29, 8, 30, tzinfo=UTC)
    heard = [(await stage.play()).get("ann", "")]
    stage.now = datetime(2027, 1, 4, 8, 30, tzinfo=UTC)
    heard += [(await stage.play()).get("ann", "")]
    heard += [(await stage.later(WEEK)).get("ann", "") for _ in range(2)]
    assert [text.startswith("Shall we") for text in heard] == [True, True, True, False]


async def test_a_reflection_of_ones_own_is_an_answer_too(stage: Stage) -> None:
    ann = await wants_it(stage)
    await weeks(stage, 3)
    await plans(ann, "overall", when="No")
    assert "Shall we" in (await stage.later(WEEK - timedelta(seconds=0)))["ann"]


async def test_a_plan_and_an_invitation_never_come_on_one_morning(stage: Stage) -> None:
    ann = stage.person("ann")
    await plans(ann)
    await plans(ann, "reach", when="No")
    await ann.press("Yes, pick a day")
    await ann.press("Monday")
    stage.now = MONDAY
    assert "How did it go?" in (await stage.play())["ann"]
    assert "Shall we" in (await stage.later(DAY))["ann"]


def test_a_theme_is_suggested_where_something_hangs_then_a_new_one_then_the_oldest() -> None:
    done = {"extent": "2026-11-02", "overall": "2026-11-01", "processes": "2026-11-03"}
    assert suggest(THEMES, Past(open="overall", hanging="extent")) == ("overall", "open")
    assert suggest(THEMES, Past(finished=done, hanging="processes")) == ("processes", "plan")
    assert suggest(THEMES, Past(finished=done, hanging="processes", invited="processes")) == ("overall", "long_ago")
    assert suggest(THEMES, Past(finished={"extent": "2026-11-02"})) == ("overall", "new")
    assert suggest(THEMES, Past(finished=done)) == ("overall", "long_ago")
    assert suggest(("extent",), Past(finished=done, invited="extent")) == ("extent", "long_ago")


@given(st.integers(0, 5), st.sampled_from([None, "2026-01-01"]), st.booleans(), st.integers(0, 2 * 365 * 86400))
def test_whatever_is_decided_the_next_one_is_later_and_nothing_comes_outside_its_minutes(
    unanswered: int,
    asked: str | None,
    reachable: bool,  # noqa: FBT001  drawn at random
    seconds: int,
) -> None:
    now = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
    calendar = Calendar(Reminding(), "Europe/London", "ENG", is_bank_holiday)
    weekly = Weekly(1, 3, "12:30", now.isoformat(), "", "", asked)
    what, after = what_now(calendar, Due(weekly, Reminding(), reachable, unanswered, None, None), now)
    assert after.due_at is None or after.due_at > now.isoformat()
    assert (after.due_at is None) == (what == "stop")
    if what != "later":
        assert calendar.may_come(now, "12:30", 3)
        assert reachable
        assert (what == "invite") == (unanswered < MOST_UNANSWERED)
        assert (what == "stop") == (unanswered >= MOST_UNANSWERED and asked is not None)
