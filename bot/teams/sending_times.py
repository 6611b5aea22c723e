"""When a team's digest goes out: once in every ISO week, at a day and hour on the clocks of its time zone. Pure.

Where clocks leave an hour out, a time in it comes that much later (PEP 495); of an hour that comes twice, the first
counts.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_DAY = re.compile("mon(day)?|tue(sday)?|wed(nesday)?|thu(rsday)?|fri(day)?|sat(urday)?|sun(day)?", re.IGNORECASE)
_CLOCK = re.compile(r"([01]?[0-9]|2[0-3]):([0-5][0-9])")
_WEEK = timedelta(days=7)


class Slot(msgspec.Struct, frozen=True):
    """One sending: the instant in UTC, and the day on the team's calendar that it belongs to."""

    at: datetime
    day: date

    @property
    def week(self) -> str:
        """The ISO week of the day, such as 2026-W38."""
        return week_of(self.day)


def week_of(day: date) -> str:
    """Give the ISO week of a day, such as 2026-W38."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def parse_sending(text: str) -> tuple[int, str] | None:
    """Give the day (1 for Monday) and the time (HH:MM) of a text such as "Mon 09:00", or None if it is none such."""
    day, _, clock = text.strip().partition(" ")
    days = {name.casefold(): number for number, name in enumerate(DAYS, 1)}
    number = days.get(day[:3].casefold()) if _DAY.fullmatch(day) else None
    found = _CLOCK.fullmatch(clock.strip())
    return (number, f"{int(found[1]):02}:{found[2]}") if number and found else None


def next_slot(zone: ZoneInfo, send_day: int, send_time: str, after: datetime) -> Slot:
    """Give the first sending after an instant (UTC); `send_day` is 1 for Monday to 7, `send_time` HH:MM."""
    start = after.astimezone(zone).date() - timedelta(days=2)
    day = start + timedelta(days=(send_day - start.isoweekday()) % 7)
    slot = _slot(zone, day, time.fromisoformat(send_time))
    while slot.at <= after:
        slot = _slot(zone, slot.day + _WEEK, time.fromisoformat(send_time))
    return slot


def slot_before(zone: ZoneInfo, slot: Slot, send_time: str) -> Slot:
    """Give the sending a week before another."""
    return _slot(zone, slot.day - _WEEK, time.fromisoformat(send_time))


def _slot(zone: ZoneInfo, day: date, clock: time) -> Slot:
    return Slot(datetime.combine(day, clock, zone).astimezone(UTC), day)
