"""People who go through their stories as fast as the bot answers, and the time each answer took."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tools.bench.stories import ANSWER, FIRST_USER, Story

if TYPE_CHECKING:
    from tests.telegram.emulator import Emulator


@dataclass
class Visit:
    """One person in the middle of their story."""

    user: int
    story: Story
    step: int = -1
    left: Counter[str] = field(default_factory=Counter)
    since: float = 0.0
    answered: float = 0.0


class Crowd:
    """All people. `strays` are calls that nobody's step leads to: the bot did something else than was recorded."""

    def __init__(self, emulator: Emulator, stories: list[Story]) -> None:
        self._world = emulator.world
        self._call = emulator.call
        self._act = emulator.control._acting  # noqa: SLF001  the way over HTTP would cost the emulator more than the bot
        self._stories = stories
        self._visits: dict[int, Visit] = {}
        self._next = FIRST_USER
        self._to_come = 0
        self._empty = asyncio.Event()
        self.waits: list[float] = []
        self.strays: Counter[str] = Counter()
        self.first_heard = 0.0
        self._pause_s = 0.0

    def come(self, people: int, visits: int, pause_s: float = 0.0) -> None:
        """Let so many people begin; as soon as one has finished, the next one comes, until so many visits are over.

        Each takes a moment of so many seconds between an answer and what they do next.
        """
        self._to_come, self._pause_s = visits, pause_s
        self._empty.clear()
        self.waits = []
        for _ in range(min(people, visits)):
            self._begin()

    async def gone(self) -> list[float]:
        """Wait until all have gone; give how many seconds each waited for each answer."""
        await self._empty.wait()
        return self.waits

    def heard(self, method: str, parameters: dict[str, Any]) -> None:
        """Take note of something the bot did."""
        if method == ANSWER:
            chat = self._world.queries.pop(parameters["callback_query_id"]).chat.id
        elif "chat_id" in parameters and method != "sendChatAction":
            chat = parameters["chat_id"]
        else:
            return
        now = time.monotonic()
        if method != ANSWER and not self.first_heard:
            self.first_heard = now
        visit = self._visits.get(chat)
        if visit is None or not visit.left[method]:
            self.strays[method] += 1
            return
        visit.left[method] -= 1
        if method != ANSWER:
            visit.answered = now
        if not visit.left.total():
            self.waits.append(visit.answered - visit.since)
            if self._pause_s:
                asyncio.get_running_loop().call_later(self._pause_s, self._go_on, visit)
            else:
                self._go_on(visit)

    def _begin(self) -> None:
        self._to_come -= 1
        user, self._next = self._next, self._next + 1
        self._act.person(user, "Ada")
        visit = self._visits[user] = Visit(user, self._stories[(user - FIRST_USER) % len(self._stories)])
        self._go_on(visit)

    def _go_on(self, visit: Visit) -> None:
        visit.step += 1
        if visit.step == len(visit.story.steps):
            del self._visits[visit.user], self._world.chats[visit.user], self._world.users[visit.user]
            if self._to_come:
                self._begin()
            elif not self._visits:
                self._empty.set()
            return
        step = visit.story.steps[visit.step]
        visit.left = Counter(call.method for call in step.calls)
        visit.since = time.monotonic()
        if step.text:
            self._act.write(visit.user, step.text)
            return
        message = self._world.chats[visit.user].messages[step.message]
        buttons = [one for row in message["reply_markup"]["inline_keyboard"] for one in row]
        self._act.click(visit.user, step.message, buttons[step.button]["callback_data"])
