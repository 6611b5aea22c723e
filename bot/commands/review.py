"""`reflection-bot review`: the points of the review."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from bot.commands.common import DONE, library_for
from bot.settings import read_settings

if TYPE_CHECKING:
    import argparse

    from bot.commands.common import Commands

_FIELDS = ("id", "theme", "kind", "level", "wording", "section")


def add(commands: Commands, everywhere: argparse.ArgumentParser) -> None:
    """Say how it is called."""
    parser = commands.add_parser("review", parents=[everywhere], help="the points of the review")
    parser.add_argument("--json", action="store_true", help="all of them as JSON")
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    review = library_for(read_settings(options.database)).review
    if options.json:
        points = [{field: getattr(point, field) for field in _FIELDS} for point in review]
        print(msgspec.json.format(msgspec.json.encode(points)).decode())
    else:
        for point in review:
            print(f"{point.id}: {point.label}")
    return DONE
