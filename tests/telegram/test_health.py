"""`/live` and `/ready` of the running bot, asked over HTTP, while things go wrong and mend."""

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot.library import Library
from tests.telegram.bot_process import free_address, running_bot, start_bot, webhook_settings
from tests.telegram.emulator import Emulator
from tests.telegram.people import Person
from tests.telegram.serving import serving
from tests.telegram.test_faults_of_the_world import FileThatMustNotGrow, SmallDisk

STARTING = 60.0
CHECKS = {"database", "telegram", "outbox"}
pytestmark = pytest.mark.filterwarnings("ignore:Please use 'Bot.getUpdates'")
Ask = Callable[[str], Awaitable[tuple[int, Any]]]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "reflections.sqlite3"


@pytest.fixture
def address() -> str:
    return free_address()


@pytest.fixture
def ask(address: str) -> Ask:
    async def get(route: str) -> tuple[int, Any]:
        async with aiohttp.ClientSession() as session, session.get(f"http://{address}{route}") as answer:
            assert answer.headers["Cache-Control"] == "no-store"
            return answer.status, await answer.json()

    return get


async def until(ask: Ask, *unwell: str) -> Any:  # noqa: ANN401  JSON
    """Asks until just these checks are not well, and gives the report."""
    async with asyncio.timeout(STARTING):
        while True:
            try:
                status, report = await ask("/ready")
            except aiohttp.ClientConnectionError:
                status, report = 0, {}
            if status and {name for name, state in report["checks"].items() if not state["ok"]} == set(unwell):
                assert status == (503 if unwell else 200)
                assert report["ready"] is (not unwell)
                assert all(report["checks"][name]["says"] for name in unwell)
                return report
            await asyncio.sleep(0.02)


async def test_a_bot_that_is_well_says_so_and_since_when(
    telegram: Emulator, path: Path, address: str, ask: Ask
) -> None:
    began = datetime.now(UTC)
    async with running_bot(telegram, telegram.base_url, telegram.token, path, HEALTH_LISTEN=address):
        report = await until(ask)
        assert set(report["checks"]) == CHECKS
        status, live = await ask("/live")
        assert (status, live["live"]) == (200, True)
        assert began <= datetime.fromisoformat(live["since"]) <= datetime.fromisoformat(report["since"])
        assert (await ask("/ready"))[1]["since"] == report["since"]
        async with aiohttp.ClientSession() as session, session.get(f"http://{address}/") as answer:
            assert answer.status == 404
        async with aiohttp.ClientSession() as session, session.post(f"http://{address}/ready") as answer:
            assert answer.status == 405


async def test_by_webhook_with_nobody_writing_telegram_is_asked(
    telegram: Emulator, library: Library, path: Path, address: str, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, seconds in (("watching.LOOK_EVERY_S", 0.05), ("watching.ASK_AFTER_S", 0.2), ("health.LONGEST_S", 3.0)):
        monkeypatch.setattr(f"bot.operating.{name}", seconds)
    hook = {name.lower(): value for name, value in webhook_settings().items()}
    async with serving(telegram, library, path, health_listen=address, **hook):
        await until(ask)
        async with asyncio.timeout(STARTING):
            while len(await telegram.call("requested", method="getMe")) < 3:  # noqa: ASYNC110  no event
                await asyncio.sleep(0.02)
        assert (await ask("/ready"))[0] == 200


async def test_without_telegram_it_is_not_ready_and_ready_again_when_telegram_is_back(
    telegram: Emulator, library: Library, path: Path, address: str, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, seconds in (("watching.LOOK_EVERY_S", 0.05), ("watching.ASK_AFTER_S", 0.2), ("health.LONGEST_S", 3.0)):
        monkeypatch.setattr(f"bot.operating.{name}", seconds)
    async with serving(telegram, library, path, health_listen=address):
        well = await until(ask)
        await telegram.__aexit__(None, None, None)
        away = await until(ask, "telegram")
        assert away["checks"]["telegram"]["since"] > well["since"]
        assert away["checks"]["database"] == well["checks"]["database"]
        assert (await ask("/live"))[0] == 200
        async with telegram:
            assert (await until(ask))["since"] > away["since"]


async def test_a_telegram_that_answers_with_errors_of_its_own_was_not_reached(
    telegram: Emulator, path: Path, address: str, ask: Ask
) -> None:
    for method in ("getUpdates", "getMe", "setMyCommands"):
        await telegram.call("fault", kind="server_error", method=method, times=None)
    async with running_bot(telegram, telegram.base_url, telegram.token, path, HEALTH_LISTEN=address):
        report = await until(ask, "telegram")
        assert report["checks"]["telegram"]["says"].startswith("Telegram has not answered so far;")
        await telegram.call("calm")
        await until(ask)


@pytest.mark.parametrize("disk_of", [FileThatMustNotGrow, SmallDisk])
async def test_with_a_full_disk_it_is_not_ready_and_ready_again_with_room(
    disk_of: type[FileThatMustNotGrow | SmallDisk], telegram: Emulator, path: Path, address: str, ask: Ask
) -> None:
    disk = disk_of(path)
    bot = await start_bot(telegram.base_url, telegram.token, path, program=disk.program, HEALTH_LISTEN=address)
    await until(ask)
    disk.fill(bot)
    report = await until(ask, "database")
    assert report["checks"]["database"]["says"].startswith("The database can't be written;")
    await bot.logs('"event":"unwell","kind":"database"')
    disk.make_room(bot)
    await until(ask)
    assert await bot.stop() == 0, bot.log


async def test_a_database_that_somebody_else_holds_is_not_ready(
    telegram: Emulator, path: Path, address: str, ask: Ask
) -> None:
    async with running_bot(telegram, telegram.base_url, telegram.token, path, HEALTH_LISTEN=address):
        await until(ask)
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        await until(ask, "database")
        other.close()
        await until(ask)


async def test_a_message_that_waits_for_more_than_a_minute_is_told(
    telegram: Emulator,
    library: Library,
    path: Path,
    address: str,
    ask: Ask,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("bot.operating.watching.LOOK_EVERY_S", 0.05)
    monkeypatch.setattr("bot.channels.telegram_channel.running.LAST_SENDING_S", 0.2)
    ada = await Person.join(telegram, 701)
    ahead = timedelta()
    async with serving(telegram, library, path, lambda: datetime.now(UTC) + ahead, health_listen=address):
        await until(ask)
        await telegram.call("fault", kind="server_error", method="sendMessage", times=None)
        await ada.start("extent")
        assert await telegram.call("drained", seconds=STARTING)
        ahead = timedelta(seconds=55)
        await until(ask)
        ahead = timedelta(seconds=70)
        await until(ask, "outbox")
        await telegram.call("calm")
        await ada.sees("Hello. I'm a bot.", timeout=STARTING)
        await until(ask)


async def test_an_address_that_is_taken_is_one_sentence_and_status_2(
    telegram: Emulator, path: Path, tmp_path: Path, address: str, ask: Ask
) -> None:
    async with running_bot(telegram, telegram.base_url, telegram.token, path, HEALTH_LISTEN=address):
        await until(ask)
        second = await start_bot(telegram.base_url, telegram.token, tmp_path / "second.sqlite3", HEALTH_LISTEN=address)
        assert await second.ended() == 2
        assert second.log.splitlines()[-1] == "HEALTH_LISTEN can't be used: Address already in use."
