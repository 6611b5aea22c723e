"""Plans, when each is asked about, and what became of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Literal

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable

    from storage.database import Transaction

Outcome = Literal["did", "partly", "not-yet", "dropped"]


class Plan(msgspec.Struct, frozen=True):
    """A plan of one conversation. Times are ISO 8601 in UTC; without `due_at` it is never asked about."""

    conversation: int
    words: str
    made_at: str
    due_at: str | None


async def due(transaction: Transaction, respondents: Iterable[int], now: str) -> dict[int, Plan]:
    """Give each respondent's oldest plan that is due and was not asked about yet."""
    rows = await transaction.rows(
        "SELECT respondent, conversation, words, made_at, due_at FROM plan"
        " JOIN conversation ON conversation.id = plan.conversation"
        " WHERE respondent IN (SELECT value FROM json_each(?)) AND asked_at IS NULL AND due_at <= ?"
        " ORDER BY due_at DESC, conversation DESC",
        (json.dumps(sorted(respondents)), now),
    )
    return {
        int(str(respondent)): Plan(int(str(conversation)), str(words), str(made_at), str(due_at))
        for respondent, conversation, words, made_at, due_at in rows
    }


async def save(transaction: Transaction, plans: Iterable[Plan]) -> None:
    """Keep plans; a conversation has one."""
    await transaction.write(
        "INSERT INTO plan (conversation, words, made_at, due_at) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (conversation) DO UPDATE SET words = excluded.words, due_at = excluded.due_at",
        [(plan.conversation, plan.words, plan.made_at, plan.due_at) for plan in plans],
    )


async def save_asked(transaction: Transaction, conversations: Iterable[int], now: str) -> None:
    """Note that these conversations' plans were asked about, so that nobody is asked twice."""
    await transaction.write(
        "UPDATE plan SET asked_at = ?2 WHERE conversation = ?1", [(one, now) for one in conversations]
    )


async def save_outcomes(transaction: Transaction, outcomes: Iterable[tuple[int, int, Outcome]]) -> None:
    """Keep what became of plans (respondent, conversation, outcome); nobody can answer for somebody else."""
    await transaction.write(
        "UPDATE plan SET outcome = ?3 WHERE conversation ="
        " (SELECT id FROM conversation WHERE id = ?2 AND respondent = ?1)",
        [tuple(one) for one in outcomes],
    )
