"""Which finding of the review and which questions for a meeting go with what is told. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from bot.digests.disclosure import Figure

MOST_QUESTIONS = 2
_FAR_APART = 7
_BANDS_FIRST = ("low", "mixed", "high")


class Quiet(msgspec.Struct, frozen=True):
    """A finding of the review, by its id, and a question, for a week without a figure."""

    finding: str
    question: str


class MeetingQuestions(msgspec.Struct, frozen=True):
    """Questions by point, by item ("extent.purpose", "all.closeness"), and for quiet weeks."""

    points: dict[str, str]
    ratings: dict[str, tuple[str, ...]]
    quiet: tuple[Quiet, ...]


def quiet(questions: MeetingQuestions, team: int, last_week: int) -> Quiet:
    """Choose a finding and a question from the team's number and the week's alone: no data, never twice in a row."""
    return questions.quiet[(team * _FAR_APART + last_week) % len(questions.quiet)]


def finding_among(points: Sequence[str], last_finding: str) -> str | None:
    """Choose one of the common points to say more about: another than last time, a challenge rather than an enabler."""
    fresh = [point for point in points if point != last_finding] or list(points)
    return next((point for point in fresh if ".challenge." in point), fresh[0] if fresh else None)


def questions_after(
    questions: MeetingQuestions,
    points: Sequence[str],
    figures: Sequence[Figure],
    last_week: int,
    asked_before: Collection[str],
) -> tuple[str, ...]:
    """Choose two questions that follow from what is told: from points, then from figures, none asked last time."""
    candidates = dict.fromkeys([*_from_points(questions, points), *_from_figures(questions, figures, last_week)])
    fresh = [question for question in candidates if question not in asked_before]
    return tuple((fresh or list(candidates))[:MOST_QUESTIONS])


def _from_points(questions: MeetingQuestions, points: Sequence[str]) -> Iterator[str]:
    for point in points:
        if point in questions.points:
            yield questions.points[point]


def _from_figures(questions: MeetingQuestions, figures: Sequence[Figure], last_week: int) -> Iterator[str]:
    for figure in sorted(figures, key=lambda one: _BANDS_FIRST.index(one.band)):
        in_turn = questions.ratings.get(f"{figure.theme}.{figure.question}", ())
        if in_turn:
            yield in_turn[last_week % len(in_turn)]
