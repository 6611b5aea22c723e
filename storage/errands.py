"""What people asked for that takes reading and writing of its own: kept until it is done, so that a kill repeats it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable

    from storage.database import Transaction


class Errand(msgspec.Struct, frozen=True):
    """One thing to do for one respondent, for example to send all that is held about them."""

    id: int
    respondent: int
    channel: str
    address: str
    kind: str
    argument: str


async def put(transaction: Transaction, errands: Iterable[tuple[int, str, str]], now: str) -> None:
    """Keep errands (respondent, kind, argument)."""
    await transaction.write(
        "INSERT INTO errand (respondent, kind, argument, asked_at) VALUES (?, ?, ?, ?)",
        [(*one, now) for one in errands],
    )


async def undone(transaction: Transaction) -> list[Errand]:
    """Give the errands that are to be done, oldest first."""
    rows = await transaction.rows(
        "SELECT errand.id, respondent, channel, address, kind, argument FROM errand"
        " JOIN respondent ON respondent.id = respondent ORDER BY errand.id"
    )
    return [msgspec.convert(dict(zip(Errand.__struct_fields__, row, strict=True)), Errand) for row in rows]


async def is_undone(transaction: Transaction, errand: int) -> bool:
    """Tell whether an errand is still to be done; those of somebody who was forgotten are not."""
    return bool(await transaction.rows("SELECT 1 FROM errand WHERE id = ?", (errand,)))


async def mark_done(transaction: Transaction, errand: int) -> None:
    """Take an errand out, in the transaction that holds what it brought."""
    await transaction.write("DELETE FROM errand WHERE id = ?", [(errand,)])
