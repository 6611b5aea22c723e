"""Asks Telegram for updates; what was not stored is not confirmed."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Any

from telegram.error import Conflict, InvalidToken, NetworkError, RetryAfter, TelegramError

from bot.channels.telegram_channel.reading import ALLOWED_UPDATES, number_of
from bot.channels.telegram_channel.requests import call
from storage.database import StorageError

if TYPE_CHECKING:
    from telegram import Bot
    from telegram.request import BaseRequest

    from bot.channels.telegram_channel.intake import Intake

LONG_POLL_S = 50
LONGEST_PAUSE_S = 30.0
CONFLICTS_UNTIL_STOP = 3
_log = logging.getLogger(__name__)


class RefusedError(Exception):
    """Telegram refuses; the message is one sentence for an operator."""


async def poll(bot: Bot, request: BaseRequest, intake: Intake) -> None:
    """Take updates for ever; `request` is what waits for them.

    Raises:
        RefusedError: the token is wrong, or another process asks for the same updates.
    """
    offset: int | None = None
    pause, conflicts = 0.5, 0
    while True:
        try:
            batch = await _updates(bot, request, offset)
            await intake.take(batch)
            numbers = [number for number in map(number_of, batch) if number is not None]
            if numbers or not batch:
                offset = max(numbers) + 1 if numbers else offset
                pause, conflicts = 0.5, 0
                continue
        except InvalidToken as error:
            raise RefusedError("Telegram does not know this token; check TELEGRAM_BOT_TOKEN.") from error
        except Conflict as error:
            conflicts += 1
            if conflicts >= CONFLICTS_UNTIL_STOP:
                raise RefusedError("Another process takes this bot's updates; stop that first.") from error
        except RetryAfter as error:
            wait = error.retry_after
            pause = float(wait if isinstance(wait, int) else wait.total_seconds())
        except (NetworkError, TelegramError, StorageError) as error:
            _log.warning("polling waits", extra={"error": type(error).__name__, "pause_s": pause})
        await asyncio.sleep(pause)
        pause = min(2 * pause, LONGEST_PAUSE_S)


async def _updates(bot: Bot, request: BaseRequest, offset: int | None) -> list[Any]:
    """Get raw updates, so that one the library can't read does not lose the rest."""
    wanted: dict[str, Any] = {"timeout": LONG_POLL_S, "limit": 100, "allowed_updates": list(ALLOWED_UPDATES)}
    if offset is not None:
        wanted["offset"] = offset
    updates = await call(bot, "getUpdates", wanted, request)
    return updates if isinstance(updates, list) else []
