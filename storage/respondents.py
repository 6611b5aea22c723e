"""The people who reflect: an address on a channel, and whether they were told what this is."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable

    from storage.database import Transaction

Address = tuple[str, str]


class Respondent(msgspec.Struct, frozen=True):
    """One person on one channel. Times are ISO 8601 in UTC."""

    id: int
    channel: str
    address: str
    greeted_at: str | None = None
    unreachable_at: str | None = None


async def find(transaction: Transaction, addresses: Iterable[Address]) -> dict[Address, Respondent]:
    """Give those of the addresses (channel, address) that are known."""
    rows = await transaction.rows(
        "SELECT respondent.id, channel, address, greeted_at, unreachable_at FROM respondent"
        " JOIN json_each(?) AS wanted ON channel = wanted.value ->> 0 AND address = wanted.value ->> 1",
        (json.dumps(sorted(addresses)),),
    )
    known = [msgspec.convert(row, Respondent, from_attributes=False) for row in map(_named, rows)]
    return {(respondent.channel, respondent.address): respondent for respondent in known}


async def addresses(transaction: Transaction, ids: Iterable[int]) -> dict[int, Address]:
    """Give the addresses of respondents."""
    rows = await transaction.rows(
        "SELECT id, channel, address FROM respondent WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(ids)),),
    )
    return {int(str(number)): (str(channel), str(address)) for number, channel, address in rows}


async def next_id(transaction: Transaction) -> int:
    """Give the lowest id that no respondent has had so far in this file, not even one who was forgotten."""
    rows = await transaction.rows("SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'respondent'), 0) + 1")
    return msgspec.convert(rows[0][0], int)


async def save(transaction: Transaction, respondents: Iterable[Respondent], now: str) -> None:
    """Keep respondents, new ones and changed ones."""
    await transaction.write(
        "INSERT INTO respondent (id, channel, address, greeted_at, unreachable_at, created_at)"
        " VALUES (?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (id) DO UPDATE SET greeted_at = excluded.greeted_at, unreachable_at = excluded.unreachable_at",
        [(one.id, one.channel, one.address, one.greeted_at, one.unreachable_at, now) for one in respondents],
    )


async def move(transaction: Transaction, old: Address, new: Address) -> None:
    """Note that a chat has another address from now on; one that has it already keeps it."""
    await transaction.write(
        "UPDATE OR IGNORE respondent SET channel = ?, address = ? WHERE channel = ? AND address = ?", [(*new, *old)]
    )


async def save_unreachable(transaction: Transaction, address: Address, now: str) -> None:
    """Note that messages to an address can't be delivered any more."""
    await transaction.write(
        "UPDATE respondent SET unreachable_at = ? WHERE channel = ? AND address = ?", [(now, *address)]
    )


def _named(row: tuple[object, ...]) -> dict[str, object]:
    return dict(zip(Respondent.__struct_fields__, row, strict=True))
