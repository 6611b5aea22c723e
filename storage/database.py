"""Opens the database and owns its transactions; nothing else connects, begins or commits."""

from __future__ import annotations

import asyncio
import fcntl
import os
import sqlite3
from contextlib import asynccontextmanager
from importlib import resources
from typing import TYPE_CHECKING

import aiosqlite

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterable, Sequence
    from pathlib import Path

StorageError = sqlite3.Error
APPLICATION_ID = 0x5246_4C42
Value = str | int | float | bytes | None
Row = tuple[Value, ...]


class DatabaseUnusableError(Exception):
    """The database can't be used; the message is one sentence for an operator."""


class Transaction:
    """Statements that take effect together or not at all."""

    def __init__(self, connection: aiosqlite.Connection) -> None:
        self._connection = connection

    async def rows(self, sql: str, parameters: Sequence[Value] = ()) -> list[Row]:
        """Give all rows of a query."""
        return [tuple(row) for row in await self._connection.execute_fetchall(sql, parameters)]

    async def write(self, sql: str, parameters: Iterable[Sequence[Value]]) -> None:
        """Run one statement for each of the parameters; none costs nothing."""
        rows = list(parameters)
        if rows:
            await self._connection.executemany(sql, rows)


class Database:
    """One SQLite file, opened by this process alone for writing conversations."""

    def __init__(self, connection: aiosqlite.Connection, lock: int) -> None:
        self._connection = connection
        self._process_lock = lock
        self._lock = asyncio.Lock()

    @classmethod
    async def open(cls, path: Path) -> Database:
        """Open a file, make it if there is none, and bring it to the present edition.

        Raises:
            DatabaseUnusableError: the file or its folder can't be used, in one sentence.
        """
        lock = _lock_of(path)
        try:
            os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
            connection = await aiosqlite.connect(path, isolation_level=None)
        except OSError as error:
            os.close(lock)
            raise DatabaseUnusableError(f"{path} can't be opened for writing: {error.strerror}.") from error
        try:
            await _prepare(connection, path)
        except BaseException as error:
            await connection.close()
            os.close(lock)
            if isinstance(error, sqlite3.Error):
                raise DatabaseUnusableError(explain(error, path)) from error
            raise
        return cls(connection, lock)

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Transaction]:
        """Hold the only transaction there is; it commits at the end, or undoes all of it on any exception."""
        async with self._lock:
            try:
                await self._connection.execute("BEGIN IMMEDIATE")
                yield Transaction(self._connection)
                await self._connection.execute("COMMIT")
            except BaseException:
                await asyncio.shield(self._connection.rollback())
                raise

    async def close(self) -> None:
        """Close the file; its journal is folded in."""
        await self._connection.close()
        os.close(self._process_lock)


def explain(error: sqlite3.Error, path: Path) -> str:
    """Put what SQLite says into one sentence for an operator."""
    match getattr(error, "sqlite_errorname", ""):
        case "SQLITE_NOTADB":
            return f"{path} is not a database of this bot; give another file."
        case "SQLITE_FULL":
            return f"The disk is full; {path} kept everything that was confirmed, make room and start again."
        case "SQLITE_READONLY" | "SQLITE_READONLY_DIRECTORY" | "SQLITE_CANTOPEN":
            return f"{path} can't be written; check the rights on the file and its folder."
        case "SQLITE_CORRUPT":
            return f"{path} is damaged; restore a backup."
        case "SQLITE_BUSY" | "SQLITE_LOCKED":
            return f"{path} is in use by another program; close that first."
        case name if name.startswith("SQLITE_IOERR"):
            return f"{path} can't be read or written just now; check the disk."
        case _:
            raise error


async def _prepare(connection: aiosqlite.Connection, path: Path) -> None:
    await connection.execute("PRAGMA busy_timeout = 5000")
    application = await _pragma(connection, "application_id")
    tables = await connection.execute_fetchall("SELECT count(*) FROM sqlite_master")
    if application != APPLICATION_ID and next(iter(tables))[0]:
        raise DatabaseUnusableError(f"{path} is a database of another program; give another file.")
    for setting in (
        "journal_mode = WAL",
        "synchronous = FULL",
        "secure_delete = ON",
        "foreign_keys = ON",
        f"application_id = {APPLICATION_ID}",
    ):
        await connection.execute(f"PRAGMA {setting}")
    await _migrate(connection, path)


async def _migrate(connection: aiosqlite.Connection, path: Path) -> None:
    await connection.execute("CREATE TABLE IF NOT EXISTS migration (name TEXT PRIMARY KEY) STRICT")
    done = {row[0] for row in await connection.execute_fetchall("SELECT name FROM migration")}
    steps = sorted(
        (file for file in resources.files("storage.migrations").iterdir() if file.name.endswith(".sql")),
        key=lambda file: file.name,
    )
    if done - {step.name for step in steps}:
        raise DatabaseUnusableError(f"{path} was made by a newer edition of this bot; upgrade the bot to use it.")
    for step in steps:
        if step.name not in done:
            record = f"INSERT INTO migration VALUES ('{step.name}');"  # noqa: S608  a file name of ours
            await connection.executescript(f"BEGIN IMMEDIATE;\n{step.read_text('utf-8')}\n{record}\nCOMMIT;")


async def _pragma(connection: aiosqlite.Connection, name: str) -> Value:
    value: Value = next(iter(await connection.execute_fetchall(f"PRAGMA {name}")))[0]
    return value


def _lock_of(path: Path) -> int:
    """Hold the right to run on this file: two processes would hand out the same conversation numbers."""
    if path.is_dir():
        raise DatabaseUnusableError(f"{path} is a folder; give the name of a database file.")
    if not path.parent.is_dir():
        raise DatabaseUnusableError(f"The folder {path.parent} does not exist; make it first.")
    try:
        lock = os.open(f"{path}-lock", os.O_CREAT | os.O_RDWR, 0o600)
    except OSError as error:
        raise DatabaseUnusableError(f"The folder {path.parent} can't be written: {error.strerror}.") from error
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        os.close(lock)
        raise DatabaseUnusableError(f"{path} is in use by another process of this bot; stop that first.") from error
    return lock
