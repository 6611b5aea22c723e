"""What people who give to research said about their work: four questions, each of which may be left out."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Literal, get_args

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable

    from storage.database import Transaction

Column = Literal["role", "agency", "locality", "years"]
COLUMNS: tuple[Column, ...] = get_args(Column)


class Profile(msgspec.Struct, frozen=True):
    """A person's answers by id: "not-given" where one was left out, None while it was not asked."""

    role: str | None = None
    agency: str | None = None
    locality: str | None = None
    years: str | None = None

    @property
    def asked_next(self) -> Column | None:
        """The question that was not asked yet, or None after the last."""
        return next((column for column in COLUMNS if getattr(self, column) is None), None)


async def of(transaction: Transaction, respondents: Iterable[int]) -> dict[int, Profile]:
    """Give the profiles of those who have been asked."""
    rows = await transaction.rows(
        "SELECT respondent, role, agency, locality, years FROM profile"
        " WHERE respondent IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(respondents)),),
    )
    return {
        int(str(respondent)): msgspec.convert(dict(zip(COLUMNS, answers, strict=True)), Profile)
        for respondent, *answers in rows
    }


async def save(transaction: Transaction, profiles: Iterable[tuple[int, Profile]], now: str) -> None:
    """Keep profiles (respondent, profile)."""
    await transaction.write(
        "INSERT INTO profile (respondent, role, agency, locality, years, asked_at) VALUES (?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (respondent) DO UPDATE SET role = excluded.role, agency = excluded.agency,"
        " locality = excluded.locality, years = excluded.years",
        [(who, one.role, one.agency, one.locality, one.years, now) for who, one in profiles],
    )
