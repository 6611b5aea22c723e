from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from bot.main import run

if TYPE_CHECKING:
    from pathlib import Path

    from tests.bot.digests.conftest import Demo

BIG, SMALL, TINY = "Early Help North", "Family Hub South", "Safeguarding Hub Riverside"
BLOCK = "2026-W37/2026-W40"
FIXED = "Some things are not shown, to protect people."


def digest(demo: Demo, team: str, period: str, *more: str) -> list[str]:
    return ["digest", "--database", str(demo.database), "--team", team, "--period", period, *more]


def as_json(demo: Demo, capsys: pytest.CaptureFixture[str], team: str, period: str, *more: str) -> dict[str, object]:
    assert run(digest(demo, team, period, "--json", *more)) == 0
    told: dict[str, object] = json.loads(capsys.readouterr().out)
    return told


def test_json_has_exactly_the_promised_keys(demo: Demo, capsys: pytest.CaptureFixture[str]) -> None:
    told = as_json(demo, capsys, SMALL, BLOCK)
    assert list(told) == ["team", "period", "provisional", "figures", "points", "finding", "question"]
    assert (told["team"], told["period"], told["provisional"]) == (SMALL, BLOCK, False)
    assert told["figures"]
    for figure in told["figures"]:  # type: ignore[attr-defined]
        assert figure.keys() <= {"theme", "question", "band", "count_range", "mean", "shares"}
        assert figure.keys() >= {"theme", "question", "band", "count_range"}
    assert isinstance(told["finding"], dict)
    assert told["finding"].keys() == {"id"}
    assert isinstance(told["question"], str)


@pytest.mark.parametrize(("team", "period"), [(BIG, "2026-W40"), (BIG, BLOCK), (SMALL, BLOCK), (TINY, BLOCK)])
def test_it_is_neither_sent_nor_recorded(
    demo: Demo, capsys: pytest.CaptureFixture[str], team: str, period: str
) -> None:
    def contents() -> list[object]:
        with closing(sqlite3.connect(demo.database)) as connection:
            tables = ("outbox", "release", "released_set", "token", "digest_sent")
            return [connection.execute(f"SELECT * FROM {table}").fetchall() for table in tables]

    before = contents()
    first, again = as_json(demo, capsys, team, period), as_json(demo, capsys, team, period)
    assert first == again
    assert contents() == before


def test_a_period_that_was_not_released_is_provisional(demo: Demo, capsys: pytest.CaptureFixture[str]) -> None:
    assert as_json(demo, capsys, BIG, "2026-W41")["provisional"] is True
    assert run(digest(demo, BIG, "2026-W41")) == 0
    assert "Provisional: this period was not released yet." in capsys.readouterr().out


def test_what_is_withheld_is_one_fixed_sentence_and_rules_come_only_when_asked_for(
    demo: Demo, capsys: pytest.CaptureFixture[str]
) -> None:
    for team in (BIG, SMALL, TINY):
        run(digest(demo, team, BLOCK))
        out = capsys.readouterr().out
        assert out.rstrip().endswith(FIXED)
        assert "Rule" not in out
        run(digest(demo, team, BLOCK, "--explain"))
        assert "\nRule " in capsys.readouterr().out
    assert "reasons" in as_json(demo, capsys, BIG, BLOCK, "--explain")
    assert "reasons" not in as_json(demo, capsys, BIG, BLOCK)


def test_a_team_of_four_gets_a_finding_and_a_question(demo: Demo, capsys: pytest.CaptureFixture[str]) -> None:
    told = as_json(demo, capsys, TINY, BLOCK)
    assert told["figures"] == told["points"] == []
    assert run(digest(demo, TINY, BLOCK)) == 0
    assert "From the review of 2008:" in capsys.readouterr().out


def test_the_picture_is_as_wide_as_phones_want_it(demo: Demo, tmp_path: Path) -> None:
    file = tmp_path / "digest.png"
    assert run(digest(demo, SMALL, BLOCK, "--picture", str(file))) == 0
    picture = Image.open(BytesIO(file.read_bytes()))
    assert picture.format == "PNG"
    assert picture.width == 1080
    assert picture.width + picture.height < 10_000


def test_without_a_figure_there_is_no_picture_and_it_says_so(
    demo: Demo, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(digest(demo, TINY, BLOCK, "--picture", str(tmp_path / "none.png"))) == 0
    assert "no figure to draw" in capsys.readouterr().err
    assert not (tmp_path / "none.png").exists()


@pytest.mark.parametrize(
    ("team", "period", "sentence"),
    [
        ("Nobody", BLOCK, "There is no team 'Nobody'"),
        (BIG, "2026-W38/2026-W41", "is no period; the block of four weeks that 2026-W38 is in is 2026-W37/2026-W40."),
        (BIG, "2026-W60", "There is no week 2026-W60."),
        (BIG, "September", "'September' is no ISO week such as 2026-W40."),
    ],
)
def test_an_unknown_team_or_a_wrong_period_is_one_sentence_and_status_2(
    demo: Demo, capsys: pytest.CaptureFixture[str], team: str, period: str, sentence: str
) -> None:
    assert run(digest(demo, team, period)) == 2
    error = capsys.readouterr().err.strip()
    assert sentence in error
    assert len(error.splitlines()) == 1


def test_a_database_that_does_not_exist_is_not_made(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    missing = tmp_path / "missing.sqlite3"
    assert run(["digest", "--database", str(missing), "--team", BIG, "--period", BLOCK]) == 2
    assert "There is no database" in capsys.readouterr().err
    assert not missing.exists()
