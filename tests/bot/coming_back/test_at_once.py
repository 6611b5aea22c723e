"""100,000 people due in one minute: bounded work in each call, nobody twice, nobody left out, conversations between."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import msgspec
import pytest

from bot.coming_back import inviting, reminding_plans
from bot.coming_back.inviting import invite
from bot.coming_back.reminding_plans import MOST_AT_ONCE, MOST_WAITING, remind
from bot.messages import Message
from storage import outbox
from tests.bot.coming_back.helping import PLAN, WEEK, plans, rows

if TYPE_CHECKING:
    from tests.stage import Stage

PEOPLE = 100_000
DUE = datetime(2026, 11, 30, 8, 30, tzinfo=UTC)
FILLER = '{"text": "How did it go?"}'


async def crowd(stage: Stage, people: int) -> None:
    """Put people with a plan and an invitation, all due in one minute."""
    numbers, due = range(1, people + 1), DUE.isoformat()
    async with stage.database.transaction() as transaction:
        await transaction.write(
            "INSERT INTO respondent VALUES (?, 'test', ?, ?, NULL, ?)", [(one, f"p{one}", due, due) for one in numbers]
        )
        await transaction.write(
            "INSERT INTO conversation VALUES (?, ?, 'extent', 1, 'finished', 0, '{}', ?, ?)",
            [(one, one, due, due) for one in numbers],
        )
        await transaction.write(
            "INSERT INTO plan (conversation, words, made_at, due_at, theme, remind_at) VALUES (?, ?, ?, ?, ?, ?)",
            [(one, PLAN, "2026-11-23T08:00:00+00:00", due, "extent", due) for one in numbers],
        )
        await transaction.write(
            "INSERT INTO weekly VALUES (?, 1, '08:30', ?, ?, ?, NULL)", [(one, due, due, due) for one in numbers]
        )


async def test_each_call_is_bounded_the_outbox_is_never_flooded_and_a_conversation_goes_on_between(
    stage: Stage,
) -> None:
    await crowd(stage, PEOPLE)
    stage.now = DUE
    ann = stage.person("ann")
    counts = []
    for _ in range(MOST_WAITING // MOST_AT_ONCE + 3):
        async with stage.database.transaction() as transaction:
            counts.append(len(await remind(transaction, stage.library, stage.now)))
            await outbox.put_for(transaction, [(len(counts) * 1000 + n, 1, FILLER) for n in range(counts[-1])], "")
    assert counts == [MOST_AT_ONCE] * (MOST_WAITING // MOST_AT_ONCE) + [0, 0, 0]
    heard = await ann.write("/start extent")
    assert "Hello" in heard
    assert await rows(stage, "SELECT count(*) FROM plan WHERE asked_at IS NOT NULL") == [(MOST_WAITING,)]


@pytest.mark.parametrize("sql", ["plan WHERE remind_at <= ? ORDER BY remind_at", "weekly WHERE due_at <= ?"])
async def test_what_is_due_is_found_by_an_index(sql: str, stage: Stage) -> None:
    async with stage.database.transaction() as transaction:
        steps = await transaction.rows(f"EXPLAIN QUERY PLAN SELECT * FROM {sql} LIMIT 100", (DUE.isoformat(),))
    assert all("USING INDEX" in str(step[-1]) for step in steps)


async def test_everybody_is_reached_once_as_messages_leave(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reminding_plans, "MOST_WAITING", 300)
    monkeypatch.setattr(inviting, "MOST_WAITING", 300)
    await crowd(stage, 1234)
    stage.now = DUE
    assert await reached(stage) == {f"p{number}": 1 for number in range(1, 1235)}
    stage.now = DUE
    assert await stage.later(timedelta(hours=20)) == {}
    stage.now = DUE + timedelta(days=1)
    assert await reached(stage) == {f"p{number}": 1 for number in range(1, 1235)}, "the invitations, a day later"
    assert await stage.later(timedelta(days=2)) == {}


async def reached(stage: Stage) -> Counter[str]:
    """Play as long as something comes; count by person."""
    came: Counter[str] = Counter()
    while heard := await stage.play():
        assert len(heard) <= 300
        came.update(heard.keys())
        stage.now += timedelta(seconds=20)
    return came


async def test_a_kill_before_the_write_repeats_everything_and_one_after_it_nothing(stage: Stage) -> None:
    await plans(stage.person("ann"))
    stage.now += WEEK + timedelta(hours=1)
    with pytest.raises(KeyboardInterrupt):
        async with stage.database.transaction() as transaction:
            assert len(await remind(transaction, stage.library, stage.now)) == 1
            raise KeyboardInterrupt
    await stage.errands.run()
    await stage.errands.run()
    async with stage.database.transaction() as transaction:
        waiting = await outbox.unsent(transaction, "test")
        assert await invite(transaction, stage.library, stage.now) == []
    assert len(waiting) == 1
    assert PLAN in msgspec.json.decode(waiting[0].message, type=Message).text


async def test_after_a_pause_of_the_service_it_comes_the_same_morning_or_on_the_next_day_never_at_night(
    stage: Stage,
) -> None:
    for name in ("ann", "bob"):
        await plans(stage.person(name))
    stage.now = datetime(2026, 11, 30, 23, 0, tzinfo=UTC)
    assert await stage.play() == {}
    assert await stage.later(timedelta(hours=9)) == {}
    assert set(await stage.later(timedelta(hours=3))) == {"ann", "bob"}


async def test_over_a_year_with_both_changes_of_the_clocks_each_plan_comes_at_half_past_eight_local_time(
    stage: Stage,
) -> None:
    from zoneinfo import ZoneInfo  # noqa: PLC0415  only here

    ann = stage.person("ann")
    london = ZoneInfo("Europe/London")
    stage.now = datetime(2027, 1, 4, 12, 0, tzinfo=UTC)
    came = []
    while stage.now.year == 2027:
        await plans(ann)
        due = str((await rows(stage, "SELECT max(remind_at) FROM plan"))[0][0])
        stage.now = datetime.fromisoformat(due) - timedelta(minutes=1)
        assert await stage.play() == {}
        assert PLAN in (await stage.later(timedelta(minutes=1)))["ann"]
        came.append(stage.now.astimezone(london))
        await ann.press("Not relevant any more")
        stage.now += timedelta(hours=3)
    assert {f"{at:%H:%M}" for at in came} == {"08:30"}
    assert {at.utcoffset() for at in came} == {timedelta(0), timedelta(hours=1)}
    assert all(at.isoweekday() <= 5 for at in came)
    assert {f"{at:%d %b}" for at in came}.isdisjoint({"29 Mar", "03 May", "31 May", "30 Aug", "27 Dec", "28 Dec"})
    assert len(came) >= 50
