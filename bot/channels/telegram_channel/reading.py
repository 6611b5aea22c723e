"""Tells what an update of the Bot API is to the bot.

Only what the bot looks at is read, into values of its own: the library's objects hold all that Telegram can say, and
making them took longer than most of what the bot does with an update.
"""

from __future__ import annotations

from html import escape
from typing import Any

import msgspec

from bot.channels.telegram_channel.markup import Entity, as_html
from bot.messages import Blocked, Edited, Incoming, InGroup, Pressed, Typed, Unusable

CHANNEL = "telegram"
ALLOWED_UPDATES = ("message", "edited_message", "callback_query", "my_chat_member", "channel_post")
LARGEST_NUMBER = 2**63 - 1
JSON = dict[str, Any]
_PRIVATE = "private"
_GONE = ("kicked", "left")


class Aside(msgspec.Struct, frozen=True):
    """An update that can't be taken: its id and kind, and the class of the error, never its content."""

    update: int
    kind: str
    error: str


class Moved(msgspec.Struct, frozen=True):
    """A chat that has another id from now on."""

    update: int
    old: str
    new: str


class _Chat(msgspec.Struct, frozen=True):
    id: int
    type: str


class _Button(msgspec.Struct, frozen=True):
    text: str
    callback_data: str | None = None


class _Keyboard(msgspec.Struct, frozen=True):
    inline_keyboard: list[list[_Button]]


class _Message(msgspec.Struct, frozen=True):
    message_id: int
    date: int
    chat: _Chat
    text: str | None = None
    entities: list[Entity] = []
    forward_origin: JSON | None = None
    migrate_to_chat_id: int | None = None
    reply_markup: _Keyboard | None = None


class _Press(msgspec.Struct, frozen=True):
    id: str
    message: _Message | None = None
    data: str = ""


class _Member(msgspec.Struct, frozen=True):
    status: str


class _Membership(msgspec.Struct, frozen=True):
    chat: _Chat
    new_chat_member: _Member


class _Update(msgspec.Struct, frozen=True):
    message: _Message | None = None
    edited_message: _Message | None = None
    callback_query: _Press | None = None
    my_chat_member: _Membership | None = None
    channel_post: _Message | None = None

    @property
    def chat(self) -> _Chat | None:
        """The chat that it is about."""
        about = self.message or self.edited_message or self.my_chat_member or self.channel_post
        about = about or (self.callback_query.message if self.callback_query else None)
        return about.chat if about else None


def number_of(data: object) -> int | None:
    """Give the id of an update, or None if it is no update at all."""
    number = data.get("update_id") if isinstance(data, dict) else None
    return number if type(number) is int and 0 <= number <= LARGEST_NUMBER else None


def read_update(number: int, data: JSON) -> tuple[Incoming | Aside | Moved, str | None]:
    """Give what one update is, with the id of the button press that waits for an answer, if it is one."""
    kind = next((key for key in data if key != "update_id"), "nothing")
    try:
        update = msgspec.convert(data, _Update)
        return _incoming(number, update, kind), update.callback_query.id if update.callback_query else None
    except Exception as error:  # noqa: BLE001  whatever can't be read must not hold up the others
        return Aside(number, kind[:32], type(error).__name__), None


def _incoming(number: int, update: _Update, kind: str) -> Incoming | Aside | Moved:
    chat = update.chat
    if chat is None or kind not in ALLOWED_UPDATES:
        return Aside(number, kind[:32], "Unknown")
    message = update.message
    if message is not None and message.migrate_to_chat_id:
        return Moved(number, str(chat.id), str(message.migrate_to_chat_id))
    content = _content(update) if chat.type == _PRIVATE else InGroup()
    return Incoming(CHANNEL, str(chat.id), content, number)


def _content(update: _Update) -> Typed | Edited | Pressed | Unusable | Blocked:
    if update.callback_query is not None:
        return _pressed(update.callback_query)
    if update.my_chat_member is not None:
        return Blocked(update.my_chat_member.new_chat_member.status in _GONE)
    edited = update.edited_message
    if edited is not None:
        return Edited(edited.text, edited.message_id) if edited.text else Unusable()
    message = update.message
    if message is None or not _is_own_text(message):
        return Unusable()
    return Typed(message.text or "", message.message_id)


def _is_own_text(message: _Message) -> bool:
    return bool(message.text) and message.forward_origin is None


def _pressed(press: _Press) -> Pressed:
    message = press.message
    if message is None or not message.text:
        return Pressed((press.data,))
    rows = message.reply_markup.inline_keyboard if message.reply_markup else []
    label = next((one.text for row in rows for one in row if one.callback_data == press.data), "")
    html = as_html(message.text, message.entities) if label else ""
    chosen = f"{html}\n\n<b>{escape(label, quote=False)}</b>" if label else ""
    return Pressed((press.data,), message.message_id, chosen)
