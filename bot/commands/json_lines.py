"""JSON lines in, JSON lines out: one for each, in order; a bad one gives an error and the others go on."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TypeVar

import msgspec

from bot.commands.common import DONE, PROBLEMS_FOUND

if TYPE_CHECKING:
    from collections.abc import Callable

Line = TypeVar("Line")


class BadLineError(Exception):
    """What stands in a line can't be worked on; the message is one sentence."""


def answer_lines(kind: type[Line], answer: Callable[[Line], object]) -> int:
    """Answer each line of standard input with a line of standard output, and give the exit status."""
    status = DONE
    decoder = msgspec.json.Decoder(kind)
    for line in sys.stdin.buffer:
        try:
            result = answer(decoder.decode(line))
        except (msgspec.MsgspecError, UnicodeDecodeError, BadLineError) as error:
            result = {"error": str(error)}
            status = PROBLEMS_FOUND
        sys.stdout.write(msgspec.json.encode(result).decode() + "\n")
        sys.stdout.flush()
    return status
