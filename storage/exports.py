"""The record of exports: who, when, why, of what, how many, and a checksum of each file. It is only ever added to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Mapping

    from storage.database import Transaction


class Export(msgspec.Struct, frozen=True):
    """One export. Times are ISO 8601 in UTC, weeks such as 2026-W37; `filter` is how it was asked for."""

    exported_at: str
    by: str
    purpose: str
    first_week: str
    last_week: str
    filter: str
    people: int
    suppressed: int
    responses: int
    words: int
    k: int
    l: int  # noqa: E741  the letter that the literature uses


class Recorded(msgspec.Struct, frozen=True):
    """An export with its number and the SHA-256 of each of its files."""

    number: int
    export: Export
    files: dict[str, str]


async def record(transaction: Transaction, export: Export, files: Mapping[str, str]) -> int:
    """Write an export down, with the SHA-256 of each file by name, and give its number."""
    columns = ", ".join(Export.__struct_fields__)
    marks = ", ".join("?" for _ in Export.__struct_fields__)
    rows = await transaction.rows(
        f"INSERT INTO export ({columns}) VALUES ({marks}) RETURNING id",  # noqa: S608  names of our own fields
        msgspec.structs.astuple(export),
    )
    number = msgspec.convert(rows[0][0], int)
    await transaction.write(
        "INSERT INTO export_file VALUES (?, ?, ?)", [(number, name, checksum) for name, checksum in files.items()]
    )
    return number


async def every(transaction: Transaction) -> list[Recorded]:
    """Give all exports, the oldest first."""
    columns = ", ".join(Export.__struct_fields__)
    rows = await transaction.rows(f"SELECT id, {columns} FROM export ORDER BY id")  # noqa: S608  as above
    files: dict[int, dict[str, str]] = {}
    for number, name, checksum in await transaction.rows("SELECT export, name, sha256 FROM export_file ORDER BY name"):
        files.setdefault(int(str(number)), {})[str(name)] = str(checksum)
    return [
        Recorded(
            int(str(number)),
            msgspec.convert(dict(zip(Export.__struct_fields__, values, strict=True)), Export),
            files.get(int(str(number)), {}),
        )
        for number, *values in rows
    ]
