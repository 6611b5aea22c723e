"""The message of a digest, whose picture is drawn when it is sent, from what was frozen.

Ten thousand teams fall due in one minute. They go out over several minutes anyway, so each picture is drawn in its
turn.
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


def drawn(library: Library, drawn_from: str) -> bytes:
    """Give the picture of what was frozen."""
    from bot.digests.picture import draw  # noqa: PLC0415  only pictures need the drawing library

    return draw(library, _decoder.decode(drawn_from)) or b""
