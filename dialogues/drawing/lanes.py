"""Draws the ways that pass over questions: a lane for each target, to the right of the boxes, so that none overlap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dialogues.drawing.pieces import Stroke

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dialogues.drawing.pieces import Box, Piece
    from dialogues.drawing.question import Exit

LANE = 18
FIRST = 30
TURN = 8
RING = 7
_COLOURS = ("#475569", "#9a3412", "#1e40af", "#86198f", "#166534", "#0e7490")


def lanes_of(exits: Sequence[Exit], targets: Mapping[str, float]) -> dict[str, int]:
    """Give each target a lane, the innermost 0, so that ways in one lane never meet."""
    spans = {
        target: (min(here.y for here in exits if here.target == target), y)
        for target, y in targets.items()
        if any(here.target == target for here in exits)
    }
    lanes: dict[str, int] = {}
    for target in sorted(spans, key=lambda one: (spans[one][1] - spans[one][0], spans[one])):
        start, end = spans[target]
        taken = {lanes[other] for other in lanes if spans[other][0] <= end and start <= spans[other][1]}
        lanes[target] = next(lane for lane in range(len(spans)) if lane not in taken)
    return lanes


def draw_lanes(
    exits: Sequence[Exit], targets: Mapping[str, float], boxes: Mapping[str, Box], paper: str
) -> list[Piece]:
    """Draw all ways; `targets` tells how high each target's box is entered.

    A ring in the colour of the paper keeps a way apart from those that it crosses.
    """
    lanes = lanes_of(exits, targets)
    pieces: list[Piece] = []
    for target, lane in sorted(lanes.items(), key=lambda one: -one[1]):
        edge = boxes[target].right
        colour = _COLOURS[lane % len(_COLOURS)]
        x, end = edge + FIRST + lane * LANE, targets[target]
        heights = sorted(here.y for here in exits if here.target == target)
        ways = [
            f"M{edge:g} {y:g}H{x - TURN:g}q{TURN} 0 {TURN} {TURN}V{end - TURN:g}q0 {TURN} {-TURN} {TURN}H{edge + 3:g}"
            for y in heights
        ]
        pieces += [Stroke(way, paper, RING) for way in ways]
        pieces += [Stroke(way, colour) for way in ways]
        pieces += arrow_head(edge + 2, end, colour, "left")
    return pieces


def arrow_head(x: float, y: float, colour: str, direction: str) -> list[Piece]:
    """Draw the tip of an arrow that ends at a place."""
    tip = f"M{x:g} {y:g}l8 -5v10Z" if direction == "left" else f"M{x:g} {y:g}l-5 -8h10Z"
    return [Stroke(tip, colour, 1, fill=colour)]


def width_for(exits: Sequence[Exit], targets: Mapping[str, float]) -> float:
    """Give the room that the lanes need beside the boxes."""
    return FIRST + LANE * (1 + max(lanes_of(exits, targets).values(), default=0))
