"""python-telegram-bot as a peer: with its defaults, or (with --limit) on aiohttp with 256 updates at once.

It keeps nothing and decides nothing: it repeats the calls that our bot made for the same updates.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions, Update
from telegram.ext import Application, ApplicationBuilder, CallbackQueryHandler, ContextTypes, MessageHandler, filters

from bot.channels.telegram_channel.requests import AiohttpRequest
from tools.bench.stories import ANSWER, Replay, load

AT_ONCE = 256


def main() -> None:
    """Poll until stopped."""
    replay = Replay(load(Path(os.environ["BENCH_STORIES"])))

    async def take(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        query, chat = update.callback_query, update.effective_chat
        for call in replay.next_calls(chat.id if chat else 0):
            given = call.parameters
            match call.method:
                case "sendMessage":
                    await _context.bot.send_message(chat.id if chat else 0, **_as_said(given))
                case "editMessageText" if query is not None:
                    await query.edit_message_text(**_as_said(given))
                case _ if call.method == ANSWER and query is not None:
                    await query.answer()
                case _:
                    raise NotImplementedError(call.method)

    application = _application()
    application.add_handler(MessageHandler(filters.ALL, take))
    application.add_handler(CallbackQueryHandler(take))
    application.run_polling()


def _application() -> Application[Any, Any, Any, Any, Any, Any]:
    url = os.environ["TELEGRAM_API_URL"]
    builder = ApplicationBuilder().token(os.environ["TELEGRAM_BOT_TOKEN"]).base_url(f"{url}/bot")
    if "--limit" in sys.argv:
        builder = builder.request(AiohttpRequest()).get_updates_request(AiohttpRequest()).concurrent_updates(AT_ONCE)
    return builder.build()


def _as_said(given: dict[str, Any]) -> dict[str, Any]:
    rows = given.get("reply_markup", {}).get("inline_keyboard", [])
    keyboard = [[InlineKeyboardButton(one["text"], callback_data=one["callback_data"]) for one in row] for row in rows]
    return {
        "text": given["text"],
        "parse_mode": given["parse_mode"],
        "link_preview_options": LinkPreviewOptions(is_disabled=True),
        "reply_markup": InlineKeyboardMarkup(keyboard) if keyboard else None,
    }


if __name__ == "__main__":
    main()
