"""Reflections that their authors took out of team totals or of research, one by one."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Literal, get_args

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable

    from storage.database import Transaction

Use = Literal["teams", "research"]
USES: tuple[Use, ...] = get_args(Use)


async def of(transaction: Transaction, conversations: Iterable[int]) -> dict[int, set[Use]]:
    """Give what each of the conversations is kept out of; those that are kept out of nothing are absent."""
    rows = await transaction.rows(
        'SELECT conversation, "from" FROM reflection_excluded WHERE conversation IN (SELECT value FROM json_each(?))',
        (json.dumps(sorted(conversations)),),
    )
    excluded: dict[int, set[Use]] = {}
    for conversation, use in rows:
        excluded.setdefault(int(str(conversation)), set()).add(msgspec.convert(use, Use))
    return excluded


async def exclude(transaction: Transaction, conversation: int, use: Use, now: str) -> None:
    """Keep a conversation out of something from now on."""
    await transaction.write("INSERT OR IGNORE INTO reflection_excluded VALUES (?, ?, ?)", [(conversation, use, now)])


async def include(transaction: Transaction, conversation: int, use: Use) -> None:
    """Let a conversation count in something again."""
    await transaction.write(
        'DELETE FROM reflection_excluded WHERE conversation = ? AND "from" = ?', [(conversation, use)]
    )
