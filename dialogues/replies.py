"""What can come in: what a person sends, and what a conversation waited for."""

from __future__ import annotations

from typing import Literal

import msgspec

from dialogues.conversation import Fit, Part  # noqa: TC001  msgspec reads the annotations at run time

Order = Literal["back", "skip", "pause", "stop", "resume"]


class Words(msgspec.Struct, frozen=True):
    """Own words, as typed. `redacted` is the wording without personal data, if there is any in them.

    `as_said` words hold a worry or danger: they are kept, but nobody asks for more, and nothing is made of them. After
    words that `hold`, the conversation rests until the person wants to go on.
    """

    text: str
    redacted: str | None = None
    as_said: bool = False
    hold: bool = False


class Press(msgspec.Struct, frozen=True):
    """A button: it names its conversation, edition, item and step, so that an old one can't answer a new question."""

    conversation: int
    edition: int
    item: str
    step: str
    choice: str


class Picks(msgspec.Struct, frozen=True):
    """Several options of a multiple choice at once, as a terminal gives them."""

    item: str
    choices: tuple[str, ...]


class Command(msgspec.Struct, frozen=True):
    """Something the person wants of the conversation itself."""

    order: Order


class Amend(msgspec.Struct, frozen=True):
    """Other words for an answer that was given before: for the answer itself, or for what a probe added."""

    item: str
    part: Part
    text: str
    redacted: str | None = None
    as_said: bool = False


class PointsFound(msgspec.Struct, frozen=True):
    """What tailoring found in the answer of this revision to this item."""

    item: str
    revision: int
    found: tuple[Fit, ...]


Reply = Words | Press | Picks | Command | Amend | PointsFound
