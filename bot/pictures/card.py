"""A card for a phone: its paper, inks and letters, the same for every picture.

It brings its own background, so that it reads the same in light and in dark mode. Shades differ in lightness, so that
nobody needs to tell colours apart.
"""

from __future__ import annotations

from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw, ImageFont

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont
    from PIL.ImageFont import ImageFont as BitmapFont

    Font = FreeTypeFont | BitmapFont

WIDTH = 1080
MARGIN = 56
PAPER, INK, FAINT_INK, EMPTY = "#f3f1ec", "#1d2733", "#515c68", "#dfdcd3"
PALE, MIDDLE, DEEP = "#a9cbe8", "#3f83bd", "#12406f"
WHITE = "#ffffff"
NAME, SMALL = 46, 34


def new_card(height: int) -> tuple[Image.Image, ImageDraw.ImageDraw]:
    """Give an empty card of a height in pixels, and what draws on it."""
    image = Image.new("RGB", (WIDTH, height), PAPER)
    return image, ImageDraw.Draw(image)


def as_png(image: Image.Image) -> bytes:
    """Give the bytes of a card."""
    file = BytesIO()
    image.save(file, "PNG")
    return file.getvalue()


@cache
def font(size: int) -> Font:
    """Give the letters of a size in pixels."""
    return ImageFont.load_default(size)


def cut(text: str, size: int, room: float) -> str:
    """Give as much of a text as fits into a number of pixels, with dots where something is left out."""
    letters = font(size)
    if letters.getlength(text) <= room:
        return text
    while text and letters.getlength(f"{text}...") > room:
        text = text[:-1].rstrip()
    return f"{text}..."
