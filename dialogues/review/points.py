"""The values that a point of the review is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterator

Kind = Literal["feature", "enabler", "challenge", "impact", "caveat"]


class Link(msgspec.Struct, frozen=True):
    """An enabler that may help against a challenge, and who says so: the review, or we."""

    point: str
    says: Literal["review", "ours"]


class Point(msgspec.Struct, frozen=True):
    """One finding of the review.

    `section` is where it stands in the briefing; `level` is who can act on it.
    """

    id: str
    theme: str
    kind: Kind
    level: str
    section: str
    label: str
    wording: str
    cues: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    helped_by: tuple[Link, ...] = ()
    pulls_against: tuple[str, ...] = ()


class Review:
    """All points, found by id or by what may be shown in a theme."""

    def __init__(self, points: tuple[Point, ...]) -> None:
        self._points = {point.id: point for point in points}

    def __iter__(self) -> Iterator[Point]:
        return iter(self._points.values())

    def __contains__(self, point_id: object) -> bool:
        return point_id in self._points

    def __getitem__(self, point_id: str) -> Point:
        return self._points[point_id]

    def candidates(self, theme: str) -> tuple[Point, ...]:
        """Give the enablers and challenges that an answer in `theme` may be shown (design, "Tailoring")."""
        return tuple(
            point for point in self if point.theme in (theme, "overall") and point.kind in ("enabler", "challenge")
        )
