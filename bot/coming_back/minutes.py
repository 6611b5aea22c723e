"""At which minutes the bot may come by itself: each person's clock, days and bank holidays. Pure.

Where clocks leave a minute out it comes that much later (PEP 495); of one that comes twice, the first counts.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import msgspec

if TYPE_CHECKING:
    from collections.abc import Callable

    from storage.reminding import Nation, Reminding

    IsHoliday = Callable[[Nation, date], bool]

LATEST = timedelta(hours=3)
_DAY = timedelta(days=1)
_MOST_DAYS = 60


class Calendar(msgspec.Struct, frozen=True):
    """One person's calendar: what they chose, zone and nation of those who chose none, and what is a bank holiday."""

    chosen: Reminding
    service_zone: str
    service_nation: Nation
    is_holiday: IsHoliday

    @property
    def zone(self) -> ZoneInfo:
        """The person's time zone."""
        return ZoneInfo(self.chosen.zone or self.service_zone)

    @property
    def nation(self) -> Nation:
        """The nation whose bank holidays the person keeps free."""
        return self.chosen.nation or self.service_nation

    def day_of(self, now: datetime) -> date:
        """Give the day that an instant falls on for this person."""
        return now.astimezone(self.zone).date()

    def allows(self, day: date, weekday: int = 0) -> bool:
        """Say whether the bot may come on a day; `weekday` (1 for Monday) was asked for besides the usual days."""
        wanted = str(day.isoweekday()) in self.chosen.days or day.isoweekday() == weekday
        return wanted and (self.chosen.on_holidays or not self.is_holiday(self.nation, day))

    def minute(self, day: date, clock: str = "") -> datetime:
        """Give the instant (UTC) of a clock (HH:MM, by default the chosen one) on a day."""
        return datetime.combine(day, time.fromisoformat(clock or self.chosen.clock), self.zone).astimezone(UTC)

    def first_minute(self, first: date, after: datetime, clock: str = "", weekday: int = 0) -> datetime:
        """Give the first minute at which the bot may come, on a day or later, after an instant (UTC)."""
        day = first
        for _ in range(_MOST_DAYS):
            if self.allows(day, weekday) and self.minute(day, clock) > after:
                break
            day += _DAY
        return self.minute(day, clock)

    def in_days(self, now: datetime, days: int) -> datetime:
        """Give the first minute so many days on or later: the day counts, not the hour at which somebody asked."""
        return self.first_minute(self.day_of(now) + days * _DAY, now)

    def may_come(self, now: datetime, clock: str = "", weekday: int = 0) -> bool:
        """Say whether now is one of the chosen minutes, or at most three hours later, after a pause of the service."""
        return self.latest(now, clock, weekday) >= now

    def latest(self, now: datetime, clock: str = "", weekday: int = 0) -> datetime:
        """Give the end of the three hours after the last chosen minute up to an instant."""
        today = self.day_of(now)
        minutes = [self.minute(day, clock) for day in (today, today - _DAY) if self.allows(day, weekday)]
        return max((minute + LATEST for minute in minutes if minute <= now), default=datetime.min.replace(tzinfo=UTC))

    def next_minute(self, now: datetime, clock: str = "", weekday: int = 0) -> datetime:
        """Give the first minute after an instant at which the bot may come."""
        return self.first_minute(self.day_of(now), now, clock, weekday)

    def weekly(self, now: datetime, weekday: int, clock: str) -> datetime:
        """Give the next weekly minute after an instant: on a weekday, or on the next usual day if that is a holiday."""
        today = self.day_of(now)
        day = today + ((weekday - today.isoweekday()) % 7) * _DAY
        if self.minute(day, clock) <= now:
            day += 7 * _DAY
        return self.first_minute(day, now, clock, weekday)
