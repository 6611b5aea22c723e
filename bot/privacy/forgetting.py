"""/forget: asks once, then deletes all that is held about a person, and says what can't be called back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.messages import Message
from bot.privacy.labels import button
from storage import own_data, roles, teams

if TYPE_CHECKING:
    from datetime import datetime

    from bot.library import Library
    from storage.database import Transaction
    from storage.errands import Errand


async def ask(transaction: Transaction, library: Library, errand: Errand, now: datetime) -> list[Message]:
    """Ask, and tell those who hold a role what else ends."""
    del now
    texts = library.texts
    text = texts("forget_ask")
    if ending := await _what_ends(transaction, library, errand.respondent):
        text = "\n".join([text, *ending])
    rows = ((button(texts, "forget_yes", "forget_all"),), (button(texts, "forget_no", "keep_data"),))
    return [Message(text, rows, asks=True)]


async def forget(transaction: Transaction, library: Library, errand: Errand, now: datetime) -> list[Message]:
    """Delete everything; what is said about it is sent from memory and kept nowhere."""
    await own_data.forget(transaction, errand.respondent, (errand.channel, errand.address), now.isoformat())
    return [Message(library.texts("forgotten"))]


async def keep(transaction: Transaction, library: Library, errand: Errand, now: datetime) -> list[Message]:
    """Say that nothing was deleted."""
    del transaction, errand, now
    return [Message(library.texts("nothing_deleted"))]


async def _what_ends(transaction: Transaction, library: Library, respondent: int) -> list[str]:
    held = await roles.of(transaction, respondent)
    led = await teams.get(transaction, [one.team for one in held if one.team is not None])
    sentences = []
    for one in held:
        if one.team is None:
            sentences.append(library.texts(f"forget_{one.role}"))
        elif one.team in led:
            is_last = await roles.count_leads(transaction, one.team) == 1
            sentences.append(library.texts("forget_last_lead" if is_last else "forget_lead", team=led[one.team].name))
    return sentences
