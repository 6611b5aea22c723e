"""What a turn brought about: said in values, so that one place words it and another stores it."""

from __future__ import annotations

from typing import Literal

import msgspec

from dialogues.conversation import Answer, Conversation, Fit, Switch, Verdict  # noqa: TC001  msgspec reads the annotations

MisfitReason = Literal[
    "empty",
    "too_long",
    "needs_a_button",
    "nothing_to_skip",
    "needs_words",
    "no_such_button",
    "first_question",
    "nothing_to_amend",
]


class Asked(msgspec.Struct, frozen=True):
    """An item was put; `earlier` is the answer it had so far."""

    item: str
    wording: str
    number: int
    of: int
    earlier: Answer | None = None
    marked: tuple[str, ...] = ()


class RewordingProposed(msgspec.Struct, frozen=True):
    """A wording without personal data was proposed."""

    text: str


class WordsForgotten(msgspec.Struct, frozen=True):
    """The first wording is not kept any more, so it can't be taken as it was."""


class Switched(msgspec.Struct, frozen=True):
    """A switch of the closing screen was turned."""

    switch: Switch
    on: bool


class ProbeAsked(msgspec.Struct, frozen=True):
    """A thin answer was asked for a concrete example."""

    item: str
    wording: str


class Answered(msgspec.Struct, frozen=True):
    """An item has an answer, a new or a fuller one."""

    item: str
    answer: Answer


class Amended(msgspec.Struct, frozen=True):
    """The words of an answer given before were changed."""

    item: str


class PointsWanted(msgspec.Struct, frozen=True):
    """Tailoring is to look at this text; its result comes back as PointsFound."""

    item: str
    revision: int
    theme: str
    text: str


class PointsOffered(msgspec.Struct, frozen=True):
    """Points became buttons under an answer, which tells which."""

    item: str
    answer: Answer


class Replied(msgspec.Struct, frozen=True):
    """The points that fit were shown, enablers and challenges, with the person's own words for each."""

    enablers: tuple[Fit, ...]
    challenges: tuple[Fit, ...]


class Judged(msgspec.Struct, frozen=True):
    """The person said whether what was shown fits."""

    points: tuple[str, ...]
    verdict: Verdict


class PlanNudged(msgspec.Struct, frozen=True):
    """A plan without situation or action was asked for once more."""

    item: str
    wording: str


class WhenAsked(msgspec.Struct, frozen=True):
    """The person was asked when to be reminded of the plan."""

    item: str
    plan: str


class PlanMade(msgspec.Struct, frozen=True):
    """A plan was made; it is asked about after this many days, or never."""

    words: str
    ask_in_days: int | None


class Reviewed(msgspec.Struct, frozen=True):
    """All answers were shown on one screen."""

    answers: tuple[tuple[str, Answer], ...]
    switches: tuple[tuple[Switch, bool], ...] = ()


class Misfit(msgspec.Struct, frozen=True):
    """What came does not fit here; nothing was changed."""

    reason: MisfitReason


class OldButton(msgspec.Struct, frozen=True):
    """A button of an earlier question was pressed."""


class ScriptChanged(msgspec.Struct, frozen=True):
    """The script was edited since the last turn; answers that still fit were kept."""


class Paused(msgspec.Struct, frozen=True):
    """The person paused at this place."""

    number: int
    of: int


class Resumed(msgspec.Struct, frozen=True):
    """The person came back to this place."""

    number: int
    of: int


class Stopped(msgspec.Struct, frozen=True):
    """The person ended the conversation before its end."""


class Finished(msgspec.Struct, frozen=True):
    """The person ended the conversation on its closing screen."""


Event = (
    Asked
    | RewordingProposed
    | WordsForgotten
    | Switched
    | ProbeAsked
    | Answered
    | Amended
    | PointsWanted
    | PointsOffered
    | Replied
    | Judged
    | PlanNudged
    | WhenAsked
    | PlanMade
    | Reviewed
    | Misfit
    | OldButton
    | ScriptChanged
    | Paused
    | Resumed
    | Stopped
    | Finished
)


class Turn(msgspec.Struct, frozen=True):
    """One step of a conversation: its state afterwards, and what happened, in order."""

    conversation: Conversation
    events: tuple[Event, ...]
