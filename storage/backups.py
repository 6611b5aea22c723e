"""Writes a backup beside the running bot, and puts one back without those who asked to be forgotten since."""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from storage import tombstones
from storage.connecting import PLAIN_HEADER, DatabaseUnusableError, quoted, require_encryption
from storage.database import APPLICATION_ID, Database, lock_of
from storage.files import sync_folder
from storage.opening import opened, require_ours

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from storage.tombstones import Graves, Tombstones


class Restored(msgspec.Struct, frozen=True):
    """What a restore did.

    That is how many people and reflections it deleted again, of how many tombstones it knew, and where the file that it
    replaced lies now.
    """

    people: int
    reflections: int
    tombstones: int
    kept_aside: Path | None


def back_up(database: Path, key: str, target: Path) -> None:
    """Write a copy of a database, which may be in use; it is complete when it appears under its name.

    A backup of that name is replaced; any other file is not.

    Raises:
        DatabaseUnusableError: there is nothing to copy, or the copy can't be written, in one sentence.
    """
    require_encryption(key)
    if not database.is_file():
        raise DatabaseUnusableError(f"There is no database {database} to back up.")
    if target.exists():
        _require_backup(target, key)
        if target.samefile(database):
            raise DatabaseUnusableError(f"{target} is the database itself; give another name for the backup.")
    partial = target.with_name(f"{target.name}.partial")
    with opened(database, key) as source, _in_place(partial, target):
        require_ours(source, database)
        source.execute(f"VACUUM INTO {quoted(str(partial))}")


async def restore(
    backup: Path, backup_key: str | None, database: Path, key: str, deleted: Tombstones, now: datetime
) -> Restored:
    """Put a backup in the place of a database; whoever was forgotten since is deleted from it again.

    Args:
        backup: the file; it stays as it is.
        backup_key: what it is encrypted with; None for the same as the database, or nothing.
        database: where it goes; a file that is there is kept aside.
        key: what the database is to be encrypted with, or nothing.
        deleted: the list of what was deleted.
        now: names the file kept aside.

    Raises:
        DatabaseUnusableError: the bot runs, or a file can't be read or written, in one sentence.
    """
    require_encryption(backup_key or key)
    _require_two_files(backup, database)
    lock = lock_of(database)
    try:
        graves = deleted.when()
        partial = database.with_name(f"{database.name}.restoring")
        _remove(partial)
        try:
            _copy(backup, key if backup_key is None and not _is_plain(backup) else backup_key or "", partial, key)
            people, reflections = await _replay(partial, key, deleted, graves, backup)
            kept_aside = _replace(database, key, partial, now)
        finally:
            _remove(partial)
    except tombstones.TombstonesUnreadableError as error:
        raise DatabaseUnusableError(str(error)) from error
    except OSError as error:
        raise DatabaseUnusableError(f"{database} can't be replaced: {error.strerror}.") from error
    finally:
        os.close(lock)
    return Restored(people, reflections, len(graves), kept_aside)


def _require_two_files(backup: Path, database: Path) -> None:
    if not backup.is_file():
        raise DatabaseUnusableError(f"There is no backup {backup}.")
    if database.exists() and backup.samefile(database):
        raise DatabaseUnusableError(f"{backup} is the database itself; give a backup.")


def _copy(backup: Path, backup_key: str, target: Path, key: str) -> None:
    """Copy a backup, encrypting it anew where the keys differ."""
    with opened(backup, backup_key, setting="key") as source:
        require_ours(source, backup)
        if source.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
            raise DatabaseUnusableError(f"{backup} is damaged; restore another backup.")
        os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        if key == backup_key:
            source.execute(f"VACUUM INTO {quoted(str(target))}")
    if key != backup_key:
        _recode(backup, backup_key, target, key)


def _recode(source: Path, source_key: str, target: Path, key: str) -> None:
    """Copy a file with one key, or none, into an empty one with another."""
    with opened(target, key, recodes=True) as connection:
        connection.execute(f"ATTACH DATABASE {quoted(str(source))} AS source KEY {quoted(source_key)}")
        connection.execute("SELECT sqlcipher_export('main', 'source')").fetchall()
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("DETACH DATABASE source")


async def _replay(path: Path, key: str, deleted: Tombstones, graves: Graves, backup: Path) -> tuple[int, int]:
    """Delete again what has a tombstone; give how many people and reflections that were."""
    try:
        database = await Database.open(path, key, deleted)
    except DatabaseUnusableError as error:
        raise DatabaseUnusableError(str(error).replace(str(path), str(backup))) from error
    try:
        async with database.transaction() as transaction:
            people = [
                (number,)
                for number, channel, address, began in await transaction.rows(
                    "SELECT id, channel, address, created_at FROM respondent"
                )
                if graves.covers(tombstones.person(str(channel), str(address)), str(began))
            ]
            await transaction.write("DELETE FROM respondent WHERE id = ?", people)
            reflections = [
                (number,)
                for number, channel, address, began in await transaction.rows(
                    "SELECT conversation.id, channel, address, started_at FROM conversation"
                    " JOIN respondent ON respondent.id = respondent"
                )
                if graves.covers(tombstones.reflection(str(channel), str(address), int(str(number))), str(began))
            ]
            await transaction.write("DELETE FROM conversation WHERE id = ?", reflections)
            await transaction.write("INSERT OR IGNORE INTO scrub_due VALUES (?)", [("restored",)])
        await database.scrub()
    finally:
        await database.close()
    return len(people), len(reflections)


def _replace(database: Path, key: str, new: Path, now: datetime) -> Path | None:
    """Put the new file in place, and the old one aside, so that at any instant one of them has the name."""
    if not database.exists():
        new.rename(database)
        sync_folder(database.parent)
        return None
    with suppress(DatabaseUnusableError), opened(database, key) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    aside = database.with_name(f"{database.name}.replaced-{now:%Y%m%dT%H%M%S}")
    for ending in ("-wal", "-shm"):
        with suppress(FileNotFoundError):
            Path(f"{database}{ending}").rename(f"{aside}{ending}")
    os.link(database, aside)
    new.replace(database)
    sync_folder(database.parent)
    return aside


@contextmanager
def _in_place(partial: Path, target: Path) -> Iterator[None]:
    """Let a file be written under another name, and move it to its own when all of it is on the disk."""
    try:
        _remove(partial)
        file = os.open(partial, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        try:
            yield
            os.fsync(file)
        finally:
            os.close(file)
        partial.replace(target)
        sync_folder(target.parent)
    except OSError as error:
        raise DatabaseUnusableError(f"{target} can't be written: {error.strerror}.") from error
    finally:
        _remove(partial)


def _require_backup(path: Path, key: str) -> None:
    """See that a file is a database of this bot before it is replaced."""
    try:
        with opened(path, "" if _is_plain(path) else key) as connection:
            require_ours(connection, path)
    except (DatabaseUnusableError, OSError) as error:
        raise DatabaseUnusableError(f"{path} exists and is no backup that can be read; give another name.") from error


def _is_plain(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(PLAIN_HEADER)) == PLAIN_HEADER


def _remove(path: Path) -> None:
    for ending in ("", "-wal", "-shm", "-journal", "-lock"):
        Path(f"{path}{ending}").unlink(missing_ok=True)
