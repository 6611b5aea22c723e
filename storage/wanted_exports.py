"""Exports that researchers asked for in the chat, until each has its answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from storage.database import Transaction


class Wanted(msgspec.Struct, frozen=True):
    """One export that somebody waits for. Weeks are such as 2026-W37; `told_at` is when they last heard of it."""

    id: int
    respondent: int
    first_week: str
    last_week: str
    by: str
    purpose: str
    is_open: bool
    linked: bool
    told_at: str


async def add(transaction: Transaction, wanted: Wanted) -> None:
    """Keep that somebody wants an export, whatever its `id` says."""
    columns = Wanted.__struct_fields__[1:]
    marks = ", ".join("?" for _ in columns)
    await transaction.write(
        f"INSERT INTO export_wanted ({', '.join(columns)}) VALUES ({marks})",  # noqa: S608  names of our own fields
        [msgspec.structs.astuple(wanted)[1:]],
    )


async def every(transaction: Transaction) -> list[Wanted]:
    """Give all that somebody waits for, the oldest first."""
    columns = Wanted.__struct_fields__
    rows = await transaction.rows(f"SELECT {', '.join(columns)} FROM export_wanted ORDER BY id")  # noqa: S608  as above
    return [msgspec.convert(dict(zip(columns, row, strict=True)), Wanted, strict=False) for row in rows]


async def save_told(transaction: Transaction, wanted: int, now: str) -> None:
    """Note that somebody has heard of how their export goes on."""
    await transaction.write("UPDATE export_wanted SET told_at = ? WHERE id = ?", [(now, wanted)])


async def remove(transaction: Transaction, wanted: int) -> None:
    """Take out what has its answer."""
    await transaction.write("DELETE FROM export_wanted WHERE id = ?", [(wanted,)])
