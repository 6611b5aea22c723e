from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from bot.digests.choosing import finding_among, questions_after, quiet
from bot.digests.composing import meeting_questions, rating_items
from bot.digests.disclosure import Figure
from bot.digests.telling import Told, tell
from dialogues.plain_language import level_of
from tests.bot.digests.evidence import POINT, WEEK, evidence

if TYPE_CHECKING:
    from bot.library import Library

QUESTIONS = meeting_questions()


def test_every_enabler_and_challenge_has_a_question_and_every_other_point_a_quiet_week(library: Library) -> None:
    named = {point.id for point in library.review if point.kind in ("enabler", "challenge")}
    assert QUESTIONS.points.keys() == named
    assert sorted(one.finding for one in QUESTIONS.quiet) == sorted({point.id for point in library.review} - named)


def test_every_rating_has_a_question(library: Library) -> None:
    assert QUESTIONS.ratings.keys() == {question.item for _, question, _ in rating_items(library.scripts.values())}


def test_questions_for_meetings_read_plainly_and_are_all_different() -> None:
    asked = [*QUESTIONS.points.values(), *(one.question for one in QUESTIONS.quiet)]
    asked += [question for some in QUESTIONS.ratings.values() for question in some]
    assert len(set(asked)) == len(asked)
    level = level_of("\n".join(asked))
    assert level.longest_sentence <= 25
    assert level.average_sentence <= 14
    assert level.grade <= 8


@given(st.integers(1, 10**6), st.integers(-500, 5000))
def test_a_quiet_week_never_brings_what_the_week_before_did(team: int, last_week: int) -> None:
    before, now = quiet(QUESTIONS, team, last_week), quiet(QUESTIONS, team, last_week + 1)
    assert before.finding != now.finding
    assert before.question != now.question


def test_a_quiet_week_is_the_same_whatever_people_answered_below_the_rules() -> None:
    silent = tell(7, evidence({}), {}, [], QUESTIONS)[0]
    few = tell(7, evidence(dict.fromkeys(range(4), 1), answered=range(7), named={POINT: range(7)}), {}, [], QUESTIONS)[
        0
    ]
    assert silent == few


def test_another_point_than_last_time_comes_first_and_a_challenge_before_an_enabler() -> None:
    enabler, challenge, other = (
        "extent.enabler.role-respect",
        "extent.challenge.burden",
        "reach.challenge.power-imbalance",
    )
    assert finding_among([enabler, challenge, other], "") == challenge
    assert finding_among([enabler, challenge, other], challenge) == other
    assert finding_among([challenge], challenge) == challenge
    assert finding_among([], challenge) is None


def test_questions_follow_from_points_then_figures_and_differ_from_last_time() -> None:
    figures = [Figure("reach", "heard", "high", "5-9"), Figure("extent", "purpose", "low", "5-9")]
    first = questions_after(QUESTIONS, [POINT], figures, 3, ())
    assert first == (QUESTIONS.points[POINT], QUESTIONS.ratings["extent.purpose"][0])
    assert not set(questions_after(QUESTIONS, [POINT], figures, 3, first)) & set(first)


def test_what_moved_is_told_against_the_last_time_that_a_question_was_told() -> None:
    item = "all.closeness"
    earlier = [
        Told("x", ("?",)),
        Told("x", ("?",), (Figure("all", "closeness", "mixed", "10-19"),)),
        Told("x", ("?",), (Figure("all", "closeness", "low", "10-19"), Figure("reach", "heard", "low", "5-9"))),
    ]
    told = tell(7, evidence(dict.fromkeys(range(9), 4)), {}, earlier, QUESTIONS)[0]
    assert told.before == {item: "mixed"}
    assert told.figures[0].band == "high"
    assert WEEK.last == 39
