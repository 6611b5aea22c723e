"""One person as the walk sees them, and what is decided for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import msgspec

from bot.reflecting.sharing import Shares
from dialogues.conversation import Conversation  # noqa: TC001  msgspec reads the annotations at run time
from storage.conversations import History  # noqa: TC001  as above
from storage.plans import Outcome, Plan  # noqa: TC001  as above
from storage.reminding import Reminding
from storage.respondents import Respondent  # noqa: TC001  as above
from storage.typed_messages import TypedMessage  # noqa: TC001  as above

if TYPE_CHECKING:
    from bot.messages import Message
    from dialogues.events import Event


class Person(msgspec.Struct, frozen=True):
    """What is known of a person when something comes in.

    That is the newest conversation, what was done before on each theme, a plan that is due, what is shared, the first
    wording of an answer while its author decides (only ever in memory), the answers that the messages edited just now
    had given, the plans whose buttons were pressed just now, when the bot may come by itself, and, while nothing is
    open, the plan that was asked about lately and waits for an answer. Of somebody new nothing is kept; one who was
    forgotten is new again.
    """

    respondent: Respondent
    conversation: Conversation | None = None
    histories: dict[str, History] = {}
    plan: Plan | None = None
    shares: Shares = Shares()
    original: str | None = None
    typed: dict[int, TypedMessage] = {}
    is_new: bool = False
    plans: dict[int, Plan] = {}
    reminding: Reminding = Reminding()
    asked: Plan | None = None

    @property
    def open(self) -> Conversation | None:
        """The conversation that can go on, if there is one."""
        now = self.conversation
        return now if now is not None and now.status in ("open", "paused") else None

    @property
    def points_met(self) -> tuple[str, ...]:
        """The points that the person was shown so far: each conversation takes them on from the one before."""
        before = self.conversation
        return () if before is None else tuple(dict.fromkeys((*before.met, *before.shown)))


class Happening(NamedTuple):
    """An event of one conversation."""

    conversation: int
    event: Event


class Decision:
    """What one thing that came in leads to: the person afterwards, and what is to be kept and said."""

    def __init__(self, person: Person) -> None:
        self.person = person
        self.conversations: dict[int, Conversation] = {}
        self.happenings: list[Happening] = []
        self.messages: list[Message] = []
        self.outcomes: list[tuple[int, Outcome]] = []
        self.plans: list[Plan] = []
        self.asked_plans: list[int] = []
        self.postponed: list[tuple[int, str]] = []
        self.typed: list[TypedMessage] = []
        self.errands: list[tuple[str, str]] = []
