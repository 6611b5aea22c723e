"""`reflection-bot run`: the bot on Telegram."""

from __future__ import annotations

import asyncio
import signal
from functools import partial
from typing import TYPE_CHECKING

from bot.commands.common import DONE, MisuseError, clock, library_for, open_database, read_folder
from bot.logs import start_logging
from bot.operating.reloading import hangup_asks
from bot.settings import read_settings, require_telegram
from storage.database import DatabaseUnusableError, StorageError, explain

if TYPE_CHECKING:
    import argparse

    from bot.commands.common import Commands
    from bot.settings import Settings


def add(commands: Commands, everywhere: argparse.ArgumentParser) -> None:
    """Say how it is called."""
    parser = commands.add_parser("run", parents=[everywhere], help="the bot on Telegram")
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    from bot.channels.telegram_channel.polling import RefusedError  # noqa: PLC0415  half a second that only run needs

    if hangup_asks():
        signal.signal(signal.SIGHUP, signal.SIG_IGN)  # what it asks for is done anyway while the bot starts
    settings = require_telegram(read_settings(options.database))
    start_logging(settings.log_level)
    try:
        asyncio.run(_serve(options, settings))
    except RefusedError as error:
        raise MisuseError(str(error)) from error
    except StorageError as error:
        raise DatabaseUnusableError(explain(error, settings.database)) from error
    return DONE


async def _serve(options: argparse.Namespace, settings: Settings) -> None:
    from bot.channels.telegram_channel.running import serve  # noqa: PLC0415  as above

    library = library_for(settings)
    database = await open_database(settings)
    try:
        await serve(settings, library, database, clock(options), partial(read_folder, settings.scripts))
    finally:
        await database.close()
