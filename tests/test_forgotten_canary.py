"""Words that a person left in every field: once they are forgotten, no byte of them is in any file, killed or not."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from storage import own_data
from storage.backups import back_up, restore
from storage.database import Database
from storage.tombstones import Tombstones

CANARY = "quibblefrost"
NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
OTHERS = 40


def holding_it(folder: Path, *besides: Path) -> list[str]:
    return [
        path.name
        for path in folder.rglob("*")
        if path.is_file() and path not in besides and CANARY.encode() in path.read_bytes().lower()
    ]


class Planter:
    """Puts rows for people into every table about people, whatever columns it has."""

    def __init__(self, path: Path, tables: dict[str, list[tuple[str, str]]]) -> None:
        self._connection = sqlite3.connect(path, isolation_level=None)
        self._connection.execute("PRAGMA ignore_check_constraints = ON")
        self._connection.execute("PRAGMA secure_delete = ON")
        self._connection.execute("PRAGMA foreign_keys = OFF")
        self._connection.execute("PRAGMA synchronous = OFF")
        self._tables = tables
        self._number = 0

    def plant(self, table: str, person: int, words: str) -> None:
        """Put one row: references point to the person or to what is theirs, all else holds the words or a number."""
        self._number += 1
        references = {column: person for column, _ in self._tables[table]}
        values: dict[str, object] = {}
        for _, column, kind, _, _, key in self._connection.execute(f"PRAGMA table_info({table})"):
            if table in ("respondent", "conversation") and column == "id":
                values[column] = person
            elif column in references:
                values[column] = references[column]
            elif kind == "INTEGER":
                values[column] = self._number if key or column != "waits" else 0
            elif kind == "REAL":
                values[column] = 0.5
            else:
                values[column] = f"{words} {self._number}"
        names = ", ".join(f'"{name}"' for name in values)
        marks = ", ".join("?" * len(values))
        self._connection.execute(f"INSERT OR IGNORE INTO {table} ({names}) VALUES ({marks})", list(values.values()))

    def close(self) -> None:
        self._connection.close()


async def planted(path: Path) -> Database:
    """Make a database in which person 1 left the canary in every field of every table, among many others."""
    database = await Database.open(path)
    async with database.transaction() as transaction:
        tables = await own_data.tables(transaction)
    chance = random.Random(1)
    planter = Planter(path, tables)
    people = list(range(1, OTHERS + 1))
    for table in ("respondent", "conversation"):
        for person in people:
            planter.plant(table, person, f"{CANARY} {table}" if person == 1 else "somebody else")
    for _ in range(60):
        chance.shuffle(people)
        for person in people[:20]:
            for table in set(tables) - {"respondent", "conversation"}:
                words = (f"{CANARY} {table}" if person == 1 else "somebody else") * chance.randint(1, 30)
                planter.plant(table, person, words)
    for table in set(tables) - {"respondent", "conversation"}:
        planter.plant(table, 1, f"{CANARY} {table}")
    planter.close()
    content = path.read_bytes() + path.with_name(f"{path.name}-wal").read_bytes()
    assert [table for table in tables if f"{CANARY} {table}".encode() not in content] in ([], ["token"])
    return database


async def test_no_field_of_any_table_leaves_a_byte_in_file_journal_or_restored_backup(tmp_path: Path) -> None:
    path, backup = tmp_path / "r.sqlite3", tmp_path / "backup"
    database = await planted(path)
    back_up(path, "", backup)
    assert CANARY.encode() in backup.read_bytes()
    async with database.transaction() as transaction:
        rows = await transaction.rows("SELECT channel, address FROM respondent WHERE id = 1")
        await transaction.write("UPDATE respondent SET created_at = '' WHERE id = 1", [()])
        await own_data.forget(transaction, 1, (str(rows[0][0]), str(rows[0][1])), NOW.isoformat())
    await database.scrub()
    assert holding_it(tmp_path, backup) == []
    await database.close()
    assert holding_it(tmp_path, backup) == []
    assert sqlite_count(path, "respondent") == OTHERS - 1


async def test_a_reader_delays_it_but_it_is_made_up_for(tmp_path: Path) -> None:
    path = tmp_path / "r.sqlite3"
    database = await planted(path)
    reader = sqlite3.connect(path, isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM respondent").fetchone()
    async with database.transaction() as transaction:
        await own_data.forget(transaction, 1, ("test", "ann"), NOW.isoformat())
    await database.scrub()
    reader.execute("COMMIT")
    reader.close()
    assert holding_it(tmp_path)
    await database.scrub()
    assert holding_it(tmp_path) == []
    await database.close()


def sqlite_count(path: Path, table: str) -> int:
    connection = sqlite3.connect(path)
    count: int = connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
    connection.close()
    return count


def chat(folder: Path, lines: list[str]) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "bot", "chat", "--database", str(folder / "r.sqlite3"), "--as", CANARY]
    environment = dict(os.environ) | {"TMPDIR": str(folder), "OPENBLAS_NUM_THREADS": "1"}
    root = Path(__file__).parent.parent
    process = subprocess.Popen(
        command, cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment
    )
    assert process.stdin is not None
    process.stdin.write("\n".join([*lines, ""]).encode())
    process.stdin.close()
    return process


def ended(process: subprocess.Popen[bytes]) -> str:
    assert process.stdout is not None
    assert process.stderr is not None
    said, error = process.stdout.read(), process.stderr.read()
    process.stdout.close()
    process.stderr.close()
    process.wait()
    assert CANARY.encode() not in error
    return said.decode()


@pytest.fixture(scope="module")
def reflected(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reflected")
    words = f"we met the whole {CANARY} board and agreed on the spot who does what by friday"
    ended(chat(folder, ["/start extent", "1", words, "3", "/skip", "/skip", words, "/skip", "/skip", words]))
    assert holding_it(folder)
    back_up(folder / "r.sqlite3", "", folder.with_name("backup"))
    return folder


@pytest.mark.parametrize("seed", range(6))
async def test_a_kill_at_any_instant_leaves_all_or_nothing_and_then_nothing(
    seed: int, reflected: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "killed"
    shutil.copytree(reflected, folder)
    process = chat(folder, ["/forget", "1"])
    assert process.stdout is not None
    process.stdout.readline()
    time.sleep(random.Random(seed).uniform(0, 0.06))
    process.kill()
    ended(process)
    path = folder / "r.sqlite3"
    shutil.copytree(folder, tmp_path / "looked at")
    counts = {sqlite_count(tmp_path / "looked at" / "r.sqlite3", table) for table in ("respondent", "conversation")}
    assert counts in ({0}, {1})
    said = ended(chat(folder, ["/forget", "1"]))
    assert "Done. I deleted all I held about you." in said
    assert holding_it(folder) == []
    await restore(reflected.with_name("backup"), None, path, "", Tombstones.beside(path), datetime.now(UTC))
    assert holding_it(folder) == []
