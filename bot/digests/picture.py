"""Draws a digest's figures for a phone: a bar for each question, three shades, last time as a thin line.

Only bands are drawn.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.digests.figures import BANDS
from bot.digests.wording import PEOPLE, figures_still_asked, item_of
from bot.pictures.card import (
    DEEP,
    EMPTY,
    FAINT_INK,
    INK,
    MARGIN,
    MIDDLE,
    NAME,
    PALE,
    SMALL,
    WHITE,
    WIDTH,
    as_png,
    font,
    new_card,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PIL.ImageDraw import ImageDraw

    from bot.digests.composing import Digest
    from bot.digests.disclosure import Figure
    from bot.digests.figures import Band
    from bot.library import Library

_GAP = 8
_ROW = 226
_BAR = 72
_SHADES: dict[Band, tuple[str, str]] = {"low": (PALE, INK), "mixed": (MIDDLE, WHITE), "high": (DEEP, WHITE)}


def draw(library: Library, digests: Sequence[Digest]) -> bytes | None:
    """Give the picture as PNG, or None where there is no figure to draw."""
    rows = [
        (figure, digest.told.before.get(f"{figure.theme}.{figure.question}"))
        for digest in digests
        for figure in figures_still_asked(library, digest)
    ]
    if not rows:
        return None
    legend = [library.texts("picture_bands")]
    if any(last for _, last in rows):
        legend.append(library.texts("picture_last_time"))
    height = 2 * MARGIN + _ROW * len(rows) + len(legend) * 46
    image, canvas = new_card(height)
    for number, (figure, last) in enumerate(rows):
        _row(canvas, library, figure, last, MARGIN + number * _ROW)
    for number, line in enumerate(legend):
        canvas.text((MARGIN, MARGIN + _ROW * len(rows) + number * 46), line, FAINT_INK, font(SMALL))
    return as_png(image)


def _row(canvas: ImageDraw, library: Library, figure: Figure, last: Band | None, top: int) -> None:
    texts = library.texts
    right = WIDTH - MARGIN
    canvas.text((MARGIN, top), item_of(library, figure).in_brief, INK, font(NAME), stroke_width=1)
    canvas.text((right, top + 46), texts(PEOPLE[figure.count_range]), FAINT_INK, font(SMALL), anchor="rs")
    bar = top + 62
    zone = (WIDTH - 2 * MARGIN - 2 * _GAP) / len(BANDS)
    for number, band in enumerate(BANDS):
        left = MARGIN + number * (zone + _GAP)
        fill, ink = _SHADES[band] if band == figure.band else (EMPTY, FAINT_INK)
        canvas.rounded_rectangle((left, bar, left + zone, bar + _BAR), 12, fill)
        if band == figure.band:
            canvas.text((left + zone / 2, bar + _BAR / 2), texts(f"digest_{band}"), ink, font(38), anchor="mm")
        if band == last:
            canvas.rectangle((left + 8, bar + _BAR + 6, left + zone - 8, bar + _BAR + 11), INK)
    low, high = _ends(library, figure)
    canvas.text((MARGIN, bar + _BAR + 18), low, FAINT_INK, font(SMALL))
    canvas.text((right, bar + _BAR + 18), high, FAINT_INK, font(SMALL), anchor="ra")


def _ends(library: Library, figure: Figure) -> tuple[str, str]:
    """Give the labels at the two ends of a question's scale."""
    labels = [one.label for one in item_of(library, figure).options if not one.outside_scale]
    return labels[0], labels[-1]
