"""What one person reflected on to the end, as they look back on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from dialogues.conversation import Conversation, Verdict  # noqa: TC001  msgspec reads the annotations at run time
from storage.plans import Outcome  # noqa: TC001  as above

if TYPE_CHECKING:
    from storage.database import Transaction


class Finished(msgspec.Struct, frozen=True):
    """A finished reflection. Times are ISO 8601 in UTC; `plan` are its words, empty where none was made."""

    conversation: Conversation
    started_at: str
    ended_at: str
    verdict: Verdict | None = None
    plan: str = ""
    outcome: Outcome | None = None

    @property
    def id(self) -> int:
        """The conversation's id."""
        return self.conversation.id


async def finished(transaction: Transaction, respondent: int) -> list[Finished]:
    """Give a person's finished reflections, oldest first."""
    rows = await transaction.rows(
        "SELECT state, started_at, changed_at, coalesce(words, ''), outcome,"
        " (SELECT verdict FROM point_shown WHERE conversation = id AND verdict IS NOT NULL LIMIT 1)"
        " FROM conversation LEFT JOIN plan ON plan.conversation = id"
        " WHERE respondent = ? AND status = 'finished' ORDER BY id",
        (respondent,),
    )
    return [
        msgspec.convert(
            {
                "conversation": msgspec.json.decode(str(state)),
                "started_at": started_at,
                "ended_at": ended_at,
                "plan": plan,
                "outcome": outcome,
                "verdict": verdict,
            },
            Finished,
        )
        for state, started_at, ended_at, plan, outcome, verdict in rows
    ]
