"""/mine and /forget on Telegram: files arrive, and the last word reaches somebody of whom nothing is kept any more."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from tests.telegram.bot_process import running_bot

if TYPE_CHECKING:
    from pathlib import Path

    from tests.telegram.emulator import Emulator
    from tests.telegram.people import Person

WORDS = "we sat down with the whole quibblefrost board and agreed on the spot who does what by friday"


async def test_files_arrive_and_the_last_word_comes_from_memory(
    telegram: Emulator, tmp_path: Path, ada: Person
) -> None:
    database = tmp_path / "reflections.sqlite3"
    async with running_bot(telegram, telegram.base_url, telegram.token, database) as bot:
        await ada.start("extent")
        await ada.sees("Hello. I'm a bot.", timeout=30)
        await ada.click("Start")
        await ada.hears(2, timeout=60)
        await ada.write(WORDS)
        await ada.hears(1, timeout=60)
        await ada.write("/mine")
        await ada.sees("There is nothing to look back on yet.", timeout=60)
        await ada.click("Everything held about me")
        await ada.sees("to read", timeout=60)
        await ada.sees("What would you like to do with it?", timeout=60)
        await ada.click("Delete everything")
        await ada.sees("Shall I delete all I hold about you?", timeout=60)
        await ada.click("Delete everything")
        await ada.sees("Done. I deleted all I held about you.", timeout=60)
        await ada.block()
    assert telegram.violations == []
    assert "quibblefrost" not in bot.log
    assert [file.name for file in tmp_path.iterdir() if b"quibblefrost" in file.read_bytes()] == []
    connection = sqlite3.connect(database)
    assert connection.execute("SELECT count(*) FROM respondent").fetchone() == (0,)
    connection.close()
