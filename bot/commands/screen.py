"""`reflection-bot screen`: what a text holds, JSON lines in and out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from bot.commands.common import known_names
from bot.commands.json_lines import answer_lines
from bot.screening import Screener
from bot.settings import read_settings
from dialogues.screening.personal_data.spans import Span  # noqa: TC001  msgspec reads the annotations at run time

if TYPE_CHECKING:
    import argparse

    from bot.commands.common import Commands


class Asked(msgspec.Struct):
    """One text."""

    text: str


class Answered(msgspec.Struct):
    """The text without personal data, where it stood in code points of the text as it came, the gravest concern."""

    text: str
    spans: tuple[Span, ...]
    concern: str | None


def add(commands: Commands, everywhere: argparse.ArgumentParser) -> None:
    """Say how it is called."""
    parser = commands.add_parser("screen", parents=[everywhere], help="what a text holds, JSON lines in and out")
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    screen = Screener(known_names(read_settings(options.database)))

    def answer(asked: Asked) -> Answered:
        screened = screen(asked.text)
        text = asked.text if screened.redacted is None else screened.redacted
        return Answered(text, screened.spans, screened.concern)

    return answer_lines(Asked, answer)
