"""The chats, people, messages and files behind the emulated Bot API."""

import asyncio
import time
from dataclasses import dataclass, field

from tests.telegram.errors import JSON, ApiError

FIRST_MESSAGE_ID = 100


class Clock:
    """Wall time that a test can move forward or back."""

    def __init__(self) -> None:
        self.ahead = 0.0

    def now(self) -> float:
        return time.time() + self.ahead

    def date(self) -> int:
        """Seconds since 1970, whole, as in every date of the Bot API."""
        return int(self.now())


@dataclass
class Chat:
    """A chat, all its messages, and a journal of what happened in it, in order."""

    shape: JSON
    refusal: str | None = None
    started: bool = True
    migrated_to: int | None = None
    last_message_id: int = FIRST_MESSAGE_ID
    messages: dict[int, JSON] = field(default_factory=dict)
    journal: list[JSON] = field(default_factory=list)
    _pulse: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def id(self) -> int:
        number: int = self.shape["id"]
        return number

    def note(self, kind: str, **facts: object) -> None:
        """Appends to the journal and wakes whoever waits for it."""
        self.journal.append({"seq": len(self.journal) + 1, "kind": kind, **facts})
        pulse, self._pulse = self._pulse, asyncio.Event()
        pulse.set()

    async def journal_after(self, seq: int, seconds: float) -> list[JSON]:
        """Entries after the given one; waits up to the given seconds for the first of them."""
        deadline = asyncio.get_running_loop().time() + seconds
        while len(self.journal) <= seq:
            try:
                async with asyncio.timeout_at(deadline):
                    await self._pulse.wait()
            except TimeoutError:
                return []
        return self.journal[seq:]

    def add(self, sender: JSON, date: int, content: JSON) -> JSON:
        """A new message with the next id of this chat."""
        self.last_message_id += 1
        by = {"sender_chat": sender} if "type" in sender else {"from": sender}
        message = {"message_id": self.last_message_id, **by, "chat": self.shape, "date": date, **content}
        self.messages[self.last_message_id] = message
        self.note("message", message=message)
        return message

    def replace(self, message: JSON) -> JSON:
        """Puts an edited message in the place of the old one."""
        self.messages[message["message_id"]] = message
        self.note("edited", message=message)
        return message


@dataclass
class Query:
    """A button press that waits for its answer."""

    pressed: float
    chat: Chat
    answered: bool = False


@dataclass
class World:
    """Everything that exists on the emulated Telegram."""

    bot: JSON
    clock: Clock = field(default_factory=Clock)
    users: dict[int, JSON] = field(default_factory=dict)
    chats: dict[int, Chat] = field(default_factory=dict)
    queries: dict[str, Query] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    commands: dict[str, list[JSON]] = field(default_factory=dict)
    menu_button: JSON = field(default_factory=lambda: {"type": "default"})

    def chat(self, chat_id: int | str) -> Chat:
        """The chat a request names, which must be able to hear the bot."""
        chat = self.chats.get(chat_id) if isinstance(chat_id, int) else None
        if chat is None:
            raise ApiError("chat not found")
        if chat.migrated_to is not None:
            parameters = {"migrate_to_chat_id": chat.migrated_to}
            raise ApiError("group chat was upgraded to a supergroup chat", parameters=parameters)
        if chat.refusal is not None:
            raise ApiError(chat.refusal, 403)
        if not chat.started:
            raise ApiError("bot can't initiate conversation with a user", 403)
        return chat
