"""Asks what was asked last, after an errand that came in between."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.reflecting.sharing import read_shares
from bot.reflecting.wording import Wording
from dialogues.engine import asked_now
from storage import conversations

if TYPE_CHECKING:
    from bot.library import Library
    from bot.messages import Message
    from storage.database import Transaction


async def asked_last(transaction: Transaction, library: Library, respondent: int) -> list[Message]:
    """Give the question or the closing screen of an open conversation; nothing if there is none."""
    conversation = (await conversations.latest(transaction, [respondent])).get(respondent)
    script = library.scripts.get(conversation.theme) if conversation else None
    if conversation is None or script is None or conversation.status != "open":
        return []
    shares = (await read_shares(transaction, [respondent], library.switches))[respondent]
    now = replace(conversation, switches=shares.shown)
    message = Wording(library, script, now).message(asked_now(script, now))
    return [message] if message else []
