"""The bot on Telegram, from start to stop."""

from __future__ import annotations

import asyncio
import logging
import signal
from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from telegram import Bot, BotCommand
from telegram.error import InvalidToken, TelegramError

from bot.channels.telegram_channel.health import tell_health
from bot.channels.telegram_channel.intake import Intake
from bot.channels.telegram_channel.polling import RefusedError, poll
from bot.channels.telegram_channel.reading import ALLOWED_UPDATES
from bot.channels.telegram_channel.requests import AiohttpRequest
from bot.channels.telegram_channel.sending import Sender
from bot.coming_back.bank_holidays import is_bank_holiday
from bot.duties import ERRANDS, JOBS
from bot.errands import Errands
from bot.library import read_sources
from bot.operating.reloading import Reloading, hangup_asks
from bot.pictures.drawing import content_of
from bot.reflecting.walk import Walk

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from bot.library import Library, Sources
    from bot.messages import Attachment
    from bot.settings import Settings
    from storage.database import Database

MENU = (
    "reflect",
    "back",
    "skip",
    "pause",
    "stop",
    "teams",
    "mine",
    "cpd",
    "reminders",
    "switches",
    "forget",
    "privacy",
    "help",
)
LAST_SENDING_S = 10.0
LONGEST_PAUSE_S = 30.0
_log = logging.getLogger(__name__)


async def serve(
    settings: Settings,
    library: Library,
    database: Database,
    clock: Callable[[], datetime],
    read_scripts: Callable[[], Sources] = read_sources,
) -> None:
    """Run until SIGTERM or SIGINT; then finish the batch and send what can be sent in ten seconds.

    SIGHUP has the scripts read again; in a terminal, where it says that the window was closed, it ends the bot.

    Raises:
        RefusedError: Telegram refuses the token, or another process takes the same updates.
    """
    request, updates_request = AiohttpRequest(), AiohttpRequest()
    bot = Bot(
        settings.telegram_bot_token,
        base_url=f"{settings.telegram_api_url}/bot",
        base_file_url=f"{settings.telegram_api_url}/file/bot",
        request=request,
        get_updates_request=updates_request,
    )
    await asyncio.gather(request.initialize(), updates_request.initialize())
    walk = Walk(database, library, clock, invited_only=settings.invited_only)
    errands = Errands(database, library, clock, ERRANDS, JOBS)
    reloading = Reloading(library, read_scripts, (walk.use, errands.use))
    sender = Sender(bot, database, clock, partial(_content, reloading), settings.messages_per_second)
    intake = Intake(bot, database, walk, errands, sender, clock)
    try:
        receiving = _receive(bot, updates_request, intake, settings, library, clock)
        watching = tell_health(settings.health_listen, bot, (request, updates_request), database, clock)
        introducing = _introduce(bot, settings, library)
        await _until_told_to_stop(introducing, receiving, _refused(sender), _reload(reloading), watching)
        _log.info("stopping")
    finally:
        try:
            await intake.stop()
            await sender.finish(LAST_SENDING_S)
        finally:
            await asyncio.gather(request.shutdown(), updates_request.shutdown())


async def _until_told_to_stop(*work: object) -> None:
    """Run coroutines until a signal comes; one that fails ends all, one that is done is done."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT, *(() if hangup_asks() else (signal.SIGHUP,))):
        loop.add_signal_handler(name, stop.set)
    waiting = asyncio.create_task(stop.wait())
    tasks = {asyncio.ensure_future(one) for one in work}  # type: ignore[call-overload]
    pending = tasks
    try:
        while pending and not stop.is_set():
            done, rest = await asyncio.wait({*pending, waiting}, return_when=asyncio.FIRST_COMPLETED)
            pending = rest - {waiting}
            for task in done - {waiting}:
                task.result()
    finally:
        for task in (*tasks, waiting):
            task.cancel()
        await asyncio.gather(*tasks, waiting, return_exceptions=True)


async def _receive(
    bot: Bot,
    request: AiohttpRequest,
    intake: Intake,
    settings: Settings,
    library: Library,
    clock: Callable[[], datetime],
) -> None:
    # Both load for a second or two, which would hold up everybody later.
    await asyncio.to_thread(library.screen, "")
    await asyncio.to_thread(is_bank_holiday, "ENG", clock().date())
    if not settings.webhook_url:
        await poll(bot, request, intake)
        return
    from bot.channels.telegram_channel.webhook import Webhook  # noqa: PLC0415  a server that only this way needs

    path = urlsplit(settings.webhook_url).path or "/"
    await Webhook(intake, settings.webhook_secret).listen(settings.webhook_listen, path)


async def _introduce(bot: Bot, settings: Settings, library: Library) -> None:
    """Tell Telegram the commands, and how updates are to come; try until it listens."""
    pause = 0.5
    commands = [BotCommand(name, library.texts(f"menu_{name}")) for name in MENU]
    while True:
        try:
            await bot.set_my_commands(commands)
            if settings.webhook_url:
                await bot.set_webhook(
                    settings.webhook_url,
                    secret_token=settings.webhook_secret,
                    allowed_updates=list(ALLOWED_UPDATES),
                )
            else:
                await bot.delete_webhook()
        except InvalidToken as error:
            raise RefusedError("Telegram does not know this token; check TELEGRAM_BOT_TOKEN.") from error
        except TelegramError as error:
            _log.warning("telegram is away", extra={"error": type(error).__name__, "pause_s": pause})
            await asyncio.sleep(pause)
            pause = min(2 * pause, LONGEST_PAUSE_S)
        else:
            _log.info("ready", extra={"webhook": bool(settings.webhook_url)})
            return


async def _reload(reloading: Reloading) -> None:
    if hangup_asks():
        asyncio.get_running_loop().add_signal_handler(signal.SIGHUP, reloading.ask)
    await reloading.run()


def _content(reloading: Reloading, attachment: Attachment) -> bytes:
    return content_of(reloading.library, attachment)


async def _refused(sender: Sender) -> None:
    await sender.refused.wait()
    raise RefusedError("Telegram does not know this token; check TELEGRAM_BOT_TOKEN.")
