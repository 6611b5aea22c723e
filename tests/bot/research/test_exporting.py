from __future__ import annotations

import csv
import json
import os
import resource
import sqlite3
import subprocess
import sys
from collections import defaultdict
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from bot.main import run

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Export = Callable[..., int]


def rows_of(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def disclosure_of(folder: Path) -> dict[str, object]:
    found: dict[str, object] = json.loads((folder / "datapackage.json").read_text("utf-8"))["disclosure"]
    return found


def smallest_cell(rows: list[dict[str, str]], *columns: str) -> int:
    people = defaultdict(set)
    for row in rows:
        people[tuple(row[column] for column in columns)].add(row["respondent"])
    return min(len(those) for those in people.values())


def change(database: Path, *statements: str) -> None:
    connection = sqlite3.connect(database)
    try:
        for statement in statements:
            connection.execute(statement)
        connection.commit()
    finally:
        connection.close()


QUASI = ("role", "agency", "locality", "years")


def test_every_mix_of_descriptions_is_shared_in_every_period(export: Export, tmp_path: Path) -> None:
    assert export() == 0
    rows = rows_of(tmp_path / "out" / "data.csv")
    assert smallest_cell(rows, "period", *QUASI) >= 5
    assert disclosure_of(tmp_path / "out")["k"] == smallest_cell(rows, "period", *QUASI)


def test_a_deposit_reaches_ten(export: Export, tmp_path: Path) -> None:
    assert export("--open") == 0
    assert smallest_cell(rows_of(tmp_path / "out" / "data.csv"), "period", *QUASI) >= 10


def test_linked_pseudonyms_hide_among_people_of_the_same_periods(export: Export, tmp_path: Path) -> None:
    assert export("--linked") == 0
    rows = rows_of(tmp_path / "out" / "data.csv")
    periods = defaultdict(set)
    for row in rows:
        periods[row["respondent"]].add(row["period"])
    people = {(row["respondent"], *(row[one] for one in QUASI)) for row in rows}
    sharing = defaultdict(int)
    for who, *described in people:
        sharing[*described, *sorted(periods[who])] += 1
    assert min(sharing.values()) >= 5


def test_an_unlinked_pseudonym_holds_for_one_period(export: Export, tmp_path: Path) -> None:
    assert export() == 0
    periods = defaultdict(set)
    for row in rows_of(tmp_path / "out" / "data.csv"):
        periods[row["respondent"]].add(row["period"])
    assert all(len(one) == 1 for one in periods.values())


def test_a_respondent_has_one_reflection_for_each_theme(export: Export, tmp_path: Path) -> None:
    assert export() == 0
    keys = [
        tuple(row[column] for column in ("respondent", "period", "theme", "item"))
        for row in rows_of(tmp_path / "out" / "data.csv")
    ]
    assert len(keys) == len(set(keys))


def test_no_group_agrees_on_an_answer(export: Export, tmp_path: Path) -> None:
    assert export() == 0
    rows = rows_of(tmp_path / "out" / "data.csv")
    people, given = defaultdict(set), defaultdict(dict)
    for row in rows:
        cell = tuple(row[column] for column in ("period", *QUASI))
        people[cell].add(row["respondent"])
        if row["status"] == "answered" and row["response"] not in ("words", "chosen", "not-chosen"):
            given[*cell, row["theme"], row["item"]][row["respondent"]] = row["response"]
    for (*cell, _, _), answers in given.items():
        assert len(answers) < len(people[tuple(cell)]) or len(set(answers.values())) > 1


def test_no_words_leave_without_being_asked_for(export: Export, tmp_path: Path, database: Path) -> None:
    assert export() == 0
    connection = sqlite3.connect(database)
    said = {words for (words,) in connection.execute("SELECT words FROM response WHERE length(words) > 25")}
    connection.close()
    assert said
    for name in ("data.csv", "data.sav", "datapackage.json", "disclosure.md"):
        content = (tmp_path / "out" / name).read_bytes()
        assert not any(words.encode() in content for words in said), name


def test_two_exports_share_no_pseudonym_and_the_second_is_warned(
    export: Export, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert export(to="first") == 0
    assert "Warning" not in capsys.readouterr().err
    assert export(to="second") == 0
    assert "has periods of this one" in capsys.readouterr().err
    first, second = ({row["respondent"] for row in rows_of(tmp_path / one / "data.csv")} for one in ("first", "second"))
    assert first
    assert not first & second


def test_off_means_out(export: Export, tmp_path: Path, database: Path) -> None:
    assert export(to="before") == 0
    change(
        database,
        "INSERT INTO switch_turned (respondent, switch, is_on, words_edition, turned_at)"
        " SELECT id, 'ratings', 0, 1, '2026-11-01T00:00:00+00:00' FROM respondent WHERE id % 4 = 0",
        "INSERT INTO reflection_excluded SELECT id, 'research', '2026-11-01' FROM conversation"
        " WHERE respondent % 4 = 1",
    )
    assert export(to="after") == 0
    before, after = (disclosure_of(tmp_path / one) for one in ("before", "after"))
    assert after["people"] + after["suppressed"] < 0.7 * (before["people"] + before["suppressed"])  # type: ignore[operator]


def test_under_twenty_people_are_refused_and_nothing_is_written(
    export: Export, tmp_path: Path, database: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(
        database,
        "INSERT INTO switch_turned (respondent, switch, is_on, words_edition, turned_at)"
        " SELECT id, 'ratings', id % 40 = 0, 1, '2026-11-01T00:00:00+00:00' FROM respondent",
    )
    assert export() == 1
    assert "at least 20 are needed" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_k_out_of_reach_says_what_would_help(
    export: Export, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert export("--k", "5000") == 1
    said = capsys.readouterr().err
    assert "Fewer than 5000 people" in said
    assert "wait until more people take part" in said
    assert [one.name for one in tmp_path.iterdir() if one.is_dir()] == []


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--k", "4"], "--k is 5 or more"),
        (["--open", "--k", "9"], "--k is 10 or more with --open"),
        (["--open", "--words"], "never holds words"),
        (["--formats", "xlsx"], "no format 'xlsx'"),
        (["--formats", "qdpx"], "add --words"),
        (["--from", "2026-W54"], "no week 2026-W54"),
        (["--from", "2026-W41"], "is before"),
        (["--purpose", " "], "the record needs both"),
        (["--by", ""], "the record needs both"),
        (["--database", "nowhere.sqlite3"], "no database"),
    ],
)
def test_misuse_is_one_sentence(
    export: Export, options: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert export(*options) == 2
    message = capsys.readouterr().err.strip()
    assert said in message
    assert message.count("\n") == 0


def test_a_folder_that_exists_is_left_alone(export: Export, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine").write_text("mine")
    assert export() == 2
    assert "exists already" in capsys.readouterr().err
    assert [one.name for one in (tmp_path / "out").iterdir()] == ["mine"]


def test_a_full_disk_leaves_nothing(database: Path, tmp_path: Path) -> None:
    def half_a_megabyte() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (500_000, 500_000))

    run(["audit", "--database", str(database)])
    arguments = ["export", str(tmp_path / "out"), "--from", "2026-W26", "--to", "2026-W40", "--by", "Ann"]
    ended = subprocess.run(
        [sys.executable, "-m", "bot", *arguments, "--purpose", "A test", "--database", str(database)],
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=half_a_megabyte,
        env={**os.environ, "OPENBLAS_NUM_THREADS": "1"},
        timeout=60,
    )
    assert ended.returncode == 2, ended.stderr
    assert "nothing was exported" in ended.stderr
    assert not [one for one in tmp_path.iterdir() if one.is_dir()]


def test_the_record_names_every_file_and_is_never_changed(
    export: Export, tmp_path: Path, database: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert export() == 0
    capsys.readouterr()
    assert run(["audit", "--json", "--database", str(database)]) == 0
    (recorded,) = json.loads(capsys.readouterr().out)
    assert (recorded["by"], recorded["purpose"]) == ("Ann Researcher", "A test")
    assert (recorded["first_week"], recorded["last_week"]) == ("2026-W25", "2026-W40")
    checksums = {one.name: sha256(one.read_bytes()).hexdigest() for one in (tmp_path / "out").iterdir()}
    assert recorded["files"] == checksums
    for statement in ("DELETE FROM export", "UPDATE export SET by = 'x'", "DELETE FROM export_file"):
        with pytest.raises(sqlite3.IntegrityError, match="not changed"):
            change(database, statement)


def test_statuses_tell_apart_why_there_is_no_answer(export: Export, tmp_path: Path, database: Path) -> None:
    change(
        database,
        "UPDATE conversation SET state = json_set(state, '$.answers.closeness.skipped', json('true'),"
        " '$.answers.closeness.revision', 2) WHERE id % 3 = 0",
        "INSERT INTO response SELECT conversation, item, 2, wording, 1, NULL, NULL, NULL, answered_at FROM response"
        " WHERE item = 'closeness' AND conversation % 6 = 0",
        "UPDATE conversation SET status = 'stopped', state = json_remove(state, '$.answers.plan') WHERE id % 5 = 0",
    )
    assert export() == 0
    found = {row["status"] for row in rows_of(tmp_path / "out" / "data.csv")}
    assert found == {"answered", "skipped", "withdrawn", "not-asked", "not-reached"}
