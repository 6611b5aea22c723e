"""People who use the bot from a test, as they would on a phone."""

# ruff: noqa: ASYNC109 - a person's patience is part of what a test says

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import Self

from telegram import Update

from tests.telegram.control import Controllable
from tests.telegram.errors import JSON

PATIENCE = 5.0


@dataclass(frozen=True)
class Said:
    """A message of the bot as it looks now."""

    message_id: int
    text: str
    buttons: tuple[tuple[str, ...], ...]

    def __str__(self) -> str:
        return "\n".join([self.text, *("  " + " ".join(f"[{label}]" for label in row) for row in self.buttons)])


class Person:
    """Somebody in their private chat with the bot, or (with `chat`) in a group."""

    def __init__(self, place: Controllable, user: int, name: str = "Ada", chat: int | None = None) -> None:
        self.user = user
        self.name = name
        self.chat = chat or user
        self._place = place
        self._known: dict[int, JSON] = {}
        self._lines: list[tuple[str, int]] = []
        self._seen = 0
        self._unheard: list[int] = []
        self.alerts: list[str] = []
        self.typing = 0

    @classmethod
    async def join(cls, place: Controllable, user: int, name: str = "Ada", chat: int | None = None) -> Self:
        """Makes the account, if it is new, and the person."""
        await place.call("person", user=user, first_name=name)
        return cls(place, user, name, chat)

    async def start(self, payload: str = "") -> JSON | None:
        return await self.write(f"/start {payload}".strip())

    async def write(self, text: str) -> JSON | None:
        return await self._act("write", text=text, chat=self.chat)

    async def send(self, kind: str, caption: str = "") -> JSON | None:
        """Sends a photo, voice, video, sticker, document, location, poll or contact."""
        return await self._act("send", kind=kind, caption=caption, chat=self.chat)

    async def forward(self, text: str) -> JSON | None:
        return await self._act("forward", text=text, chat=self.chat)

    async def edit(self, text: str, older: int = 0) -> JSON | None:
        """Edits the newest own text, or an older one (1: the one before)."""
        await self.look()
        own = [number for number, message in self._known.items() if self._wrote(message) and "text" in message]
        return await self._act("edit", message_id=sorted(own)[-1 - older], text=text, chat=self.chat)

    async def click(self, button: str | int, older: int = 0) -> JSON | None:
        """Presses a button by label or place (from 1) on the newest message with buttons, or an older one (1...)."""
        await self.look()
        boards = [number for number, message in sorted(self._known.items()) if "reply_markup" in message]
        if len(boards) <= older:
            raise AssertionError(f"there are no such buttons:\n{self.screen}")
        message_id = boards[-1 - older]
        rows = self._known[message_id]["reply_markup"]["inline_keyboard"]
        buttons = [found for row in rows for found in row]
        places = [place for place, found in enumerate(buttons, 1) if button in (place, found["text"])]
        if not places:
            raise AssertionError(f"there is no button {button!r}:\n{self.screen}")
        return await self.press(message_id, buttons[places[0] - 1]["callback_data"])

    async def press(self, message_id: int, data: str) -> JSON | None:
        """Presses a button the person still sees, whatever became of it since."""
        return await self._act("click", message_id=message_id, data=data, chat=self.chat)

    async def block(self) -> JSON | None:
        return await self._act("block")

    async def unblock(self) -> JSON | None:
        return await self._act("unblock")

    async def hears(self, n: int = 1, timeout: float = PATIENCE) -> list[Said]:
        """Waits for the next n messages of the bot that were not heard before."""
        await self.until(lambda: len(self._unheard) >= n, timeout, f"{n} messages of the bot")
        heard, self._unheard = self._unheard[:n], self._unheard[n:]
        return [self._said(number) for number in heard]

    async def sees(self, words: str, timeout: float = PATIENCE) -> str:
        """Waits until the words stand on the screen, new or edited in; gives the screen."""
        await self.until(lambda: words in self.screen, timeout, repr(words))
        return self.screen

    async def until(self, true: Callable[[], bool], timeout: float = PATIENCE, what: str = "a change") -> None:
        """Waits until the condition holds, looking again whenever something happens in the chat."""
        loop = asyncio.get_running_loop()
        deadline = loop.time() + timeout
        await self.look()
        while not true():
            left = deadline - loop.time()
            if left <= 0:
                raise AssertionError(f"{self.name} waited {timeout} s for {what}:\n{self.screen}")
            await self.look(left)

    async def look(self, seconds: float = 0) -> str:
        """Takes in what happened in the chat, waiting so long for something new; gives the screen."""
        for entry in await self._place.call("journal", chat=self.chat, after=self._seen, seconds=seconds):
            self._seen = entry["seq"]
            self._take_in(entry)
        return self.screen

    @property
    def screen(self) -> str:
        """The chat as last seen: who said what, with the buttons that are there now, one row a line."""
        return "\n".join(self._line(kind, number) for kind, number in self._lines if number in self._known)

    @property
    def bubbles(self) -> list[Said]:
        """The bot's messages as they look now, oldest first."""
        return [self._said(number) for kind, number in self._lines if kind == "bot" and number in self._known]

    async def _act(self, action: str, **arguments: object) -> JSON | None:
        update: JSON | None = await self._place.call(action, user=self.user, **arguments)
        if update is not None:
            check_update(update)
        return update

    def _take_in(self, entry: JSON) -> None:
        kind = entry["kind"]
        if kind in ("message", "edited"):
            message = entry["message"]
            number = message["message_id"]
            self._known[number] = message
            if kind == "message":
                from_bot = message.get("from", {}).get("is_bot", False)
                self._lines.append(("bot" if from_bot else "person", number))
                self._unheard += [number] if from_bot else []
        elif kind == "deleted":
            self._known.pop(entry["message_id"], None)
        elif kind == "answer" and entry["text"]:
            self.alerts.append(entry["text"])
        elif kind == "action":
            self.typing += 1

    def _wrote(self, message: JSON) -> bool:
        return bool(message.get("from", {}).get("id") == self.user)

    def _said(self, number: int) -> Said:
        message = self._known.get(number, {})
        rows = message.get("reply_markup", {}).get("inline_keyboard", [])
        labels = tuple(tuple(button["text"] for button in row) for row in rows)
        return Said(number, _words(message), labels)

    def _line(self, kind: str, number: int) -> str:
        message = self._known[number]
        who = "bot" if kind == "bot" else message.get("from", {}).get("first_name", "channel")
        edited = " (edited)" if "edit_date" in message else ""
        return f"{who}{edited}: {self._said(number)}"


def check_update(update: JSON) -> None:
    """Raises AssertionError if python-telegram-bot would not read the whole update."""
    read = Update.de_json(update, None)
    kind = next(name for name in update if name != "update_id")
    value = getattr(read, kind, None)
    assert value is not None, f"{kind} was not understood"
    assert not read.api_kwargs, read.api_kwargs
    assert not value.api_kwargs, value.api_kwargs


def _words(message: JSON) -> str:
    for key in ("text", "caption"):
        if key in message:
            return str(message[key])
    known = {"message_id", "from", "chat", "date", "reply_markup", "edit_date", "sender_chat"}
    return f"({', '.join(sorted(message.keys() - known)) or 'deleted'})"
