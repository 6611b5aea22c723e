"""Backups of older editions are read by this one, and databases of newer editions are refused in one sentence."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from storage import conversations
from storage.backups import back_up, restore
from storage.database import APPLICATION_ID, Database, migrations
from storage.tombstones import Tombstones

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
ROOT = Path(__file__).parent.parent.parent
OLD = sorted((Path(__file__).parent / "old").glob("*.sql"))
STEPS = migrations()


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    return tmp_path / "backup.sqlite3"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "reflections.sqlite3"


def make_backup(source: Path, target: Path, *statements: str) -> None:
    """Make a database of statements as an older edition did, and a backup of it."""
    with closing(sqlite3.connect(source)) as connection:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        for one in statements:
            connection.executescript(one)
    back_up(source, "", target)
    source.unlink()


async def put_back(backup: Path, path: Path) -> None:
    await restore(backup, None, path, "", Tombstones.beside(path), NOW)


def rows(path: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(sql).fetchall()


@pytest.mark.parametrize("steps", range(1, len(STEPS) + 1))
async def test_one_of_every_earlier_step_is_brought_to_the_present(steps: int, backup: Path, path: Path) -> None:
    make_backup(
        path,
        backup,
        "CREATE TABLE migration (name TEXT PRIMARY KEY) STRICT",
        *(step.read_text("utf-8") for step in STEPS[:steps]),
        *(f"INSERT INTO migration VALUES ('{step.name}')" for step in STEPS[:steps]),
        "INSERT INTO respondent (channel, address, created_at) VALUES ('test', 'ann', '2026-01-01T09:00:00+00:00')",
    )
    await put_back(backup, path)
    assert rows(path, "SELECT name FROM migration ORDER BY name") == [(step.name,) for step in STEPS]
    assert rows(path, "SELECT address FROM respondent") == [("ann",)]
    assert rows(path, "PRAGMA foreign_key_check") == []


@pytest.mark.parametrize("dump", OLD, ids=lambda dump: dump.stem)
async def test_what_people_wrote_in_an_older_edition_is_read_and_goes_on(dump: Path, backup: Path, path: Path) -> None:
    """One had finished, one is in the middle with a message on its way, one decides on a wording without names."""
    make_backup(path, backup, dump.read_text("utf-8"))
    await put_back(backup, path)
    database = await Database.open(path)
    async with database.transaction() as transaction:
        latest = await conversations.latest(transaction, [1, 2, 3])
    await database.close()
    assert [latest[who].status for who in (1, 2, 3)] == ["finished", "open", "open"]
    assert latest[3].proposal is not None
    assert rows(path, "SELECT words FROM plan") == [("When we next meet, I will ask her manager to come along once.",)]
    midway = bot("chat", "--database", str(path), "--as", "midway", "--now", NOW.isoformat())
    assert "A message that was on its way." in midway.stdout
    assert "2 of " in midway.stdout
    deciding = bot("chat", "--database", str(path), "--as", "deciding", "--now", NOW.isoformat())
    assert "[1] Use this" in deciding.stdout


def bot(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "bot", *arguments]
    return subprocess.run(
        command, input="", capture_output=True, text=True, check=False, cwd=ROOT, env=os.environ | environment
    )


@pytest.mark.parametrize("command", [["chat"], ["run"], ["doctor"], ["team", "list"]])
async def test_a_newer_database_is_refused_in_one_sentence(command: list[str], path: Path) -> None:
    await (await Database.open(path)).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("INSERT INTO migration VALUES ('9999_later.sql')")
        connection.commit()
    settings = {"TELEGRAM_BOT_TOKEN": "1:never-used", "TELEGRAM_API_URL": "http://127.0.0.1:9"}
    refused = bot(*command, "--database", str(path), **settings)
    sentence = f"{path} was made by a newer edition of this bot; upgrade the bot to use it."
    assert sentence in refused.stdout + refused.stderr
    assert refused.returncode == (1 if command == ["doctor"] else 2)
