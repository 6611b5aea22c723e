"""Takes updates through the walk, whether they were polled or came by webhook, and confirms none before that."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from datetime import timedelta
from operator import itemgetter
from typing import TYPE_CHECKING, Any, TypeVar, cast

from telegram.error import TelegramError

from bot.channels.telegram_channel.reading import CHANNEL, Aside, Moved, number_of, read_update
from bot.channels.telegram_channel.requests import call
from bot.channels.telegram_channel.tailoring import Tailors
from bot.messages import Incoming
from storage import respondents, updates

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Sequence
    from datetime import datetime

    from telegram import Bot

    from bot.channels.telegram_channel.reading import JSON
    from bot.channels.telegram_channel.sending import Sender
    from bot.errands import Errands
    from bot.reflecting.walk import Walk
    from storage.database import Database

# Telegram keeps an update for a day; when it has none for a week, it may begin with any id.
REPEATED_WITHIN = timedelta(days=3)
FORGET_EVERY_S = 3600.0
JOBS_EVERY_S = 20.0
Result = TypeVar("Result")
_log = logging.getLogger(__name__)


class Intake:
    """Everything between an update and the outbox."""

    def __init__(
        self,
        bot: Bot,
        database: Database,
        walk: Walk,
        errands: Errands,
        sender: Sender,
        clock: Callable[[], datetime],
    ) -> None:
        self._bot = bot
        self._database = database
        self._walk = walk
        self._sender = sender
        self._clock = clock
        self._answering: set[asyncio.Task[None]] = set()
        self._begun: set[asyncio.Task[Any]] = set()
        self._forget_at = 0.0
        self._errands = errands
        self._errand_asked = asyncio.Event()
        self._errand_boy = asyncio.create_task(self._run_errands())
        self._tailors = Tailors(bot, walk, lambda tailored: self._finished(self._go_on([tailored])))

    async def take(self, batch: Sequence[object]) -> int:
        """Take raw updates; when this returns, they may be confirmed. Give how many were no updates at all.

        A batch that was begun is finished even if nobody waits for it any more.
        """
        return await self._finished(self._take(batch))

    async def _take(self, batch: Sequence[object]) -> int:
        began = time.perf_counter()
        numbered = sorted(
            ((number, data) for data in batch if (number := number_of(data)) is not None), key=itemgetter(0)
        )
        incoming: list[Incoming] = []
        aside: list[Aside] = []
        moved: list[Moved] = []
        for number, data in numbered:
            read, press = read_update(number, cast("JSON", data))
            if press is not None:
                self._in_background(self._answer_press(press))
            match read:
                case Incoming():
                    incoming.append(read)
                case Aside():
                    aside.append(read)
                case Moved():
                    moved.append(read)
        if aside or moved:
            await self._keep_aside(aside, moved)
        if incoming:
            await self._go_on(incoming)
        await self._forget_old_updates()
        strangers = len(batch) - len(numbered)
        took = round(1000 * (time.perf_counter() - began), 1)
        _log.info("batch", extra={"updates": len(batch), "aside": len(aside), "strangers": strangers, "took_ms": took})
        return strangers

    async def stop(self) -> None:
        """Finish what was begun, and stop what runs beside."""
        self._errand_boy.cancel()
        await self._tailors.stop()
        await asyncio.gather(self._errand_boy, *self._begun, return_exceptions=True)
        for task in self._answering:
            task.cancel()
        await asyncio.gather(*self._answering, return_exceptions=True)

    async def _finished(self, work: Coroutine[None, None, Result]) -> Result:
        task = asyncio.create_task(work)
        self._begun.add(task)
        task.add_done_callback(self._begun.discard)
        return await asyncio.shield(task)

    async def _go_on(self, incoming: Sequence[Incoming]) -> None:
        self._sender.take(await self._walk.take(incoming))
        if self._walk.answer_waits:
            self._walk.answer_waits = False
            self._tailors.look()
        if self._walk.errand_asked:
            self._walk.errand_asked = False
            self._errand_asked.set()

    async def _run_errands(self) -> None:
        """Do what people asked for at once, and what fell due now and then besides."""
        while True:
            try:
                await self._finished(self._do_errands())
            except Exception as error:  # noqa: BLE001  one that fails must not end all that come later
                _log.error("errands wait", extra={"error": type(error).__name__})
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._errand_asked.wait(), JOBS_EVERY_S)
            self._errand_asked.clear()

    async def _do_errands(self) -> None:
        try:
            if await self._errands.run():
                self._errand_asked.set()
        finally:
            self._sender.look()
            self._sender.say_goodbye(self._errands.farewells())
            await self._walk.let_go()

    async def _keep_aside(self, aside: Sequence[Aside], moved: Sequence[Moved]) -> None:
        now = self._clock().isoformat()
        async with self._database.transaction() as transaction:
            for move in moved:
                await respondents.move(transaction, (CHANNEL, move.old), (CHANNEL, move.new))
            await updates.save_aside(transaction, CHANNEL, [(one.update, one.kind, one.error) for one in aside], now)

    async def _answer_press(self, press: str) -> None:
        try:
            await call(self._bot, "answerCallbackQuery", {"callback_query_id": press})
        except TelegramError as error:
            _log.info("press not answered", extra={"error": type(error).__name__})

    async def _forget_old_updates(self) -> None:
        now = time.monotonic()
        if now >= self._forget_at:
            self._forget_at = now + FORGET_EVERY_S
            async with self._database.transaction() as transaction:
                await updates.forget_before(transaction, (self._clock() - REPEATED_WITHIN).isoformat())

    def _in_background(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.create_task(work)
        self._answering.add(task)
        task.add_done_callback(self._answering.discard)
