"""Periods of digests and exports: ISO weeks, and blocks of four weeks (design, "Digests: disclosure rules", rule 1).

Weeks are numbered from that of Monday 29 December 2025, 2026-W01, which is 0; blocks are counted from there too, so
that they go on over a change of year. Periods are the same for every team, wherever its lead is: they begin on a
Monday at midnight in London.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import msgspec

FIRST_MONDAY = date(2025, 12, 29)
WEEKS_OF_A_BLOCK = 4
ZONE = ZoneInfo("Europe/London")
_WEEK = re.compile(r"(\d{4})-W(\d{2})", re.ASCII)


class Period(msgspec.Struct, frozen=True, order=True):
    """A week or a block: the number of its last week, and how many weeks it has (1 or 4)."""

    last: int
    weeks: int

    @property
    def first(self) -> int:
        """The number of its first week."""
        return self.last - self.weeks + 1

    @property
    def is_block(self) -> bool:
        """Whether it has four weeks."""
        return self.weeks == WEEKS_OF_A_BLOCK

    @property
    def last_day(self) -> date:
        """Its last Sunday."""
        return monday_of(self.last) + timedelta(days=6)

    @property
    def start(self) -> str:
        """When it begins, ISO 8601 in UTC."""
        return _midnight(monday_of(self.first))

    @property
    def end(self) -> str:
        """When it is over, ISO 8601 in UTC; this instant belongs to the next one."""
        return _midnight(monday_of(self.last + 1))

    @property
    def text(self) -> str:
        """2026-W40, or 2026-W37/2026-W40."""
        return name_of(self.last) if self.weeks == 1 else f"{name_of(self.first)}/{name_of(self.last)}"

    def overlaps(self, other: Period) -> bool:
        """Say whether they share a week."""
        return self.first <= other.last and other.first <= self.last


def week(number: int) -> Period:
    """Give one week as a period."""
    return Period(number, 1)


def block_with(number: int) -> Period:
    """Give the block of four weeks that holds a week."""
    return Period(number - number % WEEKS_OF_A_BLOCK + WEEKS_OF_A_BLOCK - 1, WEEKS_OF_A_BLOCK)


def ending_with(number: int) -> tuple[Period, ...]:
    """Give the periods that end with a week: the week, and the block if it is a block's last one."""
    block = block_with(number)
    return (week(number), block) if block.last == number else (week(number),)


def last_week_over(now: datetime) -> int:
    """Give the number of the last week that was over at a time."""
    return week_of(now.astimezone(ZONE).date()) - 1


def week_of(day: date) -> int:
    """Give the number of the week that a day is in."""
    return (day - FIRST_MONDAY).days // 7


def monday_of(number: int) -> date:
    """Give the Monday of a week."""
    return FIRST_MONDAY + timedelta(weeks=number)


@cache
def name_of(number: int) -> str:
    """Give the ISO name of a week, such as 2026-W40."""
    year, week_number, _ = monday_of(number).isocalendar()
    return f"{year:04}-W{week_number:02}"


def parse_week(text: str) -> int:
    """Give the number of a week named as in ISO 8601.

    Raises:
        ValueError: there is no such week; the message is one sentence.
    """
    match = _WEEK.fullmatch(text)
    if match is None:
        raise ValueError(f"{text!r} is no ISO week such as 2026-W40.")
    try:
        return week_of(date.fromisocalendar(int(match[1]), int(match[2]), 1))
    except ValueError as error:
        raise ValueError(f"There is no week {text}.") from error


def parse_period(text: str) -> Period:
    """Give the week or the block of a text such as 2026-W40 or 2026-W37/2026-W40.

    Raises:
        ValueError: it is neither; the message is one sentence.
    """
    first, slash, last = text.partition("/")
    begins, ends = parse_week(first), parse_week(last if slash else first)
    if begins == ends:
        return week(begins)
    block = block_with(begins)
    if (begins, ends) != (block.first, block.last):
        raise ValueError(f"{text} is no period; the block of four weeks that {first} is in is {block.text}.")
    return block


def _midnight(monday: date) -> str:
    return datetime.combine(monday, time(), ZONE).astimezone(UTC).isoformat()
