"""Invites once a week whoever wants that: a job. After three invitations without an answer it asks once, then stops."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Literal

from msgspec.structs import replace

from bot.coming_back.asking import button, snoozing
from bot.coming_back.bank_holidays import calendar_of
from bot.coming_back.choosing import suggest
from bot.coming_back.reminding_plans import BUSY_FOR, MOST_AT_ONCE, MOST_CHUNKS, MOST_WAITING, ONE_A_DAY, in_its_time
from bot.messages import Button, Message
from bot.reflecting.codes import BEGIN
from storage import invitations, outbox

if TYPE_CHECKING:
    from bot.coming_back.choosing import Suggestion
    from bot.coming_back.minutes import Calendar
    from bot.library import Library, Texts
    from storage.database import Transaction
    from storage.invitations import Due, Past, Weekly

MOST_UNANSWERED = 3
LEAST_APART = timedelta(days=4)
KIND = "weekly"
What = Literal["invite", "ask_to_stop", "stop", "later"]


async def invite(transaction: Transaction, library: Library, now: datetime) -> list[tuple[int, Message]]:
    """Give the invitations that are due now, each addressed to a person, and note that they were sent."""
    return await transaction.in_one_go(lambda at_once: _invite(at_once, library, now))


async def _invite(transaction: Transaction, library: Library, now: datetime) -> list[tuple[int, Message]]:
    messages: list[tuple[int, Message]] = []
    for _ in range(MOST_CHUNKS):
        if messages or not await outbox.has_room(transaction, MOST_WAITING):
            break
        due = await invitations.due(transaction, now.isoformat(), MOST_AT_ONCE)
        if not due:
            break
        pasts = await invitations.pasts(transaction, [one.weekly.respondent for one in due])
        pasts |= {  # whoever wants to hear nothing of plans hears nothing of them here
            who: replace(pasts[who], hanging=None)
            for one in due
            if (who := one.weekly.respondent) and not one.reminding.plans
        }
        sent: list[tuple[int, str]] = []
        changed: list[Weekly] = []
        for one in due:
            calendar = calendar_of(library, one.reminding)
            what, weekly = what_now(calendar, one, now)
            changed.append(weekly)
            message = _question(library.texts) if what == "ask_to_stop" else None
            if what == "invite":
                suggestion = suggest(list(library.scripts), pasts[weekly.respondent])
                sent.append((weekly.respondent, suggestion.theme))
                message = _invitation(library, suggestion, pasts[weekly.respondent])
            if message is not None:
                timed = in_its_time(calendar, message, now, weekly.clock, weekly.day)
                messages.append((weekly.respondent, timed))
        await invitations.save_sent(transaction, sent, now.isoformat())
        await invitations.save(transaction, changed)
    return messages


def what_now(calendar: Calendar, one: Due, now: datetime) -> tuple[What, Weekly]:
    """Say what to do with an invitation that is due, and when the next one is. Pure."""
    weekly = one.weekly
    next_week = calendar.weekly(now + LEAST_APART, weekly.day, weekly.clock)
    following = replace(weekly, due_at=next_week.isoformat(), asked_to_stop_at=None)
    if not one.reachable:
        return "later", replace(following, asked_to_stop_at=weekly.asked_to_stop_at)
    if not calendar.may_come(now, weekly.clock, weekly.day):
        later = calendar.next_minute(now, weekly.clock, weekly.day)
        return "later", replace(weekly, due_at=later.isoformat())
    if one.plan_at is not None and now - datetime.fromisoformat(one.plan_at) < ONE_A_DAY:
        tomorrow = calendar.first_minute(calendar.day_of(now) + timedelta(days=1), now, weekly.clock, weekly.day)
        return "later", replace(weekly, due_at=tomorrow.isoformat())
    if one.busy_at is not None and now - datetime.fromisoformat(one.busy_at) < BUSY_FOR:
        return "later", replace(weekly, due_at=(now + BUSY_FOR).isoformat())
    if one.unanswered < MOST_UNANSWERED:
        return "invite", following
    if weekly.asked_to_stop_at is None:
        return "ask_to_stop", replace(following, asked_to_stop_at=now.isoformat())
    return "stop", replace(weekly, due_at=None)


def _invitation(library: Library, suggestion: Suggestion, past: Past) -> Message:
    texts = library.texts
    title = library.scripts[suggestion.theme].title
    goes_on = suggestion.reason == "open"
    first = [Button(texts("weekly_go_on" if goes_on else "weekly_begin"), f"{BEGIN}:{suggestion.theme}")]
    if not goes_on and past.open is None and len(library.scripts) > 1:
        first.append(Button(texts("weekly_other_theme"), f"{BEGIN}:"))
    text = texts(f"weekly_{suggestion.reason}", theme=title)
    return Message(text, (tuple(first), *snoozing(texts, KIND)), asks=True)


def _question(texts: Texts) -> Message:
    row = (button(texts, "weekly_stop", KIND, "stop"), button(texts, "weekly_keep", KIND, "keep"))
    return Message(texts("weekly_shall_i_stop"), (row,), asks=True)
