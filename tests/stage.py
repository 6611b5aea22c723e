"""Several people who use the bot side by side, through the whole walk, with errands and jobs, on a clock of its own."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import msgspec

from bot.duties import ERRANDS, JOBS
from bot.errands import Errands
from bot.messages import Blocked, Incoming, Message, Pressed, Typed
from bot.reflecting.walk import Walk
from storage import outbox
from storage.database import Database

if TYPE_CHECKING:
    from pathlib import Path

    from bot.library import Library
    from bot.messages import Button


class Player:
    """One person: what they see, and the buttons they have had."""

    def __init__(self, stage: Stage, name: str) -> None:
        self._stage = stage
        self.name = name
        self.buttons: list[Button] = []
        self.heard: list[Message] = []

    async def write(self, text: str) -> str:
        """Write something and give what comes back, message by message."""
        return await self._do(Typed(text))

    async def press(self, label: str) -> str:
        """Press the newest button of a label."""
        known = {button.label: button.code for button in self.buttons}
        assert label in known, f"there is no button {label}, only {list(known)}"
        return await self._do(Pressed((known[label],)))

    async def press_code(self, code: str) -> str:
        return await self._do(Pressed((code,)))

    async def block(self, *, now: bool = True) -> None:
        await self._do(Blocked(now))

    def hear(self, messages: list[Message]) -> str:
        self.heard += messages
        self.buttons += [button for message in messages for button in message.buttons]
        return "\n\n".join(message.text for message in messages)

    async def _do(self, content: Typed | Pressed | Blocked) -> str:
        await self._stage.walk.take([Incoming("test", self.name, content)])
        return (await self._stage.play()).get(self.name, "")


class Stage:
    """A bot with its database and clock; `play` does what is due and hands out what it sends."""

    def __init__(self, database: Database, library: Library, *, invited_only: bool = False) -> None:
        self.database = database
        self.library = library
        self.now = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
        self.players: dict[str, Player] = {}
        self.walk = Walk(database, library, lambda: self.now, invited_only=invited_only)
        self.errands = Errands(database, library, lambda: self.now, ERRANDS, JOBS)

    @classmethod
    async def open(cls, path: Path, library: Library, *, invited_only: bool = False) -> Stage:
        return cls(await Database.open(path), library, invited_only=invited_only)

    def person(self, name: str) -> Player:
        return self.players.setdefault(name, Player(self, name))

    async def play(self) -> dict[str, str]:
        """Do what is due until nothing is; give what each person heard."""
        await self.walk.tailor_waiting()
        while await self.errands.run():
            pass
        await self.walk.let_go()
        async with self.database.transaction() as transaction:
            unsent = await outbox.unsent(transaction, "test")
            await outbox.mark_sent(transaction, [one.id for one in unsent])
        heard: dict[str, list[Message]] = {}
        for one in (*unsent, *self.errands.farewells()):
            heard.setdefault(one.address, []).append(msgspec.json.decode(one.message, type=Message))
        return {name: self.person(name).hear(messages) for name, messages in heard.items()}

    async def later(self, time: timedelta) -> dict[str, str]:
        """Let time pass, then do what is due."""
        self.now += time
        return await self.play()
