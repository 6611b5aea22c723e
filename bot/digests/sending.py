"""The weekly job: each team's digest goes to its leads when it is due on the team's clocks, once a week.

What is due, what is told and what is sent change in one transaction, a few teams at a time, so that a kill repeats
nothing and people are answered in between. A bot that was down sends what is due once. A team without a lead who can be
reached is passed over until next week.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.digests import composing
from bot.digests.drawing import digest_message
from bot.digests.periods import block_with, last_week_over
from bot.digests.weekly import release_week
from bot.messages import Button
from bot.teams.requests import button_code
from bot.teams.sending_settings import slot_after, slot_past
from storage import roles, teams

if TYPE_CHECKING:
    from datetime import datetime

    from bot.digests.composing import Digest
    from bot.library import Library
    from bot.messages import Message
    from storage.database import Transaction
    from storage.teams import Team

MOST_AT_ONCE = 20


async def send_digests(transaction: Transaction, library: Library, now: datetime) -> list[tuple[int, Message]]:
    """Give the digests that are due, at most 20 teams at a time, each addressed to a lead."""
    return await transaction.in_one_go(lambda at_once: _send(at_once, library, now))


async def _send(transaction: Transaction, library: Library, now: datetime) -> list[tuple[int, Message]]:
    messages: list[tuple[int, Message]] = []
    while not messages:
        due = await teams.due(transaction, now.isoformat(), MOST_AT_ONCE)
        if not due:
            break
        weeks = {team.id: slot_past(team, now).week for team in due}
        sent = await teams.sent(transaction, weeks, min(weeks.values()))
        leads = await roles.reachable_leads(transaction, weeks)
        sending = [team for team in due if team.id in leads and (team.id, weeks[team.id]) not in sent]
        for team in sending:
            message = await _message(transaction, library, team, now)
            messages += [(lead, message) for lead in leads[team.id]]
        await teams.save_sent(transaction, [(team.id, weeks[team.id]) for team in sending], now.isoformat())
        await teams.save_sending(
            transaction, [replace(team, due_at=slot_after(team, now).at.isoformat()) for team in due]
        )
    return messages


async def _message(transaction: Transaction, library: Library, team: Team, now: datetime) -> Message:
    message = digest_message(library, team.name, await _released(transaction, library, team, now))
    texts = library.texts
    row = (
        Button(texts("lead_past"), button_code("past", team.id)),
        Button(texts("lead_pause"), button_code("pause", team.id)),
    )
    return replace(message, rows=(row,), patient=True)


async def _released(transaction: Transaction, library: Library, team: Team, now: datetime) -> list[Digest]:
    """Release the last week that is over, and the last block if its week brought no digest, in a pause for instance."""
    last, at = last_week_over(now), now.isoformat()
    digests = await release_week(transaction, library.scripts, team.id, last, at)
    block = block_with(last)
    if block.last > last:
        block = block_with(block.first - 1)
    if team.created_at >= block.end or await composing.find(transaction, team.id, block) is not None:
        return digests
    missed = await composing.release(transaction, library.scripts, team.id, block, at)
    return [*digests, missed] if missed.told.figures or missed.told.points else digests
