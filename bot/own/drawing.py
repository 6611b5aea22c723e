"""The message with a view's picture, which is drawn when it is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from bot.messages import Attachment, Message
from bot.own.view import View

if TYPE_CHECKING:
    from bot.library import Library

NAME = "my-reflections.png"
_decoder = msgspec.json.Decoder(View)


def picture_message(library: Library, view: View) -> Message:
    """Give the message with the picture of a view."""
    shows = msgspec.json.encode(view).decode()
    attachment = Attachment(NAME, b"", is_picture=True, drawn_from=shows)
    return Message(library.texts("own_picture"), attachment=attachment)


def drawn(library: Library, drawn_from: str) -> bytes:
    """Give the picture of a view."""
    from bot.own.picture import draw  # noqa: PLC0415  only pictures need the drawing library

    return draw(library, _decoder.decode(drawn_from))
