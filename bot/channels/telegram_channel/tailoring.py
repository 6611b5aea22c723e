"""Tailors beside the walk, so that nobody waits for somebody else's answer."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING

from telegram.error import TelegramError

from bot.messages import Incoming, Tailored
from dialogues.replies import PointsFound

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from telegram import Bot

    from bot.reflecting.walk import Waiting, Walk
    from dialogues.conversation import Fit

TYPING_AFTER_S, TYPING_AGAIN_S = 0.5, 4.5
_log = logging.getLogger(__name__)


class Tailors:
    """Finds points for the answers that wait for them; `take` gets what was found."""

    def __init__(self, bot: Bot, walk: Walk, take: Callable[[Incoming], Awaitable[None]]) -> None:
        self._bot = bot
        self._walk = walk
        self._take = take
        self._tailoring: dict[Waiting, asyncio.Task[None]] = {}
        self._something_waits = asyncio.Event()
        self._something_waits.set()
        self._worker = asyncio.create_task(self._work())

    def look(self) -> None:
        """Look for answers that wait."""
        self._something_waits.set()

    async def stop(self) -> None:
        """Leave what is not found yet for the next start."""
        tasks = [self._worker, *self._tailoring.values()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _work(self) -> None:
        """Begin to tailor every answer that waits for it; they go side by side, so that nobody waits for another's."""
        while True:
            await self._something_waits.wait()
            self._something_waits.clear()
            try:
                waiting = await self._walk.waiting()
            except Exception as error:  # noqa: BLE001  whatever fails, what waits must be tailored in the end
                await self._look_later(error)
                continue
            for one in waiting:
                if one not in self._tailoring:
                    self._begin(one)

    def _begin(self, waiting: Waiting) -> None:
        task = self._tailoring[waiting] = asyncio.create_task(self._tailor_one(waiting))
        task.add_done_callback(lambda _: self._tailoring.pop(waiting))

    async def _tailor_one(self, waiting: Waiting) -> None:
        try:
            found = await self._find_points(waiting)
            tailored = Tailored(waiting.conversation, PointsFound(waiting.item, waiting.revision, found))
            await self._take(Incoming(*waiting.address, tailored))
        except Exception as error:  # noqa: BLE001  as above
            await self._look_later(error)

    async def _look_later(self, error: Exception) -> None:
        _log.warning("tailoring waits", extra={"error": type(error).__name__, "pause_s": 1.0})
        await asyncio.sleep(1)
        self._something_waits.set()

    async def _find_points(self, waiting: Waiting) -> tuple[Fit, ...]:
        """Find points in a thread, with a sign of life if it takes long; without any the conversation goes on too."""
        typing = asyncio.create_task(self._type(waiting.address[1]))
        try:
            return await asyncio.to_thread(self._walk.find_points, waiting.theme, waiting.text)
        except Exception as error:  # noqa: BLE001  whatever fails in the model must not hold up a conversation
            _log.error("tailoring failed", extra={"error": type(error).__name__})
            return ()
        finally:
            typing.cancel()

    async def _type(self, address: str) -> None:
        """Show that the bot is typing, again and again, as Telegram shows it for five seconds."""
        await asyncio.sleep(TYPING_AFTER_S)
        while True:
            try:
                await self._bot.send_chat_action(int(address), "typing")
            except TelegramError as error:
                _log.info("typing not shown", extra={"error": type(error).__name__})
            await asyncio.sleep(TYPING_AGAIN_S)
