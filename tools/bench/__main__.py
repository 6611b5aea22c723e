"""Our bot beside its peers: the same people, the same calls, the same emulated Telegram, in one run.

    python -m tools.bench [--quick] [--rounds 5] [--only beside,scale,profile]

The bots run in .venv-bench, which `make bench` makes: what a service installs, and aiogram. Other work on the machine
disturbs all that is counted in seconds; what is counted in seconds of CPU it disturbs less.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import tempfile
from pathlib import Path

from tools.bench import beside, profile, scale
from tools.bench.disk import sync_ms
from tools.bench.recording import record
from tools.bench.stories import save
from tools.bench.tailoring import tailoring_ms

PARTS = ("beside", "scale", "profile")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="few rounds of few people, for whoever makes it faster")
    parser.add_argument("--rounds", type=int, help="interleaved rounds (5; with --quick 2)")
    parser.add_argument("--only", default=",".join(PARTS), help=f"some of {', '.join(PARTS)}")
    parser.add_argument("--peers", default=",".join(beside.PEERS), help=f"some of {', '.join(beside.PEERS)}")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(_bench(Path(folder), options))


async def _bench(folder: Path, options: argparse.Namespace) -> None:
    stories = await record(folder)
    save(folder / "stories.json", stories)
    settings = {"BENCH_STORIES": str(folder / "stories.json"), "BENCH_FOUND": str(folder / "found.json")}
    steps = [step for story in stories for step in story.steps]
    calls = sum(len(step.calls) for step in steps)
    print(f"{len(stories)} conversations of {len(steps)} turns in all, {calls / len(steps):.2f} API calls a turn")
    print(f"load average at the beginning: {_load()}, {os.cpu_count()} cores")
    print(f"the disk takes {sync_ms(folder):.2f} ms to keep a small write; each batch of ours waits for one")
    model = tailoring_ms(folder / "found.json")
    print(f"the tailoring model, apart from all below: {model.each_ms:.1f} ms an answer that wants it, "
          f"{model.each_ms * model.answers / len(steps):.2f} ms a turn of this mix; "
          f"{model.megabytes:.0f} MB once it is loaded")  # fmt: skip
    rounds = options.rounds or (2 if options.quick else 5)
    chosen = options.only.split(",")
    if "beside" in chosen:
        print(await beside.measure(folder, settings, options.peers.split(","), rounds, quick=options.quick))
    if "scale" in chosen:
        print(await scale.measure(folder, settings, rounds, quick=options.quick))
    if "profile" in chosen:
        print(await profile.measure(folder, settings, quick=options.quick))
    print(f"load average at the end: {_load()}")


def _load() -> str:
    return " ".join(f"{load:.1f}" for load in os.getloadavg())


if __name__ == "__main__":
    main()
