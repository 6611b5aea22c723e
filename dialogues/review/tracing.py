"""Where a point comes from: the questions that can lead to it, and the points that it is linked with."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dialogues.review.points import Link, Point, Review
    from dialogues.script import Item, Script


def questions_leading_to(point: Point, review: Review, scripts: Iterable[Script]) -> Iterator[tuple[Script, Item]]:
    """Give the questions after which a point can be shown; for a feature, those that ask about it."""
    for script in scripts:
        is_candidate = point in review.candidates(script.theme)
        for item in script.items:
            if (is_candidate and item.finds == point.kind) or item.source == point.id:
                yield script, item


def challenges_helped(point: Point, review: Review) -> Iterator[tuple[Point, Link]]:
    """Give the challenges that an enabler may help against, with the link that says so."""
    for challenge in review:
        for link in challenge.helped_by:
            if link.point == point.id:
                yield challenge, link
