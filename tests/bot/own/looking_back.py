"""Finished reflections as several tests of this room need them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from dialogues.conversation import Answer, Conversation, Fit
from storage.own_reflections import Finished

if TYPE_CHECKING:
    from dialogues.conversation import Verdict
    from storage.plans import Outcome

RESPECT = "extent.enabler.role-respect"
TIME = "extent.enabler.time-to-reflect"
FEW = "extent.challenge.key-individuals"
BEGIN = datetime(2026, 9, 1, 8, tzinfo=UTC)


def one(
    number: int = 1,
    theme: str = "extent",
    *,
    helped: str | None = None,
    shown: str = "",
    verdict: Verdict | None = None,
    closeness: str = "",
    words: str = "she tells me",
    plan: str = "",
    outcome: Outcome | None = None,
) -> Finished:
    """Give a finished reflection: `helped` is the point picked, `shown` one that was found, offered and shown."""
    point = helped or shown
    fits = (Fit(point, 0.6, "she tells me"),) if point else ()
    offered = tuple(fit.point for fit in fits)
    answers = {"helped": Answer(1, "What helped most?", words=words, found=fits, offered=offered, picked=helped)}
    if closeness:
        answers["closeness"] = Answer(1, "How close?", choices=(closeness,))
    if plan:
        answers["plan"] = Answer(1, "One small thing to try?", words=plan)
    at = (BEGIN + timedelta(days=number)).isoformat()
    conversation = Conversation(number, theme, 1, status="finished", step="review", answers=answers, shown=offered)
    return Finished(conversation, at, at, verdict, plan, outcome)
