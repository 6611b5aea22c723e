"""Comes with plans that are due: a job, and what its buttons do.

A few people at a time (more only while all of them have to wait for another day), in one transaction with the outbox,
so that a kill repeats nothing and loses nothing. While the outbox is full nobody is added to it. So 100,000 people who
are due in one minute are written to at the pace at which messages leave, and whoever talks to the bot is answered in
between.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.coming_back.asking import PLANS, remind_of
from bot.coming_back.bank_holidays import calendar_of
from bot.messages import Message
from bot.teams.labels import time_in_words
from storage import outbox, plans, reminding
from storage.reminding import Reminding

if TYPE_CHECKING:
    from bot.coming_back.minutes import Calendar
    from bot.library import Library
    from storage.database import Transaction
    from storage.errands import Errand
    from storage.plans import Reminder

MOST_AT_ONCE = 100
MOST_CHUNKS = 10
MOST_WAITING = 1000
BUSY_FOR = timedelta(minutes=30)
ONE_A_DAY = timedelta(hours=20)
KIND = PLANS


async def remind(transaction: Transaction, library: Library, now: datetime) -> list[tuple[int, Message]]:
    """Give the plans that are due now, each addressed to its author, and note that they were asked about."""
    return await transaction.in_one_go(lambda at_once: _remind(at_once, library, now))


async def _remind(transaction: Transaction, library: Library, now: datetime) -> list[tuple[int, Message]]:
    messages: list[tuple[int, Message]] = []
    for _ in range(MOST_CHUNKS):
        if messages or not await outbox.has_room(transaction, MOST_WAITING):
            break
        due = await plans.to_remind(transaction, now.isoformat(), MOST_AT_ONCE)
        if not due:
            break
        moved: list[tuple[int, str | None]] = []
        asked: dict[int, Reminder] = {}
        for one in due:
            calendar = calendar_of(library, one.reminding)
            other = when_instead(calendar, one, now, asks_already=one.respondent in asked)
            if other == now:
                asked[one.respondent] = one
            else:
                moved.append((one.plan.conversation, other.isoformat() if other else None))
        await plans.save_reminding(transaction, moved)
        await plans.save_asked(transaction, [one.plan.conversation for one in asked.values()], now.isoformat())
        messages = [(who, _message(library, one, now)) for who, one in asked.items()]
    return messages


def when_instead(calendar: Calendar, one: Reminder, now: datetime, *, asks_already: bool) -> datetime | None:
    """Give when to come with a plan: now, or later; None for not at all, since this person can't be reached. Pure.

    A person is asked about one plan a day, never in the middle of a reflection, and only at minutes they allow.
    """
    if not one.reachable or not one.reminding.plans:
        return None
    if not calendar.may_come(now):
        return calendar.next_minute(now)
    if asks_already or (one.last_at is not None and now - datetime.fromisoformat(one.last_at) < ONE_A_DAY):
        return calendar.in_days(now, 1)
    if one.busy_at is not None and now - datetime.fromisoformat(one.busy_at) < BUSY_FOR:
        return now + BUSY_FOR
    return now


def _message(library: Library, one: Reminder, now: datetime) -> Message:
    return in_its_time(calendar_of(library, one.reminding), remind_of(library, one.plan, one.reminding), now)


def in_its_time(calendar: Calendar, message: Message, now: datetime, clock: str = "", weekday: int = 0) -> Message:
    """Give a message that waits behind all others, and keeps quiet between its time and the next one."""
    again = calendar.next_minute(now, clock, weekday)
    quiet = (calendar.latest(now, clock, weekday).isoformat(), again.isoformat())
    return replace(message, patient=True, quiet=quiet)


async def do(transaction: Transaction, library: Library, errand: Errand, now: datetime) -> list[Message]:
    """Put a plan off (argument "later:7:12": by days, whose plan), or stop asking about plans (argument "stop")."""
    texts = library.texts
    chosen = (await reminding.of(transaction, [errand.respondent])).get(errand.respondent, Reminding())
    if errand.argument == "stop":
        await keep_choice(transaction, library, errand.respondent, replace(chosen, plans=False), now)
        return [Message(texts("remind_plans_stopped"))]
    _, days, number = (*errand.argument.split(":"), "", "", "")[:3]
    if not number.isdecimal() or days not in ("1", "7"):
        return [Message(texts("gone_button"))]
    plan = (await plans.find(transaction, [int(number)])).get((errand.respondent, int(number)))
    if plan is None:
        return [Message(texts("gone_button"))]
    calendar = calendar_of(library, chosen)
    at = calendar.in_days(now, int(days))
    await plans.postpone(transaction, [(errand.respondent, plan.conversation, at.isoformat(), chosen.plans)])
    return [Message(texts("remind_later", when=time_in_words(texts, at, calendar.zone.key)))]


async def keep_choice(
    transaction: Transaction, library: Library, respondent: int, chosen: Reminding, now: datetime
) -> None:
    """Keep what a person chose, and move the plans that wait to the minutes that it allows."""
    await reminding.save(transaction, respondent, chosen)
    calendar = calendar_of(library, chosen)
    waiting = await plans.waiting_of(transaction, respondent)
    await plans.save_reminding(
        transaction,
        [
            (one.conversation, _moved(calendar, one.due_at, now) if chosen.plans and one.due_at else None)
            for one in waiting
        ],
    )


def _moved(calendar: Calendar, due_at: str, now: datetime) -> str:
    due = calendar.day_of(max(datetime.fromisoformat(due_at), now))
    return calendar.first_minute(due, now).isoformat()
