"""When a team's digest comes: day, hour and time zone, each set by a button."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from bot.messages import Button, Message
from bot.reflecting.wording import in_rows
from bot.teams.sending_times import DAYS, next_slot, slot_before
from bot.teams.time_zones import find_zone
from storage import teams

if TYPE_CHECKING:
    from datetime import datetime

    from bot.teams.requests import Request
    from bot.teams.sending_times import Slot
    from storage.database import Transaction
    from storage.teams import Team

OFTEN_WANTED = ("Europe/London", "Europe/Dublin", "Europe/Jersey", "Europe/Guernsey", "Europe/Isle_of_Man", "UTC")
_HOURS_IN_ROW = 6
_HOURS = 24


def slot_after(team: Team, now: datetime) -> Slot:
    """Give the team's first sending after an instant (UTC)."""
    return next_slot(ZoneInfo(team.timezone), team.send_day, team.send_time, now)


def slot_past(team: Team, now: datetime) -> Slot:
    """Give the team's last sending up to an instant (UTC)."""
    return slot_before(ZoneInfo(team.timezone), slot_after(team, now), team.send_time)


async def reschedule(transaction: Transaction, team: Team, now: datetime) -> Team:
    """Keep when the digest comes, from the next sending on; a week that had its digest gets no second one.

    One that is due already still goes out first.
    """
    slot = slot_after(team, now)
    if team.paused_at is None and team.due_at <= now.isoformat():
        await teams.save_sending(transaction, [team])
        return team
    if (team.id, slot.week) in await teams.sent(transaction, [team.id], slot.week):
        slot = slot_after(team, slot.at)
    changed = replace(team, due_at=slot.at.isoformat())
    await teams.save_sending(transaction, [changed])
    return changed


async def ask_when(request: Request) -> list[Message]:
    """Ask what about the sending is to change."""
    texts = request.library.texts
    keys = (("lead_day", "days"), ("lead_hour", "hours"), ("lead_zone", "zones"), ("lead_back", "menu"))
    buttons = [Button(texts(key), request.code(action)) for key, action in keys]
    return [Message(texts("lead_sending", team=request.team.name), in_rows(buttons), asks=True)]


async def ask_day(request: Request) -> list[Message]:
    """Ask for the day of the week."""
    texts = request.library.texts
    buttons = [Button(texts(f"day_{day}"), request.code("day", str(day))) for day in range(1, len(DAYS) + 1)]
    return [Message(texts("lead_which_day"), in_rows(buttons), asks=True)]


async def ask_hour(request: Request) -> list[Message]:
    """Ask for the hour."""
    hours = [Button(f"{hour:02}", request.code("hour", f"{hour:02}")) for hour in range(_HOURS)]
    rows = tuple(tuple(hours[start : start + _HOURS_IN_ROW]) for start in range(0, _HOURS, _HOURS_IN_ROW))
    return [Message(request.library.texts("lead_which_hour"), rows, asks=True)]


async def ask_zone(request: Request) -> list[Message]:
    """Ask for the time zone; any other can be typed."""
    zones = (zone for zone in OFTEN_WANTED if find_zone(zone))
    buttons = [Button(zone.replace("_", " "), request.code("zone", zone)) for zone in zones]
    return [Message(request.library.texts("lead_which_zone"), in_rows(buttons), asks=True)]


def with_day(team: Team, value: str) -> Team | None:
    """Give the team with another day of sending, 1 for Monday to 7; None if it is none."""
    days = {str(day): day for day in range(1, len(DAYS) + 1)}
    return replace(team, send_day=days[value]) if value in days else None


def with_hour(team: Team, value: str) -> Team | None:
    """Give the team with another hour of sending, 00 to 23; None if it is none."""
    hours = {f"{hour:02}" for hour in range(_HOURS)}
    return replace(team, send_time=f"{value}:00") if value in hours else None


def with_zone(team: Team, value: str) -> Team | None:
    """Give the team with another time zone; None if there is none such."""
    zone = find_zone(value)
    return replace(team, timezone=zone) if zone else None
