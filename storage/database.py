"""Opens the database and owns its transactions; nothing else connects, begins or commits."""

from __future__ import annotations

import asyncio
import fcntl
import os
import sqlite3
from contextlib import asynccontextmanager
from importlib import resources
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

import aiosqlite

from storage.connecting import DatabaseUnusableError, as_sqlite_errors, connect, require_encryption, why_unreadable
from storage.tombstones import Tombstones

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Coroutine, Iterable, Sequence
    from importlib.resources.abc import Traversable
    from pathlib import Path

StorageError = sqlite3.Error
APPLICATION_ID = 0x5246_4C42
_PATIENCE_MS = 5000
Value = str | int | float | bytes | None
Row = tuple[Value, ...]
Result = TypeVar("Result")
Work: TypeAlias = "Callable[[Transaction], Coroutine[Any, Any, Result]]"
__all__ = [
    "APPLICATION_ID",
    "Database",
    "DatabaseUnusableError",
    "Row",
    "StorageError",
    "Transaction",
    "Value",
    "may_pass",
]


class Transaction:
    """Statements that take effect together or not at all. `tombstones` outlast them in backups that are restored.

    It begins with its first statement.
    """

    def __init__(self, connection: aiosqlite.Connection, tombstones: Tombstones) -> None:
        self._connection = connection
        self.tombstones = tombstones
        self._is_open = False

    async def rows(self, sql: str, parameters: Sequence[Value] = ()) -> list[Row]:
        """Give all rows of a query."""
        await self._begin()
        with as_sqlite_errors():
            return [tuple(row) for row in await self._connection.execute_fetchall(sql, parameters)]

    async def write(self, sql: str, parameters: Iterable[Sequence[Value]]) -> None:
        """Run one statement for each of the parameters; none costs nothing."""
        rows = list(parameters)
        if rows:
            await self._begin()
            with as_sqlite_errors():
                await self._connection.executemany(sql, rows)

    @asynccontextmanager
    async def part(self) -> AsyncIterator[None]:
        """Hold a part of the transaction that can be undone by itself: it is, on any exception."""
        await self._begin()
        with as_sqlite_errors():
            await self._connection.execute("SAVEPOINT part")
        try:
            yield
        except BaseException:
            with as_sqlite_errors():
                await self._connection.execute("ROLLBACK TO part")
            raise
        finally:
            with as_sqlite_errors():
                await self._connection.execute("RELEASE part")

    async def in_one_go(self, work: Work[Result], *, is_last: bool = False) -> Result:
        """Do work that awaits nothing but its transaction as a whole in the database's thread, and give its result.

        Handing one statement over to that thread and back takes longer than most statements do. What is last commits
        on the way.

        Raises:
            RuntimeError: the work awaited something else.
        """
        begins, self._is_open = not self._is_open, True
        at_once = _AtOnce(self._connection, self.tombstones)
        execute = self._connection._execute  # noqa: SLF001  aiosqlite has no public way to its thread
        result: Result = await execute(at_once.run, work, begins, is_last)  # type: ignore[no-untyped-call]
        self._is_open = not is_last
        return result

    async def _begin(self) -> None:
        if not self._is_open:
            self._is_open = True
            with as_sqlite_errors():
                await self._connection.execute("BEGIN IMMEDIATE")

    async def commit(self) -> None:
        """Let all statements take effect; what comes later is another transaction."""
        if self._is_open:
            with as_sqlite_errors():
                await self._connection.execute("COMMIT")
            self._is_open = False


class _AtOnce(Transaction):
    """A transaction for work that is in the database's thread already."""

    def run(self, work: Work[Result], begins: bool, commits: bool) -> Result:  # noqa: FBT001  handed over by place
        """Do the work in the database's thread."""
        connection = self._connection._conn  # noqa: SLF001  as above
        with as_sqlite_errors():
            if begins:
                connection.execute("BEGIN IMMEDIATE")
            result = _run_through(work(self))
            if commits:
                connection.execute("COMMIT")
        return result

    async def rows(self, sql: str, parameters: Sequence[Value] = ()) -> list[Row]:
        with as_sqlite_errors():
            return self._connection._conn.execute(sql, parameters).fetchall()  # noqa: SLF001  as above

    async def write(self, sql: str, parameters: Iterable[Sequence[Value]]) -> None:
        rows = list(parameters)
        if rows:
            with as_sqlite_errors():
                self._connection._conn.executemany(sql, rows)  # noqa: SLF001  as above

    async def in_one_go(self, work: Work[Result], *, is_last: bool = False) -> Result:  # noqa: ARG002  the whole ends it
        return await work(self)


def _run_through(work: Coroutine[Any, Any, Result]) -> Result:
    try:
        work.send(None)
    except StopIteration as end:
        result: Result = end.value
        return result
    work.close()
    raise RuntimeError("work in one go awaited something else than its transaction")


