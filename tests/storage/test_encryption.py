"""With a key the whole database is encrypted, backups too; a key that is wrong or missing is told in one sentence."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from storage.backups import back_up, restore
from storage.database import Database, DatabaseUnusableError, StorageError, may_pass
from storage.tombstones import Tombstones

if TYPE_CHECKING:
    from pathlib import Path

pytest.importorskip("sqlcipher3", reason="the extra 'encrypted' is not installed")

KEY = "it's a long key for the tests"
CANARY = "quibblefrost"
NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "reflections.sqlite3"


async def fill(database: Database) -> None:
    async with database.transaction() as transaction:
        await transaction.write(
            "INSERT INTO respondent (channel, address, created_at) VALUES ('test', ?, '')",
            [(f"{CANARY} {number}",) for number in range(500)],
        )


async def count(path: Path, key: str) -> int:
    database = await Database.open(path, key)
    try:
        async with database.transaction() as transaction:
            rows = await transaction.rows("SELECT count(*) FROM respondent WHERE address LIKE ?", (f"{CANARY}%",))
    finally:
        await database.close()
    return int(str(rows[0][0]))


def in_plain_text(folder: Path) -> list[str]:
    return [path.name for path in folder.rglob("*") if path.is_file() and CANARY.encode() in path.read_bytes()]


async def refused(path: Path, key: str) -> str:
    with pytest.raises(DatabaseUnusableError) as error:
        await Database.open(path, key)
    return str(error.value)


async def test_no_file_holds_plain_text_while_it_runs_and_after(path: Path) -> None:
    database = await Database.open(path, KEY)
    await fill(database)
    assert {"reflections.sqlite3", "reflections.sqlite3-wal"} <= {file.name for file in path.parent.iterdir()}
    assert in_plain_text(path.parent) == []
    await database.close()
    assert in_plain_text(path.parent) == []
    assert await count(path, KEY) == 500


async def test_a_key_that_is_wrong_or_missing_is_told_in_one_sentence(path: Path) -> None:
    await (await Database.open(path, KEY)).close()
    assert await refused(path, "another") == (
        f"{path} can't be read with this DATABASE_KEY; set the key that it was made with."
    )
    assert await refused(path, "") == (
        f"{path} is encrypted, or no database of this bot; set the DATABASE_KEY that it was made with."
    )


async def test_a_key_for_a_file_that_is_not_encrypted_is_told(path: Path) -> None:
    await (await Database.open(path)).close()
    assert "is not encrypted, but DATABASE_KEY is set" in await refused(path, KEY)


def test_the_command_says_one_sentence_and_ends_with_2(path: Path) -> None:
    command = [sys.executable, "-m", "bot", "chat", "--database", str(path)]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("DATABASE")}
    for key, status, lines in ((KEY, 0, 0), ("another", 2, 1), ("", 2, 1)):
        done = subprocess.run(
            command, input="", capture_output=True, text=True, check=False, env=environment | {"DATABASE_KEY": key}
        )
        assert (done.returncode, len(done.stderr.splitlines())) == (status, lines), done.stderr


async def test_errors_of_the_encrypting_library_are_storage_errors(path: Path) -> None:
    database = await Database.open(path, KEY)
    with pytest.raises(StorageError) as error:
        async with database.transaction() as transaction:
            await transaction.write("INSERT INTO plan (conversation, words, made_at) VALUES (99, '', '')", [()])
    assert type(error.value).__name__ == "IntegrityError"
    assert error.value.sqlite_errorname == "SQLITE_CONSTRAINT"
    assert not may_pass(error.value)
    async with database.transaction() as transaction:
        assert await transaction.rows("SELECT * FROM plan") == []
    await database.close()


async def test_a_backup_is_encrypted_with_the_same_key_and_comes_back(path: Path) -> None:
    database = await Database.open(path, KEY)
    await fill(database)
    backup = path.with_name("backup")
    back_up(path, KEY, backup)
    await database.close()
    path.unlink()
    assert in_plain_text(path.parent) == []
    await restore(backup, None, path, KEY, Tombstones.beside(path), NOW)
    assert await count(path, KEY) == 500


@pytest.mark.parametrize(("before", "after"), [("", KEY), (KEY, "another"), (KEY, "")])
async def test_restoring_changes_the_key_and_keeps_all(path: Path, before: str, after: str) -> None:
    database = await Database.open(path, before)
    await fill(database)
    async with database.transaction() as transaction:
        await transaction.write("DELETE FROM respondent WHERE id = 500", [()])
    backup, elsewhere = path.with_name("backup"), path.with_name("elsewhere")
    back_up(path, before, backup)
    await database.close()
    await restore(backup, before, elsewhere, after, Tombstones.beside(elsewhere), NOW)
    assert await count(elsewhere, after) == 499
    database = await Database.open(elsewhere, after)
    async with database.transaction() as transaction:
        await transaction.write(
            "INSERT INTO respondent (channel, address, created_at) VALUES ('test', 'new', '')", [()]
        )
        assert await transaction.rows("SELECT id FROM respondent WHERE address = 'new'") == [(501,)]
    await database.close()


async def test_scrubbing_works_within_encryption(path: Path) -> None:
    database = await Database.open(path, KEY)
    await fill(database)
    async with database.transaction() as transaction:
        await transaction.write("DELETE FROM respondent", [()])
        await transaction.write("INSERT INTO scrub_due VALUES ('now')", [()])
    await database.scrub()
    async with database.transaction() as transaction:
        assert await transaction.rows("SELECT * FROM scrub_due") == []
    await database.close()
    assert await count(path, KEY) == 0
