"""A backup is whole whenever it is taken, and one that is put back does not bring back who was forgotten."""

from __future__ import annotations

import asyncio
import sqlite3
import stat
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from storage import own_data
from storage.backups import Restored, back_up, restore
from storage.database import Database, DatabaseUnusableError
from storage.tombstones import Tombstones

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "reflections.sqlite3"


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    return tmp_path / "backup.sqlite3"


async def add(database: Database, name: str, at: datetime = NOW) -> None:
    """Keep a person with one reflection."""
    now = at.isoformat()
    async with database.transaction() as transaction:
        await transaction.write(
            "INSERT INTO respondent (channel, address, created_at) VALUES ('test', ?, ?)", [(name, now)]
        )
        await transaction.write(
            "INSERT INTO conversation (respondent, theme, edition, status, waits, state, started_at, changed_at)"
            " SELECT id, 'extent', 1, 'finished', 0, '{}', ?2, ?2 FROM respondent WHERE address = ?1",
            [(name, now)],
        )


def names(path: Path) -> list[str]:
    connection = sqlite3.connect(path)
    try:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return [name for (name,) in connection.execute("SELECT address FROM respondent ORDER BY id")]
    finally:
        connection.close()


async def put_back(backup: Path, path: Path) -> Restored:
    return await restore(backup, None, path, "", Tombstones.beside(path), NOW)


async def refused(backup: Path, path: Path) -> str:
    with pytest.raises(DatabaseUnusableError) as error:
        await put_back(backup, path)
    return str(error.value)


async def test_it_is_whole_while_answers_arrive(path: Path, backup: Path) -> None:
    database = await Database.open(path)

    async def answers_arrive() -> None:
        for number in range(300):
            await add(database, f"p{number:03}")

    arriving = asyncio.create_task(answers_arrive())
    held = []
    while not arriving.done():
        await asyncio.to_thread(back_up, path, "", backup)
        held.append(names(backup))
    await arriving
    await database.close()
    everybody = [f"p{number:03}" for number in range(300)]
    assert len(held) > 1
    assert all(some == everybody[: len(some)] for some in held)
    assert held[0] != held[-1]
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    assert sorted(file.name for file in backup.parent.iterdir()) == [
        "backup.sqlite3",
        "reflections.sqlite3",
        "reflections.sqlite3-lock",
    ]


async def test_one_comes_back_and_the_replaced_file_is_kept_aside(path: Path, backup: Path) -> None:
    database = await Database.open(path)
    await add(database, "ann")
    back_up(path, "", backup)
    await add(database, "bob")
    await database.close()
    done = await put_back(backup, path)
    assert names(path) == ["ann"]
    assert done.kept_aside is not None
    assert names(done.kept_aside) == ["ann", "bob"]
    assert not [file for file in path.parent.iterdir() if "restoring" in file.name]


async def test_it_is_refused_while_the_bot_runs(path: Path, backup: Path) -> None:
    database = await Database.open(path)
    back_up(path, "", backup)
    assert await refused(backup, path) == f"{path} is in use by another process of this bot; stop that first."
    await database.close()


async def test_who_was_forgotten_since_stays_forgotten_and_who_came_back_keeps_what_is_new(
    path: Path, backup: Path
) -> None:
    database = await Database.open(path)
    for name in ("ann", "bob", "cem"):
        await add(database, name)
    older = backup.with_name("older")
    back_up(path, "", older)
    async with database.transaction() as transaction:
        forgotten_at = (NOW + timedelta(days=1)).isoformat()
        await own_data.forget(transaction, 1, ("test", "ann"), forgotten_at)
        await own_data.forget_reflection(transaction, 2, ("test", "bob"), 2, forgotten_at)
    await add(database, "ann", NOW + timedelta(days=2))
    back_up(path, "", backup)
    await database.close()
    path.unlink()
    done = await put_back(older, path)
    assert (done.people, done.reflections) == (1, 1)
    assert names(path) == ["bob", "cem"]
    connection = sqlite3.connect(path)
    assert connection.execute("SELECT respondent FROM conversation").fetchall() == [(3,)]
    connection.close()
    done = await put_back(backup, path)
    assert (done.people, done.reflections) == (0, 0)
    assert names(path) == ["bob", "cem", "ann"]


