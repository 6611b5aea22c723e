"""What was kept long enough is deleted daily, caught up after downtime, and noted without content."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import msgspec
import pytest

from bot.library import Retention
from bot.privacy.retention import MOST, months_before
from tests.bot.privacy.helping import reflects, rows
from tests.stage import Stage

if TYPE_CHECKING:
    from pathlib import Path

    from bot.library import Library


@pytest.mark.parametrize(
    ("now", "months", "before"),
    [
        ((2026, 11, 23), 24, (2024, 11, 23)),
        ((2026, 3, 31), 1, (2026, 2, 28)),
        ((2028, 2, 29), 12, (2027, 2, 28)),
        ((2026, 1, 31), 2, (2025, 11, 30)),
    ],
)
def test_months_are_those_of_the_calendar(now: tuple[int, int, int], months: int, before: tuple[int, int, int]) -> None:
    assert months_before(datetime(*now, 8, tzinfo=UTC), months) == datetime(*before, 8, tzinfo=UTC)


async def test_unfinished_ones_go_after_days_and_finished_ones_after_months(stage: Stage) -> None:
    ann, bob, cem = stage.person("ann"), stage.person("bob"), stage.person("cem")
    await reflects(ann, finishes=True)
    await reflects(bob)
    await reflects(cem)
    await cem.write("/stop")
    await stage.later(timedelta(days=29))
    assert await rows(stage, "SELECT count(*) FROM conversation") == [(3,)]
    await stage.later(timedelta(days=2))
    assert await rows(stage, "SELECT respondent FROM conversation ORDER BY id") == [(1,), (3,)]
    await stage.later(timedelta(days=690))
    assert await rows(stage, "SELECT count(*) FROM conversation") == [(2,)]
    await stage.later(timedelta(days=15))
    assert await rows(stage, "SELECT count(*) FROM conversation") == [(0,)]
    assert await rows(stage, "SELECT count(*) FROM response") == [(0,)]


async def test_people_of_whom_nothing_is_left_go_too_unless_they_have_a_role(stage: Stage) -> None:
    for name in ("ann", "bob"):
        await reflects(stage.person(name), finishes=True)
    async with stage.database.transaction() as transaction:
        await transaction.write("INSERT INTO role (respondent, role, granted_at) VALUES (2, 'researcher', '')", [()])
    await stage.later(timedelta(days=740))
    await stage.play()
    assert await rows(stage, "SELECT address FROM respondent") == [("bob",)]


async def test_invitations_go_months_after_they_were_sent(stage: Stage) -> None:
    await reflects(stage.person("ann"))
    sent = [((stage.now - timedelta(days=days)).isoformat(),) for days in (10, 800)]
    async with stage.database.transaction() as transaction:
        await transaction.write("INSERT INTO invitation (respondent, theme, sent_at) VALUES (1, 'reach', ?)", sent)
    await stage.later(timedelta(days=2))
    assert await rows(stage, "SELECT sent_at FROM invitation") == [sent[0]]


async def test_it_runs_once_a_day_and_notes_only_when_and_how_much(stage: Stage) -> None:
    await reflects(stage.person("ann"))
    for _ in range(5):
        await stage.play()
    assert await rows(stage, "SELECT count(*) FROM retention_run") == [(1,)]
    await stage.later(timedelta(days=31))
    newest = await rows(stage, "SELECT * FROM retention_run ORDER BY ran_at DESC LIMIT 1")
    assert newest == [(stage.now.isoformat(), 1, 0, 1)]


async def test_after_downtime_it_catches_up_a_bounded_number_at_a_time(library: Library, path: Path) -> None:
    short = msgspec.structs.replace(library, retention=Retention(months=1, unfinished_days=2))
    stage = await Stage.open(path, short)
    many = 2 * MOST + 10
    old = (stage.now - timedelta(days=400)).isoformat()
    async with stage.database.transaction() as transaction:
        await transaction.write(
            "INSERT INTO respondent (id, channel, address, created_at) VALUES (?, 'test', ?, ?)",
            [(number, f"p{number}", old) for number in range(1, many + 1)],
        )
        await transaction.write(
            "INSERT INTO conversation (respondent, theme, edition, status, waits, state, started_at, changed_at)"
            " VALUES (?, 'extent', 1, 'finished', 0, '{}', ?, ?)",
            [(number, old, old) for number in range(1, many + 1)],
        )
    left = []
    for _ in range(3):
        await stage.errands.run()
        left += await rows(stage, "SELECT count(*) FROM conversation")
        stage.now += timedelta(seconds=20)
    assert left == [(MOST + 10,), (10,), (0,)]
    await stage.later(timedelta(seconds=20))
    assert await rows(stage, "SELECT sum(respondents) FROM retention_run") == [(many,)]
    await stage.database.close()
