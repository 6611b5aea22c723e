"""Draws a script, so that its author sees at a glance who is asked what, in which order, and what the bot adds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dialogues.drawing.painting import paint
from dialogues.drawing.picture import picture_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dialogues.script import Script

__all__ = ["draw"]


def draw(script: Script, labels: Mapping[str, str]) -> str:
    """Give a picture of a script as SVG; `labels` names points of the review by id."""
    return paint(picture_of(script, labels))
