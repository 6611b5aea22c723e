"""A digest's picture waits in the outbox as what it shows, and is drawn when it is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from bot.digests.composing import Digest
from bot.digests.disclosure import Figure
from bot.digests.drawing import digest_message
from bot.digests.periods import week
from bot.digests.telling import Told
from bot.messages import Attachment, Message
from bot.pictures.drawing import content_of

if TYPE_CHECKING:
    from bot.library import Library

FIGURE = Figure("all", "closeness", "high", "10-19")


def digest(library: Library, *figures: Figure) -> Digest:
    finding = next(iter(library.review)).id
    return Digest(1, week(40), provisional=False, told=Told(finding, ("What helped last week?",), figures))


def test_a_picture_takes_little_room_until_it_is_drawn(library: Library) -> None:
    message = digest_message(library, "North", [digest(library, FIGURE)])
    kept = msgspec.json.encode(message)
    assert len(kept) < 5000
    attachment = msgspec.json.decode(kept, type=Message).attachment
    assert attachment is not None
    assert attachment.content == b""
    assert content_of(library, attachment).startswith(b"\x89PNG")


def test_a_week_without_a_figure_has_no_picture(library: Library) -> None:
    assert digest_message(library, "North", [digest(library)]).attachment is None


def test_what_has_its_content_is_left_as_it_is(library: Library) -> None:
    assert content_of(library, Attachment("all.html", b"<p>")) == b"<p>"
