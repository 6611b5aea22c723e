"""Starts a bot against the bench's Telegram, lets people use it, and reads what that cost from the system."""

from __future__ import annotations

import asyncio
import json
import os
import sys
import time
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.telegram.emulator import TOKEN

if TYPE_CHECKING:
    import signal
    from collections.abc import AsyncIterator, Sequence

ROOT = Path(__file__).resolve().parents[2]
# All contenders run on what a service would install, without the packages of developers.
PYTHON = str(ROOT / ".venv-bench" / "bin" / "python")
_TICKS = os.sysconf("SC_CLK_TCK")
_LONGEST_LINE = 64_000_000


@dataclass(frozen=True)
class Contender:
    """One of the bots that are compared: its name and how it is started. `slow` ones get fewer visits with latency."""

    name: str
    program: tuple[str, ...]
    slow: bool = False


@dataclass(frozen=True)
class Phase:
    """So many people at a time until so many visits are over, with a Telegram that takes so long for each request.

    People take `pause_s` between an answer and what they do next.
    """

    people: int
    visits: int
    latency_s: float = 0.0
    pause_s: float = 0.0


@dataclass(frozen=True)
class Cost:
    """What a phase took: `cpu_s` of the bot, `telegram_cpu_s` of the emulator, and each wait for an answer."""

    seconds: float
    cpu_s: float
    telegram_cpu_s: float
    waits: list[float]

    @property
    def turns(self) -> int:
        """How many things people did."""
        return len(self.waits)


class Telegram:
    """The emulator's process. The first person writes before any bot runs."""

    def __init__(self, process: asyncio.subprocess.Process, url: str) -> None:
        self._process = process
        self.url = url

    async def order(self, phase: Phase) -> None:
        """Let people come."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{phase.people} {phase.visits} {phase.latency_s} {phase.pause_s}\n".encode())
        await self._process.stdin.drain()

    async def outcome(self) -> dict[str, Any]:
        """Wait until they have gone."""
        assert self._process.stdout is not None
        outcome: dict[str, Any] = json.loads(await self._process.stdout.readline())
        if outcome["strays"] or outcome["errors"]:
            raise RuntimeError(f"the bot did not do what was recorded: {outcome['strays']} {outcome['errors']}")
        return outcome


@asynccontextmanager
async def telegram(stories: Path) -> AsyncIterator[Telegram]:
    """Run an emulator with people."""
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tools.bench.telegram", str(stories), cwd=ROOT, stdin=pipe, stdout=pipe,
        limit=_LONGEST_LINE,
    )  # fmt: skip
    assert process.stdout is not None
    try:
        yield Telegram(process, (await process.stdout.readline()).decode().strip())
    finally:
        process.terminate()
        await process.wait()


def resident_mb(process: int | str) -> float:
    """Give the memory that a process holds now, by its number or "self"."""
    lines = Path(f"/proc/{process}/status").read_text("ascii").splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS:"))


class Bot:
    """A bot's process, as the system sees it."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process

    def cpu_s(self) -> float:
        """CPU time so far, of all its threads, in the program and in the system on its behalf."""
        fields = Path(f"/proc/{self._process.pid}/stat").read_text("ascii").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / _TICKS

    def memory_mb(self) -> float:
        """Memory that it holds now."""
        return resident_mb(self._process.pid)

    def signal(self, number: signal.Signals) -> None:
        """Send it a signal."""
        self._process.send_signal(number)

    async def phase(self, place: Telegram, phase: Phase) -> Cost:
        """Let people use it and give what that cost."""
        before = self.cpu_s()
        await place.order(phase)
        outcome = await place.outcome()
        return Cost(outcome["seconds"], self.cpu_s() - before, outcome["cpu"], outcome["waits"])


@asynccontextmanager
async def bot(contender: Contender, place: Telegram, settings: dict[str, str]) -> AsyncIterator[Bot]:
    """Run a contender."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("TELEGRAM_", "WEBHOOK_"))}
    environment |= {
        "TELEGRAM_BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": place.url, "OPENBLAS_NUM_THREADS": "1",
        "MESSAGES_PER_SECOND": "0", "LOG_LEVEL": "WARNING",
    }  # fmt: skip
    process = await asyncio.create_subprocess_exec(*contender.program, cwd=ROOT, env=environment | settings)
    try:
        yield Bot(process)
    finally:
        if process.returncode is None:
            process.terminate()
        try:
            await asyncio.wait_for(process.wait(), 20)
        except TimeoutError:
            process.kill()
            await process.wait()


async def run_phases(
    contender: Contender, phases: Sequence[Phase], settings: dict[str, str]
) -> tuple[float, list[Cost], float]:
    """Start a bot, warm it up, let it go through phases.

    Gives the seconds from its start to its first reply, what each phase cost, and the memory in MB at the end.
    """
    stories = Path(settings["BENCH_STORIES"])
    async with telegram(stories) as place:
        warming = Phase(8, 16)
        await place.order(warming)
        began = time.monotonic()
        async with bot(contender, place, settings) as running:
            started = (await place.outcome())["first_heard"] - began
            costs = [await running.phase(place, phase) for phase in phases]
            return started, costs, running.memory_mb()
