"""How long 10,000 digests due in the same minute take to queue, and how long people wait for an answer meanwhile.

    python tools/bench_sending.py [TEAMS ANSWERS]

It fills a database with invented people, and lets the clock strike Monday 09:00 for all teams. People who
write meanwhile go through the same walk as ever.
"""

from __future__ import annotations

import asyncio
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median

from bot.digests.periods import monday_of, parse_week
from bot.digests.sending import send_digests
from bot.errands import Errands
from bot.library import Library, build_library, read_sources
from bot.messages import Incoming, Typed
from bot.reflecting.walk import Walk
from storage.database import Database

UNTIL = "2026-W40"
TEAMS, ANSWERS = 10_000, 400_000
EVERY_S = 0.1


async def strike(database: Database, due: datetime) -> int:
    """Make all teams due in the same minute, with the last week and block still to be told; give how many there are."""
    last = parse_week(UNTIL)
    async with database.transaction() as transaction:
        for table in ("release", "released_set"):
            await transaction.write(f"DELETE FROM {table} WHERE last_week = ?", [(last,)])
        await transaction.write("UPDATE team SET due_at = ?, paused_at = NULL", [(due.isoformat(),)])
        ((teams,),) = await transaction.rows("SELECT count(*) FROM team")
    return int(str(teams))


async def people(walk: Walk, waits: list[float]) -> None:
    """Write something ten times a second, each time as somebody else, and note how long the walk took."""
    number = 0
    while True:
        number += 1
        began = time.perf_counter()
        await walk.take([Incoming("bench", f"person {number}", Typed("/start extent"))])
        waits.append(time.perf_counter() - began)
        await asyncio.sleep(EVERY_S)


async def measure(path: Path, library: Library) -> None:
    """Queue what is due and print what it took."""
    due = datetime.combine(monday_of(parse_week(UNTIL) + 1), datetime.min.time(), UTC) + timedelta(hours=8)
    database = await Database.open(path)
    teams = await strike(database, due)
    now = due + timedelta(seconds=1)
    errands = Errands(database, library, lambda: now, {}, [send_digests])
    waits: list[float] = []
    writing = asyncio.create_task(people(Walk(database, library, lambda: now), waits))
    began, began_cpu = time.perf_counter(), time.process_time()
    queued = 0
    while messages := await errands.run():
        queued += len(messages)
    took, took_cpu = time.perf_counter() - began, time.process_time() - began_cpu
    writing.cancel()
    await asyncio.gather(writing, return_exceptions=True)
    async with database.transaction() as transaction:
        ((size,),) = await transaction.rows(
            "SELECT sum(length(message)) FROM outbox WHERE message LIKE '%\"patient\":true%'"
        )
    await database.close()
    print(f"{queued:,} digests of {teams:,} teams queued in {took:.1f} s ({took_cpu:.1f} s of one core)")
    print(f"{int(str(size)) / queued:,.0f} bytes each in the outbox; pictures are drawn when they are sent")
    print(
        f"{len(waits)} people wrote meanwhile; the walk took {1000 * median(waits):.0f} ms in the middle,"
        f" {1000 * max(waits):.0f} ms at most"
    )


def main() -> None:
    """Fill a database and measure on it."""
    teams, answers = map(int, sys.argv[1:]) if sys.argv[1:] else (TEAMS, ANSWERS)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.sqlite3"
        options = ["--teams", str(teams), "--answers", str(answers), "--until", UNTIL, "--seed", "1"]
        subprocess.run([sys.executable, "-m", "bot", "demo", "--database", str(path), *options], check=True)
        asyncio.run(measure(path, build_library(read_sources())))


if __name__ == "__main__":
    main()
