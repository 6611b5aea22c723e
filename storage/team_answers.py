"""What counts in a team's totals: its members on a day, its leads, and the answers of those who agreed to count."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Collection

    from storage.database import Transaction


class Given(msgspec.Struct, frozen=True):
    """One answer. `choices` are the options picked, none where words were asked for."""

    respondent: int
    conversation: int
    theme: str
    item: str
    revision: int
    choices: tuple[str, ...]


async def members(transaction: Transaction, team: int, end: str) -> frozenset[int]:
    """Give who was a member when a period ended (design, rule 1: membership is that of the period's last day)."""
    rows = await transaction.rows(
        "SELECT respondent FROM membership WHERE team = ?1 AND joined_at < ?2 AND (left_at IS NULL OR left_at >= ?2)",
        (team, end),
    )
    return frozenset(int(str(respondent)) for (respondent,) in rows)


async def leads(transaction: Transaction, team: int, start: str) -> frozenset[int]:
    """Give who led the team at any time since a period began: they may receive its digest (rule 2)."""
    rows = await transaction.rows(
        "SELECT respondent FROM role WHERE team = ? AND role = 'lead' AND (ended_at IS NULL OR ended_at >= ?)",
        (team, start),
    )
    return frozenset(int(str(respondent)) for (respondent,) in rows)


async def counted(transaction: Transaction, respondents: Collection[int], end: str) -> frozenset[int]:
    """Give those who had agreed to count in team totals when the period ended, and have not withdrawn it since."""
    rows = await transaction.rows(
        "SELECT respondent, is_on, turned_at < ? FROM switch_turned"
        " WHERE switch = 'teams' AND respondent IN (SELECT value FROM json_each(?)) ORDER BY id",
        (end, json.dumps(sorted(respondents))),
    )
    at_the_end = {respondent: bool(is_on) for respondent, is_on, in_time in rows if in_time}
    now = {respondent: bool(is_on) for respondent, is_on, _ in rows}
    return frozenset(int(str(one)) for one, is_on in at_the_end.items() if is_on and now[one])


async def given(
    transaction: Transaction, respondents: Collection[int], items: Collection[str], start: str, end: str
) -> list[Given]:
    """Give each answer to one of the items that was first given in a period, as it stood when the period ended.

    Late answers and late changes count in no digest (rule 6); skipped questions have no answer, and a reflection that
    its author took out of team totals has none for them.
    """
    rows = await transaction.rows(
        "SELECT conversation.respondent, conversation.id, theme, item, revision, choices, skipped, answered_at"
        " FROM conversation JOIN response ON response.conversation = conversation.id"
        " WHERE conversation.respondent IN (SELECT value FROM json_each(?1)) AND changed_at >= ?3"
        " AND item IN (SELECT value FROM json_each(?2)) AND answered_at < ?4"
        " AND NOT EXISTS (SELECT 1 FROM reflection_excluded"
        "  WHERE reflection_excluded.conversation = conversation.id AND \"from\" = 'teams')"
        " ORDER BY conversation.id, item, revision",
        (json.dumps(sorted(respondents)), json.dumps(sorted(items)), start, end),
    )
    begun: dict[tuple[object, object], bool] = {}
    latest: dict[tuple[object, object], Given | None] = {}
    for respondent, conversation, theme, item, revision, choices, skipped, answered_at in rows:
        key = (conversation, item)
        begun.setdefault(key, str(answered_at) >= start)
        latest[key] = (
            None
            if skipped
            else Given(
                int(str(respondent)),
                int(str(conversation)),
                str(theme),
                str(item),
                int(str(revision)),
                tuple(json.loads(str(choices))) if choices else (),
            )
        )
    return [one for key, one in latest.items() if one is not None and begun[key]]


async def picked(transaction: Transaction, conversations: Collection[int]) -> dict[tuple[int, str, int], list[str]]:
    """Give the points that were picked under answers (conversation, item, revision)."""
    rows = await transaction.rows(
        "SELECT conversation, item, revision, point FROM point_offered"
        " WHERE conversation IN (SELECT value FROM json_each(?)) AND picked = 1",
        (json.dumps(sorted(conversations)),),
    )
    points: dict[tuple[int, str, int], list[str]] = {}
    for conversation, item, revision, point in rows:
        points.setdefault((int(str(conversation)), str(item), int(str(revision))), []).append(str(point))
    return points
