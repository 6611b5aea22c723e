"""Our bot as a process of its own, on Telegram as the emulator plays it."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from tests.telegram.control import Controllable
from tests.telegram.process import ROOT


class BotProcess:
    """`reflection-bot run`; `log` holds what it wrote to standard error after it has stopped."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process
        self.log = ""

    async def stop(self, number: signal.Signals = signal.SIGTERM) -> int:
        """Sends a signal, waits for the end, and gives the exit status."""
        if self._process.returncode is None:
            self._process.send_signal(number)
        return await self.ended()

    async def ended(self) -> int:
        """Waits for the end and gives the exit status."""
        _, error = await self._process.communicate()
        self.log += error.decode()
        assert self._process.returncode is not None
        return self._process.returncode


async def start_bot(base_url: str, token: str, database: Path, **settings: str) -> BotProcess:
    """Starts it; settings come as environment variables."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("TELEGRAM_", "WEBHOOK_"))}
    environment |= {"TELEGRAM_BOT_TOKEN": token, "TELEGRAM_API_URL": base_url, "DATABASE": str(database)}
    environment |= {"MESSAGES_PER_SECOND": "0", "OPENBLAS_NUM_THREADS": "1"} | settings
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "run", cwd=ROOT, env=environment, stderr=asyncio.subprocess.PIPE
    )
    return BotProcess(process)


@asynccontextmanager
async def running_bot(
    place: Controllable, base_url: str, token: str, database: Path, **settings: str
) -> AsyncIterator[BotProcess]:
    """Runs it until the block ends, and sees that it ends well."""
    bot = await start_bot(base_url, token, database, **settings)
    try:
        yield bot
    finally:
        status = await bot.stop()
    assert status == 0, bot.log
