"""Times exports beside `sqlite3 -csv` on the same rows, and tells their memory.

Usage: python tools/bench_export.py [--answers 1000000] [--database FILE]
"""

from __future__ import annotations

import argparse
import csv
import os
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import resource

LAST_WEEK = "2026-W40"
FIRST_WEEK = "2022-W01"


def main() -> None:
    """Print a line for each way of writing the rows."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--answers", type=int, default=1_000_000)
    parser.add_argument("--database", type=Path, help="a demonstration that exists; else one is made")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        database = options.database or _demonstration(Path(folder), options.answers)
        alone = _export(database, Path(folder) / "csv", "csv")
        _export(database, Path(folder) / "all", "csv,sav,parquet")
        peer = _sqlite_csv(Path(folder) / "csv" / "data.csv", Path(folder) / "rows.sqlite3")
        print(f"CSV alone takes {alone / peer:.1f} times as long as sqlite3 -csv")


def _demonstration(folder: Path, answers: int) -> Path:
    database = folder / "demo.sqlite3"
    teams = max(10, answers // 3_000)
    size = ["--teams", str(teams), "--answers", str(answers), "--until", LAST_WEEK, "--seed", "5"]
    _bot("demo", *size, "--database", str(database))
    return database


def _export(database: Path, folder: Path, formats: str) -> float:
    """Export everything, in a process of its own so that its memory can be told."""
    began = time.perf_counter()
    weeks = ("--from", FIRST_WEEK, "--to", LAST_WEEK)
    words = ("--by", "bench", "--purpose", "bench", "--formats", formats, "--database", str(database))
    memory = _bot("export", str(folder), *weeks, *words)
    seconds = time.perf_counter() - began
    with (folder / "data.csv").open(encoding="utf-8", newline="") as stream:
        rows = sum(1 for _ in stream) - 1
    print(f"{formats}: {rows:,} rows in {seconds:.1f} s, at most {memory} MB")
    return seconds


def _sqlite_csv(data: Path, database: Path) -> float:
    """Time sqlite3 -csv writing the rows of a file."""
    with data.open(encoding="utf-8", newline="") as stream:
        rows = csv.reader(stream)
        header = next(rows)
        connection = sqlite3.connect(database)
        connection.execute(f"CREATE TABLE data ({', '.join(header)})")
        connection.executemany(f"INSERT INTO data VALUES ({', '.join('?' * len(header))})", rows)
        connection.commit()
        connection.close()
    began = time.perf_counter()
    with Path(f"{database}.csv").open("wb") as out:
        subprocess.run(["sqlite3", "-csv", "-header", str(database), "SELECT * FROM data"], stdout=out, check=True)
    seconds = time.perf_counter() - began
    print(f"sqlite3 -csv: the same rows in {seconds:.1f} s")
    return seconds


def _bot(*arguments: str) -> int:
    """Run a command of the bot and give the most memory it took, in MB."""
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", *arguments],
        stdout=subprocess.DEVNULL,
        env=os.environ | {"OPENBLAS_NUM_THREADS": "1"},
    )
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{arguments[0]} ended with {os.waitstatus_to_exitcode(status)}")
    process.returncode = 0
    return _megabytes(usage)


def _megabytes(usage: resource.struct_rusage) -> int:
    return usage.ru_maxrss // 1024


if __name__ == "__main__":
    main()
