from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.research.csv_files import CsvFile, guarded, write_csv

if TYPE_CHECKING:
    from pathlib import Path

ATTACKS = [
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2+3",
    "@SUM(1+1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    " =1+1",
    "\u3000=1+1",
    "\u200b=1+1",
    "\ufeff=1+1",
    "＝1+1",
    "＋1",
    "－1",
    "＠SUM",
    "\x00=1+1",
    '"=1+1',
    "|calc",
    "%0A=1",
    '=HYPERLINK("http://x","y")',
]


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_becomes_text(attack: str) -> None:
    assert guarded(attack).startswith("'")


@pytest.mark.parametrize(
    "innocent", ["we rang them - and they came", "ok 👍🏽", "مرحبا بالجميع", "x" * 4096, "5-9", "a=b", ""]
)
def test_innocent_words_stay(innocent: str) -> None:
    assert guarded(innocent) == innocent


@given(st.text())
def test_no_cell_starts_like_a_formula(text: str) -> None:
    safe = guarded(text)
    assert not safe.lstrip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))
    assert "\x00" not in safe


@given(st.lists(st.tuples(st.text(st.characters(codec="utf-8")), st.text(st.characters(codec="utf-8"))), max_size=5))
def test_what_is_written_is_read_back(tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str]]) -> None:
    file = tmp_path_factory.mktemp("csv") / "x.csv"
    write_csv(file, ("a", "b"), rows)
    with file.open(encoding="utf-8", newline="") as stream:
        read = list(csv.reader(stream))
    assert read[1:] == [[guarded(cell) for cell in row] for row in rows]


def test_lines_end_as_in_rfc_4180_and_missing_cells_are_empty(tmp_path: Path) -> None:
    file = CsvFile(tmp_path / "x.csv", ("a", "b", "c"))
    file.write([("=1", 2, None), ('say "so"', 3, None)])
    file.close()
    assert (tmp_path / "x.csv").read_bytes() == b'a,b,c\r\n\'=1,2,\r\n"say ""so""",3,\r\n'
