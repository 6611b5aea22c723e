"""Turns a drawing into SVG. It has a background of its own, so that it reads in light and dark viewers alike."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from dialogues.drawing.pieces import ASIDE_COLOUR, ASIDE_GAP, ASIDE_SIZE, Box, Dot, Stroke, Words
from dialogues.words import clean

if TYPE_CHECKING:
    from dialogues.drawing.pieces import Drawing, Piece

PAPER = "#f8fafc"
_FONTS = "'Segoe UI', 'Helvetica Neue', Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif"


def paint(drawing: Drawing) -> str:
    """Give the SVG of a drawing; the same drawing gives the same text."""
    width, height = f"{drawing.width:g}", f"{drawing.height:g}"
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" role="img"',
        f' viewBox="0 0 {width} {height}" font-family="{_FONTS}">',
        f"<title>{_written(drawing.title)}</title>",
        f'<rect width="{width}" height="{height}" fill="{PAPER}"/>',
    ]
    lines += [_painted(piece) for piece in drawing.pieces]
    return "\n".join([*lines, "</svg>", ""])


def _painted(piece: Piece) -> str:
    match piece:
        case Words():
            return _words(piece)
        case Box():
            return (
                f'<rect x="{piece.x:g}" y="{piece.y:g}" width="{piece.width:g}" height="{piece.height:g}"'
                f' rx="{piece.round:g}" fill="{piece.fill}" stroke="{piece.edge}"{_dashes(dashed=piece.dashed)}/>'
            )
        case Dot():
            return (
                f'<circle cx="{piece.x:g}" cy="{piece.y:g}" r="{piece.radius:g}" fill="{piece.fill}"'
                f' stroke="{piece.edge}" stroke-width="2"/>'
            )
        case Stroke():
            return _stroke(piece)


def _words(words: Words) -> str:
    bold = ' font-weight="bold"' if words.bold else ""
    aside = (
        f'<tspan dx="{ASIDE_GAP}" font-size="{ASIDE_SIZE}" fill="{ASIDE_COLOUR}" font-weight="normal">'
        f"{_written(words.aside)}</tspan>"
    )
    return (
        f'<text x="{words.x:g}" y="{words.y:g}" font-size="{words.size:g}" fill="{words.colour}"'
        f' text-anchor="{words.anchor}"{bold}>{_written(words.text)}{aside if words.aside else ""}</text>'
    )


def _written(text: str) -> str:
    return escape(clean(text), quote=False)


def _stroke(stroke: Stroke) -> str:
    line = f'<path d="{stroke.path}" fill="{stroke.fill}" stroke-linecap="round" stroke-linejoin="round"'
    return f'{line} stroke="{stroke.colour}" stroke-width="{stroke.width:g}"{_dashes(dashed=stroke.dashed)}/>'


def _dashes(*, dashed: bool) -> str:
    return ' stroke-dasharray="4 4"' if dashed else ""
