"""One reflection alone: delete it, or take it out of team totals or research."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.library import FOLLOW_UP
from bot.messages import Button, Message
from bot.privacy.labels import button, day, ticked, title
from bot.reflecting.codes import ERRAND
from storage import exclusions, own_data
from storage.exclusions import USES

if TYPE_CHECKING:
    from datetime import datetime

    from bot.library import Library
    from storage.database import Transaction
    from storage.errands import Errand
    from storage.exclusions import Use
    from storage.own_data import Reflection

PAGE = 8
_IN, _OUT = "in", "out"


async def list_all(transaction: Transaction, library: Library, errand: Errand, now: datetime) -> list[Message]:
    """List reflections as buttons, the newest first; the argument is how many newer ones are left out."""
    del now
    texts = library.texts
    skipped = int(errand.argument) if errand.argument.isdecimal() else 0
    mine = await own_data.reflections(transaction, errand.respondent)
    if not mine:
        return [Message(texts("reflections_none"))]
    page = mine[skipped : skipped + PAGE]
    rows = [(Button(_in_short(library, one), f"{ERRAND}:reflection:{one.id}"),) for one in page]
    if len(mine) > skipped + PAGE:
        rows.append((button(texts, "reflections_earlier", "reflections", str(skipped + PAGE)),))
    return [Message(texts("reflections_list"), tuple(rows), asks=True)]


async def show(transaction: Transaction, library: Library, errand: Errand, now: datetime) -> list[Message]:
    """Show one reflection (argument its id) with what can be done with it."""
    del now
    one = await _find(transaction, errand.respondent, errand.argument)
    return [await _one(transaction, library, one) if one else Message(library.texts("reflection_gone"))]


async def use(transaction: Transaction, library: Library, errand: Errand, now: datetime) -> list[Message]:
    """Take one reflection out of something or put it back (argument "12:teams:out")."""
    number, _, wanted = errand.argument.partition(":")
    name, _, way = wanted.partition(":")
    one = await _find(transaction, errand.respondent, number)
    chosen = next((use for use in _uses(library, one) if use == name), None) if one else None
    if one is None or chosen is None or way not in (_IN, _OUT):
        return [Message(library.texts("reflection_gone"))]
    if way == _OUT:
        await exclusions.exclude(transaction, one.id, chosen, now.isoformat())
    else:
        await exclusions.include(transaction, one.id, chosen)
    return [await _one(transaction, library, one)]


async def ask_to_delete(transaction: Transaction, library: Library, errand: Errand, now: datetime) -> list[Message]:
    """Ask whether one reflection (argument its id) is to be deleted."""
    del now
    texts = library.texts
    one = await _find(transaction, errand.respondent, errand.argument)
    if one is None:
        return [Message(texts("reflection_gone"))]
    rows = (
        (button(texts, "reflection_delete_yes", "reflection_delete", str(one.id)),),
        (button(texts, "forget_no", "keep_data"),),
    )
    text = texts("reflection_delete_ask", theme=title(library, one.theme), date=day(one.started_at))
    if len(await own_data.with_afterwards(transaction, errand.respondent, one.id)) > 1:
        text = f"{text} {texts('reflection_delete_afterwards')}"
    return [Message(text, rows, asks=True)]


async def delete(transaction: Transaction, library: Library, errand: Errand, now: datetime) -> list[Message]:
    """Delete one reflection (argument its id) for good."""
    one = await _find(transaction, errand.respondent, errand.argument)
    if one is None:
        return [Message(library.texts("reflection_gone"))]
    address = (errand.channel, errand.address)
    await own_data.forget_reflection(transaction, errand.respondent, address, one.id, now.isoformat())
    return [Message(library.texts("reflection_deleted"))]


async def _find(transaction: Transaction, respondent: int, number: str) -> Reflection | None:
    mine = await own_data.reflections(transaction, respondent)
    return next((one for one in mine if str(one.id) == number), None)


async def _one(transaction: Transaction, library: Library, one: Reflection) -> Message:
    texts = library.texts
    out_of = (await exclusions.of(transaction, [one.id])).get(one.id, set())
    uses = []
    for use in _uses(library, one):
        is_in = use not in out_of
        argument = f"{one.id}:{use}:{_OUT if is_in else _IN}"
        uses.append((ticked(texts, f"reflection_in_{use}", "reflection_use", argument, on=is_in),))
    text = texts("reflection_one", theme=title(library, one.theme), date=day(one.started_at))
    if uses:
        text = f"{text}\n{texts('reflection_ticks')}"
    delete = button(texts, "reflection_delete", "reflection_ask", str(one.id))
    return Message(text, (*uses, (delete,)), asks=True)


def _uses(library: Library, one: Reflection) -> list[Use]:
    """Give what a reflection can be used for, so far as it works; what was said about a plan goes to nobody."""
    if one.theme == FOLLOW_UP:
        return []
    works = {"teams": "teams" in library.switches, "research": bool({"ratings", "words"} & set(library.switches))}
    return [use for use in USES if works[use]]


def _in_short(library: Library, one: Reflection) -> str:
    unfinished = "" if one.status == "finished" else f", {library.texts('reflection_unfinished')}"
    return f"{day(one.started_at)}: {title(library, one.theme)}{unfinished}"
