"""What was told of teams, frozen; and whose answers stood behind it, as random tokens."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from storage.database import Transaction


class Release(msgspec.Struct, frozen=True):
    """What was told of one team and period. Weeks are numbered from 2026-W01, which is 0; `weeks` is 1 or 4."""

    team: int
    last_week: int
    weeks: int
    content: str


class SetBehind(msgspec.Struct, frozen=True):
    """The tokens of the people behind what was told of one item."""

    team: int
    item: str
    last_week: int
    weeks: int
    people: frozenset[int]


async def tokens(transaction: Transaction, respondents: Collection[int]) -> dict[int, int]:
    """Give the tokens of those of the respondents who have one."""
    rows = await transaction.rows(
        "SELECT respondent, token FROM token WHERE respondent IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(respondents)),),
    )
    return {int(str(respondent)): int(str(token)) for respondent, token in rows}


async def make_tokens(
    transaction: Transaction, respondents: Collection[int], new_token: Callable[[], int]
) -> dict[int, int]:
    """Give the tokens of respondents, and make those that are missing, which must be random."""
    known = await tokens(transaction, respondents)
    fresh = {respondent: new_token() for respondent in sorted(set(respondents) - known.keys())}
    await save_tokens(transaction, fresh.items())
    return known | fresh


async def save_tokens(transaction: Transaction, made: Iterable[tuple[int, int]]) -> None:
    """Keep tokens (respondent, token); the link goes with the respondent."""
    await transaction.write("INSERT INTO token (respondent, token) VALUES (?, ?)", [tuple(one) for one in made])


async def get(transaction: Transaction, team: int, last_week: int, weeks: int) -> Release | None:
    """Give what was told of a team and period, or None if it was not released."""
    rows = await transaction.rows(
        "SELECT content FROM release WHERE team = ? AND weeks = ? AND last_week = ?", (team, weeks, last_week)
    )
    return Release(team, last_week, weeks, str(rows[0][0])) if rows else None


async def earlier(transaction: Transaction, team: int, last_week: int, weeks: int, most: int) -> list[Release]:
    """Give what was told of periods of this length before a week, the newest first."""
    rows = await transaction.rows(
        "SELECT last_week, content FROM release WHERE team = ? AND weeks = ? AND last_week < ?"
        " ORDER BY last_week DESC LIMIT ?",
        (team, weeks, last_week, most),
    )
    return [Release(team, int(str(last)), weeks, str(content)) for last, content in rows]


async def readable_weeks(transaction: Transaction, team: int, lead: int, most: int) -> list[int]:
    """Give the last weeks of which something was released that a lead may see, the newest first.

    A lead's own answers never count in a digest that the lead receives (design, rule 2): weeks with a period in which
    this person's answers are counted, from before they led the team, are left out.
    """
    rows = await transaction.rows(
        "SELECT DISTINCT last_week FROM release WHERE team = ?1 AND NOT EXISTS ("
        "  SELECT 1 FROM released_set, json_each(people) JOIN token ON token = value"
        "  WHERE released_set.team = ?1 AND released_set.last_week = release.last_week AND respondent = ?2)"
        " ORDER BY last_week DESC LIMIT ?3",
        (team, lead, most),
    )
    return [int(str(last)) for (last,) in rows]


async def save(transaction: Transaction, released: Iterable[Release], now: str) -> None:
    """Freeze what is told; a period that was released is never changed."""
    await transaction.write(
        "INSERT INTO release (team, last_week, weeks, content, released_at) VALUES (?, ?, ?, ?, ?)",
        [(one.team, one.last_week, one.weeks, one.content, now) for one in released],
    )


async def save_sets(transaction: Transaction, sets: Iterable[SetBehind]) -> None:
    """Keep the sets behind what is told."""
    await transaction.write(
        "INSERT INTO released_set (team, item, weeks, last_week, people) VALUES (?, ?, ?, ?, ?)",
        [(one.team, one.item, one.weeks, one.last_week, json.dumps(sorted(one.people))) for one in sets],
    )


async def sets_near(transaction: Transaction, respondents: Collection[int], items: Collection[str]) -> list[SetBehind]:
    """Give all sets released for the items by teams in which one of these people ever was a member."""
    rows = await transaction.rows(
        "SELECT team, item, last_week, weeks, people FROM released_set"
        " WHERE team IN (SELECT team FROM membership WHERE respondent IN (SELECT value FROM json_each(?)))"
        " AND item IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(respondents)), json.dumps(sorted(items))),
    )
    return [
        SetBehind(int(str(team)), str(item), int(str(last)), int(str(weeks)), frozenset(json.loads(str(people))))
        for team, item, last, weeks, people in rows
    ]
