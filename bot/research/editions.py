"""Keeps the text of every edition that the bot asks, so that exports can say later what it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storage import editions

if TYPE_CHECKING:
    from datetime import datetime

    from bot.library import Library
    from bot.messages import Message
    from storage.database import Transaction


async def keep(transaction: Transaction, library: Library, now: datetime) -> list[tuple[int, Message]]:
    """Keep the scripts as they are now; those that are kept already cost a read."""
    del now
    await editions.save(transaction, library.scripts.values())
    return []
