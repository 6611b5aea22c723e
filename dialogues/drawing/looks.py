"""How each kind of question looks: its colour, the words for it, and a small sign."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from dialogues.drawing.pieces import Box, Dot, Stroke

if TYPE_CHECKING:
    from dialogues.drawing.pieces import Piece

INK = "#1f2937"
FAINT = "#64748b"
EDGE = "#cbd5e1"
WHITE = "#ffffff"


class Look(msgspec.Struct, frozen=True):
    """A kind's colours and words."""

    colour: str
    pale: str
    words: str


LOOKS = {
    "words": Look("#1d4ed8", "#dbeafe", "own words"),
    "one": Look("#0f766e", "#ccfbf1", "one button"),
    "several": Look("#7c3aed", "#ede9fe", "several buttons"),
    "rating": Look("#b45309", "#fef3c7", "rating, low to high"),
    "plan": Look("#15803d", "#dcfce7", "plan: When ..., I will ..."),
}


def sign(kind: str, x: float, y: float) -> list[Piece]:
    """Draw the sign of a kind, 20 pixels wide and high, with its upper left corner at a place."""
    match kind:
        case "one":
            return [Stroke(_circle(x + 10, y + 10, 8), WHITE), Dot(x + 10, y + 10, 4, WHITE)]
        case "several":
            ticks = f"M{x + 4:g} {y + 5:g}l2.5 3l4 -5M{x + 4:g} {y + 15:g}l2.5 3l4 -5"
            return [Stroke(ticks, WHITE), Stroke(f"M{x + 14:g} {y + 5:g}h5M{x + 14:g} {y + 15:g}h5", WHITE)]
        case "rating":
            return [Box(x + 1 + 5 * n, y + 14 - 4 * n, 3.5, 5 + 4 * n, WHITE, round=1) for n in range(4)]
        case "plan":
            return [Stroke(f"M{x + 4:g} {y + 19:g}v-17h13l-4 4.5l4 4.5h-13", WHITE)]
    return [Stroke("".join(f"M{x + 2:g} {y + 4 + 6 * n:g}h{(16, 16, 9)[n]}" for n in range(3)), WHITE)]


def _circle(x: float, y: float, radius: float) -> str:
    half = f"a{radius:g} {radius:g} 0 1 0"
    return f"M{x - radius:g} {y:g}{half} {2 * radius:g} 0{half} {-2 * radius:g} 0"


def mixed(one: str, other: str, share: float) -> str:
    """Mix two colours; `share` is how much there is of the other, from 0 to 1."""
    parts = [(int(one[n : n + 2], 16), int(other[n : n + 2], 16)) for n in (1, 3, 5)]
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in parts)
