"""Listens for HTTP on an address that a setting names."""

from __future__ import annotations

import logging
import os
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from aiohttp import web

from bot.settings import SettingError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

_log = logging.getLogger(__name__)


@asynccontextmanager
async def listening(application: web.Application, address: str, setting: str) -> AsyncIterator[None]:
    """Answer requests until the block ends.

    Args:
        application: what answers.
        address: host and port, such as 127.0.0.1:8080.
        setting: the setting that the address comes from.

    Raises:
        SettingError: the address can't be listened on.
    """
    host, _, port = address.rpartition(":")
    runner = web.AppRunner(application, access_log=None)
    await runner.setup()
    try:
        try:
            await web.TCPSite(runner, host.strip("[]"), int(port)).start()
        except (OSError, OverflowError) as error:
            because = os.strerror(getattr(error, "errno", 0) or 0) if isinstance(error, OSError) else "no such port"
            raise SettingError(f"{setting} can't be used: {because}.") from error
        _log.info("listening", extra={"kind": setting})
        yield
    finally:
        await runner.cleanup()
