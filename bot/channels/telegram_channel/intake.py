"""Takes updates through the walk, whether they were polled or came by webhook, and confirms none before that."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from typing import TYPE_CHECKING, Any, TypeVar

from msgspec.structs import replace
from telegram.error import TelegramError

from bot.channels.telegram_channel.reading import CHANNEL, Aside, Moved, read_update
from bot.messages import Incoming, Tailored
from storage import respondents, updates
from storage.database import StorageError

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Sequence
    from datetime import datetime

    from telegram import Bot

    from bot.channels.telegram_channel.sending import Sender
    from bot.errands import Errands
    from bot.reflecting.walk import Walk
    from dialogues.conversation import Fit
    from storage.database import Database

TYPING_AFTER_S = 0.5
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
        self._something_waits = asyncio.Event()
        self._something_waits.set()
        self._errands = errands
        self._errand_asked = asyncio.Event()
        self._workers = (asyncio.create_task(self._tailor()), asyncio.create_task(self._run_errands()))

    async def take(self, batch: Sequence[object]) -> int:
        """Take raw updates; when this returns, they may be confirmed. Give how many were no updates at all.

        A batch that was begun is finished even if nobody waits for it any more.
        """
        return await self._finished(self._take(batch))

    async def _take(self, batch: Sequence[object]) -> int:
        began = time.perf_counter()
        incoming: list[Incoming] = []
        aside: list[Aside] = []
        moved: list[Moved] = []
        strangers = 0
        for data in batch:
            try:
                read, press = read_update(data, self._bot)
            except ValueError:
                strangers += 1
                continue
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
            self._something_waits.set()
            self._errand_asked.set()
        took = round(1000 * (time.perf_counter() - began), 1)
        _log.info("batch", extra={"updates": len(batch), "aside": len(aside), "strangers": strangers, "took_ms": took})
        return strangers

    async def stop(self) -> None:
        """Finish what was begun, and stop what runs beside."""
        for worker in self._workers:
            worker.cancel()
        await asyncio.gather(*self._workers, *self._begun, return_exceptions=True)
        for task in self._answering:
            task.cancel()
        await asyncio.gather(*self._answering, return_exceptions=True)

    async def _finished(self, work: Coroutine[None, None, Result]) -> Result:
        task = asyncio.create_task(work)
        self._begun.add(task)
        task.add_done_callback(self._begun.discard)
        return await asyncio.shield(task)

    async def _go_on(self, incoming: Sequence[Incoming]) -> None:
        self._sender.put(await self._walk.take(incoming))

    async def _keep_aside(self, aside: Sequence[Aside], moved: Sequence[Moved]) -> None:
        now = self._clock().isoformat()
        async with self._database.transaction() as transaction:
            for move in moved:
                await respondents.move(transaction, (CHANNEL, move.old), (CHANNEL, move.new))
            await updates.save_aside(transaction, CHANNEL, [(one.update, one.kind, one.error) for one in aside], now)

    async def _answer_press(self, press: str) -> None:
        try:
            await self._bot.answer_callback_query(press)
        except TelegramError as error:
            _log.info("press not answered", extra={"error": type(error).__name__})

    async def _tailor(self) -> None:
        """Tailor beside the walk, one answer after the other, so that nobody waits for somebody else's."""
        while True:
            await self._something_waits.wait()
            self._something_waits.clear()
            try:
                for address, number, theme, text, result in await self._walk.waiting():
                    found = await self._find_points(address[1], theme, text)
                    tailored = Tailored(number, replace(result, found=found))
                    await self._finished(self._go_on([Incoming(*address, tailored)]))
            except StorageError as error:
                _log.error("tailoring waits", extra={"error": type(error).__name__})
                await asyncio.sleep(1)
                self._something_waits.set()

    async def _run_errands(self) -> None:
        """Do what people asked for and what fell due, as soon as something came in and now and then besides."""
        while True:
            try:
                await self._finished(self._do_errands())
            except StorageError as error:
                _log.error("errands wait", extra={"error": type(error).__name__})
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._errand_asked.wait(), JOBS_EVERY_S)
            self._errand_asked.clear()

    async def _do_errands(self) -> None:
        self._sender.put(await self._errands.run())

    async def _find_points(self, address: str, theme: str, text: str) -> tuple[Fit, ...]:
        """Find points in a thread, with a sign of life if it takes long; without any the conversation goes on too."""
        work = asyncio.ensure_future(asyncio.to_thread(self._walk.find_points, theme, text))
        done, _ = await asyncio.wait([work], timeout=TYPING_AFTER_S)
        if not done:
            self._in_background(self._type(address))
        try:
            return await work
        except Exception as error:  # noqa: BLE001  whatever fails in the model must not hold up a conversation
            _log.error("tailoring failed", extra={"error": type(error).__name__})
            return ()

    async def _type(self, address: str) -> None:
        try:
            await self._bot.send_chat_action(int(address), "typing")
        except TelegramError as error:
            _log.info("typing not shown", extra={"error": type(error).__name__})

    def _in_background(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.create_task(work)
        self._answering.add(task)
        task.add_done_callback(self._answering.discard)
