"""What a test can do to an emulator, the same in its own process and over HTTP from another one."""

import asyncio
import base64
from collections.abc import Coroutine
from types import TracebackType
from typing import Any, Protocol, Self

import aiohttp

from tests.telegram.acting import Acting
from tests.telegram.errors import JSON
from tests.telegram.faults import Fault, Faults
from tests.telegram.updates import Updates
from tests.telegram.webhook import Webhook
from tests.telegram.world import World

ACTS = frozenset(
    [
        "person",
        "chat",
        "write",
        "send",
        "forward",
        "edit",
        "click",
        "block",
        "unblock",
        "deactivate",
        "refuse",
        "post",
        "migrate",
        "push",
    ]
)


class Controllable(Protocol):
    """An emulator here or elsewhere."""

    async def call(self, action: str, **arguments: object) -> Any: ...  # noqa: ANN401 - JSON of any shape


class Control:
    """The actions by name; arguments and results are JSON."""

    def __init__(self, world: World, updates: Updates, webhook: Webhook, faults: Faults, acting: Acting) -> None:
        self._world = world
        self._updates = updates
        self._webhook = webhook
        self._faults = faults
        self._acting = acting
        self.token = ""
        self.violations: list[JSON] = []
        self.requests: list[JSON] = []

    async def call(self, action: str, **arguments: Any) -> Any:  # noqa: ANN401 - JSON of any shape
        """Does one action; raises KeyError for an unknown one, ValueError for one that a person can't do."""
        if action in ACTS:
            return getattr(self._acting, action)(**arguments)
        names = ("fault", "disturb", "calm", "advance", "restart_ids", "webhook_pause", "state", "requested")
        if action in names:
            return getattr(self, action)(**arguments)
        if action in ("journal", "drained", "polled", "file"):
            return await getattr(self, action)(**arguments)
        raise KeyError(action)

    async def journal(self, chat: int, after: int = 0, seconds: float = 0) -> list[JSON]:
        """What happened in a chat after the entry with this number; waits for the first one so long."""
        return await self._world.chats[chat].journal_after(after, seconds)

    async def drained(self, seconds: float) -> bool:
        """Waits until every update is confirmed (polling) or taken (webhook); False if that takes longer."""
        return await _within(seconds, self._updates.until_empty())

    async def polled(self, seconds: float) -> bool:
        """Waits until a getUpdates waits for updates; False if that takes longer."""
        return await _within(seconds, self._updates.until_polled())

    async def file(self, file_id: str) -> str:
        """The content of a file in base64."""
        return base64.b64encode(self._world.files[file_id]).decode()

    def fault(self, **fields: Any) -> None:  # noqa: ANN401 - the fields of Fault
        self._faults.add(Fault(**fields))

    def disturb(self, **chances: Any) -> None:  # noqa: ANN401 - numbers by name
        self._faults.disturb(**chances)

    def calm(self) -> None:
        """No fault strikes from now on."""
        self._faults.clear()

    def advance(self, seconds: float) -> None:
        """Moves the emulator's clock."""
        self._world.clock.ahead += seconds

    def restart_ids(self, next_id: int) -> None:
        self._updates.restart_ids(next_id)

    def webhook_pause(self, pause: float) -> None:
        """Scales the waits between retries (1: Telegram's own, from 2 seconds on)."""
        self._webhook.pause = pause

    def requested(self, method: str | None = None, chat: int | None = None) -> list[JSON]:
        """Requests that came so far, in order, as {method, parameters, answer, at, unheard}.

        `at` is `time.monotonic()` on arrival; `unheard` says that the answer never reached the bot.
        """
        return [
            entry
            for entry in self.requests
            if method in (None, entry["method"]) and chat in (None, entry["parameters"].get("chat_id"))
        ]

    def state(self) -> JSON:
        """Counts and lists that tests assert on."""
        return {
            "token": self.token,
            "violations": self.violations,
            "waiting": len(self._updates),
            "confirmed": self._updates.confirmations,
            "struck": dict(self._faults.struck),
            "broken_ids": self._faults.broken_ids,
            "expired_ids": self._updates.expired_ids,
            "impatient": self._faults.impatient,
            "requests": len(self.requests),
            "commands": self._world.commands,
            "unanswered": [number for number, query in self._world.queries.items() if not query.answered],
            "most_webhooks_at_once": self._webhook.most_at_once,
        }


async def _within(seconds: float, event: Coroutine[None, None, None]) -> bool:
    try:
        async with asyncio.timeout(seconds):
            await event
    except TimeoutError:
        return False
    return True


class Remote:
    """An emulator in another process, by its base URL."""

    def __init__(self, base_url: str) -> None:
        self.base_url = base_url
        # Everybody in a crowd may wait for news at the same time.
        unlimited = aiohttp.TCPConnector(limit=0)
        self._session = aiohttp.ClientSession(connector=unlimited, timeout=aiohttp.ClientTimeout(total=None))

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._session.close()

    async def call(self, action: str, **arguments: object) -> Any:  # noqa: ANN401 - JSON of any shape
        async with self._session.post(f"{self.base_url}/control/{action}", json=arguments) as answer:
            body = await answer.json()
        if "error" in body:
            raise ValueError(body["error"])
        return body["result"]
