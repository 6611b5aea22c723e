"""What a set of ratings may be told as: a band, a count range, shares (design, rules 2 to 4)."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING, Literal, get_args

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

Band = Literal["low", "mixed", "high"]
CountRange = Literal["5-9", "10-19", "20+"]
BANDS: tuple[Band, ...] = get_args(Band)
LEAST_PEOPLE = 5
LEAST_FOR_SHARES = 10
LEAST_IN_A_BIN = 3
LEAST_DIFFERENCE = 3
_BAND_PERCENT = 60
_MANY = 20
_TENTHS = 10


class Bins(msgspec.Struct, frozen=True):
    """How many people are in the lower part of a scale, exactly in its middle, and in the upper part."""

    low: int
    middle: int
    high: int

    @property
    def people(self) -> int:
        """How many there are altogether."""
        return self.low + self.middle + self.high


class Shares(msgspec.Struct, frozen=True):
    """Shares of the three parts of a scale, in tenths of all people, that add up to 1."""

    low: float
    middle: float
    high: float


def one_value_each(given: Mapping[int, Sequence[int]]) -> dict[int, float]:
    """Give each person's median of the places that they gave (rule 2: one value each)."""
    return {person: float(median(places)) for person, places in given.items() if places}


def bins_of(values: Iterable[float], places: int) -> Bins:
    """Sort values on a scale from 1 to `places` into its lower part, its very middle and its upper part."""
    middle = (places + 1) / 2
    wanted = list(values)
    low = sum(value < middle for value in wanted)
    high = sum(value > middle for value in wanted)
    return Bins(low, len(wanted) - low - high, high)


def band_of(bins: Bins) -> Band:
    """Give the band: low or high with 60 percent or more in that part of the scale, else mixed (rule 3)."""
    if bins.low * 100 >= bins.people * _BAND_PERCENT:
        return "low"
    if bins.high * 100 >= bins.people * _BAND_PERCENT:
        return "high"
    return "mixed"


def count_range_of(people: int) -> CountRange:
    """Give the range that a number of people from 5 on is told as (rule 3)."""
    if people >= _MANY:
        return "20+"
    return "10-19" if people >= LEAST_FOR_SHARES else "5-9"


def why_no_shares(bins: Bins) -> str | None:
    """Say which part of rule 4 keeps the shares of the bins back, or None if their numbers allow them."""
    if bins.people < LEAST_FOR_SHARES:
        return f"fewer than {LEAST_FOR_SHARES} people"
    filled = [count for count in (bins.low, bins.middle, bins.high) if count]
    if len(filled) == 1:
        return "everybody is in one part of the scale"
    if min(filled) < LEAST_IN_A_BIN:
        return f"a part of the scale holds fewer than {LEAST_IN_A_BIN} people"
    return None


def shares_of(bins: Bins) -> Shares:
    """Give shares in tenths that add up to 1: rounded down, then up where most was cut off (rule 4).

    Tenths, because finer ones would give away the exact count that rule 3 withholds.
    """
    counts = (bins.low, bins.middle, bins.high)
    tenths = [count * _TENTHS // bins.people for count in counts]
    most_cut = sorted(range(3), key=lambda part: -(counts[part] * _TENTHS % bins.people))
    for part in most_cut[: _TENTHS - sum(tenths)]:
        tenths[part] += 1
    return Shares(*(count / _TENTHS for count in tenths))


def too_near(people: frozenset[int], others: Iterable[frozenset[int]]) -> bool:
    """Say whether a set differs from one of the others by one or two people (rules 4 and 5)."""
    return any(0 < len(people ^ other) < LEAST_DIFFERENCE for other in others)
