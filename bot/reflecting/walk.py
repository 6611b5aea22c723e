"""The walk of an answer: one read for a whole batch, one decision each, one write; then it is confirmed.

Only where somebody sent several things at once, there is a read and a write for each of them, in one transaction.

Killed at any instant, a batch has either happened or not: answers, the state of conversations, replies to send and the
ids of updates go into one transaction.
"""

from __future__ import annotations

import logging
from collections import Counter
from itertools import count
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from bot.messages import Blocked, Incoming, Tailored
from bot.reflecting.keeping import keep
from bot.reflecting.people import read_people
from bot.reflecting.reception import Reception
from dialogues.engine import wanted
from dialogues.replies import PointsFound
from storage import conversations, outbox, respondents, updates
from storage.database import may_pass
from storage.outbox import Outgoing

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from bot.library import Library
    from bot.reflecting.person import Decision, Person
    from dialogues.conversation import Conversation, Switch
    from storage.database import Database, Transaction
    from storage.respondents import Address

_log = logging.getLogger(__name__)


class Waiting(NamedTuple):
    """An answer, by its item and revision, that waits for tailoring."""

    address: Address
    conversation: int
    theme: str
    text: str
    item: str
    revision: int


class _Visit(NamedTuple):
    """One transaction, its time, and the first wordings as they stand in it; they are only ever in memory."""

    transaction: Transaction
    now: datetime
    originals: dict[int, str]

    def remember(self, person: Person) -> None:
        """Hold a first wording until its author has decided."""
        if person.original is None:
            self.originals.pop(person.respondent.id, None)
        else:
            self.originals[person.respondent.id] = person.original


class _Read(NamedTuple):
    """What was read for some of a batch: its people, and the numbers that nobody has had so far."""

    people: dict[Address, Person]
    next_conversation: int
    next_message: int


class Walk:
    """Takes what comes in, batch by batch.

    `errand_asked` and `answer_waits` are set when something was kept that others are to do; they unset them.
    """

    def __init__(
        self, database: Database, library: Library, clock: Callable[[], datetime], *, invited_only: bool = False
    ) -> None:
        self._database = database
        self.use(library)
        self._clock = clock
        self._originals: dict[int, str] = {}
        self._invited_only = invited_only
        self.errand_asked = False
        self.answer_waits = False

    def use(self, library: Library) -> None:
        """Go on with these scripts and points from the next batch on."""
        self._library = library
        self.find_points = library.find_points

    async def take(self, batch: Sequence[Incoming]) -> list[Outgoing]:
        """Take a batch; when this returns, all that follows from it is on the disk. Give what is to be sent.

        One thing that can't be taken is set aside and does not hold up the others.

        Raises:
            StorageError: nothing of the batch was kept, and it may be tried again.
        """
        try:
            return await self._take(batch)
        except Exception as error:
            if may_pass(error):
                raise
        return await self._take_one_by_one(batch)

    async def _take(self, batch: Sequence[Incoming]) -> list[Outgoing]:
        async with self._database.transaction() as transaction:
            if len(batch) == 1:  # decides in the database's thread too: nobody else waits for this one meanwhile
                visit, outgoing = await transaction.in_one_go(lambda it: self._take_in(it, batch), is_last=True)
            else:
                visit, outgoing = await self._take_in(transaction, batch)
        self._originals = visit.originals
        return outgoing

    async def _take_in(self, transaction: Transaction, batch: Sequence[Incoming]) -> tuple[_Visit, list[Outgoing]]:
        outgoing: list[Outgoing] = []
        visit = self._visit(transaction)
        turns, read = await transaction.in_one_go(lambda at_once: _begin(at_once, batch, visit, self._library.switches))
        taken = [incoming for turn in turns for incoming in turn]
        for turn in turns:
            if turn is not turns[0]:
                read = await self._read(visit, turn)
            outgoing += await self._take_turn(visit, turn, read, taken if turn is turns[-1] else ())
        return visit, outgoing

    async def _take_one_by_one(self, batch: Sequence[Incoming]) -> list[Outgoing]:
        outgoing: list[Outgoing] = []
        async with self._database.transaction() as transaction:
            visit = self._visit(transaction)
            fresh = await _not_taken_before(transaction, batch)
            for incoming in fresh:
                try:
                    async with transaction.part():
                        outgoing += await self._take_turn(visit, [incoming], await self._read(visit, [incoming]))
                except Exception as error:
                    if may_pass(error):
                        raise
                    await _set_aside(transaction, incoming, error, visit.now.isoformat())
            await _note_taken(transaction, fresh, visit.now.isoformat())
        self._originals = visit.originals
        return outgoing

    def _visit(self, transaction: Transaction) -> _Visit:
        return _Visit(transaction, self._clock(), dict(self._originals))

    async def _read(self, visit: _Visit, turn: Sequence[Incoming]) -> _Read:
        return await visit.transaction.in_one_go(
            lambda at_once: _read_for(at_once, turn, visit, self._library.switches)
        )

    async def _take_turn(
        self, visit: _Visit, turn: Sequence[Incoming], read: _Read, at_last: Sequence[Incoming] = ()
    ) -> list[Outgoing]:
        """Decide, and write all of it; where it is the last of a batch, note the batch as taken and commit."""
        now = visit.now.isoformat()
        ids = count(read.next_conversation)
        reception = Reception(self._library, ids.__next__, visit.now, invited_only=self._invited_only)
        decisions = [
            reception.take(person, one)
            for one in turn
            if not _leaves_nothing(person := read.people[one.channel, one.address], one)
        ]
        numbers = count(read.next_message)
        outgoing = [
            Outgoing(next(numbers), who.id, who.channel, who.address, msgspec.json.encode(message).decode())
            for decision in decisions
            for who in (decision.person.respondent,)
            for message in decision.messages
        ]
        switches_edition = int(self._library.texts("switches_edition"))

        async def write(transaction: Transaction) -> None:
            await keep(transaction, decisions, switches_edition, now)
            await outbox.put(transaction, outgoing, now)
            await _note_taken(transaction, at_last, now)

        await visit.transaction.in_one_go(write, is_last=bool(at_last))
        for decision in decisions:
            visit.remember(decision.person)
        self.errand_asked |= any(decision.errands for decision in decisions)
        self.answer_waits |= any(map(_waits, decisions))
        return outgoing

    async def let_go(self) -> None:
        """Drop first wordings whose conversation was deleted, or has gone on without them."""
        if self._originals:
            async with self._database.transaction() as transaction:
                latest = await conversations.latest(transaction, self._originals)
                going_on = {who for who, conversation in latest.items() if conversation.status == "open"}
                self._originals = {who: text for who, text in self._originals.items() if who in going_on}

    async def waiting(self) -> list[Waiting]:
        """Give the answers that wait for tailoring."""
        waiting, addresses = await self._database.in_one_go(_waiting)
        return [
            Waiting(addresses[respondent], conversation.id, work.theme, work.text, work.item, work.revision)
            for respondent, conversation in waiting
            if (work := wanted(conversation))
        ]

    async def tailor_waiting(self) -> list[Outgoing]:
        """Find the points for all conversations that wait for them."""
        batch = [
            Incoming(
                *one.address,
                Tailored(one.conversation, PointsFound(one.item, one.revision, self.find_points(one.theme, one.text))),
            )
            for one in await self.waiting()
        ]
        return await self.take(batch) if batch else []


