"""What a team's lead is told when a week is over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.digests.composing import find, release
from bot.digests.periods import ending_with

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.digests.composing import Digest
    from dialogues.script import Script
    from storage.database import Transaction


async def release_week(
    transaction: Transaction, scripts: Mapping[str, Script], team: int, last_week: int, now: str
) -> list[Digest]:
    """Release what ends with a week, unless that was done before, and give what is told of it: one digest or two.

    Args:
        transaction: to read and write in.
        scripts: the scripts by theme.
        team: the team's id.
        last_week: the number of a week that is over, see `bot.digests.periods`.
        now: ISO 8601 in UTC.

    Raises:
        ValueError: the week is not over.
    """
    return _worth_telling([await release(transaction, scripts, team, one, now) for one in ending_with(last_week)])


async def released_week(transaction: Transaction, team: int, last_week: int) -> list[Digest]:
    """Give what was told of a week that was released, or nothing if it was not."""
    found = [await find(transaction, team, one) for one in ending_with(last_week)]
    return _worth_telling([digest for digest in found if digest is not None])


def _worth_telling(digests: list[Digest]) -> list[Digest]:
    """Leave out a period without figures and points beside one with some; of two without any, the week stays."""
    telling = [digest for digest in digests if digest.told.figures or digest.told.points]
    return telling or digests[:1]
