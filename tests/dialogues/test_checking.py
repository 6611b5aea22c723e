from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dialogues.checking import check
from dialogues.reading import read

if TYPE_CHECKING:
    from bot.library import Sources
    from dialogues.problems import Problem

BAD_SCRIPTS = sorted((Path(__file__).parent / "bad_scripts").glob("*.yaml"))


def problems_of(content: bytes | str, sources: Sources) -> list[Problem]:
    return check([read(content, "script.yaml")], sources.shared, sources.points)


def test_the_scripts_and_points_that_come_with_the_bot_have_no_problems(sources: Sources) -> None:
    assert sources.problems() == []


@pytest.mark.parametrize("path", BAD_SCRIPTS, ids=lambda path: path.stem)
def test_a_bad_script_has_the_problem_it_is_named_after_and_no_other(path: Path, sources: Sources) -> None:
    problems = problems_of(path.read_bytes(), sources)
    assert [problem.code for problem in problems] == [path.stem]
    assert problems[0].line > 1
    assert problems[0].message.endswith(".")
    assert problems[0].hint


@pytest.mark.parametrize(
    ("stem", "line", "hint"),
    [
        ("unknown-key", 8, "Did you mean in_brief?"),
        ("no-such-target", 14, "Did you mean event?"),
        ("no-such-point", 9, "Did you mean extent.feature.joint-planning"),
        ("no-such-shared-question", 14, "Did you mean closeness?"),
        ("duplicate-key", 4, "Keep one of the two."),
        ("duplicate-id", 14, "another id"),
        ("endless-loop", 22, "Lead on"),
    ],
)
def test_a_problem_says_where_it_is_and_what_was_probably_meant(
    stem: str, line: int, hint: str, sources: Sources
) -> None:
    path = Path(__file__).parent / "bad_scripts" / f"{stem}.yaml"
    (problem,) = problems_of(path.read_bytes(), sources)
    assert problem.line == line
    assert hint in problem.hint


def test_all_problems_come_at_once_in_the_order_of_the_lines(sources: Sources) -> None:
    script = """\
theme: reach
edition: soon
titel: Who takes part
about: Who is at the table.
questions:
  - id: event
    kind: word
    in_brief: What happened
    source: ours
    ask: What happened?
    go_to: nowhere
"""
    problems = problems_of(script, sources)
    assert [(problem.line, problem.code) for problem in problems] == [
        (1, "missing-key"),
        (2, "wrong-type"),
        (3, "unknown-key"),
        (7, "wrong-type"),
        (11, "no-such-target"),
    ]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"just words",
        b"- a\n- list",
        b"\xff\xfe\x00",
        b"a: &x [*x]",
        b"{" * 5000,
        b"questions: 3\ntheme: {}",
        b"? [a]\n: b",
    ],
    ids=["empty", "words", "list", "not-utf8", "alias", "deep", "other-shapes", "odd-key"],
)
def test_any_file_gives_problems_and_never_an_exception(content: bytes, sources: Sources) -> None:
    assert problems_of(content, sources)


def test_telegram_counts_an_emoji_twice(sources: Sources) -> None:
    script = (Path(__file__).parent / "bad_scripts" / "too-long-for-telegram.yaml").read_text("utf-8")
    script = script.replace("what-happened-last-week", "event")
    fits, bursts = "🙂 " * 1350, "🙂 " * 1360
    assert problems_of(script.replace("What happened?", fits), sources) == []
    assert [one.code for one in problems_of(script.replace("What happened?", bursts), sources)] == [
        "too-long-for-telegram"
    ]
