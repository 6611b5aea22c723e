"""Scripts that change while the bot runs: good ones are taken over in open conversations, others are refused."""

import asyncio
import json
import os
import pty
import shutil
import signal
import sys
from collections.abc import AsyncIterator, Callable
from importlib import resources
from pathlib import Path

import pytest

from tests.telegram.bot_process import BotProcess, running_bot
from tests.telegram.emulator import Emulator
from tests.telegram.people import Person
from tests.telegram.process import ROOT
from tests.telegram.test_conversations import LONG

STARTING = 60.0
OLD_QUESTION = "How close did you work together on it?"
NEW_QUESTION = "How near to each other did you work on it?"


@pytest.fixture
def scripts(tmp_path: Path) -> Path:
    """A folder with the script on extent as it comes with the bot, and its shared questions."""
    folder = tmp_path / "scripts"
    folder.mkdir()
    for name in ("extent.yaml", "shared.yaml"):
        (folder / name).write_bytes((resources.files("dialogues") / "themes" / name).read_bytes())
    return folder


@pytest.fixture
async def our_bot(telegram: Emulator, tmp_path: Path, scripts: Path) -> AsyncIterator[BotProcess]:
    path = tmp_path / "reflections.sqlite3"
    async with running_bot(telegram, telegram.base_url, telegram.token, path, SCRIPTS=str(scripts)) as bot:
        yield bot
    assert telegram.violations == []


def edit(file: Path, change: Callable[[str], str]) -> None:
    before = file.read_text("utf-8")
    after = change(before)
    assert after != before
    file.write_text(after, "utf-8")


async def until_asked_how_close(person: Person) -> None:
    await person.start("extent")
    await person.sees("Hello. I'm a bot.", timeout=STARTING)
    await person.click("Start")
    await person.sees("1 of 7.")
    await person.write(LONG)
    await person.sees(OLD_QUESTION)


async def until_logged(bot: BotProcess, words: str) -> dict[str, object]:
    await bot.logs(words, STARTING)
    found: dict[str, object] = json.loads(next(line for line in bot.log.splitlines() if words in line))
    return found


async def test_changed_scripts_are_taken_over_and_an_open_conversation_goes_on(
    our_bot: BotProcess, scripts: Path, ada: Person, ben: Person
) -> None:
    await until_asked_how_close(ada)
    edit(scripts / "shared.yaml", lambda text: text.replace(OLD_QUESTION, NEW_QUESTION))
    edit(scripts / "extent.yaml", lambda text: text.replace("\nedition: 1\n", "\nedition: 2\n"))
    our_bot.hang_up()
    assert (await until_logged(our_bot, '"scripts read"'))["scripts"] == {"extent": 2}
    await ada.click("Planned together")
    await ada.sees("Some questions have changed since.")
    await ada.sees(NEW_QUESTION)
    await ada.click("Planned together")
    await ada.sees("3 of 7.")
    assert LONG in ada.screen
    await ben.start("extent")
    await ben.sees("Hello. I'm a bot.")
    await ben.click("Start")
    await ben.write(LONG)
    await ben.sees(NEW_QUESTION)


async def test_a_script_with_problems_is_refused_with_their_codes_and_the_old_one_stays(
    our_bot: BotProcess, scripts: Path, ada: Person
) -> None:
    await until_asked_how_close(ada)
    edit(scripts / "extent.yaml", lambda text: text.replace("\nedition: 1\n", "\nedition: 0\n"))
    our_bot.hang_up()
    refused = await until_logged(our_bot, '"scripts refused"')
    line = 1 + (scripts / "extent.yaml").read_text("utf-8").splitlines().index("edition: 0")
    assert refused["codes"] == [f"extent.yaml:{line}: edition-below-one"]
    await ada.click("Planned together")
    await ada.sees("3 of 7.")
    edit(scripts / "extent.yaml", lambda text: text.replace("\nedition: 0\n", "\nedition: 3\n"))
    our_bot.hang_up()
    assert (await until_logged(our_bot, '"scripts read"'))["scripts"] == {"extent": 3}


async def test_a_folder_that_is_gone_is_refused_and_the_old_scripts_stay(
    our_bot: BotProcess, scripts: Path, ada: Person
) -> None:
    await until_asked_how_close(ada)
    shutil.rmtree(scripts)
    our_bot.hang_up()
    assert (await until_logged(our_bot, '"scripts refused"'))["error"] == "MisuseError"
    await ada.click("Planned together")
    await ada.sees("3 of 7.")


async def test_a_theme_that_is_gone_ends_its_conversations_with_the_others_to_choose_from(
    our_bot: BotProcess, scripts: Path, ada: Person
) -> None:
    await until_asked_how_close(ada)
    reach = resources.files("dialogues") / "themes" / "reach.yaml"
    (scripts / "reach.yaml").write_bytes(reach.read_bytes())
    (scripts / "extent.yaml").unlink()
    our_bot.hang_up()
    await until_logged(our_bot, '"scripts read"')
    await ada.click("Planned together")
    await ada.sees("What would you like to think about?")
    await ada.click(1)
    await ada.sees("1 of 8.")


async def test_while_the_bot_starts_the_signal_does_no_harm(
    telegram: Emulator, tmp_path: Path, scripts: Path, ada: Person
) -> None:
    path = tmp_path / "reflections.sqlite3"
    async with running_bot(telegram, telegram.base_url, telegram.token, path, SCRIPTS=str(scripts)) as bot:
        await bot.ignores(signal.SIGHUP)
        bot.hang_up()
        await until_asked_how_close(ada)


async def test_in_a_terminal_closing_the_window_ends_the_bot(telegram: Emulator, tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    settings = {"TELEGRAM_BOT_TOKEN": telegram.token, "TELEGRAM_API_URL": telegram.base_url}
    bot = BotProcess(
        await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "run", "--database", str(tmp_path / "reflections.sqlite3"),
            cwd=ROOT, env=os.environ | settings, stdin=theirs, stderr=asyncio.subprocess.PIPE,
        )
    )  # fmt: skip
    await bot.logs('"ready"', STARTING)
    bot.hang_up()
    assert await bot.ended() == 0, bot.log
    for end in (ours, theirs):
        os.close(end)
