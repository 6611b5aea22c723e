from __future__ import annotations

from pathlib import Path
from textwrap import indent
from typing import TYPE_CHECKING, get_args

import pytest
from msgspec.structs import replace

from dialogues.checking import check
from dialogues.checking.pages import diagnostics_of, pages_of
from dialogues.problems import Code
from dialogues.reading import read

if TYPE_CHECKING:
    from bot.library import Sources
    from dialogues.problems import Problem

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
GOOD = (HERE / "good_script.yaml").read_text("utf-8")
BAD_SCRIPTS = sorted((HERE / "bad_scripts").iterdir())
BAD_POINTS = sorted((HERE / "bad_points").iterdir())
DIAGNOSTICS = diagnostics_of(read((ROOT / "dialogues" / "checking" / "diagnostics.yaml").read_bytes(), "").data)


def problems_of(content: bytes | str, sources: Sources) -> list[Problem]:
    """Check one script beside a few points only, so that hundreds of checks stay quick."""
    extent = next(document for document in sources.points if document.file == "extent.yaml")
    features = [point for point in extent.data["points"] if point["kind"] == "feature"]
    few = replace(extent, data=extent.data | {"points": features})
    return check([read(content, "reach.yaml")], sources.shared, [few])


def problems_of_points(content: bytes | str, sources: Sources) -> list[Problem]:
    return check([], sources.shared, [read(content, "reach.yaml")])


def problems_of_bad(path: Path, sources: Sources) -> list[Problem]:
    if path.is_dir():
        return check([read(one.read_bytes(), one.name) for one in sorted(path.iterdir())], sources.shared, ())
    checked = problems_of_points if path.parent.name == "bad_points" else problems_of
    return checked(path.read_bytes(), sources)


def codes(problems: list[Problem]) -> list[str]:
    return [problem.code for problem in problems]


def changed(old: str, new: str) -> str:
    assert GOOD.count(old) == 1
    return GOOD.replace(old, new)


def test_the_scripts_and_points_that_come_with_the_bot_have_no_problems(sources: Sources) -> None:
    assert sources.problems() == []


def test_the_script_that_the_bad_ones_differ_from_has_no_problems(sources: Sources) -> None:
    assert problems_of(GOOD, sources) == []


@pytest.mark.parametrize("path", [*BAD_SCRIPTS, *BAD_POINTS], ids=lambda path: path.stem)
def test_a_bad_file_has_the_problem_it_is_named_after_and_no_other(path: Path, sources: Sources) -> None:
    (problem,) = problems_of_bad(path, sources)
    assert problem.code == path.stem
    assert problem.line >= 1
    assert problem.message.endswith(".")
    assert problem.hint.endswith((".", "?"))


def test_every_code_has_one_entry_in_the_table_and_one_bad_file() -> None:
    explained = [one.code for one in DIAGNOSTICS]
    assert sorted(explained) == sorted(get_args(Code))
    assert sorted(path.stem for path in (*BAD_SCRIPTS, *BAD_POINTS)) == sorted(explained)


@pytest.mark.parametrize("path", [*BAD_SCRIPTS, *BAD_POINTS], ids=lambda path: path.stem)
def test_the_example_of_a_page_is_in_the_bad_file_and_its_mend_mends_it(path: Path, sources: Sources) -> None:
    example = next(one for one in DIAGNOSTICS if one.code == path.stem)
    bad = path / "table.yaml" if path.is_dir() else path
    text = "\n" + bad.read_text("utf-8")
    pieces = [("\n" + indent(example.bad, " " * n), "\n" + indent(example.good, " " * n)) for n in range(0, 9, 2)]
    wrong, right = next((wrong, right) for wrong, right in pieces if wrong in text)
    mended = text.replace(wrong, right, 1)[1:]
    if path.is_dir():
        others = [read(one.read_bytes(), one.name) for one in path.iterdir() if one != bad]
        assert check([*others, read(mended, bad.name)], sources.shared, ()) == []
    else:
        assert (problems_of_points if path in BAD_POINTS else problems_of)(mended, sources) == []


