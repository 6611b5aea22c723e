"""How long the oldest message waits, which a watcher of the running bot is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from bot.messages import Message
from storage import outbox
from storage.database import Database, Transaction
from storage.outbox import Outgoing

if TYPE_CHECKING:
    from pathlib import Path

ADA, BEN = 1, 2


async def put(transaction: Transaction, number: int, who: int, message: Message, at: str) -> None:
    text = msgspec.json.encode(message).decode()
    await outbox.put(transaction, [Outgoing(number, who, "", "", text)], at)


async def test_the_oldest_is_of_this_channel_and_not_patient(tmp_path: Path) -> None:
    database = await Database.open(tmp_path / "reflections.sqlite3")
    async with database.transaction() as transaction:
        people = [(ADA, "telegram", "1", "0"), (BEN, "terminal", "2", "0")]
        await transaction.write("INSERT INTO respondent (id, channel, address, created_at) VALUES (?, ?, ?, ?)", people)
        assert await outbox.oldest(transaction, "telegram") is None
        await put(transaction, 1, BEN, Message("somewhere else"), "08:00")
        await put(transaction, 2, ADA, Message("a digest", patient=True), "08:01")
        assert await outbox.oldest(transaction, "telegram") is None
        await put(transaction, 3, ADA, Message("an answer"), "08:02")
        await put(transaction, 4, ADA, Message("another"), "08:03")
        assert await outbox.oldest(transaction, "telegram") == "08:02"
        await outbox.mark_sent(transaction, [3])
        assert await outbox.oldest(transaction, "telegram") == "08:03"
    await database.close()
