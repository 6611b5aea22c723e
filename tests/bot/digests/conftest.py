from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest

from bot.main import run

if TYPE_CHECKING:
    from pathlib import Path


class Demo(NamedTuple):
    """A demonstration of twelve teams, and its truth."""

    database: Path
    truth: Path


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    folder = tmp_path_factory.mktemp("demo")
    made = Demo(folder / "demo.sqlite3", folder / "truth.csv")
    assert run(demo_command(made.database, "--truth", str(made.truth))) == 0
    return made


def demo_command(database: Path, *more: str, teams: int = 12, answers: int = 20_000, seed: int = 5) -> list[str]:
    numbers = ["--teams", str(teams), "--answers", str(answers), "--seed", str(seed)]
    return ["demo", "--database", str(database), *numbers, "--until", "2026-W40", *more]
