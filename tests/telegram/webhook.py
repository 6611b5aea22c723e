"""Delivery of updates to the bot's webhook, as in Telegram's own server (WebhookActor.cpp)."""

import asyncio
from collections.abc import Coroutine
from dataclasses import dataclass

import aiohttp

from tests.telegram.errors import JSON
from tests.telegram.faults import Faults
from tests.telegram.updates import Entry, Updates
from tests.telegram.world import Clock

SLOWEST_RETRY = 60.0


@dataclass(frozen=True)
class Target:
    """What setWebhook asked for."""

    url: str
    secret: str | None
    max_connections: int


class Webhook:
    """Posts waiting updates until each is answered with 2xx.

    Updates of one lane (a chat's messages; a person's button presses) go one after the other, lanes go side by side.
    The first retry is immediate, the next ones after 2, 4, 8... times `pause` seconds.
    """

    def __init__(self, updates: Updates, faults: Faults, clock: Clock) -> None:
        self._updates = updates
        self._faults = faults
        self._clock = clock
        self._tasks: set[asyncio.Task[None]] = set()
        self._busy: set[int] = set()
        self.target: Target | None = None
        self.last_error: JSON = {}
        self.pause = 1.0
        self.most_at_once = 0
        self._at_once = 0

    async def set(self, target: Target | None) -> None:
        """Delivers to another place from now on, or nowhere."""
        await self.stop()
        self.target = target
        self.last_error = {}
        if target is not None:
            self._start(self._deliver(target))

    async def stop(self) -> None:
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        self._busy.clear()

    def _start(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _deliver(self, target: Target) -> None:
        connections = asyncio.Semaphore(target.max_connections)
        async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=60)) as session:
            while True:
                for lane in self._updates.lanes():
                    if lane not in self._busy:
                        self._busy.add(lane)
                        self._start(self._deliver_lane(lane, target, session, connections))
                await self._updates.until_news()

    async def _deliver_lane(
        self, lane: int, target: Target, session: aiohttp.ClientSession, connections: asyncio.Semaphore
    ) -> None:
        try:
            while waiting := self._updates.next_in(lane):
                swap = len(waiting) > 1 and self._faults.strikes(self._faults.reorder, "reorder")
                await self._deliver_one(waiting[-1 if swap else 0], target, session, connections)
        finally:
            self._busy.discard(lane)

    async def _deliver_one(
        self, entry: Entry, target: Target, session: aiohttp.ClientSession, connections: asyncio.Semaphore
    ) -> None:
        fails = 0
        while entry.expires > self._clock.now():
            async with connections:
                taken = await self._post(entry.update, target, session)
                if taken and self._faults.strikes(self._faults.duplicate, "duplicate"):
                    await self._post(entry.update, target, session)
            if taken:
                self._updates.forget(entry)
                return
            fails += 1
            await asyncio.sleep(min(2 ** (fails - 1), SLOWEST_RETRY) * self.pause if fails > 1 else 0)

    async def _post(self, update: JSON, target: Target, session: aiohttp.ClientSession) -> bool:
        headers = {"X-Telegram-Bot-Api-Secret-Token": target.secret} if target.secret else {}
        self._at_once += 1
        self.most_at_once = max(self.most_at_once, self._at_once)
        try:
            async with session.post(target.url, json=update, headers=headers) as answer:
                if answer.status // 100 == 2:
                    return True
                problem = f"Wrong response from the webhook: {answer.status} {answer.reason}"
        except (aiohttp.ClientError, TimeoutError) as error:
            problem = f"Connection failed: {type(error).__name__}"
        finally:
            self._at_once -= 1
        self.last_error = {"last_error_date": self._clock.date(), "last_error_message": problem}
        return False
