"""`reflection-bot tailor`: which points fit an answer, JSON lines in and out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from bot.commands.common import library_for
from bot.commands.json_lines import BadLineError, answer_lines
from bot.settings import read_settings
from bot.tailoring import why_illegible
from dialogues.reply_points import MOST_OF_A_KIND, MOST_OFFERED

if TYPE_CHECKING:
    import argparse

    from bot.commands.common import Commands


class Asked(msgspec.Struct):
    """One answer of a theme."""

    theme: str
    text: str


class Answered(msgspec.Struct):
    """The points shown, and those that would be buttons."""

    enablers: list[str]
    challenges: list[str]
    choices: list[str]


def add(commands: Commands, everywhere: argparse.ArgumentParser) -> None:
    """Say how it is called."""
    parser = commands.add_parser(
        "tailor", parents=[everywhere], help="which points fit an answer, JSON lines in and out"
    )
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    library = library_for(read_settings(options.database))
    themes = {point.theme for point in library.review}

    def answer(asked: Asked) -> Answered:
        if asked.theme not in themes:
            raise BadLineError(f"There is no theme {asked.theme!r}; there are {', '.join(sorted(themes))}.")
        if reason := why_illegible(asked.text):
            raise BadLineError(reason)
        found = library.find_points(asked.theme, asked.text)
        shown = {
            kind: [fit.point for fit in found if fit.shows and fit.kind == kind][:MOST_OF_A_KIND]
            for kind in ("enabler", "challenge")
        }
        return Answered(shown["enabler"], shown["challenge"], [fit.point for fit in found[:MOST_OFFERED]])

    return answer_lines(Asked, answer)
