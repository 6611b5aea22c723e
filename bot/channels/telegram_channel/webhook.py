"""Takes updates that Telegram brings; 200 only after they are stored."""

from __future__ import annotations

import asyncio
import hmac
import logging
from typing import TYPE_CHECKING

import msgspec
from aiohttp import web

from bot.channels.telegram_channel.reading import number_of
from bot.listening import listening
from storage.database import StorageError

if TYPE_CHECKING:
    from collections.abc import Iterable

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
        self._closing = False

    async def listen(self, address: str, path: str) -> None:
        """Serve for ever.

        Raises:
            SettingError: the address can't be listened on.
        """
        application = web.Application(client_max_size=LARGEST_BODY)
        application.router.add_post(path, self._take)
        async with listening(application, address, "WEBHOOK_LISTEN"):
            try:
                await self._work()
            finally:
                self._closing = True
                while not self._arrived.empty():
                    _answer([self._arrived.get_nowait()], stored=False)

    async def _take(self, request: web.Request) -> web.Response:
        if not hmac.compare_digest(request.headers.get(SECRET_HEADER, "").encode(errors="replace"), self._secret):
            return self._refuse(403)
        try:
            update = msgspec.json.decode(await request.read())
        except web.HTTPRequestEntityTooLarge:
            return self._refuse(413)
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
            return self._refuse(400)
        if number_of(update) is None:
            return self._refuse(400)
        if self._closing:
            return web.Response(status=503)
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
            stored = False
            try:
                await self._intake.take([update for update, _ in batch])
                stored = True
            except StorageError as error:
                _log.warning("webhook waits", extra={"error": type(error).__name__})
            finally:
                _answer(batch, stored=stored)


def _answer(batch: Iterable[tuple[object, asyncio.Future[bool]]], *, stored: bool) -> None:
    for _, answer in batch:
        if not answer.done():
            answer.set_result(stored)
