"""Makes one message into one request of the Bot API, and a long one into several messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, InputFile
from telegram.constants import ParseMode

from bot.channels.telegram_channel.requests import call
from bot.channels.telegram_channel.splitting import split
from bot.messages import Message

if TYPE_CHECKING:
    from telegram import Bot

MOST_IN_CAPTION = 1024
_NO_PREVIEW = {"is_disabled": True}


def parts_of(message: Message) -> list[Message]:
    """Part a message that is too long for Telegram; of one that takes another's place, only the end fits there."""
    if message.attachment is not None:
        caption, *after = split(message.text, MOST_IN_CAPTION)
        return [replace(message, text=caption), *(Message(text) for text in after)]
    *before, last = split(message.text)
    if message.replaces is not None:
        return [replace(message, text=last)]
    return [*(Message(text) for text in before), replace(message, text=last)]


async def post(bot: Bot, chat: int, message: Message) -> None:
    """Send, change or delete.

    Raises:
        TelegramError: Telegram refused it, or did not answer.
    """
    if message.deletes is not None:
        await bot.delete_message(chat, message.deletes)
    elif message.attachment is not None:
        send = bot.send_photo if message.attachment.is_picture else bot.send_document
        file = InputFile(message.attachment.content, message.attachment.name)
        await send(chat, file, caption=message.text, parse_mode=ParseMode.HTML, reply_markup=_keyboard(message))
    elif message.replaces is not None:
        await call(bot, "editMessageText", {"message_id": message.replaces, **_as_text(chat, message)})
    else:
        await call(bot, "sendMessage", _as_text(chat, message))


def _as_text(chat: int, message: Message) -> dict[str, object]:
    text = {"chat_id": chat, "text": message.text, "parse_mode": "HTML", "link_preview_options": _NO_PREVIEW}
    if message.rows:
        rows = [[{"text": one.label, "callback_data": one.code} for one in row] for row in message.rows]
        text["reply_markup"] = {"inline_keyboard": rows}
    return text


def _keyboard(message: Message) -> InlineKeyboardMarkup | None:
    rows = [[InlineKeyboardButton(one.label, callback_data=one.code) for one in row] for row in message.rows]
    return InlineKeyboardMarkup(rows) if rows else None
