"""Connects to a database file beside the running bot, and says in one sentence what goes wrong meanwhile."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from storage.connecting import DatabaseUnusableError, as_sqlite_errors, connect, why_unreadable
from storage.database import APPLICATION_ID, StorageError, explain

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from storage.connecting import Connection


@contextmanager
def opened(path: Path, key: str, setting: str = "DATABASE_KEY", *, recodes: bool = False) -> Iterator[Connection]:
    """Hold a connection to a file that exists.

    Args:
        path: the file.
        key: what it is encrypted with, or nothing.
        setting: where the key comes from.
        recodes: whether files with other keys will be attached.

    Raises:
        DatabaseUnusableError: it can't be opened, or something fails while it is.
    """
    connection = None
    try:
        with as_sqlite_errors():
            connection = connect(path, key, recodes=recodes)
            connection.execute("PRAGMA busy_timeout = 5000")
            yield connection
    except StorageError as error:
        if getattr(error, "sqlite_errorname", "") == "SQLITE_NOTADB":
            raise DatabaseUnusableError(why_unreadable(path, key, setting)) from error
        raise DatabaseUnusableError(_sentence(error, path)) from error
    finally:
        if connection is not None:
            connection.close()


def require_ours(connection: Connection, path: Path) -> None:
    """See that a file is a database of this bot.

    Raises:
        DatabaseUnusableError: it is not.
    """
    if connection.execute("PRAGMA application_id").fetchone() != (APPLICATION_ID,):
        raise DatabaseUnusableError(f"{path} is not a database of this bot; give another file.")


def _sentence(error: StorageError, path: Path) -> str:
    try:
        return explain(error, path)
    except StorageError:
        return f"{path} can't be used: {error}."
