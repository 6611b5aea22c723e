"""Tells a watcher over HTTP whether the bot lives and is ready."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from aiohttp import web

from bot.listening import listening

if TYPE_CHECKING:
    from bot.operating.watching import Watch


async def answer_watchers(watch: Watch, address: str) -> None:
    """Answer for ever: `/live` whenever the bot runs, `/ready` with 503 where something keeps it from its work.

    Raises:
        SettingError: the address can't be listened on.
    """

    async def live(_: web.Request) -> web.Response:
        return _answer({"live": True, "since": watch.began}, ok=True)

    async def ready(_: web.Request) -> web.Response:
        report = watch.report()
        return _answer(report, ok=report.ready)

    application = web.Application()
    application.router.add_get("/live", live)
    application.router.add_get("/ready", ready)
    async with listening(application, address, "HEALTH_LISTEN"):
        await watch.run()


def _answer(content: object, *, ok: bool) -> web.Response:
    body = msgspec.json.format(msgspec.json.encode(content)) + b"\n"
    headers = {"Cache-Control": "no-store"}
    return web.Response(status=200 if ok else 503, body=body, content_type="application/json", headers=headers)
