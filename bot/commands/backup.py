"""`reflection-bot backup`: a copy of the database, whether the bot is running or not."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from bot.commands.common import DONE
from bot.settings import read_settings
from storage.backups import back_up

if TYPE_CHECKING:
    import argparse

    from bot.commands.common import Commands


def add(commands: Commands, everywhere: argparse.ArgumentParser) -> None:
    """Say how it is called."""
    parser = commands.add_parser(
        "backup", parents=[everywhere], help="write a copy of the database, also while it runs"
    )
    parser.add_argument("file", type=Path, metavar="FILE", help="where the copy goes; an older backup is replaced")
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    settings = read_settings(options.database)
    back_up(settings.database, settings.database_key, options.file)
    print(f"{options.file} holds all that {settings.database} held just now.")
    return DONE
