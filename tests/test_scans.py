"""What a turn asks of the database does not grow with what is stored: nothing reads a growing table from end to end."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.rehearsal import Rehearsal

if TYPE_CHECKING:
    from bot.library import Library

TRANSCRIPTS = Path(__file__).parent / "transcripts"
TOLD = ("extent_full", "names_stay_out", "giving_to_research", "danger_and_questions")
BESIDES = ("/teams", "/mine", "/cpd", "/switches", "/reminders", "/forget")
STATEMENT = re.compile(r"(SELECT|INSERT|UPDATE|DELETE|WITH)\b")
LITERAL = re.compile(r"'(?:[^']|'')*'|\b\d+\b")
SCAN = re.compile(r"SCAN (\w+)(?! VIRTUAL TABLE| ROW)\b(?: USING (?:COVERING )?INDEX (\w+))?")
# Rows of these go when they are done with, or there is one a theme or a day.
SMALL = {"errand", "export_wanted", "outbox", "retention_run", "script_edition", "scrub_due", "sqlite_sequence"}
MANY = 30


async def statements_of(told: str, path: Path, library: Library) -> dict[str, str]:
    """Gives one statement of each kind that the turns of a conversation ran, with the jobs between them."""
    rehearsal = await Rehearsal.open(path, library)
    seen: dict[str, str] = {}

    def note(statement: str) -> None:
        if STATEMENT.match(statement):
            seen.setdefault(LITERAL.sub("?", statement), statement)

    lines = (TRANSCRIPTS / f"{told}.txt").read_text("utf-8").splitlines()
    said = [line.removeprefix("> ") for line in lines if line.startswith("> ")]
    try:
        await rehearsal.errands.run()  # what is done once a day or rarer may read everything
        await rehearsal.database._connection.set_trace_callback(note)
        for one in (*said, *BESIDES):
            await rehearsal.write(one)
    finally:
        await rehearsal.database.close()
    return seen


@pytest.mark.parametrize("told", TOLD)
async def test_no_statement_of_a_turn_reads_a_whole_table(told: str, library: Library, tmp_path: Path) -> None:
    path = tmp_path / "reflections.sqlite3"
    statements = await statements_of(told, path, library)
    with closing(sqlite3.connect(path)) as connection:
        plans = {kind: connection.execute(f"EXPLAIN QUERY PLAN {one}").fetchall() for kind, one in statements.items()}
        partial = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE sql LIKE '%) WHERE %'")}
    scans = {
        kind: step
        for kind, steps in plans.items()
        for *_, step in steps
        if (scan := SCAN.match(step)) and scan[1] not in SMALL and scan[2] not in partial
    }
    assert len(plans) > MANY
    assert scans == {}
