"""/export: a researcher asks in the chat for the same export that the command makes; it comes as one ZIP.

Words never come this way: they have to be reviewed on the service's own computer, and need not pass through Telegram.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.digests.periods import WEEKS_OF_A_BLOCK, block_with, last_week_over, name_of, parse_week
from bot.messages import Message
from bot.teams.roles import Deed, may
from storage import roles, wanted_exports
from storage.wanted_exports import Wanted

if TYPE_CHECKING:
    from datetime import datetime

    from bot.library import Library
    from storage.database import Transaction
    from storage.errands import Errand

_OPEN, _LINKED = "open", "linked"
_ASKED = re.compile(
    r"(?P<first>\S+) +(?P<last>\S+) +(?P<how>(?:(?:open|linked) +)*)(?P<by>[^:]*[^: ]) *: *(?P<what_for>.+)"
)


async def ask(transaction: Transaction, library: Library, errand: Errand, now: datetime) -> list[Message]:
    """Note what a researcher wants (argument "2026-W37 2026-W40 Jo Hill: a report"), or say how to ask."""
    texts = library.texts
    if not may(Deed.EXPORT, await roles.of(transaction, errand.respondent)):
        return [Message(texts("unknown_command", command="/export"))]
    asked = _ASKED.fullmatch(" ".join(errand.argument.split()))
    if asked is None:
        over = block_with(last_week_over(now) + 1 - WEEKS_OF_A_BLOCK)
        return [Message(texts("export_how", first=name_of(over.first), last=name_of(over.last)))]
    try:
        first, last = parse_week(asked["first"].upper()), parse_week(asked["last"].upper())
    except ValueError:
        return [Message(texts("export_no_such_week"))]
    if last < first:
        return [Message(texts("export_wrong_way_round"))]
    if any(one.respondent == errand.respondent for one in await wanted_exports.every(transaction)):
        return [Message(texts("export_one_at_a_time"))]
    how = asked["how"].split()
    wanted = Wanted(
        id=0,
        respondent=errand.respondent,
        first_week=name_of(first),
        last_week=name_of(last),
        by=asked["by"],
        purpose=asked["what_for"],
        is_open=_OPEN in how,
        linked=_LINKED in how,
        told_at=now.isoformat(),
    )
    await wanted_exports.add(transaction, wanted)
    return [Message(texts("export_begun"))]
