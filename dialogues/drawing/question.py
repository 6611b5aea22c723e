"""Draws one question: a box with its number, what it asks, its buttons, and what the bot does with the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from dialogues.drawing.looks import EDGE, FAINT, INK, LOOKS, WHITE, mixed, sign
from dialogues.drawing.measuring import width_of, wrapped
from dialogues.drawing.pieces import ASIDE_SIZE, Box, Stroke, Words

if TYPE_CHECKING:
    from collections.abc import Callable

    from dialogues.drawing.pieces import Piece
    from dialogues.script import Item, Option

LEFT = 112
WIDTH = 640
BAND = 46
INNER = LEFT + BAND + 16
RIGHT = LEFT + WIDTH
ROOM = RIGHT - 16 - INNER
HEAD = 24
PILL = 24
GAP = 8


class Exit(msgspec.Struct, frozen=True):
    """Where a way leaves a box for another question than the next: its target, and how high."""

    target: str
    y: float


class Drawn(msgspec.Struct, frozen=True):
    """A question as drawn: its box, everything in it, and the ways that leave it for other questions."""

    box: Box
    pieces: tuple[Piece, ...]
    exits: tuple[Exit, ...] = ()


def draw_question(item: Item, number: int, top: float, name_of: Callable[[str], str], source: str) -> Drawn:
    """Draw a question with its upper edge at `top`; `name_of` gives the name of a target for the ways out."""
    look = LOOKS[item.kind]
    kind = Words(RIGHT - 16, top + HEAD + 5, look.words, 13, look.colour, bold=True, anchor="end")
    pieces: list[Piece] = [kind]
    y = _lines(pieces, item.in_brief, item.id, top + HEAD + 6, 17, kind.span[0] - INNER - 12, bold=True)
    more = f"+ {len(item.ask) - 1} wordings" if len(item.ask) > 1 else ""
    y = _lines(pieces, item.ask[0], more, y + 26, 15, ROOM) + 6
    exits: list[Exit] = []
    if any(option.go_to for option in item.options):
        y = _ways(item, y + GAP, name_of, pieces, exits)
    elif item.options:
        y = _buttons(item, y + GAP, pieces)
    for note in _notes(item, source):
        pieces.append(Words(INNER, y + 18, "\u2022", 12.5, look.colour))
        for line in wrapped(note, 12.5, ROOM - 14):
            y += 18
            pieces.append(Words(INNER + 14, y, line, 12.5, FAINT))
    if item.go_to:
        y += 22
        words = "Otherwise, or if skipped, to" if exits else "Then to"
        pieces.append(Words(RIGHT - 16, y, f"{words} {name_of(item.go_to)}", 13, INK, anchor="end"))
        exits.append(Exit(item.go_to, y - 4))
    box = Box(LEFT, top, WIDTH, y + 14 - top, WHITE, EDGE)
    band = f"M{LEFT + BAND} {top:g}H{LEFT + 8}q-8 0 -8 8V{box.bottom - 8:g}q0 8 8 8H{LEFT + BAND}Z"
    under: list[Piece] = [
        box,
        Stroke(band, look.colour, 1, fill=look.colour),
        Words(LEFT + BAND / 2, top + HEAD + 6, str(number), 18, WHITE, bold=True, anchor="middle"),
        *sign(item.kind, LEFT + BAND / 2 - 10, top + HEAD + 18),
    ]
    return Drawn(box, (*under, *pieces), tuple(exits))


def _lines(  # noqa: PLR0913  a text, its place and its size
    pieces: list[Piece], text: str, aside: str, y: float, size: float, room: float, *, bold: bool = False
) -> float:
    """Draw a text in lines from `y` on, with something small after it, and give the last line's place."""
    *lines, last = wrapped(text, size, room, bold=bold)
    for line in lines:
        pieces.append(Words(INNER, y, line, size, bold=bold))
        y += 20
    whole = Words(INNER, y, last, size, bold=bold, aside=aside)
    if whole.span[1] <= INNER + room:
        pieces.append(whole)
        return y
    pieces += [Words(INNER, y, last, size, bold=bold), Words(INNER, y + 17, aside, ASIDE_SIZE, FAINT)]
    return y + 17


def _buttons(item: Item, y: float, pieces: list[Piece]) -> float:
    """Draw the buttons side by side; a rating's grow darker from low to high, answers outside it are dashed."""
    x = float(INNER)
    scale = [option for option in item.options if not option.outside_scale]
    for option in item.options:
        wide = _width(option)
        if x > INNER and x + wide > RIGHT - 16:
            x, y = float(INNER), y + PILL + 6
        high = scale.index(option) / len(scale) if item.kind == "rating" and option in scale else 0
        pieces += _pill(item, option, x, y, high)
        x += wide + 6
    return y + PILL + 4


def _ways(item: Item, y: float, name_of: Callable[[str], str], pieces: list[Piece], exits: list[Exit]) -> float:
    """Draw the buttons below each other, each with the question that it leads to."""
    for option in item.options:
        pieces += _pill(item, option, INNER, y)
        if option.go_to:
            words = Words(RIGHT - 16, 0, f"to {name_of(option.go_to)}", 13, INK, anchor="end")
            start, end = INNER + _width(option) + 8, words.span[0] - 8
            if end > start:
                pieces.append(Stroke(f"M{start:g} {y + PILL / 2:g}H{end:g}", EDGE, 1.5, dashed=True))
            else:
                y += PILL
            middle = y + PILL / 2
            pieces.append(replace(words, y=middle + 4))
            exits.append(Exit(option.go_to, middle))
        y += PILL + 5
    return y


def _pill(item: Item, option: Option, x: float, y: float, high: float = 0) -> list[Piece]:
    look = LOOKS[item.kind]
    dashed = option.outside_scale
    fill = WHITE if dashed else mixed(look.pale, look.colour, high / 2)
    wide = _width(option)
    return [
        Box(x, y, wide, PILL, fill, look.colour, PILL / 2, dashed),
        Words(x + wide / 2, y + 16.5, option.label, 13, anchor="middle"),
    ]


def _width(option: Option) -> float:
    return width_of(option.label, 13) + 22


def _notes(item: Item, source: str) -> list[str]:
    notes = []
    if source:
        notes.append(f"Asks about a key feature of the review: {source}")
    if item.probe:
        notes.append("If the answer is short, asks once for an example; can be skipped")
    if item.finds:
        notes.append(f"Then up to five {item.finds}s of the review as buttons, with None of these")
    if item.nudge:
        notes.append("If it lacks when or what, one nudge")
    if item.kind == "plan":
        notes.append("Then: Shall I ask you about it?")
    return notes
