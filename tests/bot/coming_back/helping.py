"""What several tests of this room need."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from storage.database import Row
    from tests.stage import Player, Stage

PLAN = "when we have the next visit i will ask her manager to come along"
WEEK = timedelta(days=7)
HALF_HOUR = timedelta(minutes=30)


async def plans(player: Player, theme: str = "extent", words: str = PLAN, when: str = "In 1 week") -> str:
    """Finish a reflection with a plan, and give the goodbye."""
    heard = await player.write(f"/start {theme}")
    if "Hello" in heard:
        heard = await player.press("Start")
    while "When ..., I will ..." not in heard:
        heard = await player.write("/skip")
    await player.write(words)
    await player.press(when)
    return await player.press("Done")


async def rows(stage: Stage, sql: str) -> list[Row]:
    async with stage.database.transaction() as transaction:
        return await transaction.rows(sql)


def labels(player: Player) -> list[str]:
    return [button.label for button in player.heard[-1].buttons]
