"""The walk of an answer: one read for a whole batch, one decision each, one write; then it is confirmed.

Killed at any instant, a batch has either happened or not: answers, the state of conversations, replies to send and the
ids of updates go into one transaction.
"""

from __future__ import annotations

import logging
from itertools import count
from typing import TYPE_CHECKING

import msgspec

from bot.messages import Edited, Incoming, Tailored
from bot.reflecting.keeping import keep
from bot.reflecting.person import Person
from bot.reflecting.reception import Reception
from dialogues.engine import wanted
from dialogues.replies import PointsFound
from storage import conversations, outbox, plans, respondents, switches, typed_messages, updates
from storage.outbox import Outgoing
from storage.respondents import Respondent

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from bot.library import Library
    from bot.reflecting.person import Decision
    from storage.database import Database, Transaction
    from storage.respondents import Address

_log = logging.getLogger(__name__)


class Walk:
    """Takes what comes in, batch by batch."""

    def __init__(
        self, database: Database, library: Library, clock: Callable[[], datetime], *, invited_only: bool = False
    ) -> None:
        self._database = database
        self._library = library
        self.find_points = library.find_points
        self._clock = clock
        self._originals: dict[int, str] = {}
        self._invited_only = invited_only

    async def take(self, batch: Sequence[Incoming]) -> list[Outgoing]:
        """Take a batch; when this returns, all that follows from it is on the disk. Give what is to be sent."""
        now = self._clock()
        async with self._database.transaction() as transaction:
            fresh = await _not_taken_before(transaction, batch)
            people = await self._read(transaction, fresh, now.isoformat())
            ids = count(await conversations.next_id(transaction))
            reception = Reception(self._library, ids.__next__, now, invited_only=self._invited_only)
            decisions: list[Decision] = []
            for incoming in fresh:
                address = (incoming.channel, incoming.address)
                try:
                    decision = reception.take(people[address], incoming)
                except Exception as error:  # noqa: BLE001  one that fails must not hold up the others
                    await _set_aside(transaction, incoming, error, now.isoformat())
                    continue
                people[address] = decision.person
                decisions.append(decision)
            numbers = count(await outbox.next_id(transaction))
            outgoing = [
                Outgoing(next(numbers), who.id, who.channel, who.address, msgspec.json.encode(message).decode())
                for decision in decisions
                for who in (decision.person.respondent,)
                for message in decision.messages
            ]
            await keep(transaction, decisions, int(self._library.texts("switches_edition")), now.isoformat())
            await outbox.put(transaction, outgoing, now.isoformat())
            await _note_taken(transaction, fresh, now.isoformat())
        self._remember(decisions)
        return outgoing

    def _remember(self, decisions: Sequence[Decision]) -> None:
        """Hold first wordings in memory, and nowhere else, until their authors have decided."""
        for decision in decisions:
            who = decision.person.respondent.id
            if decision.person.original is None:
                self._originals.pop(who, None)
            else:
                self._originals[who] = decision.person.original

    async def waiting(self) -> list[tuple[Address, int, str, str, PointsFound]]:
        """Give what waits for tailoring: address, conversation, theme, text, and the result still without points."""
        async with self._database.transaction() as transaction:
            waiting = await conversations.waiting(transaction)
            addresses = await respondents.addresses(transaction, [respondent for respondent, _ in waiting])
        return [
            (addresses[respondent], conversation.id, work.theme, work.text, PointsFound(work.item, work.revision, ()))
            for respondent, conversation in waiting
            if (work := wanted(conversation))
        ]

    async def tailor_waiting(self) -> list[Outgoing]:
        """Find the points for all conversations that wait for them."""
        batch = [
            Incoming(
                *address,
                Tailored(number, msgspec.structs.replace(result, found=self.find_points(theme, text))),
            )
            for address, number, theme, text, result in await self.waiting()
        ]
        return await self.take(batch) if batch else []

    async def _read(self, transaction: Transaction, batch: Sequence[Incoming], now: str) -> dict[Address, Person]:
        addresses = {(one.channel, one.address) for one in batch}
        known = await respondents.find(transaction, addresses)
        new = count(await respondents.next_id(transaction))
        for channel, address in sorted(addresses - known.keys()):
            known[channel, address] = Respondent(next(new), channel, address)
        ids = [respondent.id for respondent in known.values()]
        latest = await conversations.latest(transaction, ids)
        histories = await conversations.histories(transaction, ids)
        stand = await switches.latest(transaction, ids) if self._library.switches else {}
        due = await plans.due(transaction, ids, now)
        edited = {
            (known[one.channel, one.address].id, one.content.message)
            for one in batch
            if isinstance(one.content, Edited)
        }
        typed = await typed_messages.find(transaction, edited) if edited else {}
        return {
            address: Person(
                respondent,
                latest.get(respondent.id),
                {theme: history for (whose, theme), history in histories.items() if whose == respondent.id},
                due.get(respondent.id),
                stand.get(respondent.id, {}),
                self._originals.get(respondent.id),
                {message: one for (whose, message), one in typed.items() if whose == respondent.id},
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


async def _note_taken(transaction: Transaction, batch: Sequence[Incoming], now: str) -> None:
    for channel in {one.channel for one in batch}:
        taken = [one.update for one in batch if one.channel == channel and one.update is not None]
        await updates.save(transaction, channel, taken, now)


async def _set_aside(transaction: Transaction, incoming: Incoming, error: Exception, now: str) -> None:
    kind = type(incoming.content).__name__
    _log.error("set aside", extra={"kind": kind, "error": type(error).__name__})
    if incoming.update is not None:
        await updates.save_aside(transaction, incoming.channel, [(incoming.update, kind, type(error).__name__)], now)
