"""What the answers of a follow-up mean for its plan, and what is asked beside conversations when they end. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from bot.library import FOLLOW_UP
from storage.plans import Outcome

if TYPE_CHECKING:
    from bot.reflecting.person import Decision, Person
    from dialogues.conversation import Conversation
    from dialogues.events import Answered

OUTCOMES: dict[str, Outcome] = {outcome: outcome for outcome in get_args(Outcome)}
OFFERED_AFTER = 2
_OUTCOME, _NEXT = "outcome", "next"
_LATER, _LET_GO = ("later",), ("let-go",)


def note(decision: Decision, plan: int, answered: Answered, in_a_week: str) -> None:
    """Note what an answer says of the plan; `in_a_week` (ISO 8601 in UTC) is when it is asked about once more."""
    chosen = answered.answer.choices
    if answered.item == _OUTCOME and chosen:
        decision.outcomes.append((plan, OUTCOMES[chosen[0]]))
    elif answered.item == _NEXT and chosen == _LATER:
        decision.postponed.append((plan, in_a_week))
    elif answered.item == _NEXT and chosen == _LET_GO:
        decision.outcomes.append((plan, "dropped"))


def afterwards(person: Person, ended: Conversation) -> list[tuple[str, str]]:
    """Give the errands after a conversation: from the second reflection on, invitations are offered, once."""
    if ended.follows or ended.then is not None:
        return []
    before = sum(history.finished for theme, history in person.histories.items() if theme != FOLLOW_UP)
    return [("weekly", "offer")] if before + 1 >= OFFERED_AFTER else []
