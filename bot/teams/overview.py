"""How teams stand, for operators: how many are in each only as a range, and whether a lead can be reached."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.messages import Message
from bot.teams.roles import Deed, may
from storage import roles, teams

if TYPE_CHECKING:
    from bot.library import Library
    from storage.database import Transaction
    from storage.errands import Errand
    from storage.teams import Standing

_RANGES = ((20, "20+"), (10, "10-19"), (5, "5-9"), (0, "0-4"))


def in_a_line(standing: Standing) -> str:
    """Say of one team its name, members, lead, and when the next digest goes out."""
    team = standing.team
    members = next(name for least, name in _RANGES if standing.members >= least)
    return f"{team.name}: {members} members; {_lead(standing)}; {_next(standing)}"


async def overview(transaction: Transaction, library: Library, errand: Errand, now: datetime) -> list[Message]:
    """/operator: show an operator how the teams stand."""
    del now
    if not may(Deed.LIST_TEAMS, await roles.of(transaction, errand.respondent)):
        return [Message(library.texts("unknown_command", command="/operator"))]
    lines = [library.texts("operator_team", line=in_a_line(one)) for one in await teams.standing(transaction)]
    return [Message("\n".join(lines) or library.texts("operator_no_teams"))]


def _lead(standing: Standing) -> str:
    if not standing.leads:
        return "no lead"
    return "lead reachable" if standing.reachable_leads else "lead has blocked the bot"


def _next(standing: Standing) -> str:
    team = standing.team
    if team.paused_at is not None:
        return "paused"
    local = datetime.fromisoformat(team.due_at).astimezone(ZoneInfo(team.timezone))
    when = f"{local:%a %d %b %Y %H:%M} {team.timezone}"
    return f"next digest {when}" if standing.reachable_leads else f"nobody to send to on {when}"
