"""Lets our bot go through whole conversations once, against the emulator with all its checks, and notes its calls."""

from __future__ import annotations

import asyncio
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

from tests.telegram.bot_process import running_bot
from tests.telegram.emulator import Emulator
from tests.telegram.people import Person
from tools.bench.stories import ANSWER, FIRST_USER, Call, Step, Story

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from tests.telegram.errors import JSON

TRANSCRIPTS = Path(__file__).resolve().parents[2] / "tests" / "transcripts"
# One full round of each script, and one that holds names and a telephone number.
TOLD = ("extent_full", "names_stay_out", "structures_full", "processes_full", "reach_full", "overall_full")
PROGRAM = ("-m", "tools.bench.our_bot", "run")
PATIENCE_S = 60.0
_QUIET = "SELECT 1 FROM outbox UNION SELECT 1 FROM conversation WHERE waits = 1 UNION SELECT 1 FROM errand"
_PER_TIME = ("chat_id", "message_id", "callback_query_id")


async def record(folder: Path) -> list[Story]:
    """Give the stories of the transcripts; the points that tailoring found on the way lie in `found.json` then."""
    async with Emulator() as telegram:
        database = folder / "recording.sqlite3"
        settings = {"BENCH_FOUND": str(folder / "found.json"), "LOG_LEVEL": "ERROR"}
        async with running_bot(
            telegram, telegram.base_url, telegram.token, database, program=PROGRAM, **settings
        ) as bot:
            stories = []
            for place, name in enumerate(TOLD):
                teller = _Teller(telegram, database, FIRST_USER + place)
                stories.append(Story(name, tuple([await teller.take(one) async for one in teller.lines(name)])))
            if bot.log:
                raise RuntimeError(f"the bot complained while it was recorded:\n{bot.log}")
        if telegram.violations:
            raise RuntimeError(f"the bot broke the Bot API while it was recorded: {telegram.violations}")
    return stories


class _Teller:
    """Plays the person of one transcript."""

    def __init__(self, telegram: Emulator, database: Path, user: int) -> None:
        self._telegram = telegram
        self._database = database
        self._person = Person(telegram, user)
        self._user = user
        self._heard = 0

    async def lines(self, name: str) -> AsyncIterator[str]:
        """Give what the person of a transcript does."""
        await self._telegram.call("person", user=self._user, first_name="Ada")
        text = (TRANSCRIPTS / f"{name}.txt").read_text("utf-8")
        for line in text.splitlines():
            if line.startswith("> "):
                several = line.removeprefix("> ").split("] [")
                for one in several:
                    yield f"[{one.strip('[]')}]" if line.startswith("> [") else one
                if len(several) > 1:
                    yield "[That's all]"

    async def take(self, line: str) -> Step:
        """Do what one line says and give it with all that the bot did then."""
        self._heard = len(self._telegram.control.requests)
        text, message, button = line, 0, 0
        if line.startswith("["):
            text = ""
            message, button, data = await self._find(line.strip("[]"))
            await self._person.press(message, data)
        else:
            await self._person.write(line)
        return Step(text, message, button, tuple(await self._calls()))

    async def _find(self, label: str) -> tuple[int, int, str]:
        await self._person.look()
        boards = [board for board in reversed(self._person.bubbles) if board.buttons]
        for board in boards:
            labels = [one for row in board.buttons for one in row]
            place = int(label) - 1 if label.isdecimal() else labels.index(label) if label in labels else None
            if place is not None:
                message = self._telegram.world.chats[self._user].messages[board.message_id]
                buttons = [one for row in message["reply_markup"]["inline_keyboard"] for one in row]
                return board.message_id, place, buttons[place]["callback_data"]
        raise LookupError(f"there is no button {label}:\n{self._person.screen}")

    async def _calls(self) -> list[Call]:
        await self._telegram.call("drained", seconds=PATIENCE_S)
        async with asyncio.timeout(PATIENCE_S):
            while self._busy():  # noqa: ASYNC110  the bot is another process
                await asyncio.sleep(0.02)
        calls = self._telegram.control.requests[self._heard :]
        told = [_call(call) for call in calls if call["method"] == ANSWER or _is_for_people(call)]
        return sorted(told, key=lambda call: call.method != ANSWER)

    def _busy(self) -> bool:
        connection = sqlite3.connect(f"file:{self._database}?mode=ro", uri=True)
        try:
            waits = connection.execute(_QUIET).fetchone() is not None
        finally:
            connection.close()
        return waits or any(not query.answered for query in self._telegram.world.queries.values())


def _is_for_people(call: JSON) -> bool:
    return "chat_id" in call["parameters"] and call["method"] != "sendChatAction"


def _call(call: JSON) -> Call:
    return Call(call["method"], {name: one for name, one in call["parameters"].items() if name not in _PER_TIME})
