"""When each person wants to hear from the bot by itself; who chose nothing has no row."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Literal, get_args

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable

    from storage.database import Transaction, Value

Nation = Literal["ENG", "WLS", "SCT", "NIR"]
NATIONS: tuple[Nation, ...] = get_args(Nation)


class Reminding(msgspec.Struct, frozen=True):
    """What a person chose.

    `clock` is HH:MM on the clocks of `zone` (None: those of the service). `days` are numbers from 1 for Monday to 7.
    `nation` is whose bank holidays are kept free (None: those of the service), unless `on_holidays`. Without `plans` no
    plan is asked about.
    """

    clock: str = "08:30"
    days: str = "12345"
    nation: Nation | None = None
    on_holidays: bool = False
    zone: str | None = None
    plans: bool = True


FIELDS = Reminding.__struct_fields__
_COLUMNS = ", ".join(FIELDS)


def read(values: Iterable[Value]) -> Reminding:
    """Give what a person chose of its columns; all of them are None where nothing was chosen."""
    row = dict(zip(FIELDS, values, strict=True))
    return Reminding() if row["clock"] is None else msgspec.convert(row, Reminding, strict=False)


async def of(transaction: Transaction, respondents: Iterable[int]) -> dict[int, Reminding]:
    """Give what those people chose who chose something."""
    rows = await transaction.rows(
        f"SELECT respondent, {_COLUMNS} FROM reminding WHERE respondent IN (SELECT value FROM json_each(?))",  # noqa: S608  constants
        (json.dumps(sorted(respondents)),),
    )
    return {int(str(respondent)): read(values) for respondent, *values in rows}


async def save(transaction: Transaction, respondent: int, chosen: Reminding) -> None:
    """Keep what a person chose."""
    await transaction.write(
        f"INSERT OR REPLACE INTO reminding (respondent, {_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)",  # noqa: S608  as above
        [(respondent, *(getattr(chosen, field) for field in FIELDS))],
    )
