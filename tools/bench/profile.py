"""Where our bot spends its time under load."""

from __future__ import annotations

import json
import signal
import time
from pathlib import Path

from tools.bench.beside import OURS
from tools.bench.running import Phase, bot, telegram


async def measure(folder: Path, settings: dict[str, str], *, quick: bool) -> str:
    """Look at it every few milliseconds of CPU time; give shares by room of the house and by function."""
    out = folder / "profile.json"
    told = settings | {"BENCH_PROFILE": str(out), "DATABASE": str(folder / "profile.sqlite3")}
    async with telegram(Path(settings["BENCH_STORIES"])) as place:
        await place.order(Phase(8, 16))
        async with bot(OURS, place, told) as running:
            await place.outcome()
            running.signal(signal.SIGUSR1)
            cost = await running.phase(place, Phase(64, 96 if quick else 240))
            running.signal(signal.SIGUSR1)
            while not out.exists():
                time.sleep(0.05)  # noqa: ASYNC251  nothing else runs
    seen = json.loads(out.read_text("utf-8"))
    total = sum(count for _, count in seen["rooms"])
    each_us = 1e6 * cost.cpu_s / cost.turns
    lines = [f"where our bot's time goes, of {each_us:.0f} microseconds of CPU a turn while it was watched:"]
    lines += [f"  {count / total:5.1%} {each_us * count / total:6.0f}  {room}" for room, count in seen["rooms"]]
    lines.append("by function:")
    lines += [f"  {count / total:5.1%}  {name}" for name, count in seen["functions"][:25]]
    return "\n".join(lines)
