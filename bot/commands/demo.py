"""`reflection-bot demo`: a new database full of people who never were."""

from __future__ import annotations

import argparse
import asyncio
import csv
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from bot.commands.common import DONE, MisuseError, library_for, open_database
from bot.demo.filling import TruthRow, fill_with_demo
from bot.demo.research import give_to_research
from bot.demo.visits import TooManyAnswersError
from bot.digests.periods import parse_week
from bot.settings import read_settings
from storage.database import DatabaseUnusableError, StorageError, explain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bot.commands.common import Commands
    from bot.settings import Settings

_BAR = 30


def add(commands: Commands, everywhere: argparse.ArgumentParser) -> None:
    """Say how it is called."""
    parser = commands.add_parser("demo", parents=[everywhere], help="fill a new database with invented people")
    parser.add_argument("--teams", type=_positive, required=True, metavar="N", help="how many teams")
    parser.add_argument("--answers", type=_positive, required=True, metavar="N", help="how many answers altogether")
    parser.add_argument("--until", type=_week, required=True, metavar="WEEK", help="the last week, such as 2026-W40")
    parser.add_argument("--seed", type=int, required=True, metavar="N", help="where chance begins")
    parser.add_argument("--truth", type=Path, metavar="FILE.csv", help="write what everybody rated and named")
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    settings = read_settings(options.database)
    if settings.database.exists():
        raise MisuseError(f"{settings.database} exists already; a demonstration needs a new file.")
    if options.truth is not None:
        _write_truth(options.truth, iter(()))
    try:
        truth = asyncio.run(_fill(options, settings))
    except BaseException as error:
        _forget(settings.database)
        if isinstance(error, TooManyAnswersError):
            raise MisuseError(str(error)) from error
        if isinstance(error, StorageError):
            raise DatabaseUnusableError(explain(error, settings.database, settings.database_key)) from error
        raise
    if options.truth is not None:
        _write_truth(options.truth, truth)
    print(f"{settings.database} holds {options.answers:,} answers of {options.teams} teams; team list shows these.")
    return DONE


async def _fill(options: argparse.Namespace, settings: Settings) -> Iterator[TruthRow]:
    library = library_for(settings)
    database = await open_database(settings)
    try:
        truth = await fill_with_demo(
            database,
            library,
            (options.teams, options.answers),
            options.until,
            options.seed,
            _progress(options.answers),
        )
        await give_to_research(database, int(library.texts("switches_edition")), options.seed)
    finally:
        await database.close()
    return truth


def _progress(answers: int) -> Callable[[int], None]:
    """Give what draws a bar on standard error."""

    def show(written: int) -> None:
        filled = _BAR * written // answers
        end = "\n" if written == answers else ""
        bar = "#" * filled + "." * (_BAR - filled)
        print(f"\r[{bar}] {written:,} of {answers:,} answers", end=end, file=sys.stderr, flush=True)

    return show


def _forget(database: Path) -> None:
    """Leave no half of a demonstration behind."""
    for ending in ("", "-wal", "-shm", "-lock"):
        Path(f"{database}{ending}").unlink(missing_ok=True)


def _write_truth(file: Path, truth: Iterator[TruthRow]) -> None:
    try:
        with file.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream)
            writer.writerow(TruthRow._fields)
            writer.writerows(truth)
    except OSError as error:
        raise MisuseError(f"{file} can't be written: {error.strerror}.") from error


def _positive(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not int(text):
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 1 on")
    return int(text)


def _week(text: str) -> int:
    try:
        return parse_week(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error
