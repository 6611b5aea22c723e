"""Weekly invitations: who wants them and when, and which were sent."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import msgspec

from storage import reminding
from storage.reminding import Reminding  # noqa: TC001  msgspec reads the annotations at run time

if TYPE_CHECKING:
    from collections.abc import Iterable

    from storage.database import Transaction


class Weekly(msgspec.Struct, frozen=True):
    """When a person is invited: a day from 1 for Monday, a clock as HH:MM; without `due_at` (ISO 8601 in UTC), never.

    Invitations before `counts_from` don't count among those left without an answer. At `asked_to_stop_at` the person
    was asked whether to stop.
    """

    respondent: int
    day: int
    clock: str
    due_at: str | None
    offered_at: str
    counts_from: str
    asked_to_stop_at: str | None = None


class Due(msgspec.Struct, frozen=True):
    """An invitation that is due, and what tells whether it is sent.

    `unanswered` counts those in a row that were left without an answer. `busy_at` is when the person last went on with
    a reflection that is open still, `plan_at` when the bot last came with a plan, or is to come.
    """

    weekly: Weekly
    reminding: Reminding
    reachable: bool
    unanswered: int
    busy_at: str | None
    plan_at: str | None


class Past(msgspec.Struct, frozen=True):
    """What a person did so far, which a theme is chosen by.

    `open` is the theme of a reflection that can go on. `finished` gives for each theme when one was last finished.
    `hanging` is the theme of the newest plan, if it was not done yet or never answered. `invited` is the theme of the
    last invitation.
    """

    open: str | None = None
    finished: dict[str, str] = {}
    hanging: str | None = None
    invited: str | None = None


_FIELDS = Weekly.__struct_fields__
_COLUMNS = ", ".join(f"weekly.{field}" for field in _FIELDS)


async def of(transaction: Transaction, respondent: int) -> Weekly | None:
    """Give when a person is invited, or None if they were never asked."""
    rows = await transaction.rows(f"SELECT {_COLUMNS} FROM weekly WHERE respondent = ?", (respondent,))  # noqa: S608  constants
    return msgspec.convert(dict(zip(_FIELDS, rows[0], strict=True)), Weekly) if rows else None


async def save(transaction: Transaction, chosen: Iterable[Weekly]) -> None:
    """Keep when people are invited."""
    places = ", ".join("?" * len(_FIELDS))
    await transaction.write(
        f"INSERT OR REPLACE INTO weekly ({', '.join(_FIELDS)}) VALUES ({places})",  # noqa: S608  as above
        [tuple(getattr(one, field) for field in _FIELDS) for one in chosen],
    )


async def due(transaction: Transaction, now: str, most: int) -> list[Due]:
    """Give the invitations that are due, the longest due first."""
    chosen = ", ".join(f"reminding.{field}" for field in reminding.FIELDS)
    rows = await transaction.rows(
        "SELECT unreachable_at IS NULL,"  # noqa: S608  as above
        " (SELECT count(*) FROM invitation WHERE invitation.respondent = weekly.respondent AND sent_at >= counts_from"
        "  AND id > coalesce((SELECT max(id) FROM invitation AS answered"
        "   WHERE answered.respondent = weekly.respondent AND answered_at IS NOT NULL), 0)),"
        " (SELECT changed_at FROM conversation WHERE conversation.respondent = weekly.respondent AND status = 'open'),"
        " (SELECT max(CASE WHEN remind_at <= ?1 THEN remind_at ELSE asked_at END)"
        "  FROM plan JOIN conversation ON conversation.id = plan.conversation"
        f"  WHERE conversation.respondent = weekly.respondent), {_COLUMNS}, {chosen}"
        " FROM weekly JOIN respondent ON respondent.id = weekly.respondent"
        " LEFT JOIN reminding ON reminding.respondent = weekly.respondent"
        " WHERE due_at <= ?1 ORDER BY due_at, weekly.respondent LIMIT ?2",
        (now, most),
    )
    weekly_ends = 4 + len(_FIELDS)
    return [
        Due(
            msgspec.convert(dict(zip(_FIELDS, row[4:weekly_ends], strict=True)), Weekly),
            reminding.read(row[weekly_ends:]),
            bool(row[0]),
            int(str(row[1])),
            None if row[2] is None else str(row[2]),
            None if row[3] is None else str(row[3]),
        )
        for row in rows
    ]


async def save_sent(transaction: Transaction, sent: Iterable[tuple[int, str]], now: str) -> None:
    """Note that people (respondent, theme) were invited."""
    await transaction.write(
        "INSERT INTO invitation (respondent, theme, sent_at) VALUES (?, ?, ?)", [(*one, now) for one in sent]
    )


async def save_answered(transaction: Transaction, respondents: Iterable[int], now: str) -> None:
    """Note that people took up their newest invitation, if it is a week old at most."""
    await transaction.write(
        "UPDATE invitation SET answered_at = ?2 WHERE id ="
        " (SELECT max(id) FROM invitation WHERE respondent = ?1) AND answered_at IS NULL"
        " AND datetime(sent_at) >= datetime(?2, '-7 days')",
        [(respondent, now) for respondent in respondents],
    )


async def pasts(transaction: Transaction, respondents: Iterable[int]) -> dict[int, Past]:
    """Give what people did so far."""
    wanted = json.dumps(sorted(respondents))
    within = "respondent IN (SELECT value FROM json_each(?))"
    done = await transaction.rows(
        "SELECT respondent, theme, max(changed_at) FROM conversation"  # noqa: S608  as above
        f" WHERE {within} AND status = 'finished' GROUP BY respondent, theme",
        (wanted,),
    )
    going_on = await transaction.rows(
        f"SELECT respondent, theme FROM conversation WHERE {within} AND status IN ('open', 'paused')",  # noqa: S608  as above
        (wanted,),
    )
    hanging = await transaction.rows(
        "SELECT conversation.respondent, coalesce(plan.theme, conversation.theme) FROM plan"  # noqa: S608  as above
        " JOIN conversation ON conversation.id = plan.conversation WHERE plan.conversation IN"
        " (SELECT max(made.conversation) FROM plan AS made JOIN conversation ON conversation.id = made.conversation"
        f"  WHERE conversation.{within} GROUP BY conversation.respondent)"
        " AND (outcome = 'not-yet' OR (outcome IS NULL AND asked_at IS NOT NULL))",
        (wanted,),
    )
    invited = await transaction.rows(
        "SELECT respondent, theme FROM invitation WHERE id IN"  # noqa: S608  as above
        f" (SELECT max(id) FROM invitation WHERE {within} GROUP BY respondent)",
        (wanted,),
    )
    finished: dict[int, dict[str, str]] = {}
    for respondent, theme, at in done:
        finished.setdefault(int(str(respondent)), {})[str(theme)] = str(at)
    ways = [{int(str(who)): str(theme) for who, theme in rows} for rows in (going_on, hanging, invited)]
    return {
        who: Past(ways[0].get(who), finished.get(who, {}), ways[1].get(who), ways[2].get(who))
        for who in json.loads(wanted)
    }
