"""What an export has to reach (design, "Research export: rules"). Pure."""

from __future__ import annotations

import msgspec

FEWEST_PEOPLE = 20
MOST_SUPPRESSED = 0.1
LEAST_K = 5
LEAST_K_OPEN = 10


class Rules(msgspec.Struct, frozen=True):
    """What an export has to reach. `linked` keeps pseudonyms over periods.

    `first_block` is the export's first block of four weeks, counted from 2026-W01, which is in 0.
    """

    k: int = 5
    l: int = 2  # noqa: E741  the letter that the literature uses
    linked: bool = False
    first_block: int = 0
