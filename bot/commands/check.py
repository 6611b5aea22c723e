"""`reflection-bot check`: every problem of scripts and points."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from bot.commands.common import DONE, PROBLEMS_FOUND, read_folder

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
    problems = read_folder(options.folder).problems()
    if options.json:
        print(msgspec.json.format(msgspec.json.encode(problems)).decode())
    else:
        for problem in problems:
            print(f"{problem.file}:{problem.line}: {problem.code}: {problem.message} {problem.hint}")
        print(f"{len(problems)} to mend; docs/diagnostics explains each code." if problems else "No problems found.")
    return PROBLEMS_FOUND if problems else DONE
