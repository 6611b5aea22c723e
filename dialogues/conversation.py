"""The state of one conversation: all that is needed to go on with it after a restart."""

from __future__ import annotations

from typing import Literal

import msgspec

from dialogues.script import Form  # noqa: TC001  msgspec reads the annotations at run time

Step = Literal["ask", "probe", "wait", "points", "nudge", "when", "review"]
Status = Literal["open", "paused", "stopped", "finished"]
Verdict = Literal["fits", "partly", "no"]
Part = Literal["words", "detail"]
Switch = Literal["teams", "ratings", "words"]


class Fit(msgspec.Struct, frozen=True, omit_defaults=True):
    """A point beside an answer: a score from 0 to 1, the words of the answer it suits best, and whether to show it."""

    point: str
    score: float
    words: str
    shows: bool = True

    @property
    def kind(self) -> str:
        """The kind of the point, which is the middle part of its id."""
        return kind_of(self.point)


def kind_of(point_id: str) -> str:
    """Give the kind in a point's id: "enabler" for "extent.enabler.role-respect"."""
    return point_id.split(".")[1]


class Answer(msgspec.Struct, frozen=True, omit_defaults=True):
    """The response to one item.

    `revision` counts from 1 and grows with every change. `detail` is what a probe added. `found` is what tailoring
    says of it, best first, and None before it has looked. `offered` are the points that were buttons under it,
    `picked` is the one chosen ("" for none of these, None while not chosen). Nothing is made of an `as_said` answer.
    """

    revision: int
    wording: str
    skipped: bool = False
    words: str = ""
    detail: str = ""
    choices: tuple[str, ...] = ()
    found: tuple[Fit, ...] | None = None
    offered: tuple[str, ...] = ()
    picked: str | None = None
    ask_in_days: int | None = None
    as_said: bool = False

    @property
    def text(self) -> str:
        """The words with what the probe added."""
        return f"{self.words}\n{self.detail}".strip()


class Proposal(msgspec.Struct, frozen=True, omit_defaults=True):
    """A wording without personal data, while its author decides. `amends` is set for an answer given before."""

    text: str
    amends: tuple[str, Part] | None = None
    as_said: bool = False


class Then(msgspec.Struct, frozen=True, omit_defaults=True):
    """What begins when a conversation is finished: a theme ("" for a choice of all), or the follow-up of a plan."""

    theme: str
    plan: int = 0
    outcome: str = ""


class Conversation(msgspec.Struct, frozen=True, omit_defaults=True):
    """One person's way through one script. `met` are the points that they were shown before, in any conversation.

    `item` is None on the closing screen. `round` counts the person's earlier conversations on the theme and turns the
    wordings. `seen` are the points that the person was shown the last time. `extra_steps` counts probes, choices of
    points and nudges. `replied_to` tells which answers the last reply was about. `held` means that the present
    item is answered and the next one waits until the person wants to go on. `switches` are those on the closing screen.
    `looks_in` is the theme whose points are looked for, if it is another one. A follow-up `follows` the plan that the
    conversation with this id made. `then` is what comes afterwards.
    """

    id: int
    theme: str
    edition: int
    form: Form = "full"
    round: int = 0
    seen: tuple[str, ...] = ()
    met: tuple[str, ...] = ()
    status: Status = "open"
    item: str | None = None
    step: Step = "ask"
    answers: dict[str, Answer] = {}
    marked: tuple[str, ...] = ()
    extra_steps: int = 0
    nudged: bool = False
    shown: tuple[str, ...] = ()
    replied_to: tuple[str, ...] | None = None
    proposal: Proposal | None = None
    held: bool = False
    switches: dict[Switch, bool] = {}
    looks_in: str = ""
    follows: int = 0
    then: Then | None = None

    @property
    def points_of(self) -> str:
        """The theme whose points are looked for."""
        return self.looks_in or self.theme
