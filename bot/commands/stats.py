"""`reflection-bot stats`: how the bot is used, in counts that betray nobody."""

from __future__ import annotations

import argparse
from functools import partial
from typing import TYPE_CHECKING

import msgspec

from bot.commands.beside import in_transaction
from bot.commands.common import DONE, MisuseError, clock, library_for
from bot.settings import read_settings
from bot.usage.counting import count, newest
from storage.usage import CLOSING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from bot.commands.common import Commands
    from bot.digests.periods import Period
    from bot.usage.rules import Place, Told
    from dialogues.script import Script
    from storage.database import Transaction

NOT_TOLD = "-"
_WIDTH = 34
_NOTE = "People are counted in ranges, once for each block; - stands for fewer than 5, or what could betray somebody."


def add(commands: Commands, everywhere: argparse.ArgumentParser) -> None:
    """Say how it is called."""
    parser = commands.add_parser("stats", parents=[everywhere], help="how the bot is used, in counts alone")
    parser.add_argument("--json", action="store_true", help="as JSON: an array of blocks, the newest first")
    parser.add_argument(
        "--blocks", type=_positive, default=1, metavar="N", help="how many blocks of four weeks (default: 1)"
    )
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    settings = read_settings(options.database)
    if not settings.database.is_file():
        raise MisuseError(f"There is no database {settings.database}.")
    scripts = library_for(settings).scripts
    blocks = in_transaction(settings, partial(_look, now=clock(options)(), most=options.blocks))
    if options.json:
        print(msgspec.json.format(msgspec.json.encode([as_json(*one) for one in blocks])).decode())
    else:
        print("\n\n".join("\n".join(_lines(scripts, *one)) for one in blocks), _NOTE, sep="\n\n")
    return DONE


async def _look(transaction: Transaction, now: datetime, most: int) -> list[tuple[Period, Told]]:
    await count(transaction, now)
    return await newest(transaction, most)


def as_json(block: Period, told: Told) -> dict[str, object]:
    """Give what is told of a block with its keys."""
    return {"block": block.text} | msgspec.structs.asdict(told)


def _lines(scripts: Mapping[str, Script], block: Period, told: Told) -> Iterator[str]:
    yield f"Four weeks to {block.last_day.day} {block.last_day:%B %Y} ({block.text})"
    for name, people in told.people.items():
        yield _line(_spoken(name), people)
    yield "Where they stopped"
    for place in told.stopped_at:
        yield _line(_place(scripts, place), place.people)
    if not told.stopped_at:
        yield f"  {NOT_TOLD}"
    yield "Typical of one person"
    for name, value in told.typical.items():
        yield _line(_spoken(name), value)


def _line(name: str, value: str | int | None) -> str:
    return f"  {name:<{_WIDTH}}  {NOT_TOLD if value is None else value}"


def _spoken(name: str) -> str:
    return name.replace("_", " ").capitalize()


def _place(scripts: Mapping[str, Script], place: Place) -> str:
    script = scripts.get(place.theme)
    item = script.item(place.question) if script else None
    brief = item.in_brief if item else ("closing screen" if place.question == CLOSING else place.question)
    return f"{place.theme}: {brief}"


def _positive(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not int(text):
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 1 on")
    return int(text)
