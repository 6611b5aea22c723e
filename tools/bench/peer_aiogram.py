"""aiogram as a peer, with its defaults. It repeats the calls that our bot made for the same updates."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path
from typing import Any

from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions, Message

from tools.bench.stories import ANSWER, Call, Replay, load


async def main() -> None:
    """Poll until stopped."""
    replay = Replay(load(Path(os.environ["BENCH_STORIES"])))
    session = AiohttpSession(api=TelegramAPIServer.from_base(os.environ["TELEGRAM_API_URL"]))
    bot = Bot(os.environ["TELEGRAM_BOT_TOKEN"], session=session)
    dispatcher = Dispatcher()

    @dispatcher.message()
    async def take_message(message: Message) -> None:
        for call in replay.next_calls(message.chat.id):
            await _repeat(call, message, None)

    @dispatcher.callback_query()
    async def take_press(query: CallbackQuery) -> None:
        if isinstance(query.message, Message):
            for call in replay.next_calls(query.message.chat.id):
                await _repeat(call, query.message, query)

    await bot.delete_webhook()
    await dispatcher.start_polling(bot)


async def _repeat(call: Call, message: Message, query: CallbackQuery | None) -> None:
    if call.method == "sendMessage":
        await message.answer(**_as_said(call.parameters))
    elif call.method == "editMessageText":
        await message.edit_text(**_as_said(call.parameters))
    elif call.method == ANSWER and query is not None:
        await query.answer()
    else:
        raise NotImplementedError(call.method)


def _as_said(given: dict[str, Any]) -> dict[str, Any]:
    rows = given.get("reply_markup", {}).get("inline_keyboard", [])
    keyboard = [
        [InlineKeyboardButton(text=one["text"], callback_data=one["callback_data"]) for one in row] for row in rows
    ]
    return {
        "text": given["text"],
        "parse_mode": given["parse_mode"],
        "link_preview_options": LinkPreviewOptions(is_disabled=True),
        "reply_markup": InlineKeyboardMarkup(inline_keyboard=keyboard) if keyboard else None,
    }


if __name__ == "__main__":
    asyncio.run(main())
