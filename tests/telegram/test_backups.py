"""Backups of the running bot while people answer, and what becomes of them when one is put back."""

import asyncio
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import msgspec
import pytest

from dialogues.conversation import Conversation
from tests.telegram.bot_process import running_bot
from tests.telegram.emulator import Emulator
from tests.telegram.people import Person
from tests.telegram.process import ROOT
from tests.telegram.test_conversations import LONG, reflect

STARTING = 60.0
BACKUPS = 4


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "reflections.sqlite3"


async def command(*arguments: str) -> tuple[int, str]:
    """Runs a command of the bot in a process of its own; gives its status and what it said."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot",
        *arguments,
        cwd=ROOT,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    said, _ = await process.communicate()
    return process.returncode or 0, said.decode()


def answers_held(backup: Path) -> int:
    """Sees that a backup is whole: every answer of every conversation is there; gives how many answers that is."""
    with closing(sqlite3.connect(backup)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        states = connection.execute("SELECT id, state FROM conversation").fetchall()
        kept = set(connection.execute("SELECT conversation, item, revision FROM response").fetchall())
    known = {
        (number, item, answer.revision)
        for number, state in states
        for item, answer in msgspec.json.decode(state, type=Conversation).answers.items()
    }
    assert known <= kept
    return len(kept)


async def test_they_are_whole_while_people_answer_and_people_go_on_from_one_that_was_put_back(
    telegram: Emulator, path: Path, ada: Person, ben: Person
) -> None:
    first, *others = [path.with_name(f"backup-{number}") for number in range(BACKUPS)]
    async with running_bot(telegram, telegram.base_url, telegram.token, path):
        await ada.start("extent")
        await ada.sees("Hello. I'm a bot.", timeout=STARTING)
        await ada.click("Start")
        await ada.sees("1 of 7.")
        await ada.write(LONG)
        await ada.sees("2 of 7.")
        crowd = [await Person.join(telegram, number, "Cleo") for number in range(800, 806)]
        answering = asyncio.gather(*(reflect(one, "reach") for one in (ben, *crowd)))
        for backup in (first, *others):
            assert await command("backup", str(backup), "--database", str(path)) == (
                0, f"{backup} holds all that {path} held just now.\n"
            )  # fmt: skip
            await ada.write("/skip")
        await answering
        refused = await command("restore", str(first), "--database", str(path))
        assert refused == (2, f"{path} is in use by another process of this bot; stop that first.\n")
    held = [answers_held(backup) for backup in (first, *others)]
    assert held == sorted(held)
    assert held[0] < answers_held(path)
    status, said = await command("restore", str(first), "--database", str(path))
    assert status == 0, said
    assert answers_held(path) == held[0]
    async with running_bot(telegram, telegram.base_url, telegram.token, path):
        await ada.start()
        await ada.sees("Welcome back. You were at 2 of 7.", timeout=STARTING)
        await ada.until(lambda: ada.screen.count("2 of 7. How close") == 2)
        await ada.click("Planned together")
        await ada.until(lambda: ada.screen.count("3 of 7.") == 2)
    assert telegram.violations == []
