"""The command line: one function for each subcommand, one sentence for each thing that can go wrong."""

from __future__ import annotations

import argparse
import asyncio
import sqlite3
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from bot.channels.terminal import Terminal, use_utf8
from bot.library import build_library, read_sources
from bot.reflecting.walk import Walk
from bot.settings import SettingError, read_settings
from storage.database import Database, DatabaseUnusableError, explain

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.library import Library
    from bot.settings import Settings

DONE, PROBLEMS_FOUND, MISUSE = 0, 1, 2


class MisuseError(Exception):
    """What was asked for can't be done as asked; the message is one sentence."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit: 0 done; 1 problems found or refused; 2 misuse or environment."""
    use_utf8(sys.stdin, sys.stdout, sys.stderr)
    sys.exit(run(sys.argv[1:] if arguments is None else arguments))


def run(arguments: Sequence[str]) -> int:
    """Run one subcommand and give its exit status."""
    options = _parser().parse_args(arguments)
    try:
        status: int = options.run(options)
    except (MisuseError, SettingError, DatabaseUnusableError) as error:
        print(error, file=sys.stderr)
        return MISUSE
    except BrokenPipeError:
        sys.stderr.close()
        return DONE
    except KeyboardInterrupt:
        print(file=sys.stderr)
        return DONE
    return status


def _chat(options: argparse.Namespace) -> int:
    settings = read_settings(options.database)
    library = _library(settings)
    if options.theme and options.theme not in library.scripts:
        raise MisuseError(f"There is no theme {options.theme!r}; there are {', '.join(library.scripts)}.")
    try:
        asyncio.run(_converse(options, settings, library))
    except sqlite3.Error as error:
        raise DatabaseUnusableError(explain(error, settings.database)) from error
    return DONE


async def _converse(options: argparse.Namespace, settings: Settings, library: Library) -> None:
    database = await Database.open(settings.database)
    try:
        walk = Walk(database, library, _clock(options))
        await Terminal(walk, database, library.find_points).converse(options.name, options.theme or "")
    finally:
        await database.close()


def _check(options: argparse.Namespace) -> int:
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


def _review(_: argparse.Namespace) -> int:
    fields = ("id", "theme", "kind", "level", "wording", "section")
    points = [{field: getattr(point, field) for field in fields} for point in _library(read_settings()).review]
    print(msgspec.json.format(msgspec.json.encode(points)).decode())
    return DONE


def _library(settings: Settings) -> Library:
    sources = read_sources()
    if problems := sources.problems():
        first = problems[0]
        raise MisuseError(f"The scripts have problems, the first in {first.file}, line {first.line}; see check.")
    return build_library(sources, settings.safeguarding)


def _clock(options: argparse.Namespace) -> Callable[[], datetime]:
    if options.now is None:
        return lambda: datetime.now(UTC)
    fixed: datetime = options.now
    return lambda: fixed


def _time(text: str) -> datetime:
    try:
        time = datetime.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is no time such as 2026-11-23T09:00") from error
    return (time if time.tzinfo else time.replace(tzinfo=UTC)).astimezone(UTC)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="reflection-bot", description="Guided reflection on working with other agencies."
    )
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    everywhere = argparse.ArgumentParser(add_help=False)
    everywhere.add_argument("--database", type=Path, metavar="FILE", help="the SQLite file (default: DATABASE)")
    everywhere.add_argument("--now", type=_time, metavar="TIME", help="take this ISO 8601 time for now, for tests")

    chat = commands.add_parser("chat", parents=[everywhere], help="the bot in the terminal; no token needed")
    chat.add_argument("--theme", metavar="THEME", help="start with this theme")
    chat.add_argument("--as", dest="name", metavar="NAME", default="me", help="who is talking (default: me)")
    chat.set_defaults(run=_chat)

    check = commands.add_parser("check", parents=[everywhere], help="find every problem in scripts and points")
    check.add_argument("folder", nargs="?", type=Path, metavar="FOLDER", help="scripts of your own")
    check.add_argument("--json", action="store_true", help="as JSON: code, file, line, message, hint")
    check.set_defaults(run=_check)

    review = commands.add_parser("review", parents=[everywhere], help="the points of the review")
    review.add_argument("--json", action="store_true", help="all of them as JSON")
    review.set_defaults(run=_review)
    return parser
