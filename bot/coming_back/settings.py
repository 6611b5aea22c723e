"""/reminders: when the bot may come by itself, each thing set by a button, some also by typing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.coming_back.asking import button
from bot.coming_back.bank_holidays import calendar_of
from bot.coming_back.reminding_plans import keep_choice
from bot.coming_back.weekly import CLOCKS, WEEKDAYS
from bot.coming_back.words import clock_typed
from bot.messages import Button, Message
from bot.reflecting.wording import MARK, in_rows
from bot.teams.time_zones import find_zone, zone_of_city
from storage import invitations, reminding
from storage.reminding import NATIONS, Reminding

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from bot.library import Library, Texts
    from storage.database import Transaction
    from storage.errands import Errand
    from storage.invitations import Weekly

KIND = "reminders"
_WEEKDAYS, _EVERY_DAY = "12345", "1234567"


async def do(transaction: Transaction, library: Library, errand: Errand, now: datetime) -> list[Message]:
    """Show how it stands, ask for one thing (argument "clocks"), or set it (argument "clock:07:30", or as typed)."""
    texts, who = library.texts, errand.respondent
    chosen = (await reminding.of(transaction, [who])).get(who, Reminding())
    if errand.argument in _QUESTIONS:
        return [_QUESTIONS[errand.argument](library, chosen)]
    wanted = errand.argument.removeprefix("menu")
    changed = with_wish(chosen, wanted)
    if wanted and changed is None:
        return [Message(texts("remind_unknown"))]
    if changed is not None and changed != chosen:
        chosen = changed
        await keep_choice(transaction, library, who, chosen, now)
    if wanted.startswith("day:"):
        return [_ask_days(library, chosen)]
    return [_menu(library, chosen, await invitations.of(transaction, who))]


def with_wish(chosen: Reminding, wanted: str) -> Reminding | None:
    """Give what is chosen after a wish; None if it is none. Pure."""
    action, _, value = wanted.partition(":")
    match action:
        case "day" if value in map(str, WEEKDAYS):
            days = "".join(sorted(set(chosen.days) ^ {value}))
            return replace(chosen, days=days or chosen.days)
        case "nation":
            return next(
                (replace(chosen, nation=nation, on_holidays=False) for nation in NATIONS if nation == value), None
            )
        case "holidays" if value in ("on", "off"):
            return replace(chosen, on_holidays=value == "on")
        case "plans" if value in ("on", "off"):
            return replace(chosen, plans=value == "on")
    if clock := clock_typed(wanted.removeprefix("clock:")):
        return replace(chosen, clock=clock)
    zone = find_zone(wanted) or zone_of_city(wanted)
    return replace(chosen, zone=zone) if zone else None


def _menu(library: Library, chosen: Reminding, weekly: Weekly | None) -> Message:
    texts = library.texts
    calendar = calendar_of(library, chosen)
    plans = texts("remind_plans_on" if chosen.plans else "remind_plans_off")
    if weekly is None or weekly.due_at is None:
        invited = texts("remind_weekly_off")
    else:
        invited = texts("remind_weekly_on", day=texts(f"day_{weekly.day}"), clock=weekly.clock)
    text = texts(
        "remind_menu",
        days=_days_in_words(texts, chosen.days),
        clock=chosen.clock,
        zone=calendar.zone.key,
        holidays=texts("remind_holidays_on" if chosen.on_holidays else f"remind_holidays_{calendar.nation}"),
    )
    buttons = [
        button(texts, "remind_change_clock", KIND, "clocks"),
        button(texts, "remind_change_days", KIND, "days"),
        button(texts, "remind_change_holidays", KIND, "holidays"),
        button(texts, "remind_change_weekly", "weekly", "days"),
        button(texts, f"remind_turn_plans_{'off' if chosen.plans else 'on'}", KIND, f"plans:{_other(chosen.plans)}"),
    ]
    return Message(f"{plans}\n{text}\n{invited}", in_rows(buttons), asks=True)


def _other(on: bool) -> str:  # noqa: FBT001  a position, as it stands
    return "off" if on else "on"


def _ask_clock(library: Library, chosen: Reminding) -> Message:
    texts = library.texts
    buttons = [
        _marked(button(texts, "remind_clock", KIND, f"clock:{clock}", clock=clock), is_on=clock == chosen.clock)
        for clock in CLOCKS
    ]
    return Message(texts("remind_which_clock"), in_rows(buttons), asks=True)


def _ask_days(library: Library, chosen: Reminding) -> Message:
    texts = library.texts
    buttons = [
        _marked(button(texts, f"day_{day}", KIND, f"day:{day}"), is_on=str(day) in chosen.days) for day in WEEKDAYS
    ]
    return Message(texts("remind_which_days"), (*in_rows(buttons), (button(texts, "done", KIND, "menu"),)), asks=True)


def _ask_holidays(library: Library, chosen: Reminding) -> Message:
    texts, calendar = library.texts, calendar_of(library, chosen)
    buttons = [
        _marked(
            button(texts, f"remind_nation_{nation}", KIND, f"nation:{nation}"),
            is_on=nation == calendar.nation and not chosen.on_holidays,
        )
        for nation in NATIONS
    ]
    switch = f"remind_come_{_other(chosen.on_holidays)}"
    turn = button(texts, switch, KIND, f"holidays:{_other(chosen.on_holidays)}")
    return Message(texts("remind_which_holidays"), (*in_rows(buttons), (turn,)), asks=True)


def _marked(one: Button, *, is_on: bool) -> Button:
    return replace(one, label=f"{MARK} {one.label}") if is_on else one


def _days_in_words(texts: Texts, days: str) -> str:
    known: Mapping[str, str] = {_WEEKDAYS: "remind_weekdays", _EVERY_DAY: "remind_every_day"}
    return texts(known[days]) if days in known else ", ".join(texts(f"day_{day}") for day in days)


_QUESTIONS = {"clocks": _ask_clock, "days": _ask_days, "holidays": _ask_holidays}
