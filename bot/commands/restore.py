"""`reflection-bot restore`: puts a backup back, without those who asked to be forgotten since."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from bot.commands.common import DONE, MisuseError, clock
from bot.settings import read_settings
from storage.backups import restore

if TYPE_CHECKING:
    import argparse

    from bot.commands.common import Commands


def add(commands: Commands, everywhere: argparse.ArgumentParser) -> None:
    """Say how it is called."""
    parser = commands.add_parser("restore", parents=[everywhere], help="put a backup in place of the database")
    parser.add_argument("file", type=Path, metavar="FILE", help="the backup; it stays as it is")
    parser.add_argument(
        "--backup-key-file", type=Path, metavar="KEYFILE", help="the key of the backup, if it is not DATABASE_KEY"
    )
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    settings = read_settings(options.database)
    key = _key(options.backup_key_file)
    now = clock(options)()
    done = asyncio.run(restore(options.file, key, settings.database, settings.database_key, settings.tombstones, now))
    print(
        f"{settings.database} holds the backup now; what was deleted since was deleted again"
        f" (people: {done.people}, single reflections: {done.reflections})."
    )
    if not done.tombstones:
        place = settings.tombstones.list_file
        print(f"No list of deletions was found at {place}; if there is one elsewhere, set TOMBSTONE_KEY_FILE.")
    if done.kept_aside is not None:
        print(f"The file that it replaced is {done.kept_aside}; delete it when nobody needs it.")
    return DONE


def _key(file: Path | None) -> str | None:
    if file is None:
        return None
    try:
        return file.read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise MisuseError(f"The key file {file} can't be read.") from error
