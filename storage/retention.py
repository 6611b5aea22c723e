"""Deletes what was kept long enough, and notes when and how much, never what or whose."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from storage import own_data

if TYPE_CHECKING:
    from storage.database import Transaction

_NOTHING_LEFT = " AND ".join(
    f"NOT EXISTS (SELECT 1 FROM {rows} AND respondent = person.id)"  # noqa: S608  constants
    for rows in (
        "conversation WHERE true",
        "membership WHERE left_at IS NULL",
        "role WHERE ended_at IS NULL",
        "outbox WHERE true",
        "errand WHERE true",
    )
)


class Run(msgspec.Struct, frozen=True):
    """One run: when (ISO 8601 in UTC), how much it deleted, and whether nothing was left to delete."""

    ran_at: str
    conversations: int
    respondents: int
    is_complete: bool


async def last_run(transaction: Transaction) -> Run | None:
    """Give the newest run, if there was one."""
    rows = await transaction.rows(
        "SELECT ran_at, conversations, respondents, is_complete FROM retention_run ORDER BY ran_at DESC LIMIT 1"
    )
    return msgspec.convert(dict(zip(Run.__struct_fields__, rows[0], strict=True)), Run, strict=False) if rows else None


async def run(transaction: Transaction, unchanged_since: str, unfinished_since: str, most: int, now: str) -> Run:
    """Delete reflections that nobody has changed since a time, old invitations, and people of whom nothing is left.

    Args:
        transaction: where.
        unchanged_since: reflections last changed, and invitations sent, before this time go.
        unfinished_since: those that could still go on go if last changed before this time.
        most: how many reflections, invitations and people are deleted at most.
        now: when this is.
    """
    conversations = await transaction.rows(
        "DELETE FROM conversation WHERE id IN (SELECT id FROM conversation"
        " WHERE changed_at < ?1 OR (changed_at < ?2 AND status IN ('open', 'paused')) LIMIT ?3) RETURNING id",
        (unchanged_since, unfinished_since, most),
    )
    people = await transaction.rows(
        "DELETE FROM respondent WHERE id IN (SELECT id FROM respondent AS person"  # noqa: S608  as above
        f" WHERE created_at < ?1 AND {_NOTHING_LEFT} LIMIT ?2) RETURNING id",
        (unchanged_since, most),
    )
    invitations = await transaction.rows(
        "DELETE FROM invitation WHERE id IN (SELECT id FROM invitation WHERE sent_at < ? LIMIT ?) RETURNING id",
        (unchanged_since, most),
    )
    complete = all(len(deleted) < most for deleted in (conversations, people, invitations))
    done = Run(now, len(conversations), len(people), is_complete=complete)
    await transaction.write(
        "INSERT OR REPLACE INTO retention_run VALUES (?, ?, ?, ?)",
        [(done.ran_at, done.conversations, done.respondents, done.is_complete)],
    )
    if conversations or people or invitations:
        await own_data.scrub_after(transaction, now)
    return done
