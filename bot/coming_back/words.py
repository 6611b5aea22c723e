"""Days and minutes as people say them. Pure."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import tzinfo


def day_in_words(time: str, zone: tzinfo = UTC) -> str:
    """Give the day of an ISO 8601 time as "3 November", on the clocks of a zone."""
    day = datetime.fromisoformat(time).astimezone(zone)
    return f"{day.day} {day:%B}"
