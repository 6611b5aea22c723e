"""Time zones by the names of the IANA database."""

from __future__ import annotations

from difflib import get_close_matches
from functools import cache
from zoneinfo import available_timezones

MOST_NEAR = 3


def find_zone(name: str) -> str | None:
    """Give a time zone's name as it is written, or None if there is none such."""
    return _by_folded_name().get(name.strip().replace(" ", "_").casefold())


def zone_of_city(name: str) -> str | None:
    """Give the name of the one time zone that is called after a city, or None if there is none or there are several."""
    ending = f"/{name.strip().replace(' ', '_').casefold()}"
    ours = [zone for key, zone in _by_folded_name().items() if key.endswith(ending)]
    return ours[0] if len(ours) == 1 else None


def near_zones(name: str) -> list[str]:
    """Give up to three time zones whose names come near, those of a town written nearly like it first."""
    folded = name.strip().replace(" ", "_").casefold()
    known = _by_folded_name()
    holding = sorted(zone for key, zone in known.items() if len(folded) > MOST_NEAR and folded in key)
    towns = {key.rpartition("/")[2]: zone for key, zone in known.items()}
    like_it = [towns[town] for town in get_close_matches(folded.rpartition("/")[2], towns)]
    return (holding or like_it or [known[key] for key in get_close_matches(folded, known)])[:MOST_NEAR]


@cache
def _by_folded_name() -> dict[str, str]:
    return {zone.casefold(): zone for zone in sorted(available_timezones())}
