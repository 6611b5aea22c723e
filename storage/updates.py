"""Ids of updates that were taken, so that one that comes again is not taken twice."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from storage.database import Transaction


async def taken(transaction: Transaction, channel: str, ids: Iterable[int]) -> set[int]:
    """Give those of the ids that were taken before."""
    rows = await transaction.rows(
        "SELECT id FROM update_taken WHERE channel = ? AND id IN (SELECT value FROM json_each(?))",
        (channel, json.dumps(sorted(ids))),
    )
    return {int(str(number)) for (number,) in rows}


async def save_aside(transaction: Transaction, channel: str, aside: Iterable[tuple[int, str, str]], now: str) -> None:
    """Note updates that could not be taken (id, kind, class of the error), never what was in them."""
    await transaction.write(
        "INSERT OR IGNORE INTO update_aside VALUES (?, ?, ?, ?, ?)", [(channel, *one, now) for one in aside]
    )


async def forget_before(transaction: Transaction, time: str) -> None:
    """Forget the ids of updates taken before a time: Telegram repeats none that old, and one day uses ids again."""
    await transaction.write("DELETE FROM update_taken WHERE taken_at < ?", [(time,)])


async def save(transaction: Transaction, channel: str, ids: Iterable[int], now: str) -> None:
    """Note that these updates were taken."""
    await transaction.write(
        "INSERT OR IGNORE INTO update_taken VALUES (?, ?, ?)", [(channel, number, now) for number in ids]
    )
