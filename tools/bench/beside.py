"""The comparison itself: interleaved rounds, medians with their spread, and ratios."""

from __future__ import annotations

import tempfile
from statistics import median, quantiles
from typing import TYPE_CHECKING, NamedTuple

from tools.bench.running import PYTHON, Contender, Cost, Phase, run_phases

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

_PEER = ("-m", "tools.bench.peer_ptb")
OURS = Contender("our bot", (PYTHON, "-m", "tools.bench.our_bot", "run"))
LIMIT = Contender("limit: the library on aiohttp, 256 at once", (PYTHON, *_PEER, "--limit"))
AIOGRAM = Contender("aiogram", (PYTHON, "-m", "tools.bench.peer_aiogram"))
LIBRARY = Contender("python-telegram-bot with its defaults", (PYTHON, *_PEER), slow=True)
PEERS = {"limit": LIMIT, "aiogram": AIOGRAM, "library": LIBRARY}
LATENCY_S = 0.05
PAUSE_S = 0.02
BUSY = 0.9


class Round(NamedTuple):
    """One round of one contender; `first_s` is from the start of the process to the first reply."""

    first_s: float
    alone: Cost
    load: Cost
    alone_far: Cost
    load_far: Cost
    memory_mb: float


FIGURES: tuple[tuple[str, Callable[[Round], float], str], ...] = (
    ("turns a CPU second", lambda one: one.load.turns / one.load.cpu_s, ".0f"),
    ("turns a second", lambda one: one.load.turns / one.load.seconds, ".0f"),
    ("turns a CPU second, 50 ms", lambda one: one.load_far.turns / one.load_far.cpu_s, ".0f"),
    ("turns a second, 50 ms", lambda one: one.load_far.turns / one.load_far.seconds, ".0f"),
    ("alone, median ms", lambda one: 1000 * median(one.alone.waits), ".2f"),
    ("alone, 99th percentile ms", lambda one: 1000 * _p99(one.alone.waits), ".2f"),
    ("under load, median ms", lambda one: 1000 * median(one.load.waits), ".0f"),
    ("under load, 99th percentile ms", lambda one: 1000 * _p99(one.load.waits), ".0f"),
    ("alone, 50 ms, median ms", lambda one: 1000 * median(one.alone_far.waits), ".0f"),
    ("alone, 50 ms, 99th p. ms", lambda one: 1000 * _p99(one.alone_far.waits), ".0f"),
    ("under load, 50 ms, median ms", lambda one: 1000 * median(one.load_far.waits), ".0f"),
    ("under load, 50 ms, 99th p. ms", lambda one: 1000 * _p99(one.load_far.waits), ".0f"),
    ("memory after it, MB", lambda one: one.memory_mb, ".0f"),
    ("start to first reply, s", lambda one: one.first_s, ".2f"),
)
GOALS = (
    ("turns a CPU second", LIMIT, ">=", 0.85),
    ("turns a CPU second", AIOGRAM, ">=", 1.5),
    ("turns a CPU second", LIBRARY, ">=", 3.0),
    ("alone, median ms", LIMIT, "<=", 1.5),
)
FIRST_REPLY_WITHIN_S = 2.0


async def measure(folder: Path, settings: dict[str, str], peers: Sequence[str], rounds: int, *, quick: bool) -> str:
    """Let all contenders take turns; give the tables."""
    order = [OURS, *(PEERS[name] for name in peers)]
    seen: dict[Contender, list[Round]] = {contender: [] for contender in order}
    for _ in range(rounds):
        for contender in order:
            with tempfile.TemporaryDirectory(dir=folder) as place:
                seen[contender].append(
                    await _round(contender, settings | {"DATABASE": f"{place}/bench.sqlite3"}, quick=quick)
                )
        order = order[1:] + order[:1]
    return "\n".join([*_table(seen), "", *_goals(seen), *_busy_emulator(seen)])


async def _round(contender: Contender, settings: dict[str, str], *, quick: bool) -> Round:
    load = Phase(64, 48 if quick else 144)
    alone = Phase(1, 6 if quick else 12, 0, PAUSE_S)
    alone_far = Phase(1, 1 if contender.slow or quick else 3, LATENCY_S, PAUSE_S)
    load_far = Phase(12, 12, LATENCY_S) if contender.slow else Phase(256, 96 if quick else 384, LATENCY_S)
    first_s, costs, memory = await run_phases(contender, (alone, load, alone_far, load_far), settings)
    return Round(first_s, *costs, memory)


def _p99(waits: list[float]) -> float:
    return quantiles(waits, n=100, method="inclusive")[98]


def _table(seen: dict[Contender, list[Round]]) -> list[str]:
    rounds = len(next(iter(seen.values())))
    lines = [f"medians of {rounds} interleaved rounds (lowest to highest), and ours as a ratio to each"]
    letters = "ABCD"[: len(seen)]
    lines += [f"  {letter}: {contender.name}" for letter, contender in zip(letters, seen, strict=True)]
    heads = "".join(f"{letter:>24}" for letter in letters)
    lines.append(f"{'':32}{heads}" + "".join(f"{f'A/{letter}':>8}" for letter in letters[1:]))
    for name, figure, form in FIGURES:
        medians, cells = [], []
        for results in seen.values():
            values = sorted(map(figure, results))
            medians.append(median(values))
            cells.append(f"{medians[-1]:{form}} ({values[0]:{form}} to {values[-1]:{form}})")
        ratios = "".join(f"{medians[0] / other:8.2f}" for other in medians[1:])
        lines.append(f"{name:32}" + "".join(f"{cell:>24}" for cell in cells) + ratios)
    return lines


def _goals(seen: dict[Contender, list[Round]]) -> list[str]:
    figures = {name: figure for name, figure, _ in FIGURES}
    lines = ["goals (ratio of each round, median):"]
    for name, other, sign, goal in (goal for goal in GOALS if goal[1] in seen):
        pairs = zip(seen[OURS], seen[other], strict=True)
        ratios = sorted(figures[name](ours) / figures[name](theirs) for ours, theirs in pairs)
        ratio = median(ratios)
        reached = ratio >= goal if sign == ">=" else ratio <= goal
        spread = f"{ratios[0]:.2f} to {ratios[-1]:.2f}"
        lines.append(f"  {_tick(reached)} {name}, to {other.name}: {ratio:.2f} ({spread}), goal {sign} {goal}")
    first = median(one.first_s for one in seen[OURS])
    goal = FIRST_REPLY_WITHIN_S
    return [*lines, f"  {_tick(first <= goal)} start to first reply: {first:.2f} s, goal <= {goal} s"]


def _tick(reached: bool) -> str:  # noqa: FBT001  the only thing it is told
    return "reached:   " if reached else "FALLS SHORT"


def _busy_emulator(seen: dict[Contender, list[Round]]) -> list[str]:
    lines = []
    for contender, results in seen.items():
        share = median(one.load.telegram_cpu_s / one.load.seconds for one in results)
        own = median(one.load.cpu_s / one.load.seconds for one in results)
        note = "; it held this one up" if share > BUSY > own else ""
        lines.append(f"under load the emulator kept {share:.0%} of a core busy, {contender.name} {own:.0%}{note}")
    return lines
