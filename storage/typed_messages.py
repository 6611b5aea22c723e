"""Which message of a channel gave which answer, so that a message edited there changes its answer here."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Literal

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable

    from storage.database import Transaction


Part = Literal["words", "detail"]


class TypedMessage(msgspec.Struct, frozen=True):
    """A message by the channel's id, and the answer, or the part of it, that it gave."""

    message: int
    conversation: int
    item: str
    part: Part


async def find(transaction: Transaction, wanted: Iterable[tuple[int, int]]) -> dict[tuple[int, int], TypedMessage]:
    """Give what is known of messages (respondent, message)."""
    rows = await transaction.rows(
        "SELECT respondent, message, conversation, item, part FROM typed_message"
        " JOIN json_each(?) AS wanted ON respondent = wanted.value ->> 0 AND message = wanted.value ->> 1",
        (json.dumps(sorted(wanted)),),
    )
    found = [
        (row[0], msgspec.convert(dict(zip(TypedMessage.__struct_fields__, row[1:], strict=True)), TypedMessage))
        for row in rows
    ]
    return {(int(str(respondent)), typed.message): typed for respondent, typed in found}


async def save(transaction: Transaction, typed: Iterable[tuple[int, TypedMessage]]) -> None:
    """Keep which messages gave which answers, each with its respondent."""
    await transaction.write(
        "INSERT OR REPLACE INTO typed_message VALUES (?, ?, ?, ?, ?)",
        [(respondent, one.message, one.conversation, one.item, one.part) for respondent, one in typed],
    )
