"""Remembers outside the database what was deleted for good, so that no backup brings it back.

A line of the list is a keyed hash (HMAC-SHA256) and a time. Without the key nobody can tell whose it is, and with it
only by trying an address. Key and list lie outside the database and its backups.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from pathlib import Path

from storage.connecting import unwritable
from storage.files import sync_folder, write_synced

_KEY_BYTES = 32


class TombstonesUnreadableError(Exception):
    """There is a list of tombstones that can't be used; the message is one sentence for an operator."""


class Tombstones:
    """The list of what was deleted, beside the file of its key; both are made when they are first needed."""

    def __init__(self, key_file: Path) -> None:
        self.key_file = key_file
        self.list_file = Path(f"{key_file}.list")

    @classmethod
    def beside(cls, database: Path) -> Tombstones:
        """Give the list of a database whose operator chose no other place."""
        return cls(Path(f"{database}-tombstone-key"))

    def add(self, subject: tuple[str, ...], now: str) -> None:
        """Remember that something was deleted at an ISO 8601 time; when this returns, it is on the disk.

        Raises:
            StorageError: the list can't be written, so the deletion must not be confirmed.
        """
        try:
            key = self._key() or self._new_key()
            self._append(f"\n{_hashed(key, subject)} {now}\n")  # begins a line even after one cut off by a kill
        except OSError as error:
            raise unwritable(self.list_file) from error

    def when(self) -> Graves:
        """Give what was deleted and when.

        Raises:
            TombstonesUnreadableError: the list or its key can't be read.
        """
        try:
            lines = self.list_file.read_text("ascii").split("\n") if self.list_file.exists() else []
            key = self._key()
        except (OSError, UnicodeDecodeError) as error:
            raise TombstonesUnreadableError(f"The tombstones in {self.list_file} can't be read.") from error
        if lines and key is None:
            raise TombstonesUnreadableError(f"The key of the tombstones, {self.key_file}, is missing; put it back.")
        return Graves(key or b"", dict(line.split(" ", 1) for line in lines if " " in line))

    def _key(self) -> bytes | None:
        try:
            key = bytes.fromhex(self.key_file.read_text("ascii"))
        except FileNotFoundError:
            return None
        except ValueError as error:
            raise OSError(0, f"{self.key_file} holds no key") from error
        return key

    def _new_key(self) -> bytes:
        key = secrets.token_bytes(_KEY_BYTES)
        new = Path(f"{self.key_file}.new")
        new.unlink(missing_ok=True)
        write_synced(new, f"{key.hex()}\n")
        new.rename(self.key_file)
        sync_folder(self.key_file.parent)
        return key

    def _append(self, line: str) -> None:
        is_new = not self.list_file.exists()
        write_synced(self.list_file, line, appends=True)
        if is_new:
            sync_folder(self.list_file.parent)


class Graves:
    """What was deleted and when, for one reading of the list."""

    def __init__(self, key: bytes, times: dict[str, str]) -> None:
        self._key = key
        self._times = times

    def __len__(self) -> int:
        return len(self._times)

    def covers(self, subject: tuple[str, ...], began: str) -> bool:
        """Tell whether this was deleted after it began; whoever came back later began anew."""
        deleted = self._times.get(_hashed(self._key, subject))
        return deleted is not None and began <= deleted


def person(channel: str, address: str) -> tuple[str, ...]:
    """Name a person for a tombstone."""
    return ("person", channel, address)


def reflection(channel: str, address: str, conversation: int) -> tuple[str, ...]:
    """Name one reflection of a person for a tombstone."""
    return ("reflection", channel, address, str(conversation))


def _hashed(key: bytes, subject: tuple[str, ...]) -> str:
    return hmac.new(key, "\0".join(subject).encode(), hashlib.sha256).hexdigest()
