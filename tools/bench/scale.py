"""What stored things cost: 100,000 open conversations in memory, 1,000,000 answers in time."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from datetime import UTC, datetime
from statistics import median
from typing import TYPE_CHECKING

from bot.library import build_library, read_sources
from bot.messages import Incoming, Pressed, Typed
from bot.reflecting.codes import BEGIN
from bot.reflecting.walk import Walk
from storage.database import Database
from tools.bench.beside import OURS
from tools.bench.running import Phase, run_phases
from tools.bench.stories import FIRST_USER

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

OPEN, ANSWERS = 100_000, 1_000_000
MOST_MORE_MB, MOST_MORE_TIME = 60, 1.1
_NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
_NUMBERS = "WITH RECURSIVE counted (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counted WHERE n < ?1) "


async def measure(folder: Path, settings: dict[str, str], rounds: int, *, quick: bool) -> str:
    """Compare our bot on three files: an empty one, one of open conversations, one of answers."""
    share = 0.05 if quick else 1
    files = {name: folder / f"{name}.sqlite3" for name in ("none", "open", "answers")}
    for path in files.values():
        await (await Database.open(path)).close()
    opened = await _open_conversations(files["open"], int(OPEN * share))
    answers = _store_answers(files["answers"], folder / "recording.sqlite3", int(ANSWERS * share))
    memory: dict[str, list[float]] = {name: [] for name in files}
    each_us: dict[str, list[float]] = {name: [] for name in files}
    order = list(files)
    for _ in range(rounds):
        for name in order:
            path = files[name]
            _forget_the_crowd(path)
            phase = Phase(64, 48 if quick else 192)
            _, (cost,), megabytes = await run_phases(OURS, [phase], settings | {"DATABASE": str(path)})
            memory[name].append(megabytes)
            each_us[name].append(1e6 * cost.cpu_s / cost.turns)
        order = order[1:] + order[:1]
    more = median(memory["open"]) - median(memory["none"])
    ratios = sorted(full / empty for full, empty in zip(each_us["answers"], each_us["none"], strict=True))
    return (
        f"{opened:,} open conversations: {median(memory['open']):.0f} MB, without any {median(memory['none']):.0f} MB,"
        f" so {more:+.0f} MB (goal: at most {MOST_MORE_MB})\n"
        f"{answers:,} stored answers: a turn takes {median(ratios):.2f} times the CPU time that it takes on an empty"
        f" file ({ratios[0]:.2f} to {ratios[-1]:.2f}; goal: at most {MOST_MORE_TIME})"
    )


async def _open_conversations(path: Path, number: int) -> int:
    """Let one person begin, and copy them."""
    database = await Database.open(path)
    try:
        walk = Walk(database, build_library(read_sources()), lambda: _NOW)
        said = Typed("we met at the school with the health visitor and the housing officer about his mum's new flat")
        for content in (Typed("/start extent"), Pressed((f"{BEGIN}:extent",)), said):
            await walk.take([Incoming("telegram", "1", content)])
    finally:
        await database.close()
    with _connected(path) as connection:
        connection.execute("DELETE FROM outbox")
        connection.execute(
            _NUMBERS + "INSERT INTO respondent (id, channel, address, greeted_at, created_at)"
            " SELECT n + 1, channel, n + 1, greeted_at, created_at FROM counted, respondent WHERE id = 1",
            (number - 1,),
        )
        connection.execute(
            _NUMBERS + "INSERT INTO conversation (id, respondent, theme, edition, status, waits, state, started_at,"
            " changed_at) SELECT n + 1, n + 1, theme, edition, status, waits, json_set(state, '$.id', n + 1),"
            " started_at, changed_at FROM counted, conversation WHERE id = 1",
            (number - 1,),
        )
        ((opened,),) = connection.execute("SELECT count(*) FROM conversation WHERE status = 'open'").fetchall()
    return int(opened)


def _store_answers(path: Path, recording: Path, number: int) -> int:
    """Copy the finished conversations of the recording until there are so many answers; five for each person."""
    with _connected(path) as connection:
        connection.execute("ATTACH ? AS recorded", (str(recording),))
        finished = "SELECT id FROM recorded.conversation WHERE status = 'finished'"
        ((told, each),) = connection.execute(
            f"SELECT count(DISTINCT conversation), count(*) FROM recorded.response WHERE conversation IN ({finished})"
        ).fetchall()
        copies = -(-number // each)
        connection.execute(
            _NUMBERS + "INSERT INTO respondent (id, channel, address, greeted_at, created_at)"
            " SELECT n, 'telegram', n, 'x', 'x' FROM counted",
            (copies,),
        )
        connection.execute(
            _NUMBERS + "INSERT INTO conversation (id, respondent, theme, edition, status, waits, state, started_at,"
            " changed_at) SELECT (n - 1) * ?2 + place, n, theme, edition, status, waits,"
            " json_set(state, '$.id', (n - 1) * ?2 + place), started_at, changed_at FROM counted,"
            f" (SELECT *, row_number() OVER (ORDER BY id) AS place FROM recorded.conversation WHERE id IN ({finished}))"
            " ORDER BY n, place",
            (copies, told),
        )
        connection.execute(
            _NUMBERS + "INSERT INTO response SELECT (n - 1) * ?2 + place, item, revision, wording, skipped, words,"
            " detail, choices, answered_at FROM counted,"
            f" (SELECT *, dense_rank() OVER (ORDER BY conversation) AS place FROM recorded.response WHERE conversation"
            f" IN ({finished})) ORDER BY 1, item, revision",
            (copies, told),
        )
        ((answers,),) = connection.execute("SELECT count(*) FROM response").fetchall()
    return int(answers)


def _forget_the_crowd(path: Path) -> None:
    """Take out the people of an earlier round: they come anew each time."""
    with _connected(path) as connection:
        connection.execute("DELETE FROM respondent WHERE CAST(address AS INTEGER) >= ?", (FIRST_USER,))
        connection.execute("DELETE FROM update_taken")


@contextmanager
def _connected(path: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(path)
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        with connection:
            yield connection
    finally:
        connection.close()
