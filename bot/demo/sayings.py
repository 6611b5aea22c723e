"""What the people of a demonstration type: texts of the example bank, by the point that each is about."""

from __future__ import annotations

import csv
from importlib import resources
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from random import Random

    from dialogues.review import Review

PLANS = (
    "When we next meet, I will ask who else should know.",
    "When the referral goes in, I will ring them too.",
    "When I write to the school, I will add my phone number.",
    "When the minutes come, I will say who does what by when.",
    "When a parent joins us, I will ask what they would like to start with.",
    "When I hear a word I don't know, I will ask what they mean by it.",
    "When the new worker starts, I will show them round at the clinic.",
    "When we are stuck, I will pick up the phone instead of writing.",
)


class Sayings(msgspec.Struct, frozen=True):
    """Texts by the point that fits best, and by theme; and the points that may come up in each theme, by kind."""

    by_point: dict[str, tuple[str, ...]]
    by_theme: dict[str, tuple[str, ...]]
    nothing: dict[str, tuple[str, ...]]
    candidates: dict[tuple[str, str], tuple[str, ...]]

    def about(self, chance: Random, point: str) -> str:
        """Give a text about a point."""
        return chance.choice(self.by_point[point])


def read_sayings(review: Review) -> Sayings:
    """Read the example bank."""
    by_point: dict[str, list[str]] = {}
    by_theme: dict[str, list[str]] = {}
    nothing: dict[str, list[str]] = {}
    folder = resources.files("dialogues.tailoring") / "bank"
    for file in sorted((one for one in folder.iterdir() if one.name.endswith(".csv")), key=lambda one: one.name):
        for row in csv.DictReader(file.read_text("utf-8").splitlines(keepends=True)):
            best = row["best"].split()
            (by_theme if best else nothing).setdefault(row["theme"], []).append(row["text"])
            for point in best[:1]:
                by_point.setdefault(point, []).append(row["text"])
    candidates = {
        (theme, kind): tuple(
            point.id for point in review.candidates(theme) if point.kind == kind and point.id in by_point
        )
        for theme in by_theme
        for kind in ("enabler", "challenge")
    }
    return Sayings(_frozen(by_point), _frozen(by_theme), _frozen(nothing), candidates)


def _frozen(texts: dict[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {key: tuple(some) for key, some in texts.items()}
