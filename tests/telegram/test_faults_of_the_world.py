"""Whatever happens to the machine or to Telegram, nothing is lost, and the bot goes on without a person."""

import asyncio
import resource
import shutil
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import cycle
from pathlib import Path

import pytest
from msgspec.structs import replace

from bot.library import Library
from bot.screening import Screened
from dialogues.conversation import Fit
from tests.telegram.bot_process import BotProcess, running_bot, start_bot
from tests.telegram.emulator import Emulator
from tests.telegram.people import Person
from tests.telegram.serving import serving
from tests.telegram.test_conversations import LONG, reflect

STARTING = 60.0

# The bot switches this off for itself; pytest switches it on again.
pytestmark = pytest.mark.filterwarnings("ignore:Please use 'Bot.getUpdates'")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "reflections.sqlite3"


def rows(path: Path, sql: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(path)
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()


async def begin(person: Person) -> None:
    """Goes to the first question of extent."""
    await person.start("extent")
    await person.sees("Hello. I'm a bot.", timeout=STARTING)
    await person.click("Start")
    await person.sees("1 of 7.")


async def until(true: Callable[[], bool]) -> None:
    async with asyncio.timeout(STARTING):
        while not true():  # noqa: ASYNC110  what is waited for has no event of its own
            await asyncio.sleep(0.02)


async def test_a_signal_to_stop_lets_what_is_on_its_way_arrive_once(
    telegram: Emulator, path: Path, ada: Person
) -> None:
    bot = await start_bot(telegram.base_url, telegram.token, path)
    await telegram.call("fault", kind="slow", method="sendMessage", seconds=1)
    await ada.start("extent")
    await until(lambda: telegram.faults.struck["slow"] == 1)
    assert await bot.stop() == 0, bot.log
    assert rows(path, "SELECT * FROM outbox") == []
    async with running_bot(telegram, telegram.base_url, telegram.token, path):
        await ada.write("/help")
        await ada.hears(2, timeout=STARTING)
    assert ada.screen.count("Hello. I'm a bot.") == 1


async def test_what_could_not_be_sent_before_the_end_is_sent_after_the_next_start(
    telegram: Emulator, library: Library, path: Path, ada: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.channels.telegram_channel.running.LAST_SENDING_S", 0.2)
    await telegram.call("fault", kind="retry_after", method="sendMessage", seconds=3600)
    await ada.start("extent")
    async with serving(telegram, library, path):
        await until(lambda: telegram.faults.struck["retry_after"] == 1)
    assert len(rows(path, "SELECT * FROM outbox")) == 1
    await telegram.call("calm")
    async with serving(telegram, library, path):
        await ada.sees("Hello. I'm a bot.")


async def test_a_clock_that_jumps_by_an_hour_harms_nothing(
    telegram: Emulator, library: Library, path: Path, ada: Person
) -> None:
    jumps = cycle([timedelta(), timedelta(hours=1), timedelta(hours=-1)])
    async with serving(telegram, library, path, lambda: datetime.now(UTC) + next(jumps)):
        await reflect(ada, "extent")
    assert rows(path, "SELECT status, count(*) FROM conversation GROUP BY status") == [("finished", 1)]


class FileThatMustNotGrow:
    """Fills and empties the disk of a bot as far as it can see: no file of it may grow."""

    program = ("-m", "bot", "run")

    def __init__(self, path: Path) -> None:
        del path

    def fill(self, bot: BotProcess) -> None:
        resource.prlimit(bot.pid, resource.RLIMIT_FSIZE, (1, resource.RLIM_INFINITY))

    def make_room(self, bot: BotProcess) -> None:
        resource.prlimit(bot.pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))


class SmallDisk:
    """A disk of 4 MB that only the bot and we see."""

    def __init__(self, path: Path) -> None:
        self._folder = path.parent
        mount = f"mount -t tmpfs -o size=4m tmpfs '{self._folder}'"
        probe = ["unshare", "-rm", "sh", "-c", mount]
        if shutil.which("unshare") is None or subprocess.run(probe, check=False, capture_output=True).returncode:
            pytest.skip("no small disk can be mounted here")
        command = f"{mount} && exec '{sys.executable}' -m bot run"
        self.program = ("-c", f"import os; os.execvp('unshare', ['unshare', '-rm', 'sh', '-c', {command!r}])")

    def fill(self, bot: BotProcess) -> None:
        with self._filler(bot).open("wb", buffering=0) as file, pytest.raises(OSError, match="No space"):
            while True:
                file.write(b"x" * 512)

    def make_room(self, bot: BotProcess) -> None:
        self._filler(bot).unlink()

    def _filler(self, bot: BotProcess) -> Path:
        return Path(f"/proc/{bot.pid}/root{self._folder}/filler")


@pytest.mark.skipif(not hasattr(resource, "prlimit"), reason="another process's limits can be set on Linux only")
@pytest.mark.parametrize("disk_of", [FileThatMustNotGrow, SmallDisk])
async def test_on_a_full_disk_nothing_is_confirmed_that_was_not_stored_and_with_room_the_bot_goes_on(
    disk_of: type[FileThatMustNotGrow | SmallDisk], telegram: Emulator, path: Path, ada: Person
) -> None:
    disk = disk_of(path)
    bot = await start_bot(telegram.base_url, telegram.token, path, program=disk.program)
    await begin(ada)
    assert await telegram.call("drained", seconds=5)
    disk.fill(bot)
    await ada.write(LONG)
    await bot.logs("polling waits")
    assert (await telegram.call("state"))["waiting"] == 1
    assert "2 of 7." not in await ada.look()
    disk.make_room(bot)
    await ada.sees("2 of 7.", timeout=60)
    await ada.write("/back")
    await ada.sees('You said: "we sit down together')
    assert await bot.stop() == 0, bot.log


async def test_an_hour_without_telegram_is_recovered_without_a_person(
    telegram: Emulator, path: Path, ada: Person, ben: Person
) -> None:
    async with running_bot(telegram, telegram.base_url, telegram.token, path) as bot:
        await begin(ada)
        await telegram.call("fault", kind="drop_before", method="sendMessage", times=None)
        await ada.write(LONG)
        await bot.logs("sending again")
        await telegram.__aexit__(None, None, None)
        await bot.logs("polling waits")
        await ben.start("extent")
        await ada.edit("we met and talked about who does what, and it was a good talk for once")
        await telegram.call("advance", seconds=3600)
        await telegram.call("calm")
        async with telegram:
            await ada.sees("2 of 7.", timeout=60)
            await ada.sees("I changed your answer: What happened.", timeout=60)
            await ben.sees("Hello. I'm a bot.", timeout=60)
            await bot.stop()


async def test_an_update_whose_handling_raises_is_set_aside_without_content_and_holds_up_nobody(
    telegram: Emulator, library: Library, path: Path, ada: Person, ben: Person
) -> None:
    async with serving(telegram, library, path):
        await begin(ada)
        assert await telegram.call("drained", seconds=5)
    bad = await ada.write("a text that breaks the screening")
    await ada.write(LONG)
    await ben.start("extent")

    def screen(text: str) -> Screened:
        if bad is not None and text == bad["message"]["text"]:
            raise OverflowError
        return library.screen(text)

    async with serving(telegram, replace(library, screen=screen), path):
        await ben.sees("Hello. I'm a bot.")
        await ada.sees("2 of 7.")
        assert await telegram.call("drained", seconds=5)
    aside = rows(path, "SELECT id, kind, error FROM update_aside")
    assert bad is not None
    assert aside == [(bad["update_id"], "Typed", "OverflowError")]
    assert rows(path, "SELECT words FROM response") == [(LONG,)]


async def test_nobody_waits_for_somebody_elses_answer_to_be_tailored(
    telegram: Emulator, library: Library, path: Path, ada: Person, ben: Person
) -> None:
    done = threading.Event()

    def find_points(theme: str, text: str) -> tuple[Fit, ...]:
        if "slow" in text:
            done.wait()
        return library.find_points(theme, text)

    try:
        async with serving(telegram, replace(library, find_points=find_points), path):
            await begin(ada)
            await ada.write("it was slow at first because the school and the nurse had never met before that day")
            await ada.sees("2 of 7.")
            for number in (3, 4, 5):
                await ada.click(1)
                await ada.sees(f"{number} of 7.")
            await ada.write("slow again, since it was one of those days on which everything took us very long")
            await ada.until(lambda: ada.typing > 0, what="the bot to type")
            await reflect(ben, "extent")
            assert "6 of 7." not in await ada.look()
            done.set()
            await ada.until(lambda: "Does one of these say it?" in ada.screen or "6 of 7." in ada.screen)
    finally:
        done.set()


async def test_what_waits_for_tailoring_at_the_end_is_tailored_after_the_next_start(
    telegram: Emulator, library: Library, path: Path, ada: Person
) -> None:
    done = threading.Event()

    def find_points(theme: str, text: str) -> tuple[Fit, ...]:
        done.wait()
        return library.find_points(theme, text)

    try:
        async with serving(telegram, replace(library, find_points=find_points), path):
            await begin(ada)
            await ada.write(LONG)
            for number in (2, 3, 4):
                await ada.sees(f"{number} of 7.")
                await ada.click(1)
            await ada.sees("5 of 7.")
            await ada.write(LONG)
            await ada.until(lambda: ada.typing > 0, what="the bot to type")
    finally:
        done.set()
    async with serving(telegram, library, path):
        await ada.until(lambda: "Does one of these say it?" in ada.screen or "6 of 7." in ada.screen)


async def test_two_processes_on_one_file_are_refused_even_while_the_first_starts(
    telegram: Emulator, path: Path
) -> None:
    bots = [await start_bot(telegram.base_url, telegram.token, path) for _ in range(2)]
    ends = {asyncio.create_task(bot.ended()): bot for bot in bots}
    done, _ = await asyncio.wait(ends, timeout=STARTING, return_when=asyncio.FIRST_COMPLETED)
    assert [task.result() for task in done] == [2]
    (stopped,) = (ends[task] for task in done)
    assert "is in use by another process of this bot" in stopped.log
    (other,) = (bot for bot in bots if bot is not stopped)
    await other.logs('"ready"')
    assert await other.stop() == 0
