"""The queue of updates and the rules of getUpdates, as in Telegram's own server (Client.cpp, TQueue.cpp)."""

import asyncio
import itertools
from collections import deque
from dataclasses import dataclass

from tests.telegram.errors import JSON, ApiError
from tests.telegram.faults import Faults
from tests.telegram.world import Clock

KEPT = 86_400
KEPT_PRESS = 150
NOT_BY_DEFAULT = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
LONGEST_POLL = 50
SAME_OFFSET_ONE_AT_A_TIME = 0.5
SAME_OFFSET_POLLS_LONGER = 3
# An offset further ahead than this is not believed: reading starts at the oldest update.
OFFSET_AHEAD = 10
OTHER_POLL = "terminated by other getUpdates request; make sure that only one bot instance is running"


@dataclass(frozen=True, eq=False)
class Entry:
    """An update that waits to be confirmed; updates of one lane keep their order in a webhook."""

    update: JSON
    expires: float
    lane: int

    @property
    def id(self) -> int:
        number: int = self.update["update_id"]
        return number


class Updates:
    """Updates from their creation until the bot confirms them or they expire."""

    def __init__(self, clock: Clock, faults: Faults, first_id: int = 1_000_001) -> None:
        self._clock = clock
        self._faults = faults
        self._next_id = first_id
        self._entries: dict[int, Entry] = {}
        self._lanes: dict[int, dict[int, Entry]] = {}
        self._soonest = float("inf")
        self._confirmed: deque[Entry] = deque(maxlen=50)
        self._poll: asyncio.Future[None] | None = None
        self._last_offset: int | None = None
        self._last_asked = float("-inf")
        self._news = asyncio.Event()
        self._empty = asyncio.Event()
        self._empty.set()
        self._polled = asyncio.Event()
        self.allowed: frozenset[str] = frozenset()
        self.confirmations = 0
        self.expired_ids: list[int] = []

    def __len__(self) -> int:
        self._expire()
        return len(self._entries)

    def push(self, kind: str, content: JSON, lane: int, kept: int = KEPT) -> JSON | None:
        """Queues an update, unless the bot did not allow its kind."""
        if kind in NOT_BY_DEFAULT - self.allowed or (self.allowed and kind not in self.allowed):
            return None
        update = self.push_raw({kind: content}, lane, kept)
        for broken in self._faults.broken_updates():
            self._faults.broken_ids.append(self.push_raw(broken, lane)["update_id"])
        return update

    def push_raw(self, fields: JSON, lane: int = 0, kept: int = KEPT) -> JSON:
        """Queues anything at all under the next update id."""
        update = {"update_id": self._next_id, **fields}
        self._next_id += 1
        entry = Entry(update, self._clock.now() + kept, lane)
        self._entries[entry.id] = self._lanes.setdefault(lane, {})[entry.id] = entry
        self._soonest = min(self._soonest, entry.expires)
        self._empty.clear()
        self._news.set()
        if self._poll is not None and not self._poll.done():
            self._poll.set_result(None)
        return update

    def restart_ids(self, next_id: int) -> None:
        """Numbers go on from here, as after a week without updates."""
        if self._entries:
            raise ValueError("ids restart only when nothing waits")
        self._next_id = next_id
        self._confirmed.clear()

    async def get(self, offset: int, limit: int, seconds: int) -> list[JSON]:
        """Answers getUpdates; raises ApiError 409 when another getUpdates comes meanwhile."""
        self.end_poll(OTHER_POLL)
        limit = min(max(limit, 1), 100)
        seconds = min(max(seconds, 0), LONGEST_POLL)
        now = asyncio.get_running_loop().time()
        if offset == self._last_offset:
            if now < self._last_asked + SAME_OFFSET_POLLS_LONGER:
                seconds = max(seconds, SAME_OFFSET_POLLS_LONGER)
            if now < self._last_asked + SAME_OFFSET_ONE_AT_A_TIME:
                limit = 1
        self._last_offset, self._last_asked = offset, now
        start = self._start(offset)
        self._confirm(start)
        if not self._entries and seconds:
            await self._wait(seconds)
        self._expire()
        ready = (entry.update for number, entry in self._entries.items() if number >= start)
        chosen = list(itertools.islice(ready, limit))
        return self._faults.garbled(chosen, [entry.update for entry in self._confirmed], limit)

    async def _wait(self, seconds: int) -> None:
        poll = self._poll = asyncio.get_running_loop().create_future()
        self._polled.set()
        try:
            async with asyncio.timeout(seconds):
                await poll
        except TimeoutError:
            pass
        finally:
            if self._poll is poll:
                self._poll = None
                self._polled.clear()

    def end_poll(self, reason: str | None) -> None:
        """Ends the waiting getUpdates: with a conflict, or without a reason, with nothing."""
        if self._poll is not None and not self._poll.done():
            if reason is None:
                self._poll.set_result(None)
            else:
                self._poll.set_exception(ApiError(reason, 409))
        self._poll = None
        self._polled.clear()

    def drop_all(self) -> None:
        self._confirm(self._next_id)

    def forget(self, entry: Entry) -> None:
        """A webhook took it."""
        self._remove(entry)
        self._confirmed.append(entry)
        self.confirmations += 1

    def lanes(self) -> list[int]:
        """The lanes in which something waits."""
        self._expire()
        return list(self._lanes)

    def next_in(self, lane: int) -> list[Entry]:
        """The first two updates that wait in a lane."""
        self._expire()
        return list(itertools.islice(self._lanes.get(lane, {}).values(), 2))

    async def until_empty(self) -> None:
        """Waits until every update is confirmed."""
        await self._empty.wait()

    async def until_polled(self) -> None:
        """Waits until a getUpdates waits for updates."""
        await self._polled.wait()

    async def until_news(self) -> None:
        """Waits until an update is queued that was not there at the last call's return."""
        await self._news.wait()
        self._news.clear()

    def _start(self, offset: int) -> int:
        if offset < 0:
            offset += self._next_id
        head = next(iter(self._entries), self._next_id)
        return head if offset <= 0 or offset > self._next_id + OFFSET_AHEAD else offset

    def _confirm(self, start: int) -> None:
        self._expire()
        for entry in list(itertools.takewhile(lambda entry: entry.id < start, self._entries.values())):
            self.forget(entry)

    def _expire(self) -> None:
        now = self._clock.now()
        if now < self._soonest:
            return
        for entry in [entry for entry in self._entries.values() if entry.expires <= now]:
            self.expired_ids.append(entry.id)
            self._remove(entry)
        self._soonest = min((entry.expires for entry in self._entries.values()), default=float("inf"))

    def _remove(self, entry: Entry) -> None:
        if self._entries.pop(entry.id, None) is not None:
            lane = self._lanes[entry.lane]
            del lane[entry.id]
            if not lane:
                del self._lanes[entry.lane]
        if not self._entries:
            self._empty.set()
