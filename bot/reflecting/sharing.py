"""What people share: which switches each is shown, how they stand, and when the information sheet comes first.

A switch is shown only where what it does works: in no team, or only in one that they lead, nobody's answers count.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from dialogues import choices
from dialogues.conversation import Switch  # noqa: TC001  msgspec reads the annotations at run time
from dialogues.replies import Press
from storage import switches, teams

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dialogues.conversation import Conversation
    from dialogues.replies import Reply
    from storage.database import Transaction

GIVE = "give"
RESEARCH: frozenset[Switch] = frozenset({"ratings", "words"})


class Shares(msgspec.Struct, frozen=True):
    """The switches that one person is shown and how they stand. `has_given` says that research once got something."""

    shown: dict[Switch, bool] = {}
    has_given: bool = False

    def needs_sheet(self, switch: Switch) -> bool:
        """Say whether turning this on would give to research for the first time."""
        return switch in RESEARCH and not self.has_given


def first_given(shares: Shares, conversation: Conversation, reply: Reply) -> Switch | None:
    """Give the switch that a reply on the closing screen would turn on, if the information sheet has to come before."""
    if not isinstance(reply, Press) or reply.conversation != conversation.id or conversation.step != "review":
        return None
    pressed = (one for one in conversation.switches if reply.choice == f"{choices.SWITCH}{one}")
    return next((one for one in pressed if shares.needs_sheet(one)), None)


async def read_shares(
    transaction: Transaction, respondents: Iterable[int], offered: Sequence[Switch]
) -> dict[int, Shares]:
    """Give what each respondent shares; `offered` are the switches that there are."""
    ids = list(respondents)
    turned = await switches.latest(transaction, ids)
    counting = await teams.counting(transaction, ids)
    shares = {}
    for who in ids:
        stand = turned.get(who, {})
        shown = {one: stand.get(one, False) for one in offered if one != "teams" or who in counting}
        shares[who] = Shares(shown, has_given=not RESEARCH.isdisjoint(stand))
    return shares