async def test_tombstones_say_nothing_without_their_key_and_are_needed_with_it(path: Path, backup: Path) -> None:
    database = await Database.open(path)
    await add(database, "ann")
    back_up(path, "", backup)
    async with database.transaction() as transaction:
        await own_data.forget(transaction, 1, ("test", "ann"), NOW.isoformat())
    await database.close()
    tombstones = Tombstones.beside(path)
    assert "ann" not in tombstones.list_file.read_text()
    for file in (tombstones.key_file, tombstones.list_file):
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    key = bytes.fromhex(tombstones.key_file.read_text())
    assert not any(key in file.read_bytes() or key.hex().encode() in file.read_bytes() for file in (path, backup))
    tombstones.key_file.rename(path.with_name("elsewhere"))
    assert await refused(backup, path) == f"The key of the tombstones, {tombstones.key_file}, is missing; put it back."
    assert names(path) == []


async def test_a_line_that_a_kill_cut_off_harms_no_other(tmp_path: Path) -> None:
    tombstones = Tombstones(tmp_path / "key")
    tombstones.add(("person", "test", "ann"), NOW.isoformat())
    with tombstones.list_file.open("a") as file:
        file.write("\n0123456789abcdef")
    tombstones.add(("person", "test", "bob"), NOW.isoformat())
    graves = tombstones.when()
    assert len(graves) == 2
    assert all(graves.covers(("person", "test", name), NOW.isoformat()) for name in ("ann", "bob"))
    assert not graves.covers(("person", "test", "ann"), (NOW + timedelta(seconds=1)).isoformat())
    assert not graves.covers(("person", "other", "ann"), NOW.isoformat())


async def test_what_is_no_backup_is_refused_and_nothing_is_touched(path: Path, backup: Path) -> None:
    database = await Database.open(path)
    await add(database, "ann")
    await database.close()
    assert await refused(backup, path) == f"There is no backup {backup}."
    assert "is the database itself" in await refused(path, path)
    backup.write_text("Minutes of the meeting")
    assert await refused(backup, path) == f"{backup} is not a database of this bot; give another file."
    with pytest.raises(DatabaseUnusableError, match="is no backup that can be read"):
        back_up(path, "", backup)
    backup.unlink()
    with sqlite3.connect(backup) as connection:
        connection.execute("CREATE TABLE caseload (name TEXT)")
    connection.close()
    assert await refused(backup, path) == f"{backup} is not a database of this bot; give another file."
    assert names(path) == ["ann"]


async def test_one_of_a_newer_edition_is_refused_by_name(path: Path, backup: Path) -> None:
    await (await Database.open(path)).close()
    with sqlite3.connect(path) as connection:
        connection.execute("INSERT INTO migration VALUES ('0999_from_the_future.sql')")
    connection.close()
    back_up(path, "", backup)
    path.unlink()
    assert (
        await refused(backup, path) == f"{backup} was made by a newer edition of this bot; upgrade the bot to use it."
    )
    assert not path.exists()


async def test_a_damaged_one_is_refused_and_a_damaged_database_can_be_replaced(path: Path, backup: Path) -> None:
    database = await Database.open(path)
    await add(database, "ann")
    back_up(path, "", backup)
    await database.close()
    content = bytearray(path.read_bytes())
    content[100:4000] = b"\xff" * 3900
    path.write_bytes(content)
    damaged = backup.with_name("damaged")
    damaged.write_bytes(content)
    assert await refused(damaged, path) == f"{damaged} is damaged; restore a backup."
    await put_back(backup, path)
    assert names(path) == ["ann"]