class Database:
    """One SQLite file, opened by this process alone for writing conversations."""

    def __init__(self, connection: aiosqlite.Connection, lock: int, tombstones: Tombstones) -> None:
        self._connection = connection
        self._process_lock = lock
        self._tombstones = tombstones
        self._lock = asyncio.Lock()

    @classmethod
    async def open(
        cls, path: Path, key: str = "", tombstones: Tombstones | None = None, *, alone: bool = True
    ) -> Database:
        """Open a file, make it if there is none, and bring it to the present edition.

        Args:
            path: the file.
            key: what it is encrypted with; without a key it is not encrypted.
            tombstones: the list of what was deleted; by default it lies beside the file.
            alone: refuse a file that another process runs on; without it, a command works beside the running bot, and
                must take no conversation further.

        Raises:
            DatabaseUnusableError: the file or its folder can't be used, in one sentence.
        """
        require_encryption(key)
        lock = lock_of(path, alone=alone)
        try:
            os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
            connection = await aiosqlite.Connection(lambda: connect(path, key), iter_chunk_size=64)
        except OSError as error:
            os.close(lock)
            raise DatabaseUnusableError(f"{path} can't be opened for writing: {error.strerror}.") from error
        try:
            with as_sqlite_errors():
                await _prepare(connection, path)
        except BaseException as error:
            await connection.close()
            os.close(lock)
            if isinstance(error, sqlite3.Error):
                raise DatabaseUnusableError(explain(error, path, key)) from error
            raise
        return cls(connection, lock, tombstones or Tombstones.beside(path))

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Transaction]:
        """Hold the only transaction there is; it commits at the end, or undoes all of it on any exception."""
        async with self._lock:
            try:
                transaction = Transaction(self._connection, self._tombstones)
                yield transaction
                await transaction.commit()
            except BaseException:
                await asyncio.shield(self._connection.rollback())
                raise

    async def in_one_go(self, work: Work[Result]) -> Result:
        """Do work that awaits nothing but its transaction as a transaction of its own; see Transaction.in_one_go."""
        async with self.transaction() as transaction:
            return await transaction.in_one_go(work, is_last=True)

    async def prove_writable(self) -> None:
        """Write without a change: the file's user version, which nothing uses, goes through the journal to the disk.

        Raises:
            StorageError: it can't be written.
        """
        async with self._lock:
            with as_sqlite_errors():
                await self._connection.execute("PRAGMA user_version = 0")

    async def scrub(self) -> None:
        """Take what was deleted out of every byte of the file and its journal, if the table scrub_due asks for it.

        `secure_delete` alone does not: where SQLite moved rows between pages, old copies stay in the gaps until the
        file is written anew. While somebody reads, a backup for instance, the journal stays, and so does the request.
        """
        async with self._lock:
            with as_sqlite_errors():
                if not await self._connection.execute_fetchall("SELECT 1 FROM scrub_due LIMIT 1"):
                    return
                await self._connection.execute("VACUUM")
                await self._connection.execute("PRAGMA busy_timeout = 0")
                try:
                    folded = await self._connection.execute_fetchall("PRAGMA wal_checkpoint(TRUNCATE)")
                finally:
                    await self._connection.execute(f"PRAGMA busy_timeout = {_PATIENCE_MS}")
                if next(iter(folded))[0] == 0:
                    await self._connection.execute("DELETE FROM scrub_due")

    async def close(self) -> None:
        """Close the file; its journal is folded in."""
        await self._connection.close()
        os.close(self._process_lock)


def may_pass(error: Exception) -> bool:
    """Say whether the file or the disk is the trouble, and not what was to be written: the same may work later."""
    return isinstance(error, sqlite3.Error) and not isinstance(
        error, (sqlite3.IntegrityError, sqlite3.DataError, sqlite3.ProgrammingError, sqlite3.InterfaceError)
    )


def explain(error: sqlite3.Error, path: Path, key: str = "") -> str:
    """Put what SQLite says into one sentence for an operator."""
    match getattr(error, "sqlite_errorname", ""):
        case "SQLITE_NOTADB":
            return why_unreadable(path, key)
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
    await connection.execute(f"PRAGMA busy_timeout = {_PATIENCE_MS}")
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


def migrations() -> list[Traversable]:
    """Give the steps that lead to the present edition, in order."""
    return sorted(
        (file for file in resources.files("storage.migrations").iterdir() if file.name.endswith(".sql")),
        key=lambda file: file.name,
    )


async def _migrate(connection: aiosqlite.Connection, path: Path) -> None:
    await connection.execute("CREATE TABLE IF NOT EXISTS migration (name TEXT PRIMARY KEY) STRICT")
    done = {row[0] for row in await connection.execute_fetchall("SELECT name FROM migration")}
    steps = migrations()
    if done - {step.name for step in steps}:
        raise DatabaseUnusableError(f"{path} was made by a newer edition of this bot; upgrade the bot to use it.")
    for step in steps:
        if step.name not in done:
            record = f"INSERT INTO migration VALUES ('{step.name}');"  # noqa: S608  a file name of ours
            await connection.executescript(f"BEGIN IMMEDIATE;\n{step.read_text('utf-8')}\n{record}\nCOMMIT;")


async def _pragma(connection: aiosqlite.Connection, name: str) -> Value:
    value: Value = next(iter(await connection.execute_fetchall(f"PRAGMA {name}")))[0]
    return value


def lock_of(path: Path, *, alone: bool = True) -> int:
    """Hold the right to run on this file, unless `alone` is off: two processes would send everything twice."""
    if path.is_dir():
        raise DatabaseUnusableError(f"{path} is a folder; give the name of a database file.")
    if not path.parent.is_dir():
        raise DatabaseUnusableError(f"The folder {path.parent} does not exist; make it first.")
    try:
        lock = os.open(f"{path}-lock", os.O_CREAT | os.O_RDWR, 0o600)
    except OSError as error:
        folder = path.absolute().parent
        raise DatabaseUnusableError(f"The folder {folder} can't be written: {error.strerror}; see DATABASE.") from error
    try:
        if alone:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        os.close(lock)
        raise DatabaseUnusableError(f"{path} is in use by another process of this bot; stop that first.") from error
    return lock
