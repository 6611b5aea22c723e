"""Work on the database beside the running bot: one short transaction that takes no conversation further."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, TypeVar

from bot.commands.common import open_database
from storage.database import DatabaseUnusableError, StorageError, explain

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.settings import Settings
    from storage.database import Transaction

Result = TypeVar("Result")


def in_transaction(settings: Settings, work: Callable[[Transaction], Awaitable[Result]]) -> Result:
    """Do some work in one transaction of the database, whether the bot is running or not, and give its result.

    Raises:
        DatabaseUnusableError: the file can't be used.
    """
    try:
        return asyncio.run(_do(settings, work))
    except StorageError as error:
        raise DatabaseUnusableError(explain(error, settings.database)) from error


async def _do(settings: Settings, work: Callable[[Transaction], Awaitable[Result]]) -> Result:
    database = await open_database(settings, alone=False)
    try:
        async with database.transaction() as transaction:
            return await work(transaction)
    finally:
        await database.close()
