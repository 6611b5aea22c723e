"""Draws a view for a phone: a bar for each thing that was counted, and a line for each rating that moved."""

from __future__ import annotations

from html import unescape
from typing import TYPE_CHECKING

from bot.own.view import Counted
from bot.own.words import PLANS
from bot.pictures.card import (
    DEEP,
    EMPTY,
    FAINT_INK,
    INK,
    MARGIN,
    MIDDLE,
    NAME,
    SMALL,
    WIDTH,
    as_png,
    cut,
    font,
    new_card,
)
from bot.privacy.labels import day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PIL.ImageDraw import ImageDraw

    from bot.library import Library, Texts
    from bot.own.view import Moved, View

_HEAD = 76
_TITLE = 118
_ROW = 54
_BAR = 34
_BARS_FROM, _BARS_TO = 640, 930
_LEVEL = 44
_LINES_FROM = 480
ROOM_FOR_NAMES, ROOM_FOR_PLACES = _BARS_FROM - MARGIN - 20, _LINES_FROM - MARGIN - 40
_GAP = 24
_DOT = 11


def draw(library: Library, view: View) -> bytes:
    """Give the picture as PNG."""
    texts = library.texts
    plans = [Counted(_plain(texts, PLANS[outcome]), count) for outcome, count in view.plans]
    sections = [
        (key, counted)
        for key, counted in (
            ("own_head_themes", view.themes),
            ("own_head_helped", view.helped),
            ("own_head_hindered", view.hindered),
            ("own_head_plans", plans),
        )
        if counted
    ]
    bars = sum(_HEAD + _ROW * len(counted) + _GAP for _, counted in sections)
    lines = sum(_height(rating) for rating in view.ratings)
    image, canvas = new_card(2 * MARGIN + _TITLE + bars + (_HEAD + lines + _LEVEL if view.ratings else 0))
    canvas.text((MARGIN, MARGIN), _plain(texts, "own_head"), INK, font(NAME + 6), stroke_width=1)
    since = _plain(texts, "own_head_since", since=day(view.since))
    canvas.text((MARGIN, MARGIN + 68), since, FAINT_INK, font(SMALL))
    top = MARGIN + _TITLE
    for key, counted in sections:
        _head(canvas, _plain(texts, key), top)
        _bars(canvas, counted, top + _HEAD)
        top += _HEAD + _ROW * len(counted) + _GAP
    if view.ratings:
        _head(canvas, _plain(texts, "own_head_ratings"), top)
        top += _HEAD
    for rating in view.ratings:
        _line(canvas, rating, top)
        top += _height(rating)
    if view.ratings:
        canvas.text((MARGIN, top), _plain(texts, "own_picture_note"), FAINT_INK, font(SMALL))
    return as_png(image)


def _head(canvas: ImageDraw, words: str, top: int) -> None:
    canvas.text((MARGIN, top + 18), words, INK, font(NAME), stroke_width=1)


def _bars(canvas: ImageDraw, counted: Sequence[Counted], top: int) -> None:
    """Draw a bar for each count, the longest over the whole width, with the number after it."""
    most = max(one.count for one in counted)
    for place, one in enumerate(counted):
        middle = top + place * _ROW + _ROW // 2
        label = cut(one.label, SMALL + 2, ROOM_FOR_NAMES)
        canvas.text((MARGIN, middle), label, INK, font(SMALL + 2), anchor="lm")
        end = _BARS_FROM + (_BARS_TO - _BARS_FROM) * one.count / most
        bar = (_BARS_FROM, middle - _BAR / 2, max(end, _BARS_FROM + 16), middle + _BAR / 2)
        canvas.rounded_rectangle(bar, 8, DEEP)
        canvas.text((bar[2] + 18, middle), str(one.count), INK, font(SMALL + 2), anchor="lm")


def _line(canvas: ImageDraw, rating: Moved, top: int) -> None:
    """Draw a rating from the oldest answer at the left to the newest at the right, lowest place at the bottom."""
    canvas.text((MARGIN, top), rating.label, INK, font(SMALL + 4))
    heights = [top + 78 + _LEVEL * (len(rating.scale) - 1 - place) for place in range(len(rating.scale))]
    for label, height in zip(rating.scale, heights, strict=True):
        words = cut(label, SMALL, ROOM_FOR_PLACES)
        canvas.text((MARGIN, height), words, FAINT_INK, font(SMALL), anchor="lm")
        canvas.line((_LINES_FROM, height, WIDTH - MARGIN, height), EMPTY, 4)
    step = (WIDTH - MARGIN - _LINES_FROM - 60) / (len(rating.places) - 1)
    dots = [(_LINES_FROM + 30 + step * number, heights[place]) for number, place in enumerate(rating.places)]
    canvas.line(dots, MIDDLE, 6, joint="curve")
    for number, (x, y) in enumerate(dots, 1):
        radius = _DOT + 6 if number == len(dots) else _DOT
        fill = DEEP if number == len(dots) else MIDDLE
        canvas.ellipse((x - radius, y - radius, x + radius, y + radius), fill)


def _height(rating: Moved) -> int:
    return 78 + _LEVEL * len(rating.scale) + _GAP


def _plain(texts: Texts, key: str, **fills: str) -> str:
    return unescape(texts(key, **fills))
