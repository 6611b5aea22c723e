"""Asks people who give to research about their work: four questions with buttons, once, each of which can be left out.

They come after the study's information sheet, when a person first gives something.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import msgspec

from bot.messages import Button, Message
from bot.reflecting import codes
from bot.reflecting.asking_again import asked_last
from bot.reflecting.wording import in_rows
from bot.research.generalising import NOT_GIVEN
from bot.research.hierarchy_files import read_hierarchies
from storage import profiles
from storage.profiles import COLUMNS, Profile

if TYPE_CHECKING:
    from datetime import datetime

    from bot.library import Library
    from bot.research.generalising import Hierarchy
    from storage.database import Transaction
    from storage.errands import Errand
    from storage.profiles import Column

KIND = "about"


async def ask_profile(transaction: Transaction, library: Library, respondent: int, now: datetime) -> list[Message]:
    """Begin with the first question, if this person was never asked; else give nothing."""
    if await profiles.of(transaction, [respondent]):
        return []
    await profiles.save(transaction, [(respondent, Profile())], now.isoformat())
    return [Message(library.texts("profile_why")), _question(library, COLUMNS[0])]


async def answer_profile(transaction: Transaction, library: Library, errand: Errand, now: datetime) -> list[Message]:
    """Keep an answer (argument "role:social-worker", "role:" to leave it out) and ask the next question."""
    column, _, said = errand.argument.partition(":")
    known = (await profiles.of(transaction, [errand.respondent])).get(errand.respondent)
    if known is None or column not in COLUMNS or (said and said not in _hierarchies()[column].leaves):
        return [Message(library.texts("gone_button"))]
    answered = msgspec.structs.replace(known, **{column: said or NOT_GIVEN})
    await profiles.save(transaction, [(errand.respondent, answered)], now.isoformat())
    if answered.asked_next is None:
        again = await asked_last(transaction, library, errand.respondent)
        return [Message(library.texts("profile_thanks")), *again]
    return [_question(library, answered.asked_next)]


def _question(library: Library, column: Column) -> Message:
    texts = library.texts
    values = _hierarchies()[column].values
    buttons = [Button(value.label, f"{codes.ERRAND}:{KIND}:{column}:{value.id}") for value in values]
    leave_out = Button(texts("skip"), f"{codes.ERRAND}:{KIND}:{column}:")
    place = COLUMNS.index(column) + 1
    text = texts("profile_question", number=place, of=len(COLUMNS), wording=texts(f"profile_{column}"))
    return Message(text, (*in_rows(buttons), (leave_out,)), asks=True)


@cache
def _hierarchies() -> dict[str, Hierarchy]:
    return {one.column: one for one in read_hierarchies()}
