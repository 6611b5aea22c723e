"""Looks now and then whether the bot is well, beside all that it does."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from datetime import datetime
from typing import TYPE_CHECKING

from bot.operating import health
from storage import outbox
from storage.database import StorageError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.operating.health import Report
    from storage.database import Database

LOOK_EVERY_S = 5.0
ASK_AFTER_S = 25.0
DATABASE_PATIENCE_S = 10.0
_log = logging.getLogger(__name__)


class Watch:
    """Keeps the newest report. `began` is when the bot did.

    Args:
        database: it is written to, without a change.
        channel: whose outbox is looked at.
        answered_at: when Telegram last answered, in seconds of `time.monotonic`, or None.
        ask: gets an answer of Telegram's, if it can; for times when nothing else does.
        clock: the time now.
    """

    def __init__(
        self,
        database: Database,
        channel: str,
        answered_at: Callable[[], float | None],
        ask: Callable[[], Awaitable[None]],
        clock: Callable[[], datetime],
    ) -> None:
        self._database = database
        self._channel = channel
        self._answered_at = answered_at
        self._ask = ask
        self._clock = clock
        self.began = clock()
        self._report = health.unseen(self.began)
        self._looked_at = time.monotonic()
        self._asking: asyncio.Future[None] | None = None

    async def run(self) -> None:
        """Look for ever."""
        try:
            while True:
                await self._look()
                await asyncio.sleep(LOOK_EVERY_S)
        finally:
            if self._asking is not None:
                self._asking.cancel()

    def report(self) -> Report:
        """Give how all stands; a bot that got stuck on its own look is not well either."""
        if time.monotonic() - self._looked_at <= health.LONGEST_S:
            return self._report
        return health.judged(self._report, dict.fromkeys(health.CHECKS, health.STUCK), self._clock())

    async def _look(self) -> None:
        waits_for, writable = None, False
        with contextlib.suppress(StorageError, TimeoutError):
            async with asyncio.timeout(DATABASE_PATIENCE_S):
                waits_for = await self._oldest_unsent()
                await self._database.prove_writable()
            writable = True
        answered_at = self._answered_at()
        answered_ago = None if answered_at is None else time.monotonic() - answered_at
        if answered_ago is None or answered_ago > ASK_AFTER_S:
            self._ask_beside()
        before, now = self._report, self._clock()
        self._report = health.judged(before, health.sentences(health.Seen(writable, answered_ago, waits_for)), now)
        self._looked_at = time.monotonic()
        for name, state in self._report.checks.items():
            if state.ok is not before.checks[name].ok:
                _log.log(
                    logging.INFO if state.ok else logging.WARNING,
                    "well" if state.ok else "unwell",
                    extra={"kind": name},
                )

    async def _oldest_unsent(self) -> float | None:
        async with self._database.transaction() as transaction:
            oldest = await outbox.oldest(transaction, self._channel)
        return None if oldest is None else (self._clock() - datetime.fromisoformat(oldest)).total_seconds()

    def _ask_beside(self) -> None:
        """Ask Telegram for a sign of life; the look goes on meanwhile."""
        if self._asking is None or self._asking.done():
            self._asking = asyncio.ensure_future(self._ask())
