"""Does what people asked for beside their conversations, and what falls due, in one transaction each.

An errand is asked for by one person; a job runs now and then for all. Both leave messages in the outbox; a kill repeats
what was not finished.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import msgspec

from storage import errands, outbox

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping, Sequence
    from datetime import datetime

    from bot.library import Library
    from bot.messages import Message
    from storage.database import Database, Transaction
    from storage.errands import Errand
    from storage.outbox import Outgoing

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

    async def run(self) -> list[Outgoing]:
        """Do all errands and all jobs that are due; give what is to be sent."""
        async with self._database.transaction() as transaction:
            waiting = await errands.undone(transaction)
        outgoing: list[Outgoing] = []
        for errand in waiting:
            async with self._database.transaction() as transaction:
                messages = await self._messages(transaction, errand)
                await errands.mark_done(transaction, errand.id)
                outgoing += await self._put(transaction, [(errand.respondent, message) for message in messages])
        for job in self._jobs:
            async with self._database.transaction() as transaction:
                outgoing += await self._put(transaction, await job(transaction, self._library, self._clock()))
        return outgoing

    async def _messages(self, transaction: Transaction, errand: Errand) -> list[Message]:
        work = self._kinds.get(errand.kind)
        if work is None:
            _log.error("unknown errand", extra={"kind": errand.kind})
            return []
        return await work(transaction, self._library, errand, self._clock())

    async def _put(self, transaction: Transaction, messages: Sequence[tuple[int, Message]]) -> list[Outgoing]:
        first = await outbox.next_id(transaction)
        encoded = [
            (number, respondent, msgspec.json.encode(message).decode())
            for number, (respondent, message) in enumerate(messages, first)
        ]
        return await outbox.put_for(transaction, encoded, self._clock().isoformat())
