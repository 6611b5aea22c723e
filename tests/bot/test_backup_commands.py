"""`reflection-bot backup` and `restore`: what they say and how they end."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.main import run
from storage.tombstones import Tombstones
from tests.bot.test_settings import clean_surroundings  # noqa: F401  a fixture that each test here uses by itself

if TYPE_CHECKING:
    from collections.abc import Callable

Said = tuple[int, str, str]


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str]) -> Callable[..., Said]:
    def call(*arguments: str) -> Said:
        status = run([*arguments, "--database", "r.sqlite3", "--now", "2026-11-23T09:00"])
        said = capsys.readouterr()
        return status, said.out, said.err

    return call


@pytest.fixture
def database(capsys: pytest.CaptureFixture[str]) -> Path:
    path = Path("r.sqlite3")
    assert run(["role", "list", "--database", str(path)]) == 0
    capsys.readouterr()
    connection = sqlite3.connect(path)
    connection.execute("INSERT INTO respondent (channel, address, created_at) VALUES ('test', 'ann', '2026')")
    connection.commit()
    connection.close()
    return path


def people(path: Path) -> int:
    connection = sqlite3.connect(path)
    count: int = connection.execute("SELECT count(*) FROM respondent").fetchone()[0]
    connection.close()
    return count


def test_there_and_back(command: Callable[..., Said], database: Path) -> None:
    status, said, _ = command("backup", "copy.sqlite3")
    assert (status, said) == (0, "copy.sqlite3 holds all that r.sqlite3 held just now.\n")
    status, said, _ = command("restore", "copy.sqlite3")
    assert status == 0
    assert "(people: 0, single reflections: 0)" in said
    assert "No list of deletions was found at r.sqlite3-tombstone-key.list" in said
    assert "The file that it replaced is r.sqlite3.replaced-20261123T090000" in said
    assert people(database) == 1


def test_who_was_forgotten_is_counted_and_no_warning_is_given(command: Callable[..., Said], database: Path) -> None:
    command("backup", "copy.sqlite3")
    Tombstones.beside(database).add(("person", "test", "ann"), "2026-11-23")
    _, said, _ = command("restore", "copy.sqlite3")
    assert "(people: 1, single reflections: 0)" in said
    assert "No list" not in said
    assert people(database) == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["restore", "nowhere.sqlite3"], "There is no backup nowhere.sqlite3."),
        (["restore", "r.sqlite3"], "r.sqlite3 is the database itself; give a backup."),
        (["restore", "r.sqlite3", "--backup-key-file", "none"], "The key file none can't be read."),
        (["backup", "r.sqlite3"], "r.sqlite3 is the database itself; give another name for the backup."),
        (["backup", "nowhere/copy.sqlite3"], "nowhere/copy.sqlite3 can't be written: No such file or directory."),
    ],
)
@pytest.mark.usefixtures("database")
def test_misuse_is_one_sentence(command: Callable[..., Said], arguments: list[str], said: str) -> None:
    assert command(*arguments) == (2, "", f"{said}\n")


def test_nothing_to_back_up_is_one_sentence(command: Callable[..., Said]) -> None:
    assert command("backup", "copy.sqlite3") == (2, "", "There is no database r.sqlite3 to back up.\n")
