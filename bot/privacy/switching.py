"""The switches, which can be turned at any time and work from then on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from bot.messages import Message
from bot.privacy.labels import ticked
from storage import conversations, switches

if TYPE_CHECKING:
    from datetime import datetime

    from bot.library import Library
    from storage.database import Transaction
    from storage.errands import Errand

_ON, _OFF = "on", "off"


async def show(transaction: Transaction, library: Library, errand: Errand, now: datetime) -> list[Message]:
    """Show how the switches stand."""
    del now
    return [await _switches(transaction, library, errand.respondent)]


async def turn(transaction: Transaction, library: Library, errand: Errand, now: datetime) -> list[Message]:
    """Turn one switch (argument "teams:on") and show them all."""
    name, _, position = errand.argument.partition(":")
    switch = next((one for one in library.switches if one == name), None)
    if switch is None or position not in (_ON, _OFF):
        return [Message(library.texts("gone_button"))]
    turned = [(errand.respondent, switch, position == _ON)]
    await switches.save(transaction, turned, int(library.texts("switches_edition")), now.isoformat())
    latest = (await conversations.latest(transaction, [errand.respondent])).get(errand.respondent)
    if latest is not None and latest.status in ("open", "paused"):
        stand = latest.switches | {switch: position == _ON}
        changed = msgspec.structs.replace(latest, switches=stand)
        await conversations.save(transaction, [(errand.respondent, changed)], now.isoformat())
    return [await _switches(transaction, library, errand.respondent)]


async def _switches(transaction: Transaction, library: Library, respondent: int) -> Message:
    texts = library.texts
    if not library.switches:
        return Message(texts("switches_none"))
    stand = (await switches.latest(transaction, [respondent])).get(respondent, {})
    rows = []
    for switch in library.switches:
        on = stand.get(switch, False)
        rows.append((ticked(texts, f"switch_{switch}", "switch", f"{switch}:{_OFF if on else _ON}", on=on),))
    return Message(texts("switches_stand"), tuple(rows), asks=True)
