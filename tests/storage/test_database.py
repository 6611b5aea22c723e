from __future__ import annotations

import os
import shutil
import sqlite3
import stat
from typing import TYPE_CHECKING

import pytest

from storage.database import Database, DatabaseUnusableError

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "reflections.sqlite3"


async def test_a_new_file_is_for_its_owner_alone_and_durable(path: Path) -> None:
    database = await Database.open(path)
    async with database.transaction() as transaction:
        settings = [
            (await transaction.rows(f"PRAGMA {name}"))[0][0]
            for name in ("journal_mode", "synchronous", "secure_delete", "foreign_keys")
        ]
    for file in path.parent.iterdir():
        assert stat.S_IMODE(file.stat().st_mode) == 0o600, file
    await database.close()
    assert settings == ["wal", 2, 1, 1]


async def test_a_transaction_that_fails_leaves_nothing(path: Path) -> None:
    database = await Database.open(path)
    with pytest.raises(sqlite3.IntegrityError):
        async with database.transaction() as transaction:
            await transaction.write(
                "INSERT INTO respondent (id, channel, address, created_at) VALUES (1, 'test', 'a', '')", [()]
            )
            await transaction.write("INSERT INTO plan (conversation, words, made_at) VALUES (99, '', '')", [()])
    async with database.transaction() as transaction:
        assert await transaction.rows("SELECT * FROM respondent") == []
    await database.close()


async def test_opening_twice_migrates_once_and_keeps_what_is_there(path: Path) -> None:
    for _ in range(2):
        database = await Database.open(path)
        async with database.transaction() as transaction:
            row = [("test", "a")]
            await transaction.write(
                "INSERT INTO respondent (channel, address, created_at) VALUES (?, ?, '') ON CONFLICT DO NOTHING", row
            )
            assert await transaction.rows("SELECT count(*) FROM respondent") == [(1,)]
        await database.close()


async def refused(path: Path) -> str:
    with pytest.raises(DatabaseUnusableError) as error:
        await Database.open(path)
    return str(error.value)


async def test_a_file_that_is_no_database_is_refused_and_left_as_it_was(path: Path) -> None:
    path.write_bytes(b"Minutes of the meeting\n" * 100)
    assert await refused(path) == f"{path} is not a database of this bot; give another file."
    assert path.read_bytes() == b"Minutes of the meeting\n" * 100


async def test_a_database_of_another_program_is_refused_and_left_as_it_was(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE caseload (name TEXT)")
    connection.close()
    before = path.read_bytes()
    assert await refused(path) == f"{path} is a database of another program; give another file."
    assert path.read_bytes() == before


async def test_a_database_of_a_newer_edition_is_refused(path: Path) -> None:
    await (await Database.open(path)).close()
    with sqlite3.connect(path) as connection:
        connection.execute("INSERT INTO migration VALUES ('0999_from_the_future.sql')")
    connection.close()
    assert await refused(path) == f"{path} was made by a newer edition of this bot; upgrade the bot to use it."


async def test_a_second_process_on_the_same_file_is_refused(path: Path) -> None:
    database = await Database.open(path)
    assert await refused(path) == f"{path} is in use by another process of this bot; stop that first."
    await database.close()


async def test_a_folder_and_a_place_that_does_not_exist_are_refused(path: Path) -> None:
    assert "is a folder" in await refused(path.parent)
    assert "does not exist" in await refused(path.parent / "nowhere" / "file.sqlite3")


@pytest.mark.skipif(os.geteuid() == 0 and not shutil.which("setpriv"), reason="root may write everywhere")
async def test_a_damaged_file_is_refused_in_one_sentence(path: Path) -> None:
    database = await Database.open(path)
    await database.close()
    content = bytearray(path.read_bytes())
    content[100:4000] = b"\xff" * 3900
    path.write_bytes(content)
    assert await refused(path) == f"{path} is damaged; restore a backup."
