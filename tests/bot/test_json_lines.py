"""`tailor` and `screen` on a pipe: one line out for each line in, bad ones named, the others answered."""

import io
import json
import sys
from typing import Any

import pytest

from bot.main import run


def piped(command: str, lines: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Any:  # noqa: ANN401
    text = "".join(f"{line}\n" for line in lines)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    status = run([command])
    return status, [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def answer(text: str, theme: str = "extent", **more: object) -> str:
    return json.dumps({"theme": theme, "text": text, **more})


def test_an_answer_gets_its_points(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    lines = [answer("if she leaves its over, nobody else over there picks up", id="unknown keys are ignored")]
    status, (found,) = piped("tailor", lines, monkeypatch, capsys)
    assert status == 0
    assert found["choices"][0] == "extent.challenge.key-individuals"


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (answer("we met and it went well", theme="weather"), "no theme"),
        ('{"theme": "extent"}', "text"),
        ("no JSON at all", "malformed"),
        (answer("we talked " * 10_000), "100,000 characters"),
        (answer("nikt nam nie mówi kiedy zmienia się plan, dowiaduję się od mamy"), "English"),
        (answer("мы встретились"), "English"),
        (answer("🙂🙂"), "no words"),
    ],
    ids=["theme", "missing", "no JSON", "long", "Polish", "Russian", "emoji"],
)
def test_a_line_that_tailoring_cannot_read_is_named_and_the_others_go_on(
    line: str, words: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    good = answer("ok")
    status, (before, bad, after) = piped("tailor", [good, line, good], monkeypatch, capsys)
    assert status == 1
    assert words in bad["error"]
    assert before == after == {"enablers": [], "challenges": [], "choices": before["choices"]}


def test_screening_says_what_a_text_holds(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    text = "Sarah Jones rang. does my manager see this"
    status, (found, bad) = piped("screen", [json.dumps({"text": text}), "{}"], monkeypatch, capsys)
    assert status == 1
    assert "error" in bad
    assert [(span["start"], span["end"], span["label"]) for span in found["spans"]] == [(0, 11, "PERSON")]
    assert "Sarah" not in found["text"]
    assert found["concern"] == "question"
