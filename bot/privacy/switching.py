"""The switches, which can be turned at any time and work from then on.

Before somebody gives to research for the first time, the study's information sheet comes, whether the switch was on the
closing screen or here; only who agrees to it gives. Then come the questions about their work, once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.messages import Message
from bot.privacy.labels import button, ticked
from bot.reflecting.asking_again import asked_last
from bot.reflecting.sharing import GIVE, read_shares
from bot.research.asking import ask_profile
from storage import switches

if TYPE_CHECKING:
    from datetime import datetime

    from bot.library import Library
    from bot.reflecting.sharing import Shares
    from dialogues.conversation import Switch
    from storage.database import Transaction
    from storage.errands import Errand

_ON, _OFF = "on", "off"
_YES, _NO = "yes", "no"


async def show(transaction: Transaction, library: Library, errand: Errand, now: datetime) -> list[Message]:
    """Show how the switches stand."""
    del now
    return [_switches(library, await _shares(transaction, library, errand.respondent))]


async def turn(transaction: Transaction, library: Library, errand: Errand, now: datetime) -> list[Message]:
    """Turn one switch (argument "teams:on") and show them all."""
    shares = await _shares(transaction, library, errand.respondent)
    switch, position = _asked_for(shares, errand.argument)
    if switch is None or position not in (_ON, _OFF):
        return [Message(library.texts("gone_button"))]
    if position == _ON and shares.needs_sheet(switch):
        return [_sheet(library, switch)]
    if shares.shown[switch] != (position == _ON):
        await _save(transaction, library, errand.respondent, switch, now, on=position == _ON)
    return [_switches(library, await _shares(transaction, library, errand.respondent))]


async def give(transaction: Transaction, library: Library, errand: Errand, now: datetime) -> list[Message]:
    """Show the information sheet (argument "ratings:"), or take what somebody said to it ("ratings:yes")."""
    who = errand.respondent
    shares = await _shares(transaction, library, who)
    switch, said = _asked_for(shares, errand.argument)
    if switch is None or said not in (_YES, _NO, "") or not shares.needs_sheet(switch):
        return [Message(library.texts("gone_button"))]
    if not said:
        return [_sheet(library, switch)]
    if said == _YES:
        await _save(transaction, library, who, switch, now, on=True)
        if questions := await ask_profile(transaction, library, who, now):
            return questions
    shares = await _shares(transaction, library, who)
    return await asked_last(transaction, library, who) or [_switches(library, shares)]


async def _shares(transaction: Transaction, library: Library, respondent: int) -> Shares:
    return (await read_shares(transaction, [respondent], library.switches))[respondent]


async def _save(
    transaction: Transaction, library: Library, respondent: int, switch: Switch, now: datetime, *, on: bool
) -> None:
    edition = int(library.texts("switches_edition"))
    await switches.save(transaction, [(respondent, switch, on)], edition, now.isoformat())


def _asked_for(shares: Shares, argument: str) -> tuple[Switch | None, str]:
    name, _, said = argument.partition(":")
    return next((one for one in shares.shown if one == name), None), said


def _sheet(library: Library, switch: Switch) -> Message:
    texts = library.texts
    rows = (
        (button(texts, f"sheet_yes_{switch}", GIVE, f"{switch}:{_YES}"),),
        (button(texts, "sheet_no", GIVE, f"{switch}:{_NO}"),),
    )
    return Message(texts("sheet"), rows, asks=True)


def _switches(library: Library, shares: Shares) -> Message:
    texts = library.texts
    if not shares.shown:
        return Message(texts("switches_none"))
    rows = tuple(
        (ticked(texts, f"switch_{switch}", "switch", f"{switch}:{_OFF if on else _ON}", on=on),)
        for switch, on in shares.shown.items()
    )
    return Message(texts("switches_stand"), rows, asks=True)
