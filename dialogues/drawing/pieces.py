"""What a drawing consists of: words, boxes and lines at places, in pixels from the top left."""

from __future__ import annotations

from typing import Literal

import msgspec

from dialogues.drawing.measuring import width_of

ASIDE_SIZE = 12
ASIDE_GAP = 10
ASIDE_COLOUR = "#64748b"


class Words(msgspec.Struct, frozen=True):
    """One line of text; `y` is the line that it stands on. `aside` follows it, small and faint."""

    x: float
    y: float
    text: str
    size: float = 13
    colour: str = "#1f2937"
    bold: bool = False
    anchor: Literal["start", "middle", "end"] = "start"
    aside: str = ""

    @property
    def span(self) -> tuple[float, float]:
        """Where it begins and ends at most, from left to right."""
        width = width_of(self.text, self.size, bold=self.bold)
        width += ASIDE_GAP + width_of(self.aside, ASIDE_SIZE) if self.aside else 0
        left = self.x - {"start": 0.0, "middle": width / 2, "end": width}[self.anchor]
        return left, left + width


class Box(msgspec.Struct, frozen=True):
    """A rectangle with round corners."""

    x: float
    y: float
    width: float
    height: float
    fill: str
    edge: str = "none"
    round: float = 8
    dashed: bool = False

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.y + self.height


class Stroke(msgspec.Struct, frozen=True):
    """A line along an SVG path."""

    path: str
    colour: str
    width: float = 2
    dashed: bool = False
    fill: str = "none"


class Dot(msgspec.Struct, frozen=True):
    """A circle."""

    x: float
    y: float
    radius: float
    fill: str
    edge: str = "none"


Piece = Words | Box | Stroke | Dot


class Drawing(msgspec.Struct, frozen=True):
    """All pieces, from the lowest to the topmost, and the size of the paper."""

    title: str
    width: float
    height: float
    pieces: tuple[Piece, ...]
