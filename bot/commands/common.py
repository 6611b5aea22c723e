"""What several subcommands need: the exit status, options, and the library with its problems told."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from bot.library import build_library, read_sources
from bot.settings import require_username
from storage.database import Database

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.library import Library, Sources
    from bot.settings import Settings

    Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001  argparse has no public name for it

DONE, PROBLEMS_FOUND, MISUSE = 0, 1, 2


class MisuseError(Exception):
    """What was asked for can't be done as asked; the message is one sentence."""


def everywhere() -> argparse.ArgumentParser:
    """Give the options that every subcommand takes."""
    options = argparse.ArgumentParser(add_help=False)
    options.add_argument("--database", type=Path, metavar="FILE", help="the SQLite file (default: DATABASE)")
    options.add_argument("--now", type=_time, metavar="TIME", help="take this ISO 8601 time for now, for tests")
    return options


def clock(options: argparse.Namespace) -> Callable[[], datetime]:
    """Give the clock: the real one, or the time of `--now`."""
    if options.now is None:
        return lambda: datetime.now(UTC)
    fixed: datetime = options.now
    return lambda: fixed


def library_for(settings: Settings) -> Library:
    """Give the scripts and points that the settings name, or those that come with the bot, and the texts.

    Raises:
        MisuseError: the scripts can't be read or have problems.
    """
    library = build_library(
        sound_sources(settings.scripts), settings.contacts, known_names(settings), settings.retention
    )
    username = require_username(settings) if settings.telegram_bot_username else ""
    return msgspec.structs.replace(
        library, bot_username=username, timezone=settings.timezone, nation=settings.bank_holidays
    )


def read_folder(folder: Path | None) -> Sources:
    """Read the scripts of a folder, or those that come with the bot.

    Raises:
        MisuseError: it is no folder, no script is in it, or it can't be read.
    """
    if folder is None:
        return read_sources()
    if folder.is_file():
        raise MisuseError(f"{folder} is a file; name the folder that it is in.")
    if not folder.is_dir():
        raise MisuseError(f"{folder} is not a folder with scripts.")
    try:
        sources = read_sources(folder)
    except OSError as error:
        raise MisuseError(f"{folder} can't be read: {error.strerror}.") from error
    if not sources.scripts:
        raise MisuseError(f"{folder} is a folder without scripts; the name of a script ends in .yaml.")
    return sources


def sound_sources(folder: Path | None) -> Sources:
    """Read the scripts of a folder, or those that come with the bot, to be used as they are.

    Raises:
        MisuseError: as above, or the scripts have problems.
    """
    sources = read_folder(folder)
    if problems := sources.problems():
        first = problems[0]
        count = "a problem" if len(problems) == 1 else f"{len(problems)} problems"
        where = f"{first.file}, line {first.line}"
        check = f"reflection-bot check {folder}" if folder else "reflection-bot check"
        raise MisuseError(f"The scripts have {count}, the first in {where}; {check} lists all.")
    return sources


async def open_database(settings: Settings, *, alone: bool = True) -> Database:
    """Open the database as the settings say; without `alone`, beside the running bot.

    Raises:
        DatabaseUnusableError: it can't be used, in one sentence.
    """
    return await Database.open(settings.database, settings.database_key, settings.tombstones, alone=alone)


def known_names(settings: Settings) -> frozenset[str]:
    """Give the names that the service wants to be found besides those the lists hold, one a line of its file.

    Raises:
        MisuseError: the file can't be read.
    """
    if settings.known_names is None:
        return frozenset()
    try:
        lines = settings.known_names.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise MisuseError(f"KNOWN_NAMES is the file {settings.known_names}, which can't be read.") from error
    return frozenset(line.strip() for line in lines if line.strip())


def _time(text: str) -> datetime:
    try:
        time = datetime.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is no time such as 2026-11-23T09:00") from error
    return (time if time.tzinfo else time.replace(tzinfo=UTC)).astimezone(UTC)
