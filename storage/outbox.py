"""Messages that were decided and are not sent yet; a message leaves the table when it is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from storage import respondents

if TYPE_CHECKING:
    from collections.abc import Iterable

    from storage.database import Transaction


FAREWELL = 0


class Outgoing(msgspec.Struct, frozen=True):
    """One message to one respondent; `message` is its JSON.

    With the id FAREWELL it is the last word to somebody who was forgotten: it stands in no table, so that nothing of
    them does.
    """

    id: int
    respondent: int
    channel: str
    address: str
    message: str


async def next_id(transaction: Transaction) -> int:
    """Give the lowest id that no message has had so far."""
    rows = await transaction.rows("SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'outbox'), 0) + 1")
    return msgspec.convert(rows[0][0], int)


async def put(transaction: Transaction, messages: Iterable[Outgoing], now: str) -> None:
    """Keep messages to be sent, in the order of their ids."""
    await transaction.write(
        "INSERT INTO outbox (id, respondent, message, created_at) VALUES (?, ?, ?, ?)",
        [(one.id, one.respondent, one.message, now) for one in messages],
    )


async def put_for(transaction: Transaction, messages: Iterable[tuple[int, int, str]], now: str) -> list[Outgoing]:
    """Keep messages (id, respondent, JSON) and give them with their addresses."""
    wanted = list(messages)
    addresses = await respondents.addresses(transaction, {respondent for _, respondent, _ in wanted})
    outgoing = [Outgoing(number, who, *addresses[who], text) for number, who, text in wanted]
    await put(transaction, outgoing, now)
    return outgoing


async def unsent(transaction: Transaction, channel: str, after: int = 0) -> list[Outgoing]:
    """Give the messages of a channel that are to be sent, oldest first, from an id on."""
    rows = await transaction.rows(
        "SELECT outbox.id, respondent, channel, address, message FROM outbox"
        " JOIN respondent ON respondent.id = respondent WHERE channel = ? AND outbox.id > ? ORDER BY outbox.id",
        (channel, after),
    )
    return [msgspec.convert(dict(zip(Outgoing.__struct_fields__, row, strict=True)), Outgoing) for row in rows]


async def has_room(transaction: Transaction, most: int) -> bool:
    """Say whether fewer messages wait than `most`."""
    rows = await transaction.rows("SELECT count(*) < ?1 FROM (SELECT 1 FROM outbox LIMIT ?1)", (most,))
    return bool(rows[0][0])


async def is_unsent(transaction: Transaction, message: int) -> bool:
    """Say whether a message still waits."""
    return bool(await transaction.rows("SELECT 1 FROM outbox WHERE id = ?", (message,)))


async def oldest(transaction: Transaction, channel: str) -> str | None:
    """Give when the oldest message of a channel came here; patient ones, which go out slowly on purpose, count not."""
    rows = await transaction.rows(
        "SELECT outbox.created_at FROM outbox JOIN respondent ON respondent.id = respondent"
        " WHERE channel = ? AND json_extract(message, '$.patient') IS NOT 1 ORDER BY outbox.id LIMIT 1",
        (channel,),
    )
    return str(rows[0][0]) if rows else None


async def drop(transaction: Transaction, address: tuple[str, str]) -> None:
    """Take out all messages to an address that can't be reached."""
    await transaction.write(
        "DELETE FROM outbox WHERE respondent = (SELECT id FROM respondent WHERE channel = ? AND address = ?)", [address]
    )


async def mark_sent(transaction: Transaction, ids: Iterable[int]) -> None:
    """Take messages out that were sent."""
    await transaction.write("DELETE FROM outbox WHERE id = ?", [(number,) for number in ids])
