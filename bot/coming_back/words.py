"""Days and minutes as people say them and type them. Pure."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import tzinfo

_CLOCK = re.compile(r"([0-9]{1,2})(?:[:.]?([0-5][0-9]))?\s?([ap]m)?")
_HALF_A_DAY, _WHOLE_DAY = 12, 24
# A bare number before this hour may as well be meant for the afternoon.
_FIRST_BARE_HOUR = 7
_SHORTEST_DAY = 3


class DayAndClock(NamedTuple):
    """A day from 1 for Monday and a clock as HH:MM, each None where it was not typed."""

    day: int | None
    clock: str | None


def day_in_words(time: str, zone: tzinfo = UTC) -> str:
    """Give the day of an ISO 8601 time as "3 November", on the clocks of a zone."""
    day = datetime.fromisoformat(time).astimezone(zone)
    return f"{day.day} {day:%B}"


def clock_typed(text: str) -> str | None:
    """Give a typed time ("8.15", "0815", "3pm", "9") as HH:MM, or None if it is none or could mean two."""
    found = _CLOCK.fullmatch(text.strip().casefold())
    if found is None:
        return None
    hour, minutes, half = int(found[1]), found[2], found[3]
    if half is not None:
        if not 1 <= hour <= _HALF_A_DAY:
            return None
        hour = hour % _HALF_A_DAY + (_HALF_A_DAY if half == "pm" else 0)
    elif hour >= _WHOLE_DAY or (minutes is None and hour < _FIRST_BARE_HOUR):
        return None
    return f"{hour:02}:{minutes or '00'}"


def day_and_clock_typed(text: str, days: Sequence[str]) -> DayAndClock | None:
    """Read "Friday 15:15", "fri" or "3 pm"; None if anything else is in it. `days` are their names from Monday on."""
    first, _, rest = text.strip().partition(" ")
    day = _day_typed(first, days)
    clock = clock_typed(rest if day else text)
    if (rest if day else text).strip() and clock is None:
        return None
    return DayAndClock(day, clock) if day or clock else None


def _day_typed(word: str, days: Sequence[str]) -> int | None:
    folded = word.casefold().rstrip(",s")
    begun = [number for number, name in enumerate(days, 1) if name.casefold().startswith(folded)]
    return begun[0] if len(folded) >= _SHORTEST_DAY and len(begun) == 1 else None
