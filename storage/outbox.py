"""Messages that were decided and are not sent yet; a message leaves the table when it is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable

    from storage.database import Transaction


class Outgoing(msgspec.Struct, frozen=True):
    """One message to one address; `message` is its JSON."""

    id: int
    channel: str
    address: str
    message: str


async def put(transaction: Transaction, messages: Iterable[tuple[int, str]], now: str) -> None:
    """Keep messages (respondent, message as JSON) to be sent, in order."""
    await transaction.write(
        "INSERT INTO outbox (respondent, message, created_at) VALUES (?, ?, ?)",
        [(respondent, message, now) for respondent, message in messages],
    )


async def unsent(transaction: Transaction, channel: str, most: int = 1000) -> list[Outgoing]:
    """Give messages of a channel that are to be sent, oldest first."""
    rows = await transaction.rows(
        "SELECT outbox.id, channel, address, message FROM outbox JOIN respondent ON respondent.id = respondent"
        " WHERE channel = ? ORDER BY outbox.id LIMIT ?",
        (channel, most),
    )
    return [Outgoing(int(str(number)), str(name), str(address), str(text)) for number, name, address, text in rows]


async def mark_sent(transaction: Transaction, ids: Iterable[int]) -> None:
    """Take messages out that were sent."""
    await transaction.write("DELETE FROM outbox WHERE id = ?", [(number,) for number in ids])
