"""What one person reflected on to the end, as they look back on it, with what became of their plans."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from dialogues.conversation import Answer, Conversation, Verdict
from storage.plans import Outcome

if TYPE_CHECKING:
    from storage.database import Transaction


class Finished(msgspec.Struct, frozen=True):
    """A finished reflection. Times are ISO 8601 in UTC; `plan` are its words, empty where none was made.

    `afterwards` are the answers given when the plan was asked about.
    """

    conversation: Conversation
    started_at: str
    ended_at: str
    verdict: Verdict | None = None
    plan: str = ""
    outcome: Outcome | None = None
    afterwards: tuple[Answer, ...] = ()

    @property
    def id(self) -> int:
        """The conversation's id."""
        return self.conversation.id


class _Afterwards(msgspec.Struct, frozen=True):
    """What is wanted of a conversation about a plan: the one that made it, and the answers."""

    follows: int = 0
    answers: dict[str, Answer] = {}


_decoder = msgspec.json.Decoder(Conversation)
_afterwards_decoder = msgspec.json.Decoder(_Afterwards)


async def finished(transaction: Transaction, respondent: int) -> list[Finished]:
    """Give a person's finished reflections, oldest first; what was said about plans belongs to the one that made it."""
    rows = await transaction.rows(
        "SELECT conversation.theme = 'follow-up', state, started_at, changed_at, coalesce(plan.words, ''), outcome,"
        " (SELECT verdict FROM point_shown WHERE conversation = id AND verdict IS NOT NULL LIMIT 1)"
        " FROM conversation LEFT JOIN plan ON plan.conversation = id"
        " WHERE respondent = ? AND status = 'finished' ORDER BY id",
        (respondent,),
    )
    afterwards: dict[int, tuple[Answer, ...]] = {}
    for is_afterwards, state, *_ in rows:
        if is_afterwards:
            about = _afterwards_decoder.decode(str(state))
            afterwards[about.follows] = (*afterwards.get(about.follows, ()), *about.answers.values())
    return [
        msgspec.convert(
            {
                "conversation": (conversation := _decoder.decode(str(state))),
                "started_at": started_at,
                "ended_at": ended_at,
                "plan": plan,
                "outcome": outcome,
                "verdict": verdict,
                "afterwards": afterwards.get(conversation.id, ()),
            },
            Finished,
        )
        for is_afterwards, state, started_at, ended_at, plan, outcome, verdict in rows
        if not is_afterwards
    ]


async def outcomes(transaction: Transaction, respondent: int) -> list[Outcome | None]:
    """Give what became of each plan that a person made, those made smaller later included; None for open ones."""
    rows = await transaction.rows(
        "SELECT outcome FROM plan JOIN conversation ON conversation.id = plan.conversation"
        " WHERE respondent = ? ORDER BY plan.conversation",
        (respondent,),
    )
    return [msgspec.convert(outcome, Outcome | None) for (outcome,) in rows]
