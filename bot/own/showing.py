"""/mine: a view of one's own reflections, as a picture and in words, and the ways to all else that is held."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.messages import Message
from bot.own.drawing import picture_message
from bot.own.view import view_of
from bot.own.words import in_words
from bot.privacy.labels import button
from storage import own_reflections

if TYPE_CHECKING:
    from datetime import datetime

    from bot.library import Library
    from storage.database import Transaction
    from storage.errands import Errand

_WAYS_ON = (
    ("own_everything", "everything"),
    ("own_cpd", "cpd"),
    ("mine_reflections", "reflections"),
    ("mine_switches", "switches"),
)


async def show(transaction: Transaction, library: Library, errand: Errand, now: datetime) -> list[Message]:
    """Send the view; before the first finished reflection there is only what is held."""
    del now
    texts = library.texts
    finished = await own_reflections.finished(transaction, errand.respondent)
    rows = tuple((button(texts, key, kind),) for key, kind in _WAYS_ON if finished or kind != "cpd")
    if not finished:
        return [Message(texts("own_none"), rows, asks=True)]
    plans = await own_reflections.outcomes(transaction, errand.respondent)
    view = view_of(library.all_scripts, library.review, finished, plans)
    return [picture_message(library, view), Message(in_words(library, view), rows, asks=True)]
