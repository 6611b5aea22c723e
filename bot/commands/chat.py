"""`reflection-bot chat`: the bot in the terminal."""

from __future__ import annotations

import asyncio
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.channels.terminal import Terminal
from bot.commands.common import DONE, MisuseError, clock, library_for, open_database
from bot.duties import ERRANDS, JOBS
from bot.errands import Errands
from bot.pictures.drawing import content_of
from bot.reflecting.walk import Walk
from bot.settings import read_settings
from storage.database import DatabaseUnusableError, StorageError, explain

if TYPE_CHECKING:
    import argparse

    from bot.commands.common import Commands
    from bot.library import Library
    from bot.settings import Settings


def add(commands: Commands, everywhere: argparse.ArgumentParser) -> None:
    """Say how it is called."""
    parser = commands.add_parser("chat", parents=[everywhere], help="the bot in the terminal; no token needed")
    parser.add_argument("--theme", metavar="THEME", help="start with this theme")
    parser.add_argument("--as", dest="name", metavar="NAME", default="me", help="who is talking (default: me)")
    parser.add_argument("--scripts", type=Path, metavar="FOLDER", help="try scripts of your own")
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    settings = read_settings(options.database)
    library = library_for(replace(settings, scripts=options.scripts or settings.scripts))
    if options.theme and options.theme not in library.scripts:
        raise MisuseError(f"There is no theme {options.theme!r}; there are {', '.join(library.scripts)}.")
    try:
        asyncio.run(_converse(options, settings, library))
    except StorageError as error:
        raise DatabaseUnusableError(explain(error, settings.database)) from error
    return DONE


async def _converse(options: argparse.Namespace, settings: Settings, library: Library) -> None:
    database = await open_database(settings)
    try:
        walk = Walk(database, library, clock(options))
        errands = Errands(database, library, clock(options), ERRANDS, JOBS)
        terminal = Terminal(walk, errands, database, partial(content_of, library))
        await terminal.converse(options.name, options.theme or "")
    finally:
        await database.close()