def test_the_pages_of_the_documentation_are_current() -> None:
    written = {page.name: page.read_text("utf-8") for page in (ROOT / "docs" / "diagnostics").glob("*.md")}
    assert written == pages_of(DIAGNOSTICS), "run tools/write_diagnostics.py"


@pytest.mark.parametrize(
    ("stem", "line", "hint"),
    [
        ("unknown-key", 17, "Did you mean in_brief?"),
        ("no-such-target", 31, "Did you mean harder?"),
        ("no-such-point", 18, "Did you mean extent.feature.joint-planning"),
        ("no-such-shared-question", 14, "Known here: closeness, plan."),
        ("duplicate-key", 4, "Keep one of the two."),
        ("duplicate-id", 22, "another id"),
        ("leads-back", 31, "Lead on"),
        ("american-spelling", 4, "Write 'organise'."),
        ("missing-key", 6, "Add in_brief"),
    ],
)
def test_a_problem_says_where_it_is_and_what_was_probably_meant(
    stem: str, line: int, hint: str, sources: Sources
) -> None:
    (problem,) = problems_of_bad(HERE / "bad_scripts" / f"{stem}.yaml", sources)
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
    assert [(problem.line, problem.code) for problem in problems_of(script, sources)] == [
        (1, "missing-key"),
        (2, "wrong-type"),
        (3, "unknown-key"),
        (5, "empty-short-form"),
        (5, "no-core-rating"),
        (5, "no-plan-at-the-end"),
        (5, "nothing-to-find"),
        (5, "nothing-to-find"),
        (7, "wrong-type"),
        (11, "no-such-target"),
    ]


ODD_FILES = {
    "empty": b"",
    "words": b"just words",
    "list": b"- a\n- list",
    "not-utf8": b"\xff\xfe\x00",
    "alias": b"a: &x [*x]",
    "deep": b"{" * 1000,
    "nested": b"questions: " + b"[" * 200 + b"]" * 200,
    "other-shapes": b"questions: 3\ntheme: {}",
    "odd-key": b"? [a]\n: b",
    "odd-questions": b"questions: [x, {use: [y]}, {id: {}, kind: [], options: [{go_to: {}, id: []}], go_to: []}]",
    "odd-options": b"questions: [{kind: several, options: {a: b}, ask: {}}, {kind: rating, options: [z]}]",
    "odd-points": b"theme: []\npoints: [x, {id: [], kind: {}, label: []}, {id: a, helped_by: [x, {point: []}]}]",
    "no-such-points": b"theme: a\npoints: [{id: a, helped_by: [{point: b}], pulls_against: [c, [d]]}]",
}


@pytest.mark.parametrize("content", ODD_FILES.values(), ids=ODD_FILES)
def test_any_file_gives_problems_and_never_an_exception(content: bytes, sources: Sources) -> None:
    assert problems_of(content, sources)
    assert problems_of_points(content, sources)
    assert check([], read(content, "shared.yaml"), ())


def test_telegram_counts_an_emoji_twice(sources: Sources) -> None:
    fits, bursts = "🙂 " * 1350, "🙂 " * 1360
    assert problems_of(changed("What happened?", fits), sources) == []
    assert codes(problems_of(changed("What happened?", bursts), sources)) == ["too-long-for-telegram"]


def test_a_comma_that_cuts_a_text_off_is_told_as_what_it_is(sources: Sources) -> None:
    cut = problems_of(changed("label: Partly}", "label: Partly, or so}"), sources)
    assert codes(cut) == ["unknown-key"]
    assert "in quotes" in cut[0].hint


