"""The commands for those who write scripts: check, draw, review, and chat with scripts of one's own."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from bot.main import run

ROOT = Path(__file__).parent.parent.parent
BAD_SCRIPTS = ROOT / "tests" / "dialogues" / "bad_scripts"
GOOD = (ROOT / "tests" / "dialogues" / "good_script.yaml").read_text("utf-8")


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "my-scripts"
    folder.mkdir()
    (folder / "table.yaml").write_text(GOOD.replace("theme: reach", "theme: table"), "utf-8")
    return folder


def test_check_takes_a_folder_with_one_script(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", str(own)]) == 0
    assert capsys.readouterr().out == "No problems found.\n"


def test_check_names_file_line_and_code_and_counts_what_is_to_mend(
    own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (own / "reach.yaml").write_bytes((BAD_SCRIPTS / "no-way-out.yaml").read_bytes())
    (own / "extent.yaml").write_bytes((BAD_SCRIPTS / "wrong-type.yaml").read_bytes())
    assert run(["check", str(own)]) == 1
    *problems, count = capsys.readouterr().out.splitlines()
    assert [problem.split(" ")[:2] for problem in problems] == [
        ["extent.yaml:1:", "theme-twice:"],
        ["extent.yaml:2:", "wrong-type:"],
        ["reach.yaml:20:", "no-way-out:"],
    ]
    assert count.startswith("3 to mend")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["draw", "exten", "a.svg"], "There is no theme 'exten' here. Did you mean extent?"),
        (["draw", "extent", "a.png"], "should end in .svg."),
        (["draw", "extent", "/nowhere/a.svg"], "/nowhere/a.svg can't be written: No such file or directory."),
        (["draw", "extent", "a.svg", "--folder", "/nowhere"], "is not a folder with scripts."),
        (["chat", "--scripts", "/nowhere"], "is not a folder with scripts."),
        (["check", str(ROOT / "README.md")], "is a file; name the folder that it is in."),
        (["check", str(ROOT / "requirements")], "the name of a script ends in .yaml."),
        (["review", "extent.enabler.role-respct"], "did you mean extent.enabler.role-respect"),
        (["review", "Local goodwill"], "did you mean extent.enabler.local-willingness."),
        (["review", "qqqq"], "reflection-bot review lists all."),
    ],
)
def test_misuse_is_one_sentence_and_status_2(
    arguments: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(arguments) == 2
    captured = capsys.readouterr()
    assert sentence in captured.err
    assert len(captured.err.strip().splitlines()) == 1
    assert captured.out == ""


@pytest.mark.parametrize("command", [["chat", "--scripts"], ["draw", "table", "table.svg", "--folder"]])
def test_a_script_with_problems_is_neither_tried_nor_drawn(
    command: list[str], own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (own / "table.yaml").write_text(GOOD.replace("theme: reach", "theme: tabel").replace("What helped?", "x"), "utf-8")
    assert run([*command, str(own)]) == 2
    error = capsys.readouterr().err
    assert (
        error == f"The scripts have a problem, the first in table.yaml, line 1; reflection-bot check {own} lists all.\n"
    )


def test_draw_writes_a_picture_of_a_script_of_ones_own(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    picture = own / "table.svg"
    assert run(["draw", "table", str(picture), "--folder", str(own)]) == 0
    assert capsys.readouterr().out == f"{picture} shows table. A browser opens it.\n"
    assert "Who takes part" in "".join(ET.parse(picture).getroot().itertext())


def test_draw_takes_the_scripts_that_come_with_the_bot(tmp_path: Path) -> None:
    assert run(["draw", "extent", str(tmp_path / "extent.svg")]) == 0
    assert "Owned by all of us" in (tmp_path / "extent.svg").read_text("utf-8")


def test_review_tells_all_about_a_challenge(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["review", "extent.challenge.key-individuals"]) == 0
    text = capsys.readouterr().out
    assert text.startswith(
        "extent.challenge.key-individuals\nIt hangs on a few people. Kind: challenge. Level: frontline.\n"
        "Section: Extent of integration / Challenges\n\n"
    )
    assert "What may help against it:\n  overall.enabler.commitment: " in text
    assert "(the review says so)\n" in text
    assert "(our own link)\n" in text
    assert "What people say when it fits:\n  " in text
    assert "Examples of answers: 10, in dialogues/review/extent.yaml." in text
    assert "\n  extent / harder: " in text
    assert "helped: " not in text
    assert "overall / " not in text


def test_review_tells_of_an_enabler_what_it_may_help_against_and_what_pulls_the_other_way(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["review", "overall.enabler.trust"]) == 0
    text = capsys.readouterr().out
    assert "What it may help against:\n  " in text
    assert "What pulls the other way:\n  extent.enabler.role-respect: " in text
    assert [f"\n  {theme} / helped: " in text for theme in ("extent", "overall", "processes", "reach")] == [True] * 4


def test_review_tells_of_a_feature_which_question_asks_about_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["review", "extent.feature.shared-ownership"]) == 0
    text = capsys.readouterr().out
    assert "Asked about in:\n  extent / purpose: " in text
    assert "What people say" not in text


def test_review_says_that_nothing_leads_to_a_caveat(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["review", "overall.caveat.little-evidence"]) == 0
    assert capsys.readouterr().out.endswith("No question leads to it.\n")


def test_review_alone_lists_ids_and_labels_and_with_json_and_an_id_gives_that_point(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["review"]) == 0
    assert "extent.enabler.local-willingness: Local goodwill\n" in capsys.readouterr().out
    assert run(["review", "overall.enabler.trust", "--json"]) == 0
    (point,) = json.loads(capsys.readouterr().out)
    assert point["id"] == "overall.enabler.trust"


def test_chat_asks_the_questions_of_a_script_of_ones_own(own: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "bot", "chat", "--scripts", str(own), "--database", str(tmp_path / "try.sqlite3")]
    heard = subprocess.run(
        [*command, "--theme", "table"], input=b"1\n/skip\n3\n", capture_output=True, check=True, cwd=ROOT
    )
    questions = [text for text in heard.stdout.decode().split("\n\n") if " of 6. " in text]
    assert [text[:10] for text in questions] == ["1 of 6. Wh", "2 of 6. Ho", "3 of 6. Di"]
    assert "[1] Hardly  [2] Partly" in questions[-1]
