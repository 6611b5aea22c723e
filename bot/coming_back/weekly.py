"""The weekly invitation as each person sets it: offered once, then day, time, putting off and stopping."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.coming_back.asking import button
from bot.coming_back.bank_holidays import calendar_of
from bot.coming_back.inviting import KIND
from bot.coming_back.words import day_and_clock_typed
from bot.messages import Message
from bot.reflecting.wording import in_rows
from bot.teams.labels import time_in_words
from storage import invitations, reminding
from storage.invitations import Weekly
from storage.reminding import Reminding

if TYPE_CHECKING:
    from bot.coming_back.minutes import Calendar
    from bot.coming_back.words import DayAndClock
    from bot.library import Library, Texts
    from storage.database import Transaction
    from storage.errands import Errand

CLOCKS = ("07:30", "08:30", "10:00", "12:30", "16:30", "18:30")
WEEKDAYS = range(1, 8)
_PUT_OFF = {"later:1:": 1, "later:7:": 7}


async def do(transaction: Transaction, library: Library, errand: Errand, now: datetime) -> list[Message]:
    """Do what a button about invitations asks for (argument "offer", "day:3", "later:7:"), or what was typed."""
    texts, who = library.texts, errand.respondent
    chosen = (await reminding.of(transaction, [who])).get(who, Reminding())
    calendar = calendar_of(library, chosen)
    known = await invitations.of(transaction, who)
    if errand.argument == "offer":
        if known is not None:
            return []
        await invitations.save(transaction, [_off(who, calendar, now)])
        return [_offer(texts)]
    weekly = known or _off(who, calendar, now)
    typed = day_and_clock_typed(errand.argument, [texts(f"day_{day}") for day in WEEKDAYS])
    changed = _changed(weekly, calendar, errand.argument, typed, now)
    if changed is None:
        return [_question(texts, errand.argument)]
    await invitations.save(transaction, [changed])
    if errand.argument != "stop" and weekly.due_at is not None:
        await invitations.save_answered(transaction, [who], now.isoformat())
    if changed.due_at is None:
        return [Message(texts("weekly_stopped" if weekly.due_at else "weekly_no"))]
    when = time_in_words(texts, datetime.fromisoformat(changed.due_at), calendar.zone.key)
    return [Message(texts("weekly_comes", when=when))]


def _off(who: int, calendar: Calendar, now: datetime) -> Weekly:
    at = now.isoformat()
    return Weekly(who, calendar.day_of(now).isoweekday(), calendar.chosen.clock, None, at, at)


def _changed(
    weekly: Weekly, calendar: Calendar, wanted: str, typed: DayAndClock | None, now: datetime
) -> Weekly | None:
    """Give how invitations stand after a wish, pressed or typed; None if it is none, so that a question is asked."""
    action, _, value = wanted.partition(":")
    on = replace(weekly, counts_from=now.isoformat(), asked_to_stop_at=None)
    if wanted in ("stop", "no"):
        return replace(weekly, due_at=None)
    if wanted in _PUT_OFF:
        day = calendar.in_days(now, _PUT_OFF[wanted])
        return replace(on, due_at=calendar.minute(calendar.day_of(day), weekly.clock).isoformat())
    if action == "day" and value in map(str, WEEKDAYS):
        on = replace(on, day=int(value))
    elif action == "clock" and value in CLOCKS:
        on = replace(on, clock=value)
    elif typed is not None:
        on = replace(on, day=typed.day or on.day, clock=typed.clock or on.clock)
    elif wanted != "keep":
        return None
    return replace(on, due_at=calendar.weekly(now, on.day, on.clock).isoformat())


def _offer(texts: Texts) -> Message:
    rows = ((button(texts, "weekly_yes", KIND, "days"),), (button(texts, "weekly_no_thanks", KIND, "no"),))
    return Message(texts("weekly_offer"), rows, asks=True)


def _question(texts: Texts, wanted: str) -> Message:
    """Ask for the time if that is wanted, else for the day, with a button that stops."""
    stop = (button(texts, "weekly_none", KIND, "stop"),)
    if wanted == "clocks":
        clocks = [button(texts, "remind_clock", KIND, f"clock:{clock}", clock=clock) for clock in CLOCKS]
        return Message(texts("weekly_which_clock"), in_rows(clocks), asks=True)
    days = [button(texts, f"day_{day}", KIND, f"day:{day}") for day in WEEKDAYS]
    clock = (button(texts, "weekly_clock", KIND, "clocks"),)
    return Message(texts("weekly_which_day"), (*in_rows(days), clock, stop), asks=True)
