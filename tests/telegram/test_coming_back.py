"""Reminders on Telegram: kill -9 between due and sent, and a service that was down until the night."""

import asyncio
import signal
from pathlib import Path

import pytest

from bot.library import build_library, read_sources
from storage.database import Database
from tests.bot.coming_back.helping import PLAN, plans
from tests.stage import Stage
from tests.telegram.bot_process import BotProcess, start_bot
from tests.telegram.emulator import Emulator
from tests.telegram.people import Person

MORNING, NIGHT, NEXT_MORNING = "2026-11-30T08:31", "2026-11-30T23:59", "2026-12-01T08:31"


@pytest.fixture
async def database(tmp_path: Path, ada: Person) -> Path:
    """A file in which Ada has a plan that is due on Monday 30 November at 08:30."""
    path = tmp_path / "reflections.sqlite3"
    stage = await Stage.open(path, build_library(read_sources()))
    await plans(stage.person("ada"))
    async with stage.database.transaction() as transaction:
        await transaction.write("UPDATE respondent SET channel = 'telegram', address = ?", [(str(ada.user),)])
    await stage.database.close()
    await ada.write("/help")
    return path


async def starts(telegram: Emulator, database: Path, now: str) -> BotProcess:
    return await start_bot(telegram.base_url, telegram.token, database, program=("-m", "bot", "run", "--now", now))


async def waiting(database: Path) -> tuple[int, int]:
    """Give how many plans are still due, and how many messages wait."""
    opened = await Database.open(database, alone=False)
    async with opened.transaction() as transaction:
        rows = await transaction.rows(
            "SELECT (SELECT count(*) FROM plan WHERE remind_at IS NOT NULL), (SELECT count(*) FROM outbox)"
        )
    await opened.close()
    return int(str(rows[0][0])), int(str(rows[0][1]))


async def until(database: Path, wanted: tuple[int, int]) -> None:
    async with asyncio.timeout(20):
        while await waiting(database) != wanted:  # noqa: ASYNC110  a row has no event
            await asyncio.sleep(0.05)


def reminders(person: Person) -> int:
    return sum(PLAN in bubble.text for bubble in person.bubbles)


async def test_killed_between_due_and_sent_it_comes_once(telegram: Emulator, ada: Person, database: Path) -> None:
    await telegram.call("fault", kind="server_error", method="sendMessage", times=None)
    bot = await starts(telegram, database, MORNING)
    await until(database, (0, 2))
    await bot.stop(signal.SIGKILL)
    await telegram.call("calm")
    bot = await starts(telegram, database, MORNING)
    await ada.sees("How did it go?", timeout=20)
    await until(database, (0, 0))
    assert await bot.stop() == 0
    bot = await starts(telegram, database, MORNING)
    await bot.logs("ready")
    assert await bot.stop() == 0
    await ada.look()
    assert reminders(ada) == 1


async def test_killed_between_due_and_sent_and_up_again_at_night_it_keeps_quiet_until_the_morning(
    telegram: Emulator, ada: Person, database: Path
) -> None:
    await telegram.call("fault", kind="server_error", method="sendMessage", times=None)
    bot = await starts(telegram, database, MORNING)
    await until(database, (0, 2))
    await bot.stop(signal.SIGKILL)
    await telegram.call("calm")
    bot = await starts(telegram, database, NIGHT)
    await ada.write("/privacy")
    await ada.sees("No manager and no colleague", timeout=20)
    await bot.stop(signal.SIGKILL)
    await ada.look()
    assert reminders(ada) == 0
    bot = await starts(telegram, database, NEXT_MORNING)
    await ada.sees("How did it go?", timeout=20)
    assert await bot.stop() == 0


@pytest.mark.parametrize("pause", [0.9, 1.3, 1.7, 2.2])
async def test_killed_at_any_instant_it_comes_and_hardly_ever_twice(
    pause: float, telegram: Emulator, ada: Person, database: Path
) -> None:
    bot = await starts(telegram, database, MORNING)
    await asyncio.sleep(pause)
    await bot.stop(signal.SIGKILL)
    bot = await starts(telegram, database, MORNING)
    await bot.logs("ready")
    await until(database, (0, 0))
    assert await bot.stop() == 0
    await ada.look()
    assert reminders(ada) in (1, 2), "twice only if the kill fell between Telegram's acceptance and our mark"
