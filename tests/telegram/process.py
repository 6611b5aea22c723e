"""An emulator as a process of its own, for tests that kill the bot or need a core for each."""

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from tests.telegram.control import Remote

ROOT = Path(__file__).resolve().parents[2]


@asynccontextmanager
async def emulator_process(*options: str) -> AsyncIterator[Remote]:
    """Starts `python -m tests.telegram.emulator` with the options; gives its Remote; stops it."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.telegram.emulator", *options, cwd=ROOT, stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    try:
        base_url = (await process.stdout.readline()).decode().strip()
        async with Remote(base_url) as remote:
            yield remote
    finally:
        if process.returncode is None:
            process.terminate()
        await process.wait()
