"""Bank holidays of the nations of the United Kingdom, from the library `holidays`."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from bot.coming_back.minutes import Calendar

if TYPE_CHECKING:
    from datetime import date

    from bot.library import Library
    from storage.reminding import Nation, Reminding


def is_bank_holiday(nation: Nation, day: date) -> bool:
    """Say whether a day is a bank holiday in a nation; Sundays with a holiday's name count too."""
    return day in _of_year(nation, day.year)


@cache
def _of_year(nation: Nation, year: int) -> frozenset[date]:
    from holidays.countries.united_kingdom import UnitedKingdom  # noqa: PLC0415  a third of a second, only when wanted

    return frozenset(UnitedKingdom(subdiv=nation, years=year))  # type: ignore[no-untyped-call]


def calendar_of(library: Library, chosen: Reminding) -> Calendar:
    """Give the calendar of a person who chose this."""
    return Calendar(chosen, library.timezone, library.nation, is_bank_holiday)
