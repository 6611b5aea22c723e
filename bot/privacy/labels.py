"""Buttons and days as this room needs them."""

from __future__ import annotations

from datetime import datetime
from html import unescape
from typing import TYPE_CHECKING

from bot.messages import Button
from bot.reflecting.codes import ERRAND

if TYPE_CHECKING:
    from bot.library import Library, Texts


def button(texts: Texts, key: str, kind: str, argument: str = "", **fills: str) -> Button:
    """Give a button that asks for an errand; a label is no HTML, so nothing in it is escaped."""
    return Button(unescape(texts(key, **fills)), f"{ERRAND}:{kind}:{argument}")


def ticked(texts: Texts, key: str, kind: str, argument: str, *, on: bool) -> Button:
    """Give a button that shows how something stands and turns it."""
    plain = button(texts, key, kind, argument)
    return Button(f"{'☑' if on else '☐'} {plain.label}", plain.code)


def day(time: str) -> str:
    """Give the day of an ISO 8601 time as "3 November 2026"."""
    at = datetime.fromisoformat(time)
    return f"{at.day} {at:%B} {at.year}"


def title(library: Library, theme: str) -> str:
    """Give a theme as people know it."""
    script = library.script(theme)
    return script.title if script else theme
