"""When a point fits well enough to be shown unasked: better nothing than something that misses."""

from __future__ import annotations

import msgspec

MOST_OF_A_KIND = 2
MOST = 4


class Showing(msgspec.Struct, frozen=True):
    """What training chose on examples by a writer it had not seen; all are shares from 0 to 1.

    Nothing is shown where the best point's share is below `least` or where "nothing fits" has `nothing` or more.
    The second point needs `second` times the best one's share, each further one `further` times.
    """

    least: float
    nothing: float
    second: float
    further: float


def points_to_show(showing: Showing, ranked: tuple[tuple[str, float], ...], nothing: float) -> frozenset[int]:
    """Give the ranks of the points to show, from kinds and shares, best first, and the share of "nothing fits"."""
    if not ranked or nothing >= showing.nothing or ranked[0][1] < showing.least:
        return frozenset()
    shown: list[int] = []
    for rank, (kind, share) in enumerate(ranked):
        needed = (0.0, showing.second, showing.further, showing.further)[len(shown)] * ranked[0][1]
        of_this_kind = sum(ranked[other][0] == kind for other in shown)
        if share >= needed and of_this_kind < MOST_OF_A_KIND:
            shown.append(rank)
        if len(shown) == MOST:
            break
    return frozenset(shown)
