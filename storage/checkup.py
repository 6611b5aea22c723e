"""Looks whether a database can be used, without making or changing anything."""

from __future__ import annotations

import fcntl
import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from storage.connecting import DatabaseUnusableError, require_encryption
from storage.database import migrations
from storage.opening import opened, require_ours
from storage.tombstones import TombstonesUnreadableError

if TYPE_CHECKING:
    from storage.tombstones import Tombstones


class Checkup(msgspec.Struct, frozen=True):
    """What a usable database is like.

    `exists` is false where the first start will make it, `runs` says that a bot holds it. `bytes` is its size with the
    journal, `steps_behind` how many migrations the next start will do. `others_read`: other accounts may read it.
    """

    exists: bool
    runs: bool = False
    bytes: int = 0
    steps_behind: int = 0
    others_read: bool = False


def check_up(path: Path, key: str) -> Checkup:
    """Look at a database, whether the bot runs on it or not.

    Raises:
        DatabaseUnusableError: the bot can't use it; one sentence says why and what to do.
    """
    require_encryption(key)
    folder = path.absolute().parent
    if path.is_dir():
        raise DatabaseUnusableError(f"{path} is a folder; give the name of a database file.")
    _require_folder(folder, "DATABASE")
    if not path.exists():
        return Checkup(exists=False)
    if not os.access(path, os.R_OK | os.W_OK):
        raise DatabaseUnusableError(f"{path} can't be written by this account; check the rights on it.")
    with opened(path, key) as connection:
        require_ours(connection, path)
        done = {name for (name,) in connection.execute("SELECT name FROM migration")}
        known = {step.name for step in migrations()}
        if done - known:
            raise DatabaseUnusableError(f"{path} was made by a newer edition of this bot; upgrade the bot to use it.")
        if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
            raise DatabaseUnusableError(f"{path} is damaged; restore a backup.")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("ROLLBACK")
    size = sum(part.stat().st_size for part in (path, Path(f"{path}-wal")) if part.exists())
    others_read = bool(path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO))
    behind = len(known - done)
    return Checkup(exists=True, runs=_is_locked(path), bytes=size, steps_behind=behind, others_read=others_read)


def check_up_deletions(tombstones: Tombstones) -> None:
    """Look whether it can be remembered what is deleted, and whether what was remembered can be read.

    Raises:
        DatabaseUnusableError: nobody could be forgotten, or no backup put back; one sentence says why and what to do.
    """
    _require_folder(tombstones.key_file.absolute().parent, "TOMBSTONE_KEY_FILE")
    try:
        tombstones.when()
    except TombstonesUnreadableError as error:
        raise DatabaseUnusableError(str(error)) from error


def _require_folder(folder: Path, setting: str) -> None:
    if not folder.is_dir():
        raise DatabaseUnusableError(f"The folder {folder} does not exist; make it first.")
    if not os.access(folder, os.W_OK | os.X_OK):
        raise DatabaseUnusableError(
            f"This account can't write to the folder {folder}; check its rights, or set {setting} to another place."
        )


def _is_locked(path: Path) -> bool:
    """Say whether a bot runs on a file, by the lock that it holds."""
    try:
        lock = os.open(f"{path}-lock", os.O_RDWR)
    except OSError:
        return False
    try:
        fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except OSError:
        return True
    finally:
        os.close(lock)
    return False
