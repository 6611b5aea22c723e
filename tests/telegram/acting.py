"""What people do on the emulated Telegram, and the updates that come of it."""

import secrets
from typing import Literal

from tests.telegram import contents
from tests.telegram.errors import JSON
from tests.telegram.schema import Schema
from tests.telegram.updates import KEPT_PRESS, Updates
from tests.telegram.world import Chat, Query, World

# Messages, button presses and membership go to a webhook in separate lanes (Client.cpp adds n * 2**33).
PRESS_LANE = 3 << 33
MEMBER_LANE = 5 << 33
BLOCKED = "bot was blocked by the user"
DEACTIVATED = "user is deactivated"


class Acting:
    """Changes the world as people would; every method that makes an update returns it (None: not allowed)."""

    def __init__(self, world: World, updates: Updates, schema: Schema | None) -> None:
        self._world = world
        self._updates = updates
        self._schema = schema

    def person(self, user: int, first_name: str, username: str | None = None, language: str = "en") -> JSON:
        """Somebody with an account, who has not started the bot; known people stay as they are."""
        if user not in self._world.users:
            shape: JSON = {"id": user, "is_bot": False, "first_name": first_name, "language_code": language}
            chat: JSON = {"id": user, "type": "private", "first_name": first_name}
            if username:
                shape["username"] = chat["username"] = username
            self._world.users[user] = shape
            self._world.chats[user] = Chat(chat, started=False)
        return self._world.users[user]

    def chat(self, chat: int, kind: Literal["group", "supergroup", "channel"], title: str) -> JSON:
        """A group, supergroup or channel with the bot in it."""
        self._world.chats[chat] = Chat({"id": chat, "type": kind, "title": title})
        return self._world.chats[chat].shape

    def write(self, user: int, text: str, chat: int | None = None) -> JSON | None:
        return self._message(user, chat, contents.text(text))

    def send(self, user: int, kind: str, caption: str = "", chat: int | None = None) -> JSON | None:
        return self._message(user, chat, contents.of_kind(kind, caption))

    def forward(self, user: int, text: str, chat: int | None = None) -> JSON | None:
        """Forwards what somebody with a hidden account wrote."""
        origin = {"type": "hidden_user", "sender_user_name": "Somebody", "date": self._world.clock.date() - 60}
        return self._message(user, chat, {**contents.text(text), "forward_origin": origin})

    def edit(self, user: int, message_id: int, text: str, chat: int | None = None) -> JSON | None:
        place = self._world.chats[chat or user]
        old = place.messages[message_id]
        if old.get("from", {}).get("id") != user or "text" not in old:
            raise ValueError("a person edits only their own texts")
        kept = {key: value for key, value in old.items() if key not in ("text", "entities")}
        message = place.replace({**kept, **contents.text(text), "edit_date": self._world.clock.date()})
        return self._push("edited_message", message, place.id)

    def click(self, user: int, message_id: int, data: str, chat: int | None = None) -> JSON | None:
        """Presses a button by its data, which may have gone from the message since the person saw it."""
        place = self._world.chats[chat or user]
        message = place.messages.get(message_id) or {"chat": place.shape, "message_id": message_id, "date": 0}
        query_id = str(secrets.randbits(62))
        self._world.queries[query_id] = Query(self._world.clock.now(), place)
        press = {"id": query_id, "from": self._world.users[user], "message": message, "chat_instance": str(-place.id)}
        place.note("press", user=user, message_id=message_id, data=data, query=query_id)
        return self._push("callback_query", {**press, "data": data}, user + PRESS_LANE, KEPT_PRESS)

    def block(self, user: int) -> JSON | None:
        return self._membership(user, "member", "kicked", BLOCKED)

    def unblock(self, user: int) -> JSON | None:
        return self._membership(user, "kicked", "member", None)

    def deactivate(self, user: int) -> None:
        """The account goes; Telegram tells the bot nothing."""
        self.refuse(user, DEACTIVATED)

    def refuse(self, chat: int, description: str | None) -> None:
        """Every request for the chat is refused as Forbidden with the description; None opens it again."""
        self._world.chats[chat].refusal = description

    def post(self, chat: int, text: str) -> JSON | None:
        """A post in a channel where the bot is an administrator."""
        place = self._world.chats[chat]
        message = place.add(place.shape, self._world.clock.date(), contents.text(text))
        return self._push("channel_post", message, chat)

    def migrate(self, chat: int, user: int, to: int) -> None:
        """A group becomes a supergroup with another id; both get their service message."""
        old = self._world.chats[chat]
        self.chat(to, "supergroup", old.shape["title"])
        self._message(user, chat, {"migrate_to_chat_id": to})
        self._message(user, to, {"migrate_from_chat_id": chat})
        old.migrated_to = to

    def push(self, fields: JSON) -> JSON:
        """An update of any shape at all, parsable or not, under the next id."""
        return self._updates.push_raw(fields)

    def _message(self, user: int, chat: int | None, content: JSON) -> JSON | None:
        place = self._world.chats[chat or user]
        if place.refusal is not None:
            raise ValueError(f"nobody writes here: {place.refusal}")
        place.started = True
        message = place.add(self._world.users[user], self._world.clock.date(), content)
        return self._push("message", message, place.id)

    def _membership(self, user: int, before: str, after: str, refusal: str | None) -> JSON | None:
        place = self._world.chats[user]
        place.refusal = refusal
        bot = self._world.bot
        states = {
            "member": {"status": "member", "user": bot},
            "kicked": {"status": "kicked", "user": bot, "until_date": 0},
        }
        change = {
            "chat": place.shape,
            "from": self._world.users[user],
            "date": self._world.clock.date(),
            "old_chat_member": states[before],
            "new_chat_member": states[after],
        }
        return self._push("my_chat_member", change, user + MEMBER_LANE)

    def _push(self, kind: str, content: JSON, lane: int, kept: int = 86_400) -> JSON | None:
        if self._schema is not None:
            problem = self._schema.problem({"update_id": 1, kind: content}, ["Update"], "update")
            if problem:
                raise AssertionError(f"the emulator made an update that Telegram would not: {problem}")
        return self._updates.push(kind, content, lane, kept)
