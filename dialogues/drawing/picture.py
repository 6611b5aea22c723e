"""Puts the whole picture together: the head, the two forms at the left, the questions below each other, the ways."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dialogues.conversation import Conversation
from dialogues.drawing.lanes import arrow_head, draw_lanes, width_for
from dialogues.drawing.looks import EDGE, FAINT, INK, WHITE
from dialogues.drawing.measuring import wrapped
from dialogues.drawing.painting import PAPER
from dialogues.drawing.pieces import Box, Dot, Drawing, Stroke, Words
from dialogues.drawing.question import HEAD, LEFT, RIGHT, WIDTH, Drawn, draw_question
from dialogues.path import END, most_items

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dialogues.drawing.pieces import Piece
    from dialogues.script import Form, Script

BETWEEN = 30
MARGIN = 24
TRACKS: dict[Form, tuple[int, str]] = {"full": (40, "#334155"), "short": (80, "#be185d")}
REPLY = (
    "Reply",
    "Up to two challenges and two enablers of the review that fit what was said, and why each is shown",
)
CLOSING = ("Closing screen", "All answers on one screen, to look over and change, then done")


def picture_of(script: Script, labels: Mapping[str, str]) -> Drawing:
    """Draw a script; `labels` names points of the review by id."""
    numbers = {item.id: number for number, item in enumerate(script.items, 1)}
    briefs = {item.id: f"{numbers[item.id]} {item.in_brief}" for item in script.items} | {END: CLOSING[0].lower()}
    pieces, top = _head(script)
    start = top
    drawn: dict[str, Drawn] = {}
    entries: dict[str, Box] = {}
    replied = False
    for place, item in enumerate(script.items):
        reply = _bot_says(REPLY, top) if item.kind == "plan" and not replied else None
        if reply:
            replied = True
            pieces += [*reply.pieces, *_down(reply.box.bottom)]
            top = reply.box.bottom + BETWEEN
        one = draw_question(item, numbers[item.id], top, briefs.__getitem__, labels.get(item.source, ""))
        drawn[item.id] = one
        entries[item.id] = reply.box if reply else one.box
        pieces += one.pieces
        if not item.go_to:
            last = place + 1 == len(script.items)
            pieces += _down(one.box.bottom, "" if last or not _parts(script, place) else "otherwise, or if skipped")
        top = one.box.bottom + BETWEEN
    closing = _bot_says(CLOSING, top)
    entries[END] = closing.box
    exits = [way for one in drawn.values() for way in one.exits]
    targets = {name: box.y + HEAD for name, box in entries.items()}
    pieces += [*closing.pieces, *_tracks(script, drawn, start, closing.box.bottom)]
    pieces += draw_lanes(exits, targets, entries, PAPER)
    return Drawing(
        f"The script {script.theme}: {script.title}",
        RIGHT + width_for(exits, targets) + MARGIN,
        closing.box.bottom + MARGIN,
        tuple(pieces),
    )


def _head(script: Script) -> tuple[list[Piece], float]:
    pieces: list[Piece] = []
    y = 20.0
    for line in wrapped(script.title, 24, WIDTH, bold=True):
        y += 30
        pieces.append(Words(LEFT, y, line, 24, INK, bold=True))
    for line in wrapped(script.about, 15, WIDTH):
        y += 21
        pieces.append(Words(LEFT, y + 3, line, 15))
    most = [most_items(script, Conversation(0, script.theme, script.edition, form)) for form in TRACKS]
    y += 24
    about = f"Theme {script.theme}, edition {script.edition}. Up to {most[0]} questions, {most[1]} in the short form."
    pieces.append(Words(LEFT, y + 2, about, 13, FAINT))
    return pieces, y + 34


def _bot_says(what: tuple[str, str], top: float) -> Drawn:
    """Draw what the bot does by itself: dashed, without a number."""
    name, words = what
    pieces: list[Piece] = [Words(LEFT + 16, top + HEAD + 2, name, 15, INK, bold=True)]
    y = top + HEAD + 4
    for line in wrapped(words, 13, WIDTH - 32):
        y += 18
        pieces.append(Words(LEFT + 16, y, line, 13, FAINT))
    box = Box(LEFT, top, WIDTH, y + 14 - top, "#eef2f6", "#94a3b8", dashed=True)
    return Drawn(box, (box, *pieces))


def _parts(script: Script, place: int) -> bool:
    return any(option.go_to for option in script.items[place].options)


def _down(top: float, words: str = "") -> list[Piece]:
    """Draw the way on to what stands below."""
    x = LEFT + WIDTH / 2
    pieces = [Stroke(f"M{x:g} {top:g}V{top + BETWEEN - 8:g}", FAINT), *arrow_head(x, top + BETWEEN - 1, FAINT, "down")]
    return [*pieces, *([Words(x + 12, top + BETWEEN / 2 + 4, words, 12.5, FAINT)] if words else [])]


def _tracks(script: Script, drawn: Mapping[str, Drawn], top: float, bottom: float) -> list[Piece]:
    """Draw a line for each form, with a stop at each of its questions."""
    pieces: list[Piece] = []
    for form, (x, colour) in TRACKS.items():
        pieces.append(Words(x, top - 12, form, 13, colour, bold=True, anchor="middle"))
        pieces.append(Stroke(f"M{x} {top:g}V{bottom - HEAD:g}", colour, 3))
        pieces.append(Dot(x, bottom - HEAD, 5, colour, WHITE))
    for item in script.items:
        y = drawn[item.id].box.y + HEAD
        stops = [TRACKS[form] for form in TRACKS if item.asked_in in (form, "both")]
        pieces.append(Stroke(f"M{stops[0][0]} {y:g}H{LEFT}", EDGE, 1.5))
        pieces += [Dot(x, y, 8, colour, WHITE) for x, colour in stops]
    return pieces
