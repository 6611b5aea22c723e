"""Takes updates that Telegram brings; 200 only after they are stored."""

from __future__ import annotations

import asyncio
import hmac
import logging
from typing import TYPE_CHECKING

import msgspec
from aiohttp import web

from storage.database import StorageError

if TYPE_CHECKING:
    from bot.channels.telegram_channel.intake import Intake

LARGEST_BODY = 1_000_000
MOST_IN_BATCH = 100
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105  the header's name
_log = logging.getLogger(__name__)


class Webhook:
    """The HTTP side; updates that come together are taken together."""

    def __init__(self, intake: Intake, secret: str) -> None:
        self._intake = intake
        self._secret = secret.encode()
        self._arrived: asyncio.Queue[tuple[object, asyncio.Future[bool]]] = asyncio.Queue()
        self._refused = 0

    async def listen(self, host: str, port: int, path: str) -> None:
        """Serve for ever."""
        application = web.Application(client_max_size=LARGEST_BODY)
        application.router.add_post(path, self._take)
        runner = web.AppRunner(application, access_log=None)
        await runner.setup()
        try:
            await web.TCPSite(runner, host, port).start()
            await self._work()
        finally:
            await runner.cleanup()

    async def _take(self, request: web.Request) -> web.Response:
        if not hmac.compare_digest(request.headers.get(SECRET_HEADER, "").encode(), self._secret):
            return self._refuse(403)
        try:
            update = msgspec.json.decode(await request.read())
        except web.HTTPRequestEntityTooLarge:
            return self._refuse(413)
        except (msgspec.MsgspecError, UnicodeDecodeError):
            return self._refuse(400)
        if not isinstance(update, dict) or not isinstance(update.get("update_id"), int):
            return self._refuse(400)
        stored: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self._arrived.put_nowait((update, stored))
        return web.Response(status=200 if await stored else 503)

    def _refuse(self, status: int) -> web.Response:
        self._refused += 1
        _log.warning("webhook refused", extra={"status": status, "refused": self._refused})
        return web.Response(status=status)

    async def _work(self) -> None:
        while True:
            batch = [await self._arrived.get()]
            while len(batch) < MOST_IN_BATCH and not self._arrived.empty():
                batch.append(self._arrived.get_nowait())
            try:
                await self._intake.take([update for update, _ in batch])
                stored = True
            except StorageError as error:
                _log.warning("webhook waits", extra={"error": type(error).__name__})
                stored = False
            for _, answer in batch:
                if not answer.done():
                    answer.set_result(stored)
