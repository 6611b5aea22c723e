"""Who leads which team, who is a researcher and who an operator, from when to when."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Literal

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable

    from storage.database import Transaction

GrantedRole = Literal["lead", "researcher", "operator"]


class Held(msgspec.Struct, frozen=True):
    """A role that somebody holds; a lead's names the team. `number` tells apart who holds it, without a name."""

    number: int
    role: GrantedRole
    team: int | None
    granted_at: str


async def of(transaction: Transaction, respondent: int) -> list[Held]:
    """Give the roles that somebody holds now."""
    rows = await transaction.rows(
        "SELECT id, role, team, granted_at FROM role WHERE respondent = ? AND ended_at IS NULL ORDER BY id",
        (respondent,),
    )
    return [_held(row) for row in rows]


async def held(transaction: Transaction) -> list[Held]:
    """Give all roles that are held now, the oldest first."""
    rows = await transaction.rows("SELECT id, role, team, granted_at FROM role WHERE ended_at IS NULL ORDER BY id")
    return [_held(row) for row in rows]


async def grant(transaction: Transaction, respondent: int, role: GrantedRole, team: int | None, now: str) -> None:
    """Give somebody a role; one who holds it already keeps it as it was."""
    await transaction.write(
        "INSERT OR IGNORE INTO role (respondent, role, team, granted_at) VALUES (?, ?, ?, ?)",
        [(respondent, role, team, now)],
    )


async def end(transaction: Transaction, respondent: int, role: GrantedRole, team: int | None, now: str) -> None:
    """Take a role from somebody."""
    await transaction.write(
        "UPDATE role SET ended_at = ? WHERE respondent = ? AND role = ? AND team IS ? AND ended_at IS NULL",
        [(now, respondent, role, team)],
    )


async def end_numbered(transaction: Transaction, numbers: Iterable[int], now: str) -> None:
    """End roles by the numbers of those who hold them."""
    await transaction.write("UPDATE role SET ended_at = ?2 WHERE id = ?1", [(number, now) for number in numbers])


async def count_leads(transaction: Transaction, team: int) -> int:
    """Count the leads of a team."""
    rows = await transaction.rows(
        "SELECT count(*) FROM role WHERE team = ? AND role = 'lead' AND ended_at IS NULL", (team,)
    )
    return msgspec.convert(rows[0][0], int)


async def reachable_leads(transaction: Transaction, teams: Iterable[int]) -> dict[int, list[int]]:
    """Give the respondents who lead teams and have not blocked the bot; teams without any are left out."""
    rows = await transaction.rows(
        "SELECT team, respondent FROM role JOIN respondent ON respondent.id = respondent"
        " WHERE team IN (SELECT value FROM json_each(?)) AND role = 'lead' AND ended_at IS NULL"
        " AND unreachable_at IS NULL ORDER BY role.id",
        (json.dumps(sorted(teams)),),
    )
    leads: dict[int, list[int]] = {}
    for team, respondent in rows:
        leads.setdefault(int(str(team)), []).append(int(str(respondent)))
    return leads


def _held(row: tuple[object, ...]) -> Held:
    return msgspec.convert(dict(zip(Held.__struct_fields__, row, strict=True)), Held)
