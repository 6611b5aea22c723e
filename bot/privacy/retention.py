"""Deletes every day what was kept long enough, at once after downtime, and a bounded number at a time."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from storage import retention

if TYPE_CHECKING:
    from bot.library import Library
    from bot.messages import Message
    from storage.database import Transaction

EVERY = timedelta(days=1)
MOST = 200


async def run(transaction: Transaction, library: Library, now: datetime) -> list[tuple[int, Message]]:
    """Delete what is due if the last run was a day ago, or left something; nobody is told."""
    last = await retention.last_run(transaction)
    if last is not None and last.is_complete and now - datetime.fromisoformat(last.ran_at) < EVERY:
        return []
    unchanged_since = months_before(now, library.retention.months)
    unfinished_since = now - timedelta(days=library.retention.unfinished_days)
    await retention.run(transaction, unchanged_since.isoformat(), unfinished_since.isoformat(), MOST, now.isoformat())
    return []


def months_before(now: datetime, months: int) -> datetime:
    """Give the instant so many calendar months before; from the 31st it goes to the last day of a shorter month."""
    year, month = divmod(now.year * 12 + now.month - 1 - months, 12)
    first = now.replace(year=max(year, 1), month=month + 1, day=1)
    days_in_month = ((first + timedelta(days=31)).replace(day=1) - first).days
    return first.replace(day=min(now.day, days_in_month))
