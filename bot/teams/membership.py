"""/teams: the teams that somebody is in, each left with one tap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.messages import Button, Message
from bot.teams.labels import label
from bot.teams.roles import Deed, may
from storage import roles, teams

if TYPE_CHECKING:
    from datetime import datetime

    from bot.library import Library
    from storage.database import Transaction
    from storage.errands import Errand

KIND = "teams"
LEAVE = "leave"


async def own_teams(transaction: Transaction, library: Library, errand: Errand, now: datetime) -> list[Message]:
    """Show the teams that somebody is in and leads, or take them out of one."""
    texts = library.texts
    held = await roles.of(transaction, errand.respondent)
    mine = {team.id: team for team in await teams.of_member(transaction, errand.respondent)}
    action, _, value = errand.argument.partition(":")
    if action == LEAVE:
        team = mine.get(int(value)) if value.isdecimal() else None
        if team is None or not may(Deed.LEAVE_TEAM, held, mine.values(), team.id):
            return [Message(texts("gone_button"))]
        await teams.leave(transaction, team.id, errand.respondent, now.isoformat())
        return [Message(texts("teams_left", team=team.name))]
    led = await teams.get(transaction, [one.team for one in held if one.team is not None])
    lines = [texts("teams_in", team=team.name) for team in mine.values()]
    lines += [texts("teams_led", team=team.name) for team in led.values()]
    rows = tuple(
        (Button(label(texts, "teams_leave", team=team.name), f"do:{KIND}:{LEAVE}:{team.id}"),) for team in mine.values()
    )
    return [Message("\n".join(lines) or texts("teams_none"), rows)]
