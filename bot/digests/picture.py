"""Draws a digest's figures for a phone: a bar for each question, three shades, last time as a thin line.

The card brings its own background, so that it reads the same in light and in dark mode; the three shades differ in
lightness, so that nobody needs to tell colours apart. Only bands are drawn.
"""

from __future__ import annotations

from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw, ImageFont

from bot.digests.figures import BANDS
from bot.digests.wording import PEOPLE, figures_still_asked, item_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PIL.ImageFont import FreeTypeFont
    from PIL.ImageFont import ImageFont as BitmapFont

    from bot.digests.composing import Digest
    from bot.digests.disclosure import Figure
    from bot.digests.figures import Band
    from bot.library import Library

    Font = FreeTypeFont | BitmapFont

WIDTH = 1080
_MARGIN = 56
_GAP = 8
_ROW = 226
_BAR = 72
_PAPER, _INK, _FAINT_INK, _EMPTY = "#f3f1ec", "#1d2733", "#515c68", "#dfdcd3"
_SHADES: dict[Band, tuple[str, str]] = {
    "low": ("#a9cbe8", _INK),
    "mixed": ("#3f83bd", "#ffffff"),
    "high": ("#12406f", "#ffffff"),
}
_NAME, _SMALL = 46, 34


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
    height = 2 * _MARGIN + _ROW * len(rows) + len(legend) * 46
    image = Image.new("RGB", (WIDTH, height), _PAPER)
    canvas = ImageDraw.Draw(image)
    for number, (figure, last) in enumerate(rows):
        _row(canvas, library, figure, last, _MARGIN + number * _ROW)
    for number, line in enumerate(legend):
        canvas.text((_MARGIN, _MARGIN + _ROW * len(rows) + number * 46), line, _FAINT_INK, _font(_SMALL))
    file = BytesIO()
    image.save(file, "PNG")
    return file.getvalue()


def _row(canvas: ImageDraw.ImageDraw, library: Library, figure: Figure, last: Band | None, top: int) -> None:
    texts = library.texts
    right = WIDTH - _MARGIN
    canvas.text((_MARGIN, top), item_of(library, figure).in_brief, _INK, _font(_NAME), stroke_width=1)
    canvas.text((right, top + 46), texts(PEOPLE[figure.count_range]), _FAINT_INK, _font(_SMALL), anchor="rs")
    bar = top + 62
    zone = (WIDTH - 2 * _MARGIN - 2 * _GAP) / len(BANDS)
    for number, band in enumerate(BANDS):
        left = _MARGIN + number * (zone + _GAP)
        fill, ink = _SHADES[band] if band == figure.band else (_EMPTY, _FAINT_INK)
        canvas.rounded_rectangle((left, bar, left + zone, bar + _BAR), 12, fill)
        if band == figure.band:
            canvas.text((left + zone / 2, bar + _BAR / 2), texts(f"digest_{band}"), ink, _font(38), anchor="mm")
        if band == last:
            canvas.rectangle((left + 8, bar + _BAR + 6, left + zone - 8, bar + _BAR + 11), _INK)
    low, high = _ends(library, figure)
    canvas.text((_MARGIN, bar + _BAR + 18), low, _FAINT_INK, _font(_SMALL))
    canvas.text((right, bar + _BAR + 18), high, _FAINT_INK, _font(_SMALL), anchor="ra")


def _ends(library: Library, figure: Figure) -> tuple[str, str]:
    """Give the labels at the two ends of a question's scale."""
    labels = [one.label for one in item_of(library, figure).options if not one.outside_scale]
    return labels[0], labels[-1]


@cache
def _font(size: int) -> Font:
    return ImageFont.load_default(size)
