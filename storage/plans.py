"""Plans, when each is asked about, and what became of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Literal

import msgspec

from storage import reminding

if TYPE_CHECKING:
    from collections.abc import Iterable

    from storage.database import Transaction
    from storage.reminding import Reminding

Outcome = Literal["did", "partly", "not-yet", "dropped"]


class Plan(msgspec.Struct, frozen=True):
    """A plan of one conversation, about a theme. Times are ISO 8601 in UTC.

    From `due_at` on it is asked about when the person comes; without, never. At `remind_at` the bot comes by itself.
    """

    conversation: int
    words: str
    made_at: str
    due_at: str | None
    theme: str = ""
    remind_at: str | None = None
    outcome: Outcome | None = None


class Reminder(msgspec.Struct, frozen=True):
    """A plan that the bot is to come with, and what tells whether it can come now.

    `busy_at` is when the person last went on with a reflection that is open still, `last_at` when the bot last came
    with a plan.
    """

    plan: Plan
    respondent: int
    reminding: Reminding
    reachable: bool
    busy_at: str | None
    last_at: str | None


_FIELDS = Plan.__struct_fields__
_COLUMNS = "plan.conversation, words, made_at, due_at, coalesce(plan.theme, conversation.theme), remind_at, outcome"


def _plan(values: Iterable[object]) -> Plan:
    return msgspec.convert(dict(zip(_FIELDS, values, strict=True)), Plan)


async def due(transaction: Transaction, respondents: Iterable[int], now: str) -> dict[int, Plan]:
    """Give each respondent's oldest plan that is due and was not asked about yet."""
    rows = await transaction.rows(
        f"SELECT respondent, {_COLUMNS} FROM plan"  # noqa: S608  constants
        " JOIN conversation ON conversation.id = plan.conversation"
        " WHERE respondent IN (SELECT value FROM json_each(?)) AND asked_at IS NULL AND outcome IS NULL"
        " AND due_at <= ? ORDER BY due_at DESC, conversation.id DESC",
        (json.dumps(sorted(respondents)), now),
    )
    return {int(str(respondent)): _plan(values) for respondent, *values in rows}


async def unanswered(transaction: Transaction, respondents: Iterable[int], since: str) -> dict[int, Plan]:
    """Give the plan that each respondent was asked about last, if that was since a time and nothing was said of it."""
    rows = await transaction.rows(
        f"SELECT respondent, {_COLUMNS} FROM plan"  # noqa: S608  as above
        " JOIN conversation ON conversation.id = plan.conversation"
        " WHERE respondent IN (SELECT value FROM json_each(?)) AND asked_at >= ? AND outcome IS NULL"
        " ORDER BY asked_at, conversation.id",
        (json.dumps(sorted(respondents)), since),
    )
    return {int(str(respondent)): _plan(values) for respondent, *values in rows}


async def find(transaction: Transaction, numbers: Iterable[int]) -> dict[tuple[int, int], Plan]:
    """Give the plans of conversations by (respondent, conversation)."""
    rows = await transaction.rows(
        f"SELECT respondent, {_COLUMNS} FROM plan"  # noqa: S608  as above
        " JOIN conversation ON conversation.id = plan.conversation"
        " WHERE plan.conversation IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(numbers)),),
    )
    return {(int(str(respondent)), (plan := _plan(values)).conversation): plan for respondent, *values in rows}


async def to_remind(transaction: Transaction, now: str, most: int) -> list[Reminder]:
    """Give the plans that the bot is to come with now, the longest due first."""
    chosen = ", ".join(f"reminding.{field}" for field in reminding.FIELDS)
    rows = await transaction.rows(
        "SELECT conversation.respondent, unreachable_at IS NULL,"  # noqa: S608  as above
        " (SELECT changed_at FROM conversation AS other WHERE other.respondent = conversation.respondent"
        "  AND other.status = 'open'),"
        " (SELECT max(asked_at) FROM plan AS other JOIN conversation AS theirs ON theirs.id = other.conversation"
        f"  WHERE theirs.respondent = conversation.respondent), {_COLUMNS}, {chosen}"
        " FROM plan JOIN conversation ON conversation.id = plan.conversation"
        " JOIN respondent ON respondent.id = conversation.respondent"
        " LEFT JOIN reminding ON reminding.respondent = conversation.respondent"
        " WHERE remind_at <= ? ORDER BY remind_at, plan.conversation LIMIT ?",
        (now, most),
    )
    plan_ends = 4 + len(_FIELDS)
    return [
        Reminder(
            _plan(row[4:plan_ends]),
            int(str(row[0])),
            reminding.read(row[plan_ends:]),
            bool(row[1]),
            None if row[2] is None else str(row[2]),
            None if row[3] is None else str(row[3]),
        )
        for row in rows
    ]


async def waiting_of(transaction: Transaction, respondent: int) -> list[Plan]:
    """Give a person's plans that are to be asked about and were not yet."""
    rows = await transaction.rows(
        f"SELECT {_COLUMNS} FROM plan JOIN conversation ON conversation.id = plan.conversation"  # noqa: S608  as above
        " WHERE respondent = ? AND asked_at IS NULL AND outcome IS NULL AND due_at IS NOT NULL",
        (respondent,),
    )
    return [_plan(row) for row in rows]


async def save(transaction: Transaction, plans: Iterable[Plan]) -> None:
    """Keep plans; a conversation has one."""
    await transaction.write(
        "INSERT INTO plan (conversation, words, made_at, due_at, theme, remind_at) VALUES (?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (conversation) DO UPDATE SET words = excluded.words, due_at = excluded.due_at,"
        " remind_at = excluded.remind_at",
        [(plan.conversation, plan.words, plan.made_at, plan.due_at, plan.theme, plan.remind_at) for plan in plans],
    )


async def save_asked(transaction: Transaction, conversations: Iterable[int], now: str) -> None:
    """Note that these conversations' plans were asked about, so that nobody is asked twice."""
    await transaction.write(
        "UPDATE plan SET asked_at = ?2, remind_at = NULL WHERE conversation = ?1", [(one, now) for one in conversations]
    )


async def save_reminding(transaction: Transaction, times: Iterable[tuple[int, str | None]]) -> None:
    """Keep when the bot is to come with the plans of conversations, or that it is not (None)."""
    await transaction.write("UPDATE plan SET remind_at = ?2 WHERE conversation = ?1", times)


async def postpone(transaction: Transaction, postponed: Iterable[tuple[int, int, str, bool]]) -> None:
    """Ask about plans (respondent, conversation, from when, whether the bot comes by itself) once more."""
    await transaction.write(
        "UPDATE plan SET due_at = ?3, remind_at = CASE WHEN ?4 THEN ?3 END, asked_at = NULL, outcome = NULL,"
        " answered_at = NULL"
        " WHERE conversation = (SELECT id FROM conversation WHERE id = ?2 AND respondent = ?1)",
        postponed,
    )


async def save_outcomes(transaction: Transaction, outcomes: Iterable[tuple[int, int, Outcome]], now: str) -> None:
    """Keep what became of plans (respondent, conversation, outcome); nobody can answer for somebody else."""
    await transaction.write(
        "UPDATE plan SET outcome = ?3, asked_at = coalesce(asked_at, ?4), answered_at = ?4, remind_at = NULL"
        " WHERE conversation = (SELECT id FROM conversation WHERE id = ?2 AND respondent = ?1)",
        [(*one, now) for one in outcomes],
    )
