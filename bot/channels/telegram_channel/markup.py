"""Gives a text and its entities, as the Bot API shows them, as the HTML that they were made of."""

from __future__ import annotations

from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Sequence

_TAGS = {
    "bold": "b",
    "italic": "i",
    "underline": "u",
    "strikethrough": "s",
    "spoiler": "tg-spoiler",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
}


class Entity(msgspec.Struct, frozen=True):
    """A stretch of a text that has a form, in UTF-16 code units, as Telegram counts."""

    type: str
    offset: int
    length: int
    url: str = ""


def as_html(text: str, entities: Sequence[Entity]) -> str:
    """Give Telegram's HTML; forms that no message of the bot has are left out."""
    opening: dict[int, str] = {}
    closing: dict[int, str] = {}
    for one in sorted(entities, key=lambda entity: (entity.offset, -entity.length)):
        tag = "a" if one.type == "text_link" else _TAGS.get(one.type)
        if tag is not None:
            start = f'<a href="{escape(one.url)}">' if tag == "a" else f"<{tag}>"
            opening[one.offset] = opening.get(one.offset, "") + start
            end = one.offset + one.length
            closing[end] = f"</{tag}>" + closing.get(end, "")
    if not opening:
        return escape(text, quote=False)
    units = text.encode("utf-16-le")
    places = sorted({0, len(units) // 2, *opening, *closing})
    pieces = [closing.get(0, "") + opening.get(0, "")]
    for place, following in pairwise(places):
        piece = units[2 * place : 2 * following].decode("utf-16-le", "replace")
        pieces += [escape(piece, quote=False), closing.get(following, ""), opening.get(following, "")]
    return "".join(pieces)
