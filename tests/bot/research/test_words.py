from __future__ import annotations

import csv
import io
import json
import sqlite3
import zipfile
from typing import TYPE_CHECKING

import pytest

from bot.main import run
from bot.screening import Screener

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Export = Callable[..., int]

PERIOD = ("--from", "2026-W37", "--to", "2026-W40")
ATTACKS = ["=cmd|' /C calc'!A0 we sat down", "@all of us met", "＋1 for the duty desk", "\x00=1+1 said the sheet"]
PLAIN = ["👍🏽 we met and it worked", "we met, and it worked: مرحبا بالجميع", "we " + "met " * 1023]


def put_words(database: Path, *texts: str) -> None:
    connection = sqlite3.connect(database)
    numbers = connection.execute(
        "SELECT id FROM conversation WHERE json_extract(state, '$.answers.helped.words') IS NOT NULL"
        " AND changed_at > '2026-09-08' ORDER BY id"
    ).fetchall()
    for (number,), text in zip(numbers, texts, strict=False):
        connection.execute(
            "UPDATE conversation SET state = json_set(state, '$.answers.helped.words', ?) WHERE id = ?", (text, number)
        )
    connection.execute(
        "INSERT INTO switch_turned (respondent, switch, is_on, words_edition, turned_at)"
        " SELECT id, column1, 1, 1, '2026-11-01T00:00:00+00:00' FROM respondent, (VALUES ('ratings'), ('words'))"
    )
    connection.commit()
    connection.close()


def review(database: Path, replies: str, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr("sys.stdin", io.StringIO(replies))
    return run(["export", "review", *PERIOD, "--by", "Rita", "--database", str(database)])


def keep_all(database: Path) -> None:
    connection = sqlite3.connect(database)
    connection.execute(
        "INSERT OR IGNORE INTO words_review SELECT conversation.id, one.key, one.value ->> '$.revision', 'keep', NULL,"
        " 'Rita', '2026-11-01' FROM conversation, json_each(state, '$.answers') AS one"
    )
    connection.commit()
    connection.close()


def words_of(folder: Path) -> list[dict[str, str]]:
    with (folder / "words.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_words_wait_for_a_reviewer(export: Export, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert export("--words", *PERIOD) == 1
    assert "were not reviewed" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_review_goes_on_where_it_was_left(
    database: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert review(database, "k\nl\nq\n", monkeypatch) == 0
    first = capsys.readouterr().out
    assert review(database, "", monkeypatch) == 0
    again = capsys.readouterr().out
    waiting = [int(out.split("1 of ")[1].split(".")[0]) for out in (first, again)]
    assert waiting[0] - waiting[1] == 2


def test_what_the_reviewer_left_out_or_reworded_stays_that_way(
    export: Export, database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_words(database)
    assert review(database, "l\nr\nsomething milder\nq\n", monkeypatch) == 0
    keep_all(database)
    assert export("--words", "--formats", "qdpx", *PERIOD) == 0
    words = [row["words"] for row in words_of(tmp_path / "out")]
    assert "something milder" in words
    assert not {"respondent", "period", "role"} & words_of(tmp_path / "out")[0].keys()


def test_words_that_were_changed_since_are_reviewed_again(export: Export, database: Path) -> None:
    put_words(database)
    keep_all(database)
    connection = sqlite3.connect(database)
    connection.execute("UPDATE conversation SET state = json_set(state, '$.answers.helped.revision', 7)")
    connection.commit()
    connection.close()
    assert export("--words", *PERIOD) == 1


def test_attacks_and_odd_characters_leave_unharmed_and_harmless(export: Export, database: Path, tmp_path: Path) -> None:
    put_words(database, *ATTACKS, *PLAIN)
    keep_all(database)
    assert export("--words", *PERIOD) == 0
    words = [row["words"] for row in words_of(tmp_path / "out")]
    for attack in ATTACKS:
        assert "'" + attack.replace("\x00", "") in words
    for text in PLAIN:
        assert text.strip() in words
    with zipfile.ZipFile(tmp_path / "out" / "words.qdpx") as archive:
        texts = {archive.read(name).decode() for name in archive.namelist() if name.endswith(".txt")}
    assert ATTACKS[0] in texts


def test_personal_data_that_came_past_screening_and_review_is_in_no_file(
    export: Export, database: Path, tmp_path: Path, shared: Path
) -> None:
    lines = (shared / "benchmarks" / "personal_data.dev.jsonl").read_text("utf-8").splitlines()
    screen = Screener()
    planted = [one for one in map(json.loads, lines) if one["spans"] and screen(one["text"]).redacted]
    assert planted
    put_words(database, *(one["text"] for one in planted))
    keep_all(database)
    assert export("--words", *PERIOD) == 0
    with zipfile.ZipFile(tmp_path / "out" / "words.qdpx") as archive:
        unzipped = b"\n".join(archive.read(name) for name in archive.namelist())
    files = {one.name: one.read_bytes() for one in (tmp_path / "out").iterdir()} | {"inside words.qdpx": unzipped}
    for one in planted:
        for name, content in files.items():
            assert one["text"].encode() not in content, name


def test_the_project_and_its_codebook_follow_the_schemas(
    export: Export, database: Path, tmp_path: Path, shared: Path
) -> None:
    etree = pytest.importorskip("lxml.etree", reason="lxml checks the schemas")
    put_words(database, *ATTACKS, *PLAIN, "<b>&amp; ]]> \ufffe met")
    keep_all(database)
    assert export("--words", *PERIOD) == 0
    with zipfile.ZipFile(tmp_path / "out" / "words.qdpx") as archive:
        project = etree.fromstring(archive.read("project.qde"))
        sources = {name.removeprefix("Sources/"): archive.read(name).decode() for name in archive.namelist()}
    codebook = etree.parse(tmp_path / "out" / "words.qdc")
    for name, document in (("project", project), ("codebook", codebook)):
        schema = etree.XMLSchema(etree.parse(shared / "schemas" / f"refi-qda-{name}.xsd"))
        schema.assertValid(document)
    space = {"q": "urn:QDA-XML:project:1.0"}
    codes = {code.get("guid") for code in project.iterfind(".//q:Code", space)}
    assert {code.get("targetGUID") for code in project.iterfind(".//q:CodeRef", space)} <= codes
    for source in project.iterfind(".//q:TextSource", space):
        text = sources[source.get("plainTextPath").removeprefix("internal://")]
        for selection in source.iterfind("q:PlainTextSelection", space):
            assert int(selection.get("endPosition")) == len(text)
