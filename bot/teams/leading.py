"""/lead: what the lead of a team can do, by buttons. A lead is shown no member, no reflection and no answer.

What somebody may not do gets the same words as what does not exist.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.digests.past import list_past, show_past
from bot.messages import Button, Message
from bot.reflecting.wording import in_rows
from bot.teams.labels import label, time_in_words
from bot.teams.member_links import hand_over, member_link, stop_member_links
from bot.teams.requests import Request, button_code
from bot.teams.roles import Deed, may
from bot.teams.sending_settings import (
    ask_day,
    ask_hour,
    ask_when,
    ask_zone,
    reschedule,
    slot_after,
    with_day,
    with_hour,
    with_zone,
)
from bot.teams.time_zones import find_zone, near_zones
from storage import roles, teams

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from bot.library import Library
    from storage.database import Transaction
    from storage.errands import Errand
    from storage.teams import Team

    Action = Callable[[Request], Awaitable[list[Message]]]


async def lead(transaction: Transaction, library: Library, errand: Errand, now: datetime) -> list[Message]:
    """Do what a lead asks for; without a word, show what there is."""
    texts = library.texts
    held = await roles.of(transaction, errand.respondent)
    led = await teams.get(transaction, [one.team for one in held if one.role == "lead" and one.team is not None])
    action, _, rest = errand.argument.partition(":")
    team_id, _, value = rest.partition(":")
    if not team_id:
        if not led:
            return [Message(texts("unknown_command", command="/lead"))]
        return await _begin(transaction, library, errand.respondent, led, now)
    team = led.get(int(team_id)) if team_id.isdecimal() else None
    deed, work = ACTIONS.get(action, (None, None))
    if team is None or work is None or deed is None or not may(deed, held, team=team.id):
        return [Message(texts("gone_button"))]
    return await work(Request(transaction, library, team, errand.respondent, value, now))


async def typed_zone(transaction: Transaction, library: Library, errand: Errand, now: datetime) -> list[Message]:
    """/zone NAME: set a time zone that has no button."""
    texts = library.texts
    held = await roles.of(transaction, errand.respondent)
    led = await teams.get(transaction, [one.team for one in held if one.role == "lead" and one.team is not None])
    if not led:
        return [Message(texts("unknown_command", command="/zone"))]
    zone = find_zone(errand.argument)
    if zone is None:
        return [_no_such_zone(library, errand.argument)]
    if len(led) == 1:
        return await _set_zone(Request(transaction, library, next(iter(led.values())), errand.respondent, zone, now))
    buttons = [
        Button(label(texts, "lead_this", team=one.name), button_code("zone", one.id, zone)) for one in led.values()
    ]
    return [Message(texts("lead_which_team"), in_rows(buttons), asks=True)]


async def _begin(
    transaction: Transaction, library: Library, respondent: int, led: Mapping[int, Team], now: datetime
) -> list[Message]:
    if len(led) == 1:
        return await _menu(Request(transaction, library, next(iter(led.values())), respondent, "", now))
    buttons = [
        Button(label(library.texts, "lead_this", team=team.name), button_code("menu", team.id)) for team in led.values()
    ]
    return [Message(library.texts("lead_which_team"), in_rows(buttons), asks=True)]


async def _menu(request: Request) -> list[Message]:
    texts, team = request.library.texts, request.team
    if team.paused_at is None:
        when = time_in_words(texts, datetime.fromisoformat(team.due_at), team.timezone)
        text = texts("lead_menu", team=team.name, when=when, zone=team.timezone)
    else:
        text = texts("lead_menu_paused", team=team.name)
    pause = ("lead_pause", "pause") if team.paused_at is None else ("lead_resume", "resume")
    first = (("lead_link", "link"), ("lead_when", "when"), ("lead_past", "past"))
    keys = (*first, pause, ("lead_hand", "hand"), ("lead_stop", "stop"))
    return [Message(text, in_rows([Button(texts(key), request.code(action)) for key, action in keys]))]


async def _set_day(request: Request) -> list[Message]:
    return await _changed(request, with_day(request.team, request.value))


async def _set_hour(request: Request) -> list[Message]:
    return await _changed(request, with_hour(request.team, request.value))


async def _set_zone(request: Request) -> list[Message]:
    team = with_zone(request.team, request.value)
    return [_no_such_zone(request.library, request.value)] if team is None else await _changed(request, team)


def _no_such_zone(library: Library, name: str) -> Message:
    near = ", ".join(near_zones(name))
    return Message(library.texts("lead_zone_near", near=near) if near else library.texts("lead_no_such_zone"))


async def _changed(request: Request, team: Team | None) -> list[Message]:
    if team is None:
        return [Message(request.library.texts("gone_button"))]
    return await _menu(request._replace(team=await reschedule(request.transaction, team, request.now)))


async def _pause(request: Request) -> list[Message]:
    paused = replace(request.team, paused_at=request.team.paused_at or request.now.isoformat())
    await teams.save_sending(request.transaction, [paused])
    return await _menu(request._replace(team=paused))


async def _resume(request: Request) -> list[Message]:
    next_due = slot_after(request.team, request.now).at.isoformat()
    return await _changed(request, replace(request.team, paused_at=None, due_at=next_due))


async def _ask_to_stop(request: Request) -> list[Message]:
    texts = request.library.texts
    last = await roles.count_leads(request.transaction, request.team.id) == 1
    buttons = [Button(texts("lead_stop"), request.code("end")), Button(texts("lead_stay"), request.code("menu"))]
    key = "lead_last_stops" if last else "lead_one_stops"
    return [Message(texts(key, team=request.team.name), in_rows(buttons), asks=True)]


async def _stop(request: Request) -> list[Message]:
    await roles.end(request.transaction, request.respondent, "lead", request.team.id, request.now.isoformat())
    return [Message(request.library.texts("lead_stopped", team=request.team.name))]


ACTIONS: Mapping[str, tuple[Deed, Action]] = {
    "menu": (Deed.SET_SENDING, _menu),
    "link": (Deed.INVITE_MEMBERS, member_link),
    "stop_links": (Deed.INVITE_MEMBERS, stop_member_links),
    "when": (Deed.SET_SENDING, ask_when),
    "days": (Deed.SET_SENDING, ask_day),
    "day": (Deed.SET_SENDING, _set_day),
    "hours": (Deed.SET_SENDING, ask_hour),
    "hour": (Deed.SET_SENDING, _set_hour),
    "zones": (Deed.SET_SENDING, ask_zone),
    "zone": (Deed.SET_SENDING, _set_zone),
    "past": (Deed.SEE_DIGESTS, list_past),
    "show": (Deed.SEE_DIGESTS, show_past),
    "pause": (Deed.PAUSE_DIGEST, _pause),
    "resume": (Deed.PAUSE_DIGEST, _resume),
    "hand": (Deed.HAND_OVER, hand_over),
    "stop": (Deed.STOP_LEADING, _ask_to_stop),
    "end": (Deed.STOP_LEADING, _stop),
}
