"""`reflection-bot digest`: what a team's lead gets, neither sent nor recorded."""

from __future__ import annotations

import re
import sys
from functools import partial
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from bot.commands.beside import in_transaction
from bot.commands.common import DONE, MisuseError, library_for
from bot.commands.team import no_such_team
from bot.digests.composing import compose, find
from bot.digests.periods import Period, parse_period
from bot.digests.wording import in_words
from bot.settings import read_settings
from bot.teams.names import as_kept
from storage import teams

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping

    from bot.commands.common import Commands
    from bot.digests.composing import Digest
    from bot.digests.disclosure import Reason
    from bot.library import Library
    from dialogues.script import Script
    from storage.database import Transaction

_TAG = re.compile(r"</?[a-z]+>")


def add(commands: Commands, everywhere: argparse.ArgumentParser) -> None:
    """Say how it is called."""
    parser = commands.add_parser("digest", parents=[everywhere], help="what a team's lead gets; sends nothing")
    parser.add_argument("--team", required=True, metavar="NAME", help="what the team is called")
    parser.add_argument(
        "--period", required=True, metavar="PERIOD", help="a week or a block, such as 2026-W40 or 2026-W37/2026-W40"
    )
    parser.add_argument("--json", action="store_true", help="as JSON")
    parser.add_argument("--picture", type=Path, metavar="FILE", help="write the picture here, as PNG")
    parser.add_argument("--explain", action="store_true", help="say what is withheld, and by which rule")
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    settings = read_settings(options.database)
    try:
        period = parse_period(options.period)
    except ValueError as error:
        raise MisuseError(str(error)) from error
    if not settings.database.exists():
        raise MisuseError(f"There is no database {settings.database} yet.")
    library = library_for(settings)
    name, digest, reasons = in_transaction(
        settings, partial(_look, scripts=library.scripts, name=as_kept(options.team), period=period)
    )
    if options.json:
        fields = as_json(name, digest) | ({"reasons": reasons} if options.explain else {})
        print(msgspec.json.format(msgspec.json.encode(fields)).decode())
    else:
        print(unescape(_TAG.sub("", in_words(library, name, [digest]))))
        if digest.provisional:
            print("\nProvisional: this period was not released yet.")
        if options.explain:
            print("", *(f"Rule {one.rule}, {one.item}: {one.because}." for one in reasons), sep="\n")
    if options.picture is not None:
        _write_picture(library, digest, options.picture)
    return DONE


async def _look(
    transaction: Transaction, scripts: Mapping[str, Script], name: str, period: Period
) -> tuple[str, Digest, tuple[Reason, ...]]:
    team = await teams.find(transaction, name)
    if team is None:
        raise no_such_team(name)
    composed = await compose(transaction, scripts, team.id, period)
    released = await find(transaction, team.id, period)
    return team.name, released or composed.digest, composed.disclosure.reasons


def as_json(team: str, digest: Digest) -> dict[str, object]:
    """Give a digest with the keys that are promised (design, "Stable interfaces")."""
    return {
        "team": team,
        "period": digest.period.text,
        "provisional": digest.provisional,
        "figures": digest.told.figures,
        "points": [{"id": point} for point in digest.told.points],
        "finding": {"id": digest.told.finding},
        "question": digest.told.questions[0],
    }


def _write_picture(library: Library, digest: Digest, file: Path) -> None:
    from bot.digests.picture import draw  # noqa: PLC0415  only pictures need the drawing library

    picture = draw(library, [digest])
    if picture is None:
        print(f"There is no figure to draw, so {file} was not written.", file=sys.stderr)
        return
    try:
        file.write_bytes(picture)
    except OSError as error:
        raise MisuseError(f"{file} can't be written: {error.strerror}.") from error
