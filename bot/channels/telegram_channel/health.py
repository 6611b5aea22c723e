"""Tells a watcher whether the bot is well, as far as Telegram comes into it."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from telegram.error import TelegramError

from bot.channels.telegram_channel.reading import CHANNEL
from bot.operating.watching import Watch

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from telegram import Bot

    from bot.channels.telegram_channel.requests import AiohttpRequest
    from storage.database import Database


async def tell_health(
    address: str, bot: Bot, requests: Sequence[AiohttpRequest], database: Database, clock: Callable[[], datetime]
) -> None:
    """Answer watchers for ever, if there is an address for them to ask at.

    Where nobody writes and nothing is sent, as by webhook at night, Telegram is asked who the bot is.

    Raises:
        SettingError: the address can't be listened on.
    """

    async def ask() -> None:
        with contextlib.suppress(TelegramError):
            await bot.get_me()

    def answered_at() -> float | None:
        return max((one.answered_at for one in requests if one.answered_at is not None), default=None)

    if address:
        from bot.operating.health_server import answer_watchers  # noqa: PLC0415  a server that only this needs

        await answer_watchers(Watch(database, CHANNEL, answered_at, ask, clock), address)
