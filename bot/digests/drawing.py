"""Pictures of digests that are drawn when they are sent.

Ten thousand teams fall due in one minute. What their pictures show is a few hundred bytes each in the outbox; drawn
there, they would hold up everybody for minutes and fill the disk. They go out over several minutes anyway, so each is
drawn in its turn, from what was frozen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from bot.digests.composing import Digest
from bot.digests.wording import figures_still_asked, in_words
from bot.messages import Attachment, Message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.library import Library

NAME = "digest.png"
_decoder = msgspec.json.Decoder(tuple[Digest, ...])


def digest_message(library: Library, team: str, digests: Sequence[Digest]) -> Message:
    """Give the message of a digest to the lead of a `team`, with what its picture is drawn from if it has one."""
    text = in_words(library, team, digests)
    if not any(figures_still_asked(library, digest) for digest in digests):
        return Message(text)
    return Message(
        text, attachment=Attachment(NAME, b"", is_picture=True, drawn_from=msgspec.json.encode(digests).decode())
    )


def content_of(library: Library, attachment: Attachment) -> bytes:
    """Give the content of an attachment, drawn now if it is not there yet."""
    if not attachment.drawn_from:
        return attachment.content
    from bot.digests.picture import draw  # noqa: PLC0415  only pictures need the drawing library

    return draw(library, _decoder.decode(attachment.drawn_from)) or b""
