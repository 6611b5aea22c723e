"""Sends all that is held about a person, as a document to read and as data for a program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.messages import Attachment, Message
from bot.privacy.document import as_data, as_page
from bot.privacy.labels import button
from storage import own_data

if TYPE_CHECKING:
    from datetime import datetime

    from bot.library import Library
    from storage.database import Transaction
    from storage.errands import Errand


async def send(transaction: Transaction, library: Library, errand: Errand, now: datetime) -> list[Message]:
    """Send both files, and what can be done with what is in them."""
    texts = library.texts
    holding = await own_data.held(transaction, errand.respondent)
    name = f"about-me-{now:%Y-%m-%d}"
    page = Attachment(f"{name}.html", as_page(library, holding, now).encode())
    data = Attachment(f"{name}.json", as_data(holding, now))
    rows = tuple(
        (button(texts, key, kind),)
        for key, kind in (
            ("mine_reflections", "reflections"),
            ("mine_switches", "switches"),
            ("mine_forget", "forget"),
        )
    )
    return [
        Message(texts("mine_page"), attachment=page),
        Message(texts("mine_data"), attachment=data),
        Message(texts("mine_more"), rows, asks=True),
    ]
