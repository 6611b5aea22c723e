"""`reflection-bot export`: what people gave to research, made anonymous; and the review of words before they leave."""

from __future__ import annotations

import asyncio
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from bot.commands.common import DONE, PROBLEMS_FOUND, MisuseError, clock, library_for
from bot.commands.reviewing_words import review_words
from bot.digests.periods import parse_week
from bot.research.generalising import HierarchyError
from bot.research.job import FORMATS, Request
from bot.research.rules import LEAST_K, LEAST_K_OPEN
from bot.settings import read_settings
from storage.database import Database, DatabaseUnusableError, StorageError, explain

if TYPE_CHECKING:
    import argparse

    from bot.commands.common import Commands
    from bot.library import Library
    from bot.research.exporting import Done
    from bot.settings import Settings

_REVIEW = "review"
_BAR = 30
_LINE_EVERY_S = 20.0


def add(commands: Commands, everywhere: argparse.ArgumentParser) -> None:
    """Say how it is called."""
    parser = commands.add_parser("export", parents=[everywhere], help="an anonymised export for research")
    parser.add_argument(
        "folder", type=Path, metavar="FOLDER", help='a folder or .zip to make, or "review" to review words'
    )
    parser.add_argument("--from", dest="first", required=True, metavar="WEEK", help="the first week: 2026-W37")
    parser.add_argument("--to", dest="last", required=True, metavar="WEEK", help="the last week: 2026-W40")
    parser.add_argument("--by", required=True, metavar="NAME", help="who exports; kept in the record")
    parser.add_argument("--purpose", default="", metavar="TEXT", help="what for; kept in the record")
    parser.add_argument("--k", type=int, metavar="N", help="how many people share each description (default: 5)")
    parser.add_argument("--open", action="store_true", help="for deposit in an archive: k of 10 or more, no words")
    parser.add_argument("--linked", action="store_true", help="keep pseudonyms over periods")
    parser.add_argument("--words", action="store_true", help="the words as well, after they were reviewed")
    parser.add_argument("--formats", metavar="LIST", help=f"out of {','.join(FORMATS)} (default: all that can be)")
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    from bot.research.exporting import RefusedError  # noqa: PLC0415  numpy, which no other command should wait for

    settings = read_settings(options.database)
    request = _request(options)
    if not settings.database.is_file():
        raise MisuseError(f"There is no database {settings.database}.")
    reviewing = options.folder == Path(_REVIEW)
    if not reviewing:
        _require_new(options.folder)
    library = library_for(settings)
    try:
        if reviewing:
            return asyncio.run(_review(options, settings, library, request))
        return _tell(asyncio.run(_export(options, settings, library, request)), options.folder)
    except RefusedError as error:
        print(error, file=sys.stderr)
        return PROBLEMS_FOUND
    except HierarchyError as error:
        raise MisuseError(str(error)) from error
    except StorageError as error:
        raise DatabaseUnusableError(explain(error, settings.database)) from error
    except OSError as error:
        raise MisuseError(f"{options.folder} can't be written: {error.strerror}; nothing was exported.") from error


def _request(options: argparse.Namespace) -> Request:
    try:
        first, last = parse_week(options.first), parse_week(options.last)
    except ValueError as error:
        raise MisuseError(str(error)) from error
    if last < first:
        raise MisuseError(f"--to {options.last} is before --from {options.first}.")
    least = LEAST_K_OPEN if options.open else LEAST_K
    k = least if options.k is None else options.k
    by, purpose = options.by.strip(), options.purpose.strip()
    if k < least:
        raise MisuseError(f"--k is {least} or more{' with --open' if options.open else ''}.")
    if options.open and options.words:
        raise MisuseError("--open never holds words: leave out --words.")
    if not by or not (purpose or options.folder == Path(_REVIEW)):
        raise MisuseError("--by and --purpose say who exports and what for; the record needs both.")
    formats = _formats(options.formats, words=options.words)
    return Request(
        first=first,
        last=last,
        by=by,
        purpose=purpose.rstrip("."),
        exported_at=clock(options)().isoformat(timespec="seconds"),
        k=k,
        is_open=options.open,
        linked=options.linked,
        words=options.words,
        formats=formats,
    )


def _formats(asked: str | None, *, words: bool) -> tuple[str, ...]:
    from bot.research.formats import can_write_parquet  # noqa: PLC0415  as above

    if asked is None:
        possible = {"parquet": can_write_parquet(), "qdpx": words}
        return tuple(one for one in FORMATS if possible.get(one, True))
    names = [name.strip() for name in asked.split(",") if name.strip()]
    if unknown := [name for name in names if name not in FORMATS]:
        raise MisuseError(f"There is no format {unknown[0]!r}; there are {', '.join(FORMATS)}.")
    if "parquet" in names and not can_write_parquet():
        raise MisuseError('Parquet needs pyarrow: install the bot with its extra "research".')
    if "qdpx" in names and not words:
        raise MisuseError("The format qdpx holds words: add --words.")
    return tuple(one for one in FORMATS if one in names or one == "csv")


def _require_new(folder: Path) -> None:
    if folder.exists() or folder.is_symlink():
        raise MisuseError(f"{folder} exists already: name a folder that does not.")
    if not folder.absolute().parent.is_dir():
        raise MisuseError(f"The folder {folder.absolute().parent} does not exist; make it first.")


async def _export(options: argparse.Namespace, settings: Settings, library: Library, request: Request) -> Done:
    from bot.research.exporting import export  # noqa: PLC0415  as above

    database = await Database.open(settings.database, settings.database_key, settings.tombstones, alone=False)
    try:
        return await export(database, library, request, options.folder.absolute(), _Bar())
    finally:
        await database.close()


async def _review(options: argparse.Namespace, settings: Settings, library: Library, request: Request) -> int:
    database = await Database.open(settings.database, settings.database_key, settings.tombstones, alone=False)
    try:
        return await review_words(database, library, request, clock(options))
    finally:
        await database.close()


def _tell(done: Done, folder: Path) -> int:
    for warning in done.warnings:
        print(f"Warning: {warning}", file=sys.stderr)
    print(f"{folder}: {done.responses} responses of {done.people} people, k {done.k}, l {done.l}.")
    if done.suppressed:
        print(f"Of {done.suppressed} people something was left out, because it would have shown them.")
    return DONE


class _Bar:
    """Shows how far it is, and how long it still takes: on a terminal as a bar, else as a line now and then."""

    def __init__(self) -> None:
        self._began = self._told = time.monotonic()

    def __call__(self, done: int, of: int) -> None:
        now = time.monotonic()
        left = (now - self._began) * (of - done) / done
        if sys.stderr.isatty():
            filled = "#" * (_BAR * done // of)
            end = "\n" if done == of else ""
            print(f"\r[{filled:<{_BAR}}] {left:4.0f} s left", end=end, file=sys.stderr, flush=True)
        elif now - self._told >= _LINE_EVERY_S:
            self._told = now
            print(f"{100 * done // of} percent done, {left:.0f} s left", file=sys.stderr, flush=True)
