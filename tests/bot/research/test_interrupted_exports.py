"""An export that is killed leaves nothing that looks finished, and what looks finished is whole and written down."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from bot.main import run

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Export = Callable[..., int]

# Runs the command, and kills itself where the named function is called for the n-th time.
KILLED = """
import importlib, os, signal, sys
from bot.main import run

module, names, times = sys.argv[1], sys.argv[2].split("."), int(sys.argv[3])
owner = importlib.import_module(module)
for name in names[:-1]:
    owner = getattr(owner, name)
real, calls = getattr(owner, names[-1]), []

def killing(*arguments, **named):
    calls.append(1)
    if len(calls) == times:
        os.kill(os.getpid(), signal.SIGKILL)
    return real(*arguments, **named)

setattr(owner, names[-1], killing)
sys.exit(run(sys.argv[4:]))
"""
POINTS = [
    ("out", "bot.research.csv_files CsvFile.write 3"),
    ("out", "bot.research.sav_file SavFile.close 1"),
    ("out", "bot.research.exporting fill 2"),
    ("out", "bot.research.exporting _checksums 1"),
    ("out", "bot.research.exporting _move 1"),
    ("out", "shutil rmtree 1"),
    ("out.zip", "bot.research.exporting _move 1"),
    ("out.zip", "zipfile ZipFile.write 3"),
    ("out.zip", "zipfile ZipFile.close 1"),
    ("out.zip", "shutil rmtree 1"),
]


def audit(database: Path, capsys: pytest.CaptureFixture[str]) -> list[dict[str, dict[str, str]]]:
    capsys.readouterr()
    assert run(["audit", "--json", "--database", str(database)]) == 0
    recorded: list[dict[str, dict[str, str]]] = json.loads(capsys.readouterr().out)
    return recorded


@pytest.mark.parametrize(("target", "point"), POINTS)
def test_what_looks_finished_is_whole_and_written_down(
    database: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], target: str, point: str
) -> None:
    finished = tmp_path / target
    weeks = ("--from", "2026-W26", "--to", "2026-W40", "--by", "Jo", "--purpose", "A test", "--formats", "csv,sav")
    where = (str(finished), "--now", "2026-11-02T09:00", "--database", str(database))
    command = (sys.executable, "-c", KILLED, *point.split(), "export", *where, *weeks)
    assert subprocess.run(command, check=False).returncode == -signal.SIGKILL
    assert finished.exists() == point.startswith("shutil")
    assert all(path.name.startswith(".") or path == finished for path in tmp_path.glob("*out*"))
    if finished.is_dir():
        (record,) = audit(database, capsys)
        assert {one.name: sha256(one.read_bytes()).hexdigest() for one in finished.iterdir()} == record["files"]


def test_after_one_that_was_killed_the_next_goes_through(database: Path, export: Export, tmp_path: Path) -> None:
    where = (str(tmp_path / "out"), "--now", "2026-11-02T09:00", "--database", str(database))
    weeks = ("--from", "2026-W26", "--to", "2026-W40", "--by", "Jo", "--purpose", "A test")
    command = (sys.executable, "-c", KILLED, "bot.research.exporting", "_move", "1", "export", *where, *weeks)
    assert subprocess.run(command, check=False).returncode == -signal.SIGKILL
    assert export() == 0
    assert (tmp_path / "out" / "datapackage.json").is_file()
