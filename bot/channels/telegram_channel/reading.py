"""Tells what an update of the Bot API is to the bot."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

import msgspec
from telegram import Update
from telegram.constants import ChatMemberStatus, ChatType

from bot.messages import Blocked, Edited, Incoming, InGroup, Pressed, Typed, Unusable

if TYPE_CHECKING:
    from telegram import Bot, CallbackQuery, Message

CHANNEL = "telegram"
ALLOWED_UPDATES = ("message", "edited_message", "callback_query", "my_chat_member", "channel_post")
LARGEST_NUMBER = 2**63 - 1
JSON = dict[str, Any]


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


def number_of(data: object) -> int | None:
    """Give the id of an update, or None if it is no update at all."""
    number = data.get("update_id") if isinstance(data, dict) else None
    return number if type(number) is int and 0 <= number <= LARGEST_NUMBER else None


def read_update(number: int, data: JSON, bot: Bot) -> tuple[Incoming | Aside | Moved, str | None]:
    """Give what one update is, with the id of the button press that waits for an answer, if it is one."""
    kind = next((key for key in data if key != "update_id"), "nothing")
    try:
        update = Update.de_json(data, bot)
        return _incoming(update, kind), update.callback_query.id if update.callback_query else None
    except Exception as error:  # noqa: BLE001  whatever the library stumbles over must not hold up the others
        return Aside(number, kind[:32], type(error).__name__), None


def _incoming(update: Update, kind: str) -> Incoming | Aside | Moved:
    chat = update.effective_chat
    number = update.update_id
    if chat is None or kind not in ALLOWED_UPDATES:
        return Aside(number, kind[:32], "Unknown")
    message = update.message
    if message is not None and message.migrate_to_chat_id:
        return Moved(number, str(chat.id), str(message.migrate_to_chat_id))
    content = _content(update) if chat.type == ChatType.PRIVATE else InGroup()
    return Incoming(CHANNEL, str(chat.id), content, number)


def _content(update: Update) -> Typed | Edited | Pressed | Unusable | Blocked:
    if update.callback_query is not None:
        return _pressed(update.callback_query)
    if update.my_chat_member is not None:
        return Blocked(update.my_chat_member.new_chat_member.status in (ChatMemberStatus.BANNED, ChatMemberStatus.LEFT))
    edited = update.edited_message
    if edited is not None:
        return Edited(edited.text, edited.message_id) if edited.text else Unusable()
    message = update.message
    if message is None or not _is_own_text(message):
        return Unusable()
    return Typed(message.text or "", message.message_id)


def _is_own_text(message: Message) -> bool:
    return bool(message.text) and message.forward_origin is None


def _pressed(query: CallbackQuery) -> Pressed:
    message = query.message
    html = getattr(message, "text_html", None)
    if message is None or not html:
        return Pressed((query.data or "",))
    keyboard = getattr(message, "reply_markup", None)
    rows = keyboard.inline_keyboard if keyboard else ()
    label = next((one.text for row in rows for one in row if one.callback_data == query.data), "")
    chosen = f"{html}\n\n<b>{escape(label, quote=False)}</b>" if label else ""
    return Pressed((query.data or "",), message.message_id, chosen)
