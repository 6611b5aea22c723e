"""Plays a conversation through the whole walk, so that it is saved and reloaded between any two turns."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from html import unescape
from typing import TYPE_CHECKING

import msgspec

from bot.duties import ERRANDS, JOBS
from bot.errands import Errands
from bot.messages import Incoming, Message, Pressed, Typed
from bot.reflecting.walk import Walk
from storage import outbox
from storage.database import Database

if TYPE_CHECKING:
    from pathlib import Path

    from bot.library import Library
    from bot.messages import Button


class Rehearsal:
    """One person who writes and presses, and what they see."""

    def __init__(self, database: Database, library: Library) -> None:
        self.database = database
        self.now = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
        self.buttons: list[Button] = []
        self.newest: tuple[Button, ...] = ()
        self.walk = Walk(database, library, lambda: self.now)
        self.errands = Errands(database, library, lambda: self.now, ERRANDS, JOBS)

    @classmethod
    async def open(cls, path: Path, library: Library) -> Rehearsal:
        return cls(await Database.open(path), library)

    async def write(self, text: str) -> list[Message]:
        """Write something, or press the newest button that says what stands in [brackets], or has that number."""
        if text.startswith("[") and text.endswith("]"):
            return await self.press(*(label.strip("[]") for label in text.split("] [")))
        return await self.take(Typed(text))

    async def press(self, *labels: str) -> list[Message]:
        known = {button.label: button.code for button in self.buttons}
        known |= {str(number): button.code for number, button in enumerate(self.newest, 1)}
        missing = [label for label in labels if label not in known]
        assert not missing, f"there is no button {missing}, only {list(known)}"
        return await self.take(Pressed(tuple(known[label] for label in labels)))

    async def take(self, content: Typed | Pressed) -> list[Message]:
        self.now += timedelta(seconds=20)
        await self.walk.take([Incoming("test", "someone", content)])
        await self.walk.tailor_waiting()
        while await self.errands.run():
            pass
        async with self.database.transaction() as transaction:
            unsent = await outbox.unsent(transaction, "test")
            await outbox.mark_sent(transaction, [one.id for one in unsent])
        messages = [msgspec.json.decode(one.message, type=Message) for one in unsent]
        self.buttons += [button for message in messages for button in message.buttons]
        self.newest = messages[-1].buttons if messages else self.newest
        return messages


def as_text(message: Message) -> str:
    rows = ["  ".join(f"[{button.label}]" for button in row) for row in message.rows]
    file = [f"({message.attachment.name})"] if message.attachment else []
    return "\n".join([unescape(re.sub(r"</?[a-z]+>", "", message.text)), *file, *rows])
