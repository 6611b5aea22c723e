"""Brings the trained tailoring model from its files into memory, when the first answer wants it."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from dialogues.tailoring import model as tailoring

if TYPE_CHECKING:
    from dialogues.conversation import Fit


def find_points(theme: str, text: str) -> tuple[Fit, ...]:
    """Give the points that fit an answer, best first; see `dialogues.tailoring.model.find_points`."""
    return tailoring.find_points(_model(), theme, text)


@cache
def _model() -> tailoring.Model:
    trained = resources.files("dialogues.tailoring") / "trained"
    return tailoring.load({name: (trained / name).read_bytes() for name in tailoring.FILES})
