"""Notes what was sent, as much at a time as came together."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING

from storage import outbox

if TYPE_CHECKING:
    from storage.database import Database

_log = logging.getLogger(__name__)


class Marks:
    """Takes messages that were sent out of the outbox."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._waiting: list[tuple[int, asyncio.Future[None]]] = []
        self._something_waits = asyncio.Event()
        self._writer = asyncio.create_task(self._write_for_ever())

    async def put(self, number: int) -> None:
        """Mark a message as sent; when this returns, it is on the disk."""
        await self.put_soon(number)

    def put_soon(self, number: int) -> asyncio.Future[None]:
        """Mark a message as sent, not before those put earlier; it is on the disk when the future is done."""
        written: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append((number, written))
        self._something_waits.set()
        return written

    async def finish(self) -> None:
        """Write what is left, and stop.

        Raises:
            StorageError: it can't be written; it will be sent again.
        """
        self._writer.cancel()
        await asyncio.gather(self._writer, return_exceptions=True)
        await self._write()

    async def _write_for_ever(self) -> None:
        while True:
            await self._something_waits.wait()
            self._something_waits.clear()
            try:
                await self._write()
            except Exception as error:  # noqa: BLE001  whatever fails, what was sent must be marked in the end
                _log.warning("marks wait", extra={"error": type(error).__name__, "pause_s": 1.0})
                await asyncio.sleep(1)
                self._something_waits.set()

    async def _write(self) -> None:
        marks = list(self._waiting)
        if not marks:
            return
        await self._database.in_one_go(lambda at_once: outbox.mark_sent(at_once, [number for number, _ in marks]))
        del self._waiting[: len(marks)]
        for _, written in marks:
            if not written.done():
                written.set_result(None)
