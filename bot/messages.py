"""What goes out and what comes in, whatever the channel."""

from __future__ import annotations

import msgspec

from dialogues.replies import PointsFound  # noqa: TC001  msgspec reads the annotations at run time


class Button(msgspec.Struct, frozen=True):
    """A button: what it says, and the code that comes back when it is pressed (64 bytes at most)."""

    label: str
    code: str


class Attachment(msgspec.Struct, frozen=True):
    """A file that goes with a message: a picture to look at, or a document to keep.

    A digest's picture has no content until it is sent; `drawn_from` says what it shows.
    """

    name: str
    content: bytes
    is_picture: bool = False
    drawn_from: str = ""


class Message(msgspec.Struct, frozen=True, omit_defaults=True):
    """A message of the bot with rows of buttons. `asks` marks one that puts a question.

    `text` is Telegram's HTML, in which everything a person wrote is escaped. `replaces` is the channel's id of the
    message that this one takes the place of; with `deletes` there is no text, and that message is to go. An attachment
    has the text as its caption. `patient` marks one that nobody waits for, so that it goes out behind all others, and
    not within the time that is `quiet` (from, until; ISO 8601 in UTC).
    """

    text: str
    rows: tuple[tuple[Button, ...], ...] = ()
    asks: bool = False
    replaces: int | None = None
    deletes: int | None = None
    attachment: Attachment | None = None
    patient: bool = False
    quiet: tuple[str, str] | None = None

    @property
    def buttons(self) -> tuple[Button, ...]:
        """All buttons in reading order."""
        return tuple(button for row in self.rows for button in row)


class Typed(msgspec.Struct, frozen=True):
    """Text that a person typed, a command such as /back included. `message` is the channel's id of it."""

    text: str
    message: int | None = None


class Edited(msgspec.Struct, frozen=True):
    """Text that a person changed in a message sent before."""

    text: str
    message: int


class Pressed(msgspec.Struct, frozen=True):
    """The codes of one button, or of several of a multiple choice.

    `message` is the channel's id of the message with the buttons, `chosen` the HTML that shows what was chosen there.
    """

    codes: tuple[str, ...]
    message: int | None = None
    chosen: str = ""


class Unusable(msgspec.Struct, frozen=True):
    """Something that is neither text nor a button, such as a photo."""


class InGroup(msgspec.Struct, frozen=True):
    """Something in a group or a channel, where the bot can't talk with one person."""


class Blocked(msgspec.Struct, frozen=True):
    """The person blocked the bot, or unblocked it."""

    now: bool


class Tailored(msgspec.Struct, frozen=True):
    """What tailoring found for a conversation."""

    conversation: int
    result: PointsFound


class Incoming(msgspec.Struct, frozen=True):
    """One thing that came in. `update` is the channel's id of it, by which a repeated one is known."""

    channel: str
    address: str
    content: Typed | Edited | Pressed | Unusable | InGroup | Blocked | Tailored
    update: int | None = None
