"""Keeps sending within so many messages a second, with a burst now and then."""

from __future__ import annotations

import asyncio


class Pace:
    """A bucket that fills `per_second` and holds `burst`; 0 per second means no limit."""

    def __init__(self, per_second: float, burst: float) -> None:
        self._per_second = per_second
        self._burst = burst
        self._free_at = 0.0

    @property
    def rested(self) -> bool:
        """Whether it holds a whole burst again."""
        return self._free_at <= asyncio.get_running_loop().time()

    async def wait(self) -> None:
        """Wait for one's turn; turns are given in the order of asking."""
        if not self._per_second:
            return
        now = asyncio.get_running_loop().time()
        self._free_at = max(self._free_at, now) + 1 / self._per_second
        await asyncio.sleep(max(0.0, self._free_at - now - self._burst / self._per_second))
