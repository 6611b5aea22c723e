"""Our bot as a process of its own, on Telegram as the emulator plays it."""

import asyncio
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from tests.telegram.control import Controllable
from tests.telegram.process import ROOT

SECRET = "a-Secret_1"


class BotProcess:
    """`reflection-bot run`; `log` holds what it has written to standard error so far."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process
        self._more = asyncio.Condition()
        self._reading = asyncio.create_task(self._read())
        self.log = ""

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def running(self) -> bool:
        return self._process.returncode is None

    async def stop(self, number: signal.Signals = signal.SIGTERM) -> int:
        """Sends a signal, waits for the end, and gives the exit status."""
        if self.running:
            self._process.send_signal(number)
        return await self.ended()

    def hang_up(self) -> None:
        """Sends SIGHUP, which asks for changed scripts."""
        self._process.send_signal(signal.SIGHUP)

    async def ignores(self, number: signal.Signals) -> None:
        """Waits until it ignores a signal, as Linux tells."""
        while not _ignored(self.pid) >> (number - 1) & 1:  # noqa: ASYNC110  another process's mask has no event
            await asyncio.sleep(0.01)

    async def ended(self) -> int:
        """Waits for the end and gives the exit status."""
        await self._reading
        return await self._process.wait()

    async def logs(self, words: str, seconds: float = 20) -> None:
        """Waits until the words stand in the log."""
        async with asyncio.timeout(seconds), self._more:
            await self._more.wait_for(lambda: words in self.log)

    async def _read(self) -> None:
        assert self._process.stderr is not None
        while line := await self._process.stderr.readline():
            async with self._more:
                self.log += line.decode()
                self._more.notify_all()


def _ignored(pid: int) -> int:
    status = Path(f"/proc/{pid}/status").read_text()
    return int(next(line for line in status.splitlines() if line.startswith("SigIgn:")).split()[1], 16)


async def start_bot(
    base_url: str, token: str, database: Path, *, program: Sequence[str] = ("-m", "bot", "run"), **settings: str
) -> BotProcess:
    """Starts it; settings come as environment variables."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("TELEGRAM_", "WEBHOOK_"))}
    environment |= {"TELEGRAM_BOT_TOKEN": token, "TELEGRAM_API_URL": base_url, "DATABASE": str(database)}
    environment |= {"MESSAGES_PER_SECOND": "0", "OPENBLAS_NUM_THREADS": "1"} | settings
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *program,
        cwd=ROOT,
        env=environment,
        stdin=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.PIPE,
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


def free_address() -> str:
    """An address with a port that is free now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return f"127.0.0.1:{probe.getsockname()[1]}"


def webhook_settings() -> dict[str, str]:
    """Settings for a webhook on a port that is free now."""
    listen = free_address()
    return {"WEBHOOK_URL": f"http://{listen}/hook", "WEBHOOK_SECRET": SECRET, "WEBHOOK_LISTEN": listen}
