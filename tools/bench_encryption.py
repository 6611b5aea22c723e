"""Tells what encryption with DATABASE_KEY costs, as ratios to the same work without it.

Usage: python tools/bench_encryption.py [--turns 2000] [--people 2000] [--rounds 3]
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from storage.backups import back_up
from storage.database import Database

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

KEY = "a key for the bench"
WORDS = "we sat down with all of them and agreed on the spot who does what by friday " * 3
Timings = dict[str, float]
Result = TypeVar("Result")


def main() -> None:
    """Print a line for each kind of work: without, with, and the ratio of the medians."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--turns", type=int, default=2000)
    parser.add_argument("--people", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    rounds: dict[str, list[Timings]] = {"": [], KEY: []}
    for _ in range(options.rounds):
        for key, timings in rounds.items():
            with tempfile.TemporaryDirectory() as folder:
                timings.append(asyncio.run(work(Path(folder), key, options.turns, options.people)))
    print(f"{'':34}{'plain':>10}{'encrypted':>12}{'ratio':>8}")
    for name in rounds[""][0]:
        plain, encrypted = (statistics.median(timings[name] for timings in rounds[key]) for key in ("", KEY))
        print(f"{name:34}{plain:>10.4g}{encrypted:>12.4g}{encrypted / plain:>8.2f}")


async def work(folder: Path, key: str, turns: int, people: int) -> Timings:
    """Do each kind of work once; times in milliseconds."""
    path, timings = folder / "r.sqlite3", {}
    await (await Database.open(path, key)).close()
    timings["open, ms"], database = await timed(lambda: Database.open(path, key))
    timings["take one turn, ms"] = (await timed(lambda: take_turns(database, turns, people)))[0] / turns
    timings["read one person, ms"] = (await timed(lambda: read_people(database, turns, people)))[0] / turns
    timings["backup, ms"] = (await timed(lambda: asyncio.to_thread(back_up, path, key, folder / "backup")))[0]
    async with database.transaction() as transaction:
        await transaction.write("DELETE FROM respondent WHERE id = 1", [()])
        await transaction.write("INSERT INTO scrub_due VALUES ('now')", [()])
    timings["scrub after /forget, ms"] = (await timed(database.scrub))[0]
    await database.close()
    timings["file, MB"] = path.stat().st_size / 1e6
    return timings


async def timed(do: Callable[[], Awaitable[Result]]) -> tuple[float, Result]:
    """Give how many milliseconds something takes, and its result."""
    began = time.perf_counter()
    result = await do()
    return 1000 * (time.perf_counter() - began), result


async def take_turns(database: Database, turns: int, people: int) -> None:
    """Write what a turn writes: the state of a conversation, an answer, and a message that is marked as sent later."""
    async with database.transaction() as transaction:
        await transaction.write(
            "INSERT INTO respondent (channel, address, created_at) VALUES ('bench', ?, '')",
            [(str(number),) for number in range(people)],
        )
    for turn in range(turns):
        person = turn % people + 1
        async with database.transaction() as transaction:
            await transaction.write(
                "INSERT INTO conversation (respondent, theme, edition, status, waits, state, started_at, changed_at)"
                " VALUES (?, 'extent', 1, 'finished', 0, ?, '', '')",
                [(person, WORDS * 4)],
            )
            await transaction.write(
                "INSERT INTO response (conversation, item, revision, wording, skipped, words, answered_at)"
                " VALUES (?, 'event', 1, '', 0, ?, '')",
                [(turn + 1, WORDS)],
            )
            await transaction.write(
                "INSERT INTO outbox (respondent, message, created_at) VALUES (?, ?, '')", [(person, WORDS)]
            )
            await transaction.write("DELETE FROM outbox WHERE id = ?", [(turn - 5,)])


async def read_people(database: Database, turns: int, people: int) -> None:
    """Read what a turn reads of one person."""
    for turn in range(turns):
        async with database.transaction() as transaction:
            await transaction.rows(
                "SELECT state FROM conversation WHERE respondent = ? ORDER BY id DESC LIMIT 1", (turn * 7 % people + 1,)
            )


if __name__ == "__main__":
    main()
