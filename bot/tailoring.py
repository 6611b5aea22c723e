"""Brings the trained tailoring model from its files into memory, when the first answer wants it."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from dialogues.tailoring import legible

if TYPE_CHECKING:
    from dialogues.conversation import Fit
    from dialogues.tailoring.model import Model


def find_points(theme: str, text: str) -> tuple[Fit, ...]:
    """Give the points that fit an answer, best first; see `dialogues.tailoring.model.find_points`."""
    from dialogues.tailoring import model as tailoring  # noqa: PLC0415  numpy is wanted by the first answer, not before

    return tailoring.find_points(_model(), theme, text)


def why_illegible(text: str) -> str | None:
    """Say in one sentence why a text can't be read, or None if it can."""
    return legible.why_illegible(text, _model().pieces.holds)


@cache
def _model() -> Model:
    from dialogues.tailoring import model as tailoring  # noqa: PLC0415  as above

    trained = resources.files("dialogues.tailoring") / "trained"
    return tailoring.load({name: (trained / name).read_bytes() for name in tailoring.FILES})
