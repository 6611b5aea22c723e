"""The walk of an answer: one read for a whole batch, one decision for each message, one write; then it is confirmed.

Killed at any instant, a batch has either happened or not: answers, the state of conversations, replies to send and the
ids of updates go into one transaction.
"""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

import msgspec

from bot.messages import Incoming, Tailored
from bot.reflecting.reception import Decision, Person, Reception
from dialogues import events as happened
from dialogues.engine import wanted
from dialogues.replies import PointsFound
from storage import conversations, outbox, plans, points, respondents, responses, updates
from storage.respondents import Respondent

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import datetime

    from bot.library import Library
    from dialogues.conversation import Answer, Fit
    from storage.database import Database, Transaction
    from storage.respondents import Address


class Walk:
    """Takes what comes in, batch by batch."""

    def __init__(self, database: Database, library: Library, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._library = library
        self._clock = clock

    async def take(self, batch: Sequence[Incoming]) -> None:
        """Take a batch; when this returns, all that follows from it is on the disk."""
        now = self._clock()
        async with self._database.transaction() as transaction:
            fresh = await _not_taken_before(transaction, batch)
            people = await self._read(transaction, {(one.channel, one.address) for one in fresh}, now.isoformat())
            ids = count(await conversations.next_id(transaction))
            reception = Reception(self._library, ids.__next__, now)
            decisions = {address: Decision(person) for address, person in people.items()}
            for incoming in fresh:
                reception.take(decisions[incoming.channel, incoming.address], incoming)
            await _write(transaction, decisions.values(), now.isoformat())
            for channel in {one.channel for one in fresh}:
                taken = [one.update for one in fresh if one.channel == channel and one.update is not None]
                await updates.save(transaction, channel, taken, now.isoformat())

    async def tailor_waiting(self, find_points: Callable[[str, str], tuple[Fit, ...]]) -> int:
        """Find the points for all conversations that wait for them; give their number."""
        async with self._database.transaction() as transaction:
            waiting = await conversations.waiting(transaction)
            addresses = await respondents.addresses(transaction, [respondent for respondent, _ in waiting])
        batch = []
        for respondent, conversation in waiting:
            if work := wanted(conversation):
                result = PointsFound(work.item, work.revision, find_points(work.theme, work.text))
                batch.append(Incoming(*addresses[respondent], Tailored(conversation.id, result)))
        if batch:
            await self.take(batch)
        return len(batch)

    async def _read(self, transaction: Transaction, addresses: set[Address], now: str) -> dict[Address, Person]:
        known = await respondents.find(transaction, addresses)
        new = count(await respondents.next_id(transaction))
        for channel, address in sorted(addresses - known.keys()):
            known[channel, address] = Respondent(next(new), channel, address, None)
        ids = [respondent.id for respondent in known.values()]
        latest = await conversations.latest(transaction, ids)
        histories = await conversations.histories(transaction, ids)
        due = await plans.due(transaction, ids, now)
        return {
            address: Person(
                respondent,
                latest.get(respondent.id),
                {theme: history for (whose, theme), history in histories.items() if whose == respondent.id},
                due.get(respondent.id),
            )
            for address, respondent in known.items()
        }


async def _not_taken_before(transaction: Transaction, batch: Sequence[Incoming]) -> list[Incoming]:
    taken: set[tuple[str, int | None]] = {
        (channel, number)
        for channel in {one.channel for one in batch}
        for number in await updates.taken(
            transaction, channel, [one.update for one in batch if one.channel == channel and one.update is not None]
        )
    }
    fresh = []
    for incoming in batch:
        key = (incoming.channel, incoming.update)
        if incoming.update is None or key not in taken:
            taken.add(key)
            fresh.append(incoming)
    return fresh


async def _write(transaction: Transaction, decisions: Iterable[Decision], now: str) -> None:
    decisions = list(decisions)
    happenings = [happening for decision in decisions for happening in decision.happenings]
    answers: list[tuple[int, str, Answer]] = []
    offered: list[tuple[int, str, Answer]] = []
    shown: list[tuple[int, Fit]] = []
    verdicts = []
    for number, event in happenings:
        match event:
            case happened.Answered():
                answers.append((number, event.item, event.answer))
            case happened.PointsOffered():
                offered.append((number, event.item, event.answer))
            case happened.Replied():
                shown += [(number, fit) for fit in (*event.enablers, *event.challenges)]
            case happened.Judged():
                verdicts += [(number, point, event.verdict) for point in event.points]
    await respondents.save(transaction, [decision.person.respondent for decision in decisions], now)
    await conversations.save(
        transaction,
        [(one.person.respondent.id, conversation) for one in decisions for conversation in one.conversations.values()],
        now,
    )
    await responses.save(transaction, answers, now)
    await points.save_offered(transaction, [*offered, *(answer for answer in answers if answer[2].offered)])
    await points.save_shown(transaction, shown, now)
    await points.save_verdicts(transaction, verdicts)
    await plans.save(transaction, [plan for decision in decisions for plan in decision.plans])
    await plans.save_asked(transaction, [number for decision in decisions for number in decision.asked_plans], now)
    await plans.save_outcomes(
        transaction, [(one.person.respondent.id, *outcome) for one in decisions for outcome in one.outcomes]
    )
    await outbox.put(
        transaction,
        [
            (decision.person.respondent.id, msgspec.json.encode(message).decode())
            for decision in decisions
            for message in decision.messages
        ],
        now,
    )
