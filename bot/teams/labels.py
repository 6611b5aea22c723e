"""Labels of buttons and times in words, as teams need them."""

from __future__ import annotations

from html import unescape
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from datetime import datetime

    from bot.library import Texts

_LONGEST_FILL = 28


def label(texts: Texts, key: str, **fills: str) -> str:
    """Give a button's label; what fills it is shortened, and nothing is escaped, since labels are no HTML."""
    short = {name: fill if len(fill) <= _LONGEST_FILL else f"{fill[:_LONGEST_FILL]}…" for name, fill in fills.items()}
    return unescape(texts(key, **short))


def day_in_words(texts: Texts, at: datetime, zone: str) -> str:
    """Give the day of an instant on the clocks of a time zone, such as "Monday 30 November"."""
    local = at.astimezone(ZoneInfo(zone))
    return f"{texts(f'day_{local.isoweekday()}')} {local.day} {local:%B}"


def time_in_words(texts: Texts, at: datetime, zone: str) -> str:
    """Give an instant on the clocks of a time zone, such as "Monday 30 November, 09:00"."""
    return f"{day_in_words(texts, at, zone)}, {at.astimezone(ZoneInfo(zone)):%H:%M}"
