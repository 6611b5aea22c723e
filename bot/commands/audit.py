"""`reflection-bot audit`: who exported what, when and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from bot.commands.beside import in_transaction
from bot.commands.common import DONE, MisuseError
from bot.settings import read_settings
from storage import exports

if TYPE_CHECKING:
    import argparse

    from bot.commands.common import Commands
    from storage.exports import Recorded


def add(commands: Commands, everywhere: argparse.ArgumentParser) -> None:
    """Say how it is called."""
    parser = commands.add_parser("audit", parents=[everywhere], help="who exported what, when and why")
    parser.add_argument("--json", action="store_true", help="as JSON: an array of exports")
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    settings = read_settings(options.database)
    if not settings.database.is_file():
        raise MisuseError(f"There is no database {settings.database}.")
    recorded = in_transaction(settings, exports.every)
    if options.json:
        rows = [{"number": one.number} | msgspec.structs.asdict(one.export) | {"files": one.files} for one in recorded]
        print(msgspec.json.format(msgspec.json.encode(rows)).decode())
    elif not recorded:
        print("Nothing was exported.")
    else:
        print("\n\n".join("\n".join(_lines(one)) for one in recorded))
    return DONE


def _lines(one: Recorded) -> list[str]:
    done = one.export
    return [
        f"Export {one.number}, {done.exported_at}, by {done.by}, for: {done.purpose}",
        f"  {done.first_week} to {done.last_week}, {done.filter}",
        f"  {done.people} people, {done.suppressed} with something left out, k {done.k}, l {done.l}",
        f"  {done.responses} responses, {done.words} answers in words",
        *(f"  {checksum}  {name}" for name, checksum in one.files.items()),
    ]
