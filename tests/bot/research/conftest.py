from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from bot.main import run

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PERIODS = ("--from", "2026-W26", "--to", "2026-W40")


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("demo") / "demo.sqlite3"
    size = ("--teams", "10", "--answers", "12000", "--until", "2026-W40", "--seed", "3")
    assert run(["demo", *size, "--database", str(file)]) == 0
    return file


@pytest.fixture
def database(demo: Path, tmp_path: Path) -> Path:
    """A copy of the demonstration that a test may change."""
    return shutil.copy(demo, tmp_path / "demo.sqlite3")


@pytest.fixture
def export(database: Path, tmp_path: Path) -> Callable[..., int]:
    def call(*options: str, to: str = "out") -> int:
        words = ("--by", "Ann Researcher", "--purpose", "A test", "--now", "2026-11-02T09:00", "--database")
        return run(["export", str(tmp_path / to), *PERIODS, *words, str(database), *options])

    return call
