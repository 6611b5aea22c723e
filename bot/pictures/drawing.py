"""Pictures that are drawn when they are sent, from what they show; until then that is all that is kept of them.

What a picture shows is a few hundred bytes in the outbox. Drawn there, ten thousand digests of one minute would hold up
everybody and fill the disk.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.digests import drawing as digest_drawing
from bot.own import drawing as own_drawing

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.library import Library
    from bot.messages import Attachment

_DRAWN: Mapping[str, Callable[[Library, str], bytes]] = {
    digest_drawing.NAME: digest_drawing.drawn,
    own_drawing.NAME: own_drawing.drawn,
}


def content_of(library: Library, attachment: Attachment) -> bytes:
    """Give the content of an attachment, drawn now if it is not there yet."""
    if not attachment.drawn_from:
        return attachment.content
    return _DRAWN[attachment.name](library, attachment.drawn_from)
