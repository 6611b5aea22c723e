"""Connects to a SQLite file: as it is, or encrypted with a key by SQLCipher, which is an extra."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

try:
    from sqlcipher3 import dbapi2 as sqlcipher  # type: ignore[import-untyped, import-not-found, unused-ignore]
except ImportError:
    sqlcipher = None

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Connection = sqlite3.Connection
PLAIN_HEADER = b"SQLite format 3\0"
_SMALLEST_PAGE = 512


class DatabaseUnusableError(Exception):
    """The database can't be used; the message is one sentence for an operator."""


def require_encryption(key: str) -> None:
    """See that a key can be used.

    Raises:
        DatabaseUnusableError: there is a key, and the extra that encrypts is not installed.
    """
    if key and sqlcipher is None:
        raise DatabaseUnusableError(
            "DATABASE_KEY is set, but encryption is not installed; run pip install 'reflection-bot[encrypted]'."
        )


def connect(path: Path, key: str, *, recodes: bool = False) -> Connection:
    """Connect to a file that exists, without any temporary files.

    Args:
        path: the file.
        key: what it is encrypted with; without a key it is not encrypted.
        recodes: whether files with other keys will be attached.
    """
    driver: Any = sqlcipher if key or recodes else sqlite3
    address = f"file:{quote(str(path.absolute()))}?mode=rw"
    connection: Connection = driver.connect(address, uri=True, isolation_level=None)
    if driver is sqlcipher:
        connection.execute("PRAGMA cipher_log_level = NONE")
    if key:
        connection.execute(f"PRAGMA key = {quoted(key)}")
    connection.execute("PRAGMA temp_store = MEMORY")
    return connection


@contextmanager
def as_sqlite_errors() -> Iterator[None]:
    """Raise errors of SQLCipher, which has classes of its own, as those of sqlite3 with the same name and code."""
    try:
        yield
    except Exception as error:
        if sqlcipher is None or not isinstance(error, sqlcipher.Error):
            raise
        translated: sqlite3.Error = getattr(sqlite3, type(error).__name__, sqlite3.Error)(*error.args)
        translated.sqlite_errorname = getattr(error, "sqlite_errorname", "")
        translated.sqlite_errorcode = getattr(error, "sqlite_errorcode", 0)
        raise translated from error


def why_unreadable(path: Path, key: str, setting: str = "DATABASE_KEY") -> str:
    """Say in one sentence why a file that SQLite takes for no database can't be read with this key."""
    with path.open("rb") as file:
        is_plain = file.read(len(PLAIN_HEADER)) == PLAIN_HEADER
    if key and is_plain:
        return f"{path} is not encrypted, but {setting} is set; docs/privacy.md says how to encrypt it."
    if key:
        return f"{path} can't be read with this {setting}; set the key that it was made with."
    if path.stat().st_size % _SMALLEST_PAGE == 0:
        return f"{path} is encrypted, or no database of this bot; set the {setting} that it was made with."
    return f"{path} is not a database of this bot; give another file."


def unwritable(path: Path) -> sqlite3.Error:
    """Give the error that SQLite has for a file that can't be written, for one that is written beside a database."""
    error = sqlite3.OperationalError(f"{path} can't be written")
    error.sqlite_errorname = "SQLITE_CANTOPEN"
    return error


def quoted(text: str) -> str:
    """Give a text as SQL writes it."""
    return "'" + text.replace("'", "''") + "'"
