"""Counts a block of four weeks once, when it is over, and keeps what may be told of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from bot.digests.periods import WEEKS_OF_A_BLOCK, Period, block_with, last_week_over
from bot.usage.rules import Told, tell
from storage import usage

if TYPE_CHECKING:
    from datetime import datetime

    from bot.library import Library
    from bot.messages import Message
    from storage.database import Transaction

_decoder = msgspec.json.Decoder(Told)


async def keep(transaction: Transaction, library: Library, now: datetime) -> list[tuple[int, Message]]:
    """Count the block that was over last, if that was not done; nobody is told by this."""
    del library
    await count(transaction, now)
    return []


async def count(transaction: Transaction, now: datetime) -> None:
    """Count the block that was over last, if that was not done.

    Earlier ones that were missed stay uncounted: unfinished reflections of that time are deleted already, so that
    finished ones would look more frequent than they were.
    """
    block = last_block_over(now)
    if await usage.is_told(transaction, block.last):
        return

    async def count_and_keep(inner: Transaction) -> None:
        told = tell(await usage.use(inner, block.start, block.end))
        await usage.save_told(inner, block.last, msgspec.json.encode(told).decode(), now.isoformat())

    await transaction.in_one_go(count_and_keep)


async def newest(transaction: Transaction, most: int) -> list[tuple[Period, Told]]:
    """Give what was told of the newest blocks, the newest first."""
    kept = await usage.told(transaction, most)
    return [(Period(last, WEEKS_OF_A_BLOCK), _decoder.decode(content)) for last, content in kept.items()]


def last_block_over(now: datetime) -> Period:
    """Give the last block that was over at a time."""
    return block_with(last_week_over(now) - WEEKS_OF_A_BLOCK + 1)
