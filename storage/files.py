"""Writes files so that they are on the disk when that is said, for their owner alone."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def write_synced(path: Path, text: str, *, appends: bool = False) -> None:
    """Make a new file, or append to one."""
    file = os.open(path, os.O_WRONLY | os.O_CREAT | (os.O_APPEND if appends else os.O_EXCL), 0o600)
    try:
        os.write(file, text.encode())
        os.fsync(file)
    finally:
        os.close(file)


def sync_folder(folder: Path) -> None:
    """See that new names in a folder outlast a power cut."""
    file = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(file)
    finally:
        os.close(file)
