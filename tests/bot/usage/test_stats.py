"""`reflection-bot stats`: four weeks are counted once, when they are over."""

from __future__ import annotations

import asyncio
import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.main import run
from bot.usage.counting import last_block_over, newest
from bot.usage.rules import tell
from dialogues.conversation import Conversation
from storage import conversations, invitations, plans, usage
from tests.stage import Stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from bot.library import Library
    from bot.usage.rules import Told

BLOCK = "2026-W45/2026-W48"
AFTER = "2026-12-01T09:00"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "reflections.sqlite3"


@pytest.fixture
async def stage(library: Library, path: Path) -> AsyncIterator[Stage]:
    stage = await Stage.open(path, library)
    yield stage
    await stage.database.close()


async def people_come(stage: Stage, number: int) -> None:
    """Let people begin a reflection on extent, and leave it at the second question."""
    for one in range(number):
        person = stage.person(f"person {one}")
        await person.write("/start extent")
        await person.press("Start")
        await person.write("we met the dad together and for once nobody talked over anybody else")


async def told(stage: Stage) -> dict[str, Told]:
    async with stage.database.transaction() as transaction:
        return {block.text: one for block, one in await newest(transaction, 9)}


async def test_a_block_is_counted_when_it_is_over_and_what_comes_later_changes_nothing(stage: Stage) -> None:
    await people_come(stage, 6)
    assert BLOCK not in await told(stage)
    await stage.later(timedelta(days=7))
    counted = (await told(stage))[BLOCK]
    assert counted.people["began"] == "5-9"
    for name in ("person 0", "person 1"):
        await stage.person(name).write("/forget")
        await stage.person(name).press("Delete everything")
    await stage.later(timedelta(days=1))
    assert (await told(stage))[BLOCK] == counted


async def test_where_people_stop_is_told_question_by_question(stage: Stage) -> None:
    await people_come(stage, 8)
    done = [(one, Conversation(100 + one, "reach", 1, status="finished")) for one in range(1, 9)]
    stopped = [(one, Conversation(200 + one, "reach", 1, status="stopped", item="heard")) for one in range(1, 6)]
    async with stage.database.transaction() as transaction:
        await conversations.save(transaction, [*done, *stopped], stage.now.isoformat())
    await stage.later(timedelta(days=7))
    counted = (await told(stage))[BLOCK]
    assert (counted.people["began"], counted.people["finished"]) == ("5-9", "5-9")
    assert [(place.theme, place.question) for place in counted.stopped_at] == [
        ("extent", "closeness"),
        ("reach", "heard"),
    ]


async def test_minutes_words_plans_and_what_fitted_come_from_what_people_did(stage: Stage) -> None:
    for one in range(10):
        person = stage.person(f"person {one}")
        await person.write("/start extent")
        await person.press("Start")
        await person.write("did a home visit")
        await person.write("she had the birth history and i knew about the housing")
        stage.now += timedelta(minutes=3)
        await person.write("/skip")
        await person.write("/skip")
        await person.write("/skip")
        await person.write("we trust each other after years of working together so nobody has to prove anything")
        await person.write("/skip")
        await person.write("/skip")
        await person.press("Yes")
        await person.write("when we next meet i will ask who else should know")
        await person.press("No")
        await person.press("Done")
    async with stage.database.transaction() as transaction:
        at = stage.now.isoformat()
        asked_in_the_block_before = (stage.now - timedelta(days=28)).isoformat()
        await plans.save_asked(transaction, range(1, 7), asked_in_the_block_before)
        await plans.save_outcomes(transaction, [(one, one, "did") for one in range(1, 7)], at)
    await stage.later(timedelta(days=7))
    counted = (await told(stage))[BLOCK]
    assert counted.typical == {
        "reflections_each": 1,
        "minutes": 3,
        "words_before_a_probe": 4,
        "words_after_a_probe": 15,
    }
    assert {name: people for name, people in counted.people.items() if people} == {
        "began": "10-19",
        "finished": "10-19",
        "found_it_fits": "10-19",
        "made_a_plan": "10-19",
        "plan_done": "5-9",
    }


async def test_invitations_count_when_they_are_sent_and_when_they_are_answered(stage: Stage) -> None:
    await people_come(stage, 30)
    block = last_block_over(stage.now + timedelta(days=7))
    long_ago, just_before, within = (datetime(2026, *day, 8, 30, tzinfo=UTC) for day in ((10, 5), (10, 30), (11, 3)))
    async with stage.database.transaction() as transaction:
        for people, at, answered_at in (
            (range(1, 6), long_ago, long_ago),
            (range(6, 11), just_before, within),
            (range(11, 16), within, within),
            (range(16, 31), within, None),
        ):
            await invitations.save_sent(transaction, [(one, "reach") for one in people], at.isoformat())
            if answered_at is not None:
                await invitations.save_answered(transaction, people, answered_at.isoformat())
        used = await usage.use(transaction, block.start, block.end)
    assert used.invited == frozenset(range(11, 31))
    assert used.answered == frozenset(range(6, 16))
    assert tell(used).people["invited"] == "20-49"
    assert tell(used).people["answered_an_invitation"] == "10-19"


async def test_the_command_tells_it_in_words_and_as_json(
    stage: Stage, path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    await people_come(stage, 6)
    assert await asyncio.to_thread(run_stats, path) == 0
    words = capsys.readouterr().out
    assert "Four weeks to 29 November 2026 (2026-W45/2026-W48)" in words
    assert "Began                               5-9" in words
    assert "Answered an invitation              -" in words
    assert "extent: How close" in words
    assert await asyncio.to_thread(run_stats, path, "--json", "--blocks", "3") == 0
    first, *_ = json.loads(capsys.readouterr().out)
    assert first["block"] == BLOCK
    assert first["people"]["began"] == "5-9"
    assert first["people"]["finished"] is None
    assert first["typical"]["minutes"] is None


def run_stats(path: Path, *options: str) -> int:
    return run(["stats", "--database", str(path), "--now", AFTER, *options])


def test_without_a_database_it_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_stats(tmp_path / "none.sqlite3") == 2
    assert "There is no database" in capsys.readouterr().err


def test_blocks_are_counted_from_one(path: Path) -> None:
    with pytest.raises(SystemExit):
        run_stats(path, "--blocks", "0")
