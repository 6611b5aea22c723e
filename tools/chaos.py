"""Kill the bot again and again while people use it, and hold what is left against an undisturbed reference.

python tools/chaos.py [--kills N] [--updates N] [--people N] [--seed N] [--thinking S] [--webhook] [--keep FOLDER]
"""

from __future__ import annotations

import argparse
import asyncio
import signal
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.telegram.chaos import Plan, report, storm, well


def main() -> int:
    """Run a storm and print what came of it; 0 if the promise held."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=200, help="at least so many kills -9 (default: 200)")
    parser.add_argument("--updates", type=int, default=20_000, help="at least so many updates (default: 20000)")
    parser.add_argument("--people", type=int, default=200, help="so many people (default: 200)")
    parser.add_argument("--seed", type=int, default=1, help="what people do, and what goes wrong (default: 1)")
    parser.add_argument("--thinking", type=float, default=3.0, help="seconds people think (default: 3)")
    parser.add_argument("--webhook", action="store_true", help="by webhook instead of long polling")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="keep the databases in this new folder")
    options = parser.parse_args()
    plan = Plan(options.kills, options.updates, options.people, options.seed, options.webhook, options.thinking)
    if options.keep:
        options.keep.mkdir()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("stopped"))
    with tempfile.TemporaryDirectory() as folder:
        outcome = asyncio.run(storm(plan, options.keep or Path(folder)))
    print(report(outcome))
    for example in outcome.examples[:20]:
        print(example[:300])
    return 0 if well(outcome) else 1


if __name__ == "__main__":
    sys.exit(main())
