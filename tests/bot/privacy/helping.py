"""What several tests of this room need."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.messages import Message
    from storage.database import Row
    from tests.stage import Player, Stage

WORDS = "we sat down with the whole quibblefrost board and agreed on the spot who does what by friday"


async def reflects(player: Player, theme: str = "extent", *, finishes: bool = False) -> None:
    """Begin a reflection with one long answer, and go to its end if wished."""
    await player.write(f"/start {theme}")
    if any(button.label == "Start" for button in player.buttons[-2:]):
        await player.press("Start")
    heard = await player.write(WORDS)
    while finishes and "That's all for today" not in heard:
        heard = await (player.press("Done") if player.buttons[-1].label == "Done" else player.write("/skip"))


async def everything(player: Player) -> str:
    """Ask for all that is held."""
    await player.write("/mine")
    return await player.press("Everything held about me")


def files(player: Player) -> dict[str, bytes]:
    return {message.attachment.name: message.attachment.content for message in player.heard if message.attachment}


def labels(message: Message) -> list[str]:
    return [button.label for button in message.buttons]


async def rows(stage: Stage, sql: str) -> list[Row]:
    async with stage.database.transaction() as transaction:
        return await transaction.rows(sql)
