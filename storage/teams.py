"""Teams, when each is sent its digest, and who is a member from when to when."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable

    from storage.database import Row, Transaction


class Team(msgspec.Struct, frozen=True):
    """One team. `send_day` is 1 for Monday to 7; `send_time` is HH:MM on the clocks of `timezone`.

    The other times are ISO 8601 in UTC; `due_at` is when the next digest goes out.
    """

    id: int
    name: str
    timezone: str
    send_day: int
    send_time: str
    due_at: str
    paused_at: str | None = None
    created_at: str = ""


class Standing(msgspec.Struct, frozen=True):
    """A team with how many members, leads, and leads who can be reached it has."""

    team: Team
    members: int
    leads: int
    reachable_leads: int


_COLUMNS = "team.id, name, timezone, send_day, send_time, due_at, paused_at, team.created_at"


async def add(transaction: Transaction, team: Team, now: str) -> int:
    """Keep a new team, whatever its `id` and `created_at` say, and give the id that it got."""
    rows = await transaction.rows(
        "INSERT INTO team (name, timezone, send_day, send_time, due_at, created_at) VALUES (?, ?, ?, ?, ?, ?)"
        " RETURNING id",
        (team.name, team.timezone, team.send_day, team.send_time, team.due_at, now),
    )
    return msgspec.convert(rows[0][0], int)


async def find(transaction: Transaction, name: str) -> Team | None:
    """Give the team of a name, in capitals or not."""
    rows = await transaction.rows(
        f"SELECT {_COLUMNS} FROM team WHERE name = ? COLLATE NOCASE AND removed_at IS NULL",  # noqa: S608  a constant
        (name,),
    )
    return _team(rows[0]) if rows else None


async def get(transaction: Transaction, ids: Iterable[int]) -> dict[int, Team]:
    """Give teams by their ids; removed ones are left out."""
    rows = await transaction.rows(
        f"SELECT {_COLUMNS} FROM team"  # noqa: S608  a constant
        " WHERE id IN (SELECT value FROM json_each(?)) AND removed_at IS NULL ORDER BY name",
        (json.dumps(sorted(ids)),),
    )
    return {team.id: team for team in map(_team, rows)}


async def standing(transaction: Transaction) -> list[Standing]:
    """Give all teams by name, with their numbers of people."""
    rows = await transaction.rows(
        f"SELECT {_COLUMNS},"  # noqa: S608  a constant
        " (SELECT count(*) FROM membership WHERE team = team.id AND left_at IS NULL),"
        " (SELECT count(*) FROM role WHERE team = team.id AND role = 'lead' AND ended_at IS NULL),"
        " (SELECT count(*) FROM role JOIN respondent ON respondent.id = role.respondent"
        "  WHERE team = team.id AND role = 'lead' AND ended_at IS NULL AND unreachable_at IS NULL)"
        " FROM team WHERE removed_at IS NULL ORDER BY name COLLATE NOCASE"
    )
    return [Standing(_team(row[:-3]), *(int(str(number)) for number in row[-3:])) for row in rows]


async def remove(transaction: Transaction, team: int, now: str) -> None:
    """End a team: everybody leaves, roles end, links stop; what was released stays."""
    for sql in (
        "UPDATE team SET removed_at = ?2 WHERE id = ?1",
        "UPDATE membership SET left_at = ?2 WHERE team = ?1 AND left_at IS NULL",
        "UPDATE role SET ended_at = ?2 WHERE team = ?1 AND ended_at IS NULL",
        "UPDATE code SET revoked_at = ?2 WHERE team = ?1 AND revoked_at IS NULL",
    ):
        await transaction.write(sql, [(team, now)])


async def save_sending(transaction: Transaction, changed: Iterable[Team]) -> None:
    """Keep when teams are sent their digest, and whether they pause."""
    await transaction.write(
        "UPDATE team SET timezone = ?, send_day = ?, send_time = ?, due_at = ?, paused_at = ? WHERE id = ?",
        [(one.timezone, one.send_day, one.send_time, one.due_at, one.paused_at, one.id) for one in changed],
    )


async def due(transaction: Transaction, now: str, most: int) -> list[Team]:
    """Give teams whose digest is due, the longest waiting first."""
    rows = await transaction.rows(
        f"SELECT {_COLUMNS} FROM team"  # noqa: S608  a constant
        " WHERE removed_at IS NULL AND paused_at IS NULL AND due_at <= ? ORDER BY due_at LIMIT ?",
        (now, most),
    )
    return [_team(row) for row in rows]


async def sent(transaction: Transaction, ids: Iterable[int], since: str) -> set[tuple[int, str]]:
    """Give (team, ISO week) of the digests sent in a week such as 2026-W38 and later."""
    rows = await transaction.rows(
        "SELECT team, week FROM digest_sent WHERE team IN (SELECT value FROM json_each(?)) AND week >= ?",
        (json.dumps(sorted(ids)), since),
    )
    return {(int(str(team)), str(week)) for team, week in rows}


async def save_sent(transaction: Transaction, digests: Iterable[tuple[int, str]], now: str) -> None:
    """Note that the digests of weeks (team, ISO week) are in the outbox."""
    await transaction.write("INSERT OR IGNORE INTO digest_sent VALUES (?, ?, ?)", [(*one, now) for one in digests])


async def of_member(transaction: Transaction, respondent: int) -> list[Team]:
    """Give the teams that somebody is in, by name."""
    rows = await transaction.rows(
        f"SELECT {_COLUMNS} FROM team JOIN membership ON membership.team = team.id"  # noqa: S608  a constant
        " WHERE respondent = ? AND left_at IS NULL AND removed_at IS NULL ORDER BY name COLLATE NOCASE",
        (respondent,),
    )
    return [_team(row) for row in rows]


async def counting(transaction: Transaction, respondents: Iterable[int]) -> set[int]:
    """Give those of whom answers can count: members of a team that they don't lead (rule 2 leaves leads out)."""
    rows = await transaction.rows(
        "SELECT respondent FROM membership JOIN team ON team.id = team"
        " WHERE respondent IN (SELECT value FROM json_each(?)) AND left_at IS NULL AND removed_at IS NULL"
        " AND NOT EXISTS (SELECT 1 FROM role WHERE role.respondent = membership.respondent"
        "  AND role.team = membership.team AND role = 'lead' AND ended_at IS NULL)",
        (json.dumps(sorted(respondents)),),
    )
    return {int(str(respondent)) for (respondent,) in rows}


async def join(transaction: Transaction, team: int, respondent: int, now: str) -> None:
    """Make somebody a member; one who is already stays as they were."""
    await transaction.write(
        "INSERT INTO membership (team, respondent, joined_at) VALUES (?, ?, ?)"
        " ON CONFLICT (respondent, team) WHERE left_at IS NULL DO NOTHING"
        " ON CONFLICT (team, respondent, joined_at) DO UPDATE SET left_at = NULL",
        [(team, respondent, now)],
    )


async def leave(transaction: Transaction, team: int, respondent: int, now: str) -> None:
    """End somebody's membership."""
    await transaction.write(
        "UPDATE membership SET left_at = ?3 WHERE team = ?1 AND respondent = ?2 AND left_at IS NULL",
        [(team, respondent, now)],
    )


def _team(row: Row) -> Team:
    return msgspec.convert(dict(zip(Team.__struct_fields__, row, strict=True)), Team)
