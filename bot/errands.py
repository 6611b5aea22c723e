"""Does what people asked for beside their conversations, and what falls due, in one transaction each.

An errand is asked for by one person; a job runs now and then for all. Both leave messages in the outbox; a kill repeats
what was not finished.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import msgspec

from bot.messages import Message
from storage import errands, outbox
from storage.database import StorageError, may_pass
from storage.outbox import FAREWELL, Outgoing

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping, Sequence
    from datetime import datetime

    from bot.library import Library
    from storage.database import Database, Transaction
    from storage.errands import Errand

    ErrandWork = Callable[[Transaction, Library, Errand, datetime], Awaitable[list[Message]]]
    Job = Callable[[Transaction, Library, datetime], Awaitable[list[tuple[int, Message]]]]

_log = logging.getLogger(__name__)


class Errands:
    """Runs errands by their kind, and jobs. What they give is addressed to respondents and goes to the outbox."""

    def __init__(
        self,
        database: Database,
        library: Library,
        clock: Callable[[], datetime],
        kinds: Mapping[str, ErrandWork],
        jobs: Sequence[Job],
    ) -> None:
        self._database = database
        self._library = library
        self._clock = clock
        self._kinds = kinds
        self._jobs = jobs
        self._farewells: list[Outgoing] = []

    def use(self, library: Library) -> None:
        """Go on with these scripts and points."""
        self._library = library

    async def run(self) -> list[Outgoing]:
        """Do all errands and all jobs that are due; give what is to be sent."""
        waiting = await self._database.in_one_go(errands.undone)
        outgoing: list[Outgoing] = []
        for errand in waiting:
            try:
                outgoing += await self._do(errand)
            except Exception as error:  # noqa: BLE001  one that fails must not hold up the others
                _log.error("errand failed", extra={"kind": errand.kind, "error": type(error).__name__})
                if not may_pass(error):
                    outgoing += await self._give_up(errand)
        for job in self._jobs:
            async with self._database.transaction() as transaction:
                outgoing += await self._put(transaction, await job(transaction, self._library, self._clock()))
        await self._scrub()
        return outgoing

    async def _do(self, errand: Errand) -> list[Outgoing]:
        """Do one errand; one of somebody who was forgotten in it gets its last words from memory."""
        async with self._database.transaction() as transaction:
            if not await errands.is_undone(transaction, errand.id):
                return []
            messages = await self._messages(transaction, errand)
            if await errands.is_undone(transaction, errand.id):
                await errands.mark_done(transaction, errand.id)
                return await self._put(transaction, [(errand.respondent, message) for message in messages])
        farewells = _farewells(errand, messages)
        self._farewells += farewells
        return farewells

    async def _give_up(self, errand: Errand) -> list[Outgoing]:
        """Take out an errand that can't be done, and say so."""
        async with self._database.transaction() as transaction:
            await errands.mark_done(transaction, errand.id)
            return await self._put(transaction, [(errand.respondent, Message(self._library.texts("errand_failed")))])

    def farewells(self) -> list[Outgoing]:
        """Give, once, the last words to those who were forgotten, which stand in no table."""
        given, self._farewells = self._farewells, []
        return given

    async def _scrub(self) -> None:
        """Take what was deleted out of the file; if that fails, what was said goes out, and the next run tries."""
        try:
            await self._database.scrub()
        except StorageError as error:
            _log.error("scrubbing waits", extra={"error": type(error).__name__})

    async def _messages(self, transaction: Transaction, errand: Errand) -> list[Message]:
        work = self._kinds.get(errand.kind)
        if work is None:
            return [Message(self._library.texts("gone_button"))]
        return await work(transaction, self._library, errand, self._clock())

    async def _put(self, transaction: Transaction, messages: Sequence[tuple[int, Message]]) -> list[Outgoing]:
        first = await outbox.next_id(transaction)
        encoded = [
            (number, respondent, msgspec.json.encode(message).decode())
            for number, (respondent, message) in enumerate(messages, first)
        ]
        return await outbox.put_for(transaction, encoded, self._clock().isoformat())


def _farewells(errand: Errand, messages: Sequence[Message]) -> list[Outgoing]:
    """Address the last words to somebody whose errands went with all else that was held about them."""
    return [
        Outgoing(FAREWELL, errand.respondent, errand.channel, errand.address, msgspec.json.encode(message).decode())
        for message in messages
    ]
