"""Our bot in the test's own process, for tests that give it a clock, a library or a fault of their own."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from bot.channels.telegram_channel.running import serve
from bot.library import Library
from bot.settings import Settings
from storage.database import Database
from tests.telegram.emulator import Emulator


@asynccontextmanager
async def serving(
    telegram: Emulator,
    library: Library,
    path: Path,
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    **changes: Any,  # noqa: ANN401  settings by name
) -> AsyncIterator[Database]:
    """Serves until the block ends; gives the database, which the bot shares with the test."""
    settings = Settings(
        telegram_bot_token=telegram.token, telegram_api_url=telegram.base_url, messages_per_second=0, database=path
    )
    settings = replace(settings, **changes)
    database = await Database.open(path)
    work = asyncio.create_task(serve(settings, library, database, clock))
    try:
        yield database
    finally:
        work.cancel()
        with suppress(asyncio.CancelledError):
            await work
        await database.close()
