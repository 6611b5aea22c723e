"""What a team's lead is told of a period: figures and points that the rules let out, a finding, questions. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from bot.digests.choosing import MOST_QUESTIONS, finding_among, questions_after, quiet
from bot.digests.disclosure import Disclosure, Evidence, Figure, disclose
from bot.digests.figures import Band  # noqa: TC001  msgspec reads the annotations at run time

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.digests.choosing import MeetingQuestions
    from bot.digests.disclosure import SetsByItem


class Told(msgspec.Struct, frozen=True, omit_defaults=True):
    """What is frozen when a period is released. `before` holds, by item, the band that was told the last time."""

    finding: str
    questions: tuple[str, ...]
    figures: tuple[Figure, ...] = ()
    points: tuple[str, ...] = ()
    before: dict[str, Band] = {}


def tell(
    team: int, evidence: Evidence, sets: SetsByItem, earlier: Sequence[Told], questions: MeetingQuestions
) -> tuple[Told, Disclosure]:
    """Put together what is told, and give it with what the rules decided.

    `earlier` is what was told of the periods of this length before, the newest first. All else that is told follows
    from what the rules let out.
    """
    disclosure = disclose(evidence, sets)
    last = earlier[0] if earlier else None
    week = evidence.period.last
    calm = quiet(questions, team, week)
    finding = finding_among(disclosure.points, last.finding if last else "")
    first_points = sorted(disclosure.points, key=lambda point: point != finding)
    asked = questions_after(questions, first_points, disclosure.figures, week, last.questions if last else ())
    before: dict[str, Band] = {}
    for told in reversed(earlier):
        before |= {_item(figure): figure.band for figure in told.figures}
    items = {_item(figure) for figure in disclosure.figures}
    return Told(
        finding or calm.finding,
        (*asked, calm.question)[:MOST_QUESTIONS] if asked else (calm.question,),
        disclosure.figures,
        disclosure.points,
        {item: band for item, band in before.items() if item in items},
    ), disclosure


def _item(figure: Figure) -> str:
    return f"{figure.theme}.{figure.question}"
