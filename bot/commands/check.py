"""`reflection-bot check`: every problem of scripts and points."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from bot.commands.common import DONE, PROBLEMS_FOUND, MisuseError
from bot.library import read_sources

if TYPE_CHECKING:
    import argparse

    from bot.commands.common import Commands


def add(commands: Commands, everywhere: argparse.ArgumentParser) -> None:
    """Say how it is called."""
    parser = commands.add_parser("check", parents=[everywhere], help="find every problem in scripts and points")
    parser.add_argument("folder", nargs="?", type=Path, metavar="FOLDER", help="scripts of your own")
    parser.add_argument("--json", action="store_true", help="as JSON: code, file, line, message, hint")
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    if options.folder is not None and not options.folder.is_dir():
        raise MisuseError(f"{options.folder} is not a folder with scripts.")
    problems = read_sources(options.folder).problems()
    if options.json:
        print(msgspec.json.format(msgspec.json.encode(problems)).decode())
    else:
        for problem in problems:
            print(f"{problem.file}:{problem.line}: {problem.code}: {problem.message} {problem.hint}")
        print("No problems found." if not problems else f"{len(problems)} to mend.")
    return PROBLEMS_FOUND if problems else DONE
