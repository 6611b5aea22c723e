"""Puts what was decided into tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dialogues import events as happened
from storage import conversations, errands, invitations, plans, points, respondents, responses, switches, typed_messages

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.reflecting.person import Decision
    from storage.database import Transaction


async def keep(transaction: Transaction, decisions: Sequence[Decision], switches_edition: int, now: str) -> None:
    """Keep all that these decisions lead to, in their order.

    `switches_edition` is that of the words beside the switches; `now` is ISO 8601.
    """
    whose = {id(decision): decision.person.respondent.id for decision in decisions}
    happenings = [happening for decision in decisions for happening in decision.happenings]
    answers = [
        (number, event.item, event.answer) for number, event in happenings if isinstance(event, happened.Answered)
    ]
    offered = [
        (number, event.item, event.answer) for number, event in happenings if isinstance(event, happened.PointsOffered)
    ]
    shown = [
        (number, fit)
        for number, event in happenings
        if isinstance(event, happened.Replied)
        for fit in (*event.enablers, *event.challenges)
    ]
    verdicts = [
        (number, point, event.verdict)
        for number, event in happenings
        if isinstance(event, happened.Judged)
        for point in event.points
    ]
    await respondents.save(transaction, [decision.person.respondent for decision in decisions], now)
    changed = {
        conversation.id: (whose[id(decision)], conversation)
        for decision in decisions
        for conversation in decision.conversations.values()
    }
    await conversations.save(transaction, changed.values(), now)
    await responses.save(transaction, answers, now)
    await points.save_offered(transaction, [*offered, *(answer for answer in answers if answer[2].offered)])
    await points.save_shown(transaction, shown, now)
    await points.save_verdicts(transaction, verdicts)
    await switches.save(
        transaction,
        [
            (whose[id(decision)], event.switch, event.on)
            for decision in decisions
            for _, event in decision.happenings
            if isinstance(event, happened.Switched)
        ],
        switches_edition,
        now,
    )
    await plans.save(transaction, [plan for decision in decisions for plan in decision.plans])
    await plans.save_asked(transaction, [number for decision in decisions for number in decision.asked_plans], now)
    await plans.save_outcomes(
        transaction, [(whose[id(decision)], *outcome) for decision in decisions for outcome in decision.outcomes], now
    )
    await plans.postpone(
        transaction,
        [
            (whose[id(decision)], number, at, decision.person.reminding.plans)
            for decision in decisions
            for number, at in decision.postponed
        ],
    )
    taking_part = {whose[id(decision)] for decision in decisions if decision.conversations}
    await invitations.save_answered(transaction, sorted(taking_part), now)
    await errands.put(
        transaction, [(whose[id(decision)], *errand) for decision in decisions for errand in decision.errands], now
    )
    await typed_messages.save(
        transaction, [(whose[id(decision)], typed) for decision in decisions for typed in decision.typed]
    )
