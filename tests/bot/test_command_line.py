from __future__ import annotations

import json
import os
import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from bot.main import parser, run

ROOT = Path(__file__).parent.parent.parent
DATABASE = "reflections.sqlite3"


def chat(folder: Path, typed: str | bytes, *options: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "bot", "chat", "--theme", "extent", "--database", str(folder / DATABASE), *options]
    content = typed.encode() if isinstance(typed, str) else typed
    return subprocess.run(
        command, input=content, capture_output=True, check=False, cwd=ROOT, env=dict(os.environ) | environment
    )


def messages(result: subprocess.CompletedProcess[bytes]) -> list[str]:
    assert result.returncode == 0, result.stderr.decode()
    text = result.stdout.decode()
    assert text.endswith("\n\n")
    return text.removesuffix("\n\n").split("\n\n")


def test_each_message_on_a_pipe_ends_with_an_empty_line_and_numbers_press_buttons(tmp_path: Path) -> None:
    heard = messages(chat(tmp_path, "1\nwe met the dad together and for once nobody talked over anybody else\n3\n"))
    assert heard[0].startswith("Hello. I'm a bot.")
    assert heard[1].startswith("1 of 7.")
    assert heard[2].startswith("2 of 7.")
    assert heard[3].startswith("3 of 7.")
    assert "[2] A little" in heard[3]


def test_end_of_input_keeps_everything_and_the_next_start_resumes(tmp_path: Path) -> None:
    chat(tmp_path, "1\nwe met the dad together and for once nobody talked over anybody else\n")
    assert messages(chat(tmp_path, ""))[0] == "Welcome back. You were at 2 of 7."


def test_a_plan_that_fell_due_comes_first_and_numbers_answer_it(tmp_path: Path) -> None:
    plan = "when we have the next visit i will ask her manager to come along"
    typed = ["1", *["/skip"] * 6, plan, "1", "Done", ""]
    chat(tmp_path, "\n".join(typed), "--now", "2026-11-23T12:00")
    command = [sys.executable, "-m", "bot", "chat", "--database", str(tmp_path / DATABASE)]
    later = [*command, "--now", "2026-11-30T09:00"]
    heard = messages(subprocess.run(later, input=b"1\n", capture_output=True, check=False, cwd=ROOT))
    assert plan in heard[0]
    assert heard[1] == "Good. It is worth a moment to notice what made it possible."


def test_two_people_at_one_terminal_have_conversations_of_their_own(tmp_path: Path) -> None:
    chat(tmp_path, "1\n/skip\n", "--as", "ann")
    assert messages(chat(tmp_path, "1\n", "--as", "ben"))[-1].startswith("1 of 7.")


def test_without_buttons_a_number_is_text(tmp_path: Path) -> None:
    assert messages(chat(tmp_path, "1\n3\n"))[2].startswith(("What did", "Which part"))


def test_several_numbers_are_several_of_a_multiple_choice(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "bot", "chat", "--theme", "reach", "--database", str(tmp_path / DATABASE)]
    heard = subprocess.run(command, input=b"1\n1 7\n", capture_output=True, check=True, cwd=ROOT).stdout.decode()
    assert "\n\n2 of 8." in heard


def test_umlauts_and_broken_bytes_come_through_whatever_the_locale(tmp_path: Path) -> None:
    typed = "1\nüber naïve café 🙂 — ".encode() + b"\xff\xfe\n"
    result = chat(tmp_path, typed + b"\n/back\n", LC_ALL="C", PYTHONUTF8="0", PYTHONIOENCODING="ascii")
    assert "über naïve café 🙂 —" in result.stdout.decode()


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["chat", "--theme", "weather"], "There is no theme 'weather'"),
        (["chat", "--database", "/nowhere/at/all.sqlite3"], "does not exist; make it first."),
        (["chat", "--database", "/"], "is a folder"),
        (["check", "/nowhere"], "is not a folder with scripts."),
    ],
)
def test_misuse_is_one_sentence_and_status_2(
    arguments: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(arguments) == 2
    error = capsys.readouterr().err.strip()
    assert sentence in error
    assert len(error.splitlines()) == 1


@pytest.mark.parametrize("arguments", [[], ["dance"], ["chat", "--now", "soon"], ["chat", "--loud"]])
def test_a_command_that_does_not_exist_is_status_2(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        run(arguments)
    assert stop.value.code == 2


def test_a_full_disk_is_one_sentence_and_what_was_confirmed_stays(tmp_path: Path) -> None:
    chat(tmp_path, "1\nwe met the dad together and for once nobody talked over anybody else\n")
    limited = (
        "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000)); from bot.main import main; main()"
    )
    command = [sys.executable, "-c", limited, "chat", "--database", str(tmp_path / DATABASE)]
    typed = "3\n4\n" + ("word " * 1900 + "\n/back\n") * 40
    result = subprocess.run(command, input=typed.encode(), capture_output=True, check=False, cwd=ROOT)
    assert result.returncode == 2
    assert len(result.stderr.decode().strip().splitlines()) == 1
    with sqlite3.connect(tmp_path / DATABASE) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("SELECT count(*) FROM response WHERE item = 'event'").fetchone() == (1,)
    connection.close()


def test_check_lists_problems_as_json_and_ends_with_status_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = ROOT / "tests" / "dialogues" / "bad_scripts" / "unknown-key.yaml"
    (tmp_path / "reach.yaml").write_bytes(bad.read_bytes())
    assert run(["check", str(tmp_path), "--json"]) == 1
    (problem,) = json.loads(capsys.readouterr().out)
    assert problem == {
        "code": "unknown-key",
        "file": "reach.yaml",
        "line": 17,
        "message": "The key 'in_breif' means nothing here.",
        "hint": "Did you mean in_brief?",
    }


def test_review_gives_all_92_points_with_their_fields(capsys: pytest.CaptureFixture[str], shared: Path) -> None:
    assert run(["review", "--json"]) == 0
    points = json.loads(capsys.readouterr().out)
    catalogue = (shared / "review" / "catalogue.yaml").read_text("utf-8")
    assert sorted(point["id"] for point in points) == sorted(re.findall(r"- \{id: ([^,]+),", catalogue))
    assert all(set(point) == {"id", "theme", "kind", "level", "wording", "section"} for point in points)


def test_every_command_and_option_is_documented() -> None:
    readme = "\n".join(path.read_text("utf-8") for path in [ROOT / "README.md", *(ROOT / "docs").glob("*.md")])
    commands = next(action for action in parser()._actions if action.choices)
    assert commands.choices is not None
    for name, command in dict(commands.choices).items():
        assert f"reflection-bot {name}" in readme, name
        for action in command._actions:
            for option in action.option_strings:
                assert option in ("-h", "--help") or f"`{option}" in readme, f"{name} {option}"
