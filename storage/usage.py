"""How the bot was used in a time, by person, without anybody's words; and what was told of it, which stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from storage.database import Row, Transaction

CLOSING = "closing"
_BEGUN = " WHERE changed_at >= ?1 AND started_at >= ?1 AND started_at < ?2 AND conversation.theme <> 'follow-up'"


class Use(msgspec.Struct, frozen=True):
    """What people did in a time; each entry begins with the respondent.

    `begun` are reflections begun (theme, question where it stands or "closing", whether it is finished), `minutes` how
    long each finished one took, `probed` answers by their words before a probe and after it. `verdicts` say whether
    what was shown fits, `outcomes` what people answered about their plans. `invited` got a weekly invitation,
    `answered` took one up.
    """

    begun: tuple[tuple[int, str, str, bool], ...] = ()
    minutes: tuple[tuple[int, float], ...] = ()
    probed: tuple[tuple[int, int, int], ...] = ()
    verdicts: tuple[tuple[int, str], ...] = ()
    planned: frozenset[int] = frozenset()
    outcomes: tuple[tuple[int, str], ...] = ()
    invited: frozenset[int] = frozenset()
    answered: frozenset[int] = frozenset()


async def use(transaction: Transaction, start: str, end: str) -> Use:
    """Give what people did from one time to another (ISO 8601 in UTC), as things stand now.

    A cross join reads the conversations of that time first; SQLite would choose to read all answers ever given.
    """
    begun = await transaction.rows(
        "SELECT respondent, theme, coalesce(json_extract(state, '$.item'), ?3), status = 'finished',"  # noqa: S608  a constant
        " (julianday(changed_at) - julianday(started_at)) * 1440 FROM conversation" + _BEGUN,
        (start, end, CLOSING),
    )
    probed = await transaction.rows(
        "SELECT respondent, words, detail, max(revision) FROM conversation"  # noqa: S608  as above
        " CROSS JOIN response ON response.conversation = conversation.id"
        + _BEGUN
        + " AND detail IS NOT NULL GROUP BY conversation, item",
        (start, end),
    )
    verdicts = await transaction.rows(
        "SELECT DISTINCT respondent, verdict FROM conversation"  # noqa: S608  as above
        " CROSS JOIN point_shown ON point_shown.conversation = conversation.id" + _BEGUN + " AND verdict IS NOT NULL",
        (start, end),
    )
    plans = await transaction.rows(
        "SELECT respondent, made_at >= ?1 AND made_at < ?2,"
        " CASE WHEN answered_at >= ?1 AND answered_at < ?2 THEN outcome END"
        " FROM plan JOIN conversation ON conversation.id = conversation"
        " WHERE (made_at >= ?1 AND made_at < ?2) OR (answered_at >= ?1 AND answered_at < ?2)",
        (start, end),
    )
    invitations = await transaction.rows(
        "SELECT respondent, sent_at >= ?1, answered_at >= ?1 AND answered_at < ?2 FROM invitation"
        " WHERE sent_at >= date(?1, '-7 days') AND sent_at < ?2",
        (start, end),
    )
    return Use(
        tuple((_who(row), str(row[1]), str(row[2]), bool(row[3])) for row in begun),
        tuple((_who(row), float(str(row[4]))) for row in begun if row[3]),
        tuple((_who(row), _count(row[1]), _count(row[1]) + _count(row[2])) for row in probed),
        tuple((_who(row), str(row[1])) for row in verdicts),
        frozenset(_who(row) for row in plans if row[1]),
        tuple((_who(row), str(row[2])) for row in plans if row[2]),
        frozenset(_who(row) for row in invitations if row[1]),
        frozenset(_who(row) for row in invitations if row[2]),
    )


async def told(transaction: Transaction, most: int) -> dict[int, str]:
    """Give what was told by the last week of the block, the newest first."""
    rows = await transaction.rows("SELECT last_week, content FROM usage_told ORDER BY last_week DESC LIMIT ?", (most,))
    return {int(str(last)): str(content) for last, content in rows}


async def is_told(transaction: Transaction, last_week: int) -> bool:
    """Say whether the block that ends with a week was told."""
    return bool(await transaction.rows("SELECT 1 FROM usage_told WHERE last_week = ?", (last_week,)))


async def save_told(transaction: Transaction, last_week: int, content: str, now: str) -> None:
    """Keep what is told of a block; what was told before stays."""
    await transaction.write("INSERT OR IGNORE INTO usage_told VALUES (?, ?, ?)", [(last_week, content, now)])


def _who(row: Row) -> int:
    return int(str(row[0]))


def _count(words: object) -> int:
    return len(str(words or "").split())