def _waits(decision: Decision) -> bool:
    """Tell whether an answer waits for tailoring now."""
    return any(one.step == "wait" and one.status == "open" for one in decision.conversations.values())


def _leaves_nothing(person: Person, incoming: Incoming) -> bool:
    """Tell whether something is about somebody of whom nothing is kept, as after they were forgotten."""
    return person.is_new and isinstance(incoming.content, Tailored | Blocked)


def _in_turns(batch: Sequence[Incoming]) -> list[list[Incoming]]:
    """Part a batch so that nobody comes twice in a turn: what somebody sends next builds on what was kept before."""
    turns: list[list[Incoming]] = []
    come: Counter[Address] = Counter()
    for incoming in batch:
        address = (incoming.channel, incoming.address)
        if come[address] == len(turns):
            turns.append([])
        turns[come[address]].append(incoming)
        come[address] += 1
    return turns


async def _waiting(transaction: Transaction) -> tuple[list[tuple[int, Conversation]], dict[int, Address]]:
    waiting = await conversations.waiting(transaction)
    return waiting, await respondents.addresses(transaction, [respondent for respondent, _ in waiting])


async def _begin(
    transaction: Transaction, batch: Sequence[Incoming], visit: _Visit, offered: Sequence[Switch]
) -> tuple[list[list[Incoming]], _Read]:
    """Give what of a batch was not taken before, in turns, with what is to be read for the first of them."""
    turns = _in_turns(await _not_taken_before(transaction, batch))
    return turns, await _read_for(transaction, turns[0] if turns else (), visit, offered)


async def _read_for(
    transaction: Transaction, turn: Sequence[Incoming], visit: _Visit, offered: Sequence[Switch]
) -> _Read:
    return _Read(
        await read_people(transaction, turn, visit.now.isoformat(), visit.originals, offered),
        await conversations.next_id(transaction),
        await outbox.next_id(transaction),
    )


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
