"""People who write, press and edit at random, some without waiting for the bot.

They leave alone what does errands: that has tests of its own.
"""

import asyncio
import random

from bot.reflecting.codes import ERRAND
from bot.reflecting.sharing import RESEARCH
from dialogues.choices import SWITCH
from tests.telegram.control import Controllable
from tests.telegram.errors import JSON

FIRST_USER = 7_000_001
THEMES = ("extent", "overall", "processes", "reach", "structures")
COMMANDS = (
    "/back", "/skip", "/pause", "/help", "/privacy", "/stop", "/reflect", "/restart", "/nonsense",
    *(f"/start {theme}" for theme in THEMES),
)  # fmt: skip
SENTENCES = (
    "it was ok",
    "no",
    "the school nurse & the <b>SENCo</b> sat down with me and we agreed who does what until friday, which helped us",
    "their computer and ours don't talk, so each of us types all things in twice a day and nobody reads it \U0001f914",
    "Sarah Jones from housing rang me on 07700 900123 about him, and after that we knew who would do what",
    "does my manager see this?",
    "he hit her last night and she is not safe there",
    "When the next form comes, I will ring the duty team before I type it in",
    "we met every monday. " * 30,
    "everybody had another idea of what a plan is\n\nand nobody said so before the third meeting " * 40,
)  # fmt: skip
PATIENCE_S = 4.0


class Crowd:
    """All people of a storm. `updates` holds what Telegram made of all they did, by id."""

    def __init__(self, place: Controllable, people: int, seed: int, thinking_s: float) -> None:
        self.updates: dict[int, JSON] = {}
        self.users = [FIRST_USER + number for number in range(people)]
        self._people = [
            Visitor(place, user, random.Random(f"{seed}/{user}"), thinking_s, self.updates) for user in self.users
        ]
        self._tasks: list[asyncio.Task[None]] = []

    def come(self) -> None:
        self._tasks = [asyncio.create_task(person.live()) for person in self._people]

    async def go(self) -> None:
        for person in self._people:
            person.leaving = True
        await asyncio.gather(*self._tasks)

    async def disperse(self) -> None:
        """Everybody stops at once."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def check(self) -> None:
        """Raises what went wrong with a person."""
        for task in self._tasks:
            if task.done():
                task.result()


class Visitor:
    """One person at a phone, who thinks for about `thinking_s` before doing something."""

    def __init__(
        self, place: Controllable, user: int, dice: random.Random, thinking_s: float, updates: dict[int, JSON]
    ) -> None:
        self._place = place
        self._thinking_s = thinking_s
        self._user = user
        self._dice = dice
        self._updates = updates
        self._seen = 0
        self._boards: dict[int, list[str]] = {}
        self._old_buttons: list[tuple[int, str]] = []
        self._own: list[int] = []
        self.leaving = False

    async def live(self) -> None:
        await self._place.call("person", user=self._user, first_name="Somebody")
        await self._act("write", text=f"/start {self._dice.choice(THEMES)}")
        while not self.leaving:
            await self._listen()
            for _ in range(self._dice.choice((1, 1, 1, 1, 1, 1, 2, 4))):
                await self._do_something()

    async def _do_something(self) -> None:
        dice = self._dice
        chance = dice.random()
        if chance < 0.06 and self._own:
            await self._act("edit", message_id=dice.choice(self._own[-3:]), text=self._sentence())
        elif chance < 0.12:
            await self._act("write", text=dice.choice(COMMANDS))
        elif chance < 0.14:
            await self._act("send", kind=dice.choice(("photo", "voice", "sticker")))
        elif chance < 0.17 and self._old_buttons:
            message, code = dice.choice(self._old_buttons[-30:])
            await self._act("click", message_id=message, data=code)
        else:
            codes = self._boards.get(max(self._boards, default=0), [])
            if codes and (len(codes) > 1 or dice.random() < 0.3):
                await self._act("click", message_id=max(self._boards), data=dice.choice(codes))
            else:
                await self._act("write", text=self._sentence())

    def _sentence(self) -> str:
        return f"{self._dice.choice(SENTENCES)} {self._dice.randrange(1000)}"

    async def _act(self, action: str, **arguments: object) -> None:
        try:
            update = await self._place.call(action, user=self._user, **arguments)
        except ValueError:
            return  # the bot has just deleted the message that was to be edited
        self._updates[update["update_id"]] = update
        message = update.get("message", {})
        if "text" in message and not message["text"].startswith("/"):
            self._own.append(message["message_id"])

    async def _listen(self) -> None:
        """Waits for the bot to say something, and until it has said all; not for ever."""
        thinking_s = self._thinking_s * self._dice.uniform(0.5, 1.5)
        heard, patience = False, PATIENCE_S + thinking_s
        while entries := await self._place.call("journal", chat=self._user, after=self._seen, seconds=patience):
            for entry in entries:
                self._seen = entry["seq"]
                if entry["kind"] in ("message", "edited") and entry["message"]["from"]["is_bot"]:
                    self._take_in(entry["message"])
                    heard = True
            patience = thinking_s if heard else patience

    def _take_in(self, message: JSON) -> None:
        number = message["message_id"]
        rows = message.get("reply_markup", {}).get("inline_keyboard", [])
        codes = [code for row in rows for button in row if not _asks_for_an_errand(code := button["callback_data"])]
        self._old_buttons += [(number, code) for code in self._boards.pop(number, [])]
        if codes:
            self._boards[number] = codes


def _asks_for_an_errand(code: str) -> bool:
    """Whether a button leads out of the conversation, as the first gift to research does."""
    return code.startswith(f"{ERRAND}:") or code.endswith(tuple(f":{SWITCH}{switch}" for switch in RESEARCH))
