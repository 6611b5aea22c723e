"""A look at a database says whether it can be used, and leaves it as it is."""

from __future__ import annotations

import os
import sqlite3
from typing import TYPE_CHECKING

import pytest

from storage.checkup import Checkup, check_up, check_up_deletions
from storage.database import Database, DatabaseUnusableError, migrations
from storage.tombstones import Tombstones

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "reflections.sqlite3"


async def make(path: Path, key: str = "") -> None:
    await (await Database.open(path, key)).close()


def write(path: Path, sql: str) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute(sql)
    connection.close()


def test_one_that_is_not_there_is_not_made(path: Path) -> None:
    assert check_up(path, "") == Checkup(exists=False)
    assert list(path.parent.iterdir()) == []


async def test_one_that_is_fine_is_left_as_it_is(path: Path) -> None:
    await make(path)
    before = path.read_bytes()
    assert check_up(path, "") == Checkup(exists=True, bytes=len(before))
    assert path.read_bytes() == before
    assert {file.name for file in path.parent.iterdir()} == {path.name, f"{path.name}-lock"}


async def test_a_bot_that_runs_is_seen_and_not_disturbed(path: Path) -> None:
    database = await Database.open(path)
    assert check_up(path, "").runs
    async with database.transaction() as transaction:
        assert await transaction.rows("SELECT 1") == [(1,)]
    await database.close()
    assert not check_up(path, "").runs


async def test_steps_to_come_and_other_readers_are_told(path: Path) -> None:
    await make(path)
    write(path, f"DELETE FROM migration WHERE name = '{migrations()[-1].name}'")
    path.chmod(0o644)
    found = check_up(path, "")
    assert (found.steps_behind, found.others_read) == (1, True)


async def test_an_encrypted_one_needs_its_key(path: Path) -> None:
    await make(path, "a key")
    assert check_up(path, "a key").exists
    with pytest.raises(DatabaseUnusableError, match="with this DATABASE_KEY"):
        check_up(path, "another key")
    with pytest.raises(DatabaseUnusableError, match="is encrypted"):
        check_up(path, "")


async def test_one_of_a_newer_edition_is_refused(path: Path) -> None:
    await make(path)
    write(path, "INSERT INTO migration VALUES ('9999_later.sql')")
    with pytest.raises(DatabaseUnusableError, match="newer edition of this bot; upgrade"):
        check_up(path, "")


async def test_a_damaged_one_is_refused(path: Path) -> None:
    await make(path)
    content = bytearray(path.read_bytes())
    content[4096:12288] = b"\xff" * 8192
    path.write_bytes(content)
    with pytest.raises(DatabaseUnusableError, match="is damaged; restore a backup"):
        check_up(path, "")


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        (".", "is a folder"),
        ("nowhere/r.sqlite3", "does not exist; make it first"),
        ("text", "not a database of this bot"),
    ],
)
def test_what_is_no_database_is_one_sentence(path: Path, name: str, sentence: str) -> None:
    path.with_name("text").write_text("a text and no database " * 99)
    with pytest.raises(DatabaseUnusableError, match=sentence):
        check_up(path.parent / name, "")


def test_the_list_of_deletions_is_looked_at_and_not_made(tmp_path: Path) -> None:
    tombstones = Tombstones(tmp_path / "key")
    check_up_deletions(tombstones)
    assert list(tmp_path.iterdir()) == []
    tombstones.add(("person", "telegram", "701"), "2026-11-23T09:00:00+00:00")
    check_up_deletions(tombstones)
    tombstones.key_file.unlink()
    with pytest.raises(DatabaseUnusableError, match="is missing; put it back"):
        check_up_deletions(tombstones)
    with pytest.raises(DatabaseUnusableError, match="nowhere does not exist; make it first"):
        check_up_deletions(Tombstones(tmp_path / "nowhere" / "key"))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_is_somebody_elses_is_told_with_the_setting_to_change(path: Path) -> None:
    path.parent.chmod(0o500)
    with pytest.raises(DatabaseUnusableError, match="or set DATABASE to another place"):
        check_up(path, "")
    with pytest.raises(DatabaseUnusableError, match="or set TOMBSTONE_KEY_FILE to another place"):
        check_up_deletions(Tombstones.beside(path))
    path.parent.chmod(0o700)


def test_one_of_another_program_is_refused(path: Path) -> None:
    write(path, "CREATE TABLE other (thing)")
    with pytest.raises(DatabaseUnusableError, match="not a database of this bot"):
        check_up(path, "")
