"""What one person reflected on to the end, as they look back on it, with what became of their plans."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from dialogues.conversation import Conversation, Verdict
from storage.plans import Outcome

if TYPE_CHECKING:
    from storage.database import Transaction


class Finished(msgspec.Struct, frozen=True):
    """A finished reflection. Times are ISO 8601 in UTC; `plan` are its words, empty where none was made.

    `afterwards` are the conversations about its plan, and about that plan made smaller, the oldest first.
    """

    conversation: Conversation
    started_at: str
    ended_at: str
    verdict: Verdict | None = None
    plan: str = ""
    outcome: Outcome | None = None
    afterwards: tuple[Finished, ...] = ()

    @property
    def id(self) -> int:
        """The conversation's id."""
        return self.conversation.id


_Row = tuple[Conversation, str, str, Verdict | None, str, Outcome | None]
_decoder = msgspec.json.Decoder(Conversation)


async def finished(transaction: Transaction, respondent: int) -> list[Finished]:
    """Give a person's finished reflections, oldest first; what was said about plans belongs to the one that made it."""
    rows = await transaction.rows(
        "SELECT state, started_at, changed_at,"
        " (SELECT verdict FROM point_shown WHERE conversation = id AND verdict IS NOT NULL LIMIT 1),"
        " coalesce(plan.words, ''), outcome"
        " FROM conversation LEFT JOIN plan ON plan.conversation = id"
        " WHERE respondent = ? AND status = 'finished' ORDER BY id",
        (respondent,),
    )
    ended = [Finished(*msgspec.convert((_decoder.decode(str(state)), *rest), _Row)) for state, *rest in rows]
    begins_with: dict[int, int] = {}
    afterwards: dict[int, tuple[Finished, ...]] = {}
    for one in ended:
        if follows := one.conversation.follows:
            begins_with[one.id] = first = begins_with.get(follows, follows)
            afterwards[first] = (*afterwards.get(first, ()), one)
    return [replace(one, afterwards=afterwards.get(one.id, ())) for one in ended if not one.conversation.follows]


async def outcomes(transaction: Transaction, respondent: int) -> list[Outcome | None]:
    """Give what became of each plan that a person made, those made smaller later included; None for open ones."""
    rows = await transaction.rows(
        "SELECT outcome FROM plan JOIN conversation ON conversation.id = plan.conversation"
        " WHERE respondent = ? ORDER BY plan.conversation",
        (respondent,),
    )
    return [msgspec.convert(outcome, Outcome | None) for (outcome,) in rows]
