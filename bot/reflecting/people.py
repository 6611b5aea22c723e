"""Reads what is known of all the people in a batch, at once."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import count
from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.messages import Edited, Incoming, Pressed, Typed
from bot.reflecting import codes
from bot.reflecting.person import Person
from bot.reflecting.sharing import read_shares
from storage import conversations, plans, reminding, respondents, typed_messages
from storage.reminding import Reminding
from storage.respondents import Respondent

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dialogues.conversation import Conversation, Switch
    from storage.database import Transaction
    from storage.respondents import Address

ASKED_LATELY = timedelta(days=7)


async def read_people(
    transaction: Transaction,
    batch: Sequence[Incoming],
    now: str,
    originals: Mapping[int, str],
    offered: Sequence[Switch],
) -> dict[Address, Person]:
    """Give the people of a batch, new ones included.

    `originals` are the first wordings held in memory, `offered` the switches that there are.
    """
    addresses = {(one.channel, one.address) for one in batch}
    known = await respondents.find(transaction, addresses)
    new = count(await respondents.next_id(transaction))
    strangers = addresses - known.keys()
    for channel, address in sorted(strangers):
        known[channel, address] = Respondent(next(new), channel, address)
    ids = [respondent.id for respondent in known.values()]
    latest = await conversations.latest(transaction, ids)
    histories = await conversations.histories(transaction, ids)
    shares = await read_shares(transaction, ids, offered)
    due = await plans.due(transaction, ids, now)
    edited = {
        (known[one.channel, one.address].id, one.content.message) for one in batch if isinstance(one.content, Edited)
    }
    typed = await typed_messages.find(transaction, edited) if edited else {}
    named = {plan for one in batch if isinstance(one.content, Pressed) for plan in codes.plans_named(one.content.codes)}
    answered = await plans.find(transaction, named) if named else {}
    chosen = await reminding.of(transaction, ids)
    idle = {
        known[one.channel, one.address].id
        for one in batch
        if isinstance(one.content, Typed) and not _is_open(latest.get(known[one.channel, one.address].id))
    }
    since = (datetime.fromisoformat(now) - ASKED_LATELY).isoformat()
    asked = await plans.unanswered(transaction, idle, since) if idle else {}
    return {
        address: Person(
            respondent,
            _with_switches(latest.get(respondent.id), shares[respondent.id].shown),
            {theme: history for (whose, theme), history in histories.items() if whose == respondent.id},
            due.get(respondent.id),
            shares[respondent.id],
            originals.get(respondent.id),
            {message: one for (whose, message), one in typed.items() if whose == respondent.id},
            is_new=address in strangers,
            plans={number: plan for (whose, number), plan in answered.items() if whose == respondent.id},
            reminding=chosen.get(respondent.id, Reminding()),
            asked=asked.get(respondent.id),
        )
        for address, respondent in known.items()
    }


def _is_open(conversation: Conversation | None) -> bool:
    return conversation is not None and conversation.status in ("open", "paused")


def _with_switches(conversation: Conversation | None, shown: dict[Switch, bool]) -> Conversation | None:
    """Put the switches as they stand now into a conversation: they may have been turned beside it."""
    return None if conversation is None else replace(conversation, switches=shown)