@pytest.mark.parametrize(("written", "meant"), [("Who is there", "who-is-there"), ("who_is_there", "who-is-there")])
def test_an_id_with_other_letters_gets_one_that_can_be_used(written: str, meant: str, sources: Sources) -> None:
    (problem,) = problems_of(changed("id: views", f"id: {written}"), sources)
    assert (problem.code, problem.hint) == ("wrong-type", f"Write {meant}.")


def test_a_misspelt_finds_is_not_also_missing(sources: Sources) -> None:
    assert codes(problems_of(changed("finds: challenge", "finds: challenges"), sources)) == ["wrong-type"]


@pytest.mark.parametrize(
    ("word", "british"),
    [
        ("Organizing", "organising"),
        ("behavior", "behaviour"),
        ("neighborhoods", "neighbourhoods"),
        ("centers", "centres"),
        ("centered", "centred"),
        ("analyzed", "analysed"),
        ("counselor", "counsellor"),
        ("Mom", "mum"),
        ("prioritization", "prioritisation"),
    ],
)
def test_american_words_are_found_in_whatever_the_bot_says(word: str, british: str, sources: Sources) -> None:
    (problem,) = problems_of(changed("What went on?", f"What about {word}?"), sources)
    assert problem.code == "american-spelling"
    assert british in problem.hint


def test_british_words_that_look_alike_are_left_alone(sources: Sources) -> None:
    words = "size prize seized downsized parameter laboratory humour computer practise"
    assert problems_of(changed("What went on?", f"What about {words}?"), sources) == []


def test_one_target_of_several_options_is_allowed(sources: Sources) -> None:
    parting = (HERE / "bad_scripts" / "ways-part.yaml").read_text("utf-8")
    assert problems_of(parting.replace("go_to: harder", "go_to: helped"), sources) == []


def test_a_question_of_the_short_form_is_reached_there_although_the_full_form_passes_over_it(sources: Sources) -> None:
    short = changed("    in_brief: What happened\n", "    in_brief: What happened\n    asked_in: short\n")
    assert problems_of(short, sources) == []


def test_skip_logic_of_a_question_does_not_count_in_a_form_that_passes_over_it(sources: Sources) -> None:
    passing = changed(
        "    in_brief: Views heard\n", "    in_brief: Views heard\n    asked_in: short\n    go_to: harder\n"
    )
    assert problems_of(passing, sources) == []
    closing = changed(
        "    in_brief: Views heard\n", "    in_brief: Views heard\n    asked_in: both\n    go_to: harder\n"
    )
    assert codes(problems_of(closing, sources)) == ["unreachable-question"]


def test_a_question_that_some_pass_over_does_not_make_the_way_longer(sources: Sources) -> None:
    """Ten questions, of which three lie on ways that part."""
    options = "".join(f"      - {{id: to-{name}, label: To {name}, go_to: {name}}}\n" for name in ("a", "b", "c"))
    branch = (
        f"  - id: which\n    kind: one\n    in_brief: Which\n    source: ours\n    ask: Which?\n    options:\n{options}"
    )
    for name in ("a", "b", "c"):
        ways = "[{id: day, label: By day}, {id: night, label: By night}]"
        branch += f"  - id: {name}\n    kind: one\n    in_brief: Which\n    source: ours\n    ask: Which?\n"
        branch += f"    options: {ways}\n    go_to: views\n"
    script = changed("  - id: views\n", f"{branch}  - id: views\n")
    assert problems_of(script, sources) == []
    assert codes(problems_of(script.replace("    go_to: views\n", ""), sources)) == ["too-many-questions"]


def test_two_points_of_different_files_with_one_label_are_found(sources: Sources) -> None:
    points = (HERE / "bad_points" / "no-cues.yaml").read_text("utf-8").replace("An open door", "trust that has grown")
    problems = check([], sources.shared, [*sources.points, read(points.replace("reach.", "doors."), "doors.yaml")])
    assert ("doors.yaml", "same-point-label") in [(problem.file, problem.code) for problem in problems]
