"""Scripts in a folder of an author's own, for the commands that take one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.commands.common import MisuseError
from bot.library import read_sources

if TYPE_CHECKING:
    from pathlib import Path

    from bot.library import Sources


def read_folder(folder: Path | None) -> Sources:
    """Read the scripts of a folder, or those that come with the bot.

    Raises:
        MisuseError: it is no folder, or no script is in it.
    """
    if folder is None:
        return read_sources()
    if folder.is_file():
        raise MisuseError(f"{folder} is a file; name the folder that it is in.")
    if not folder.is_dir():
        raise MisuseError(f"{folder} is not a folder with scripts.")
    sources = read_sources(folder)
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
