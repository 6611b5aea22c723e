"""Updates go to a webhook until it takes them, in order per chat, a few at once."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from aiohttp import web
from telegram import Bot
from telegram.error import Conflict, RetryAfter

from tests.telegram.emulator import Emulator
from tests.telegram.errors import JSON
from tests.telegram.people import Person

SECRET = "a-Secret_1"


class Hook:
    """A webhook that answers what its `answers` say, then 200, and keeps what came."""

    def __init__(self) -> None:
        self.came: list[JSON] = []
        self.secrets: set[str | None] = set()
        self.answers: list[int] = []
        self.open = asyncio.Event()
        self.open.set()
        self.changed = asyncio.Condition()
        self.url = ""

    async def take(self, request: web.Request) -> web.Response:
        self.secrets.add(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        async with self.changed:
            self.came.append(await request.json())
            self.changed.notify_all()
        await self.open.wait()
        return web.Response(status=self.answers.pop(0) if self.answers else 200)

    async def until(self, count: int) -> list[JSON]:
        async with asyncio.timeout(5), self.changed:
            await self.changed.wait_for(lambda: len(self.came) >= count)
        return self.came

    def texts(self) -> list[str]:
        return [update["message"]["text"] for update in self.came]


@pytest.fixture
async def hook() -> AsyncIterator[Hook]:
    hook = Hook()
    app = web.Application()
    app.router.add_post("/hook", hook.take)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    hook.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield hook
    await runner.cleanup()


async def test_updates_come_with_the_secret(telegram: Emulator, bot: Bot, ada: Person, hook: Hook) -> None:
    await ada.write("before")
    await bot.set_webhook(hook.url, secret_token=SECRET)
    await ada.write("after")
    assert await telegram.call("drained", seconds=5)
    assert hook.texts() == ["before", "after"]
    assert hook.secrets == {SECRET}
    info = await bot.get_webhook_info()
    assert (info.url, info.pending_update_count, info.max_connections) == (hook.url, 0, 40)


async def test_a_refused_update_comes_again_before_the_next_of_its_chat(
    telegram: Emulator, bot: Bot, ada: Person, hook: Hook
) -> None:
    await telegram.call("webhook_pause", pause=0.01)
    hook.answers = [500, 403, 502, 200]
    await bot.set_webhook(hook.url)
    await ada.write("one")
    await ada.write("two")
    assert await telegram.call("drained", seconds=5)
    assert hook.texts() == ["one", "one", "one", "one", "two"]
    assert (await bot.get_webhook_info()).last_error_message == "Wrong response from the webhook: 502 Bad Gateway"


async def test_chats_go_side_by_side_up_to_the_connections_allowed(telegram: Emulator, bot: Bot, hook: Hook) -> None:
    hook.open.clear()
    await bot.set_webhook(hook.url, max_connections=3)
    people = [await Person.join(telegram, 800 + number) for number in range(5)]
    for person in people:
        await person.write("one")
        await person.write("two")
    await hook.until(3)
    hook.open.set()
    assert await telegram.call("drained", seconds=5)
    assert len(hook.came) == 10
    assert (await telegram.call("state"))["most_webhooks_at_once"] == 3
    for person in people:
        mine = [update["message"]["text"] for update in hook.came if update["message"]["from"]["id"] == person.user]
        assert mine == ["one", "two"]


async def test_polling_and_webhook_exclude_each_other(telegram: Emulator, bot: Bot, ada: Person, hook: Hook) -> None:
    poll = asyncio.create_task(bot.get_updates(timeout=50))
    assert await telegram.call("polled", seconds=5)
    await bot.set_webhook(hook.url)
    with pytest.raises(Conflict, match="terminated by setWebhook"):
        await poll
    with pytest.raises(Conflict, match="can't use getUpdates method while webhook is active"):
        await bot.get_updates()
    with pytest.raises(RetryAfter):
        await bot.set_webhook(hook.url)
    await bot.delete_webhook()
    await ada.write("polled again")
    assert len(await bot.get_updates()) == 1
    await ada.write("dropped")
    await bot.delete_webhook(drop_pending_updates=True)
    assert (await telegram.call("state"))["waiting"] == 0


async def test_duplicates_and_other_orders_by_chance(telegram: Emulator, bot: Bot, ada: Person, hook: Hook) -> None:
    await telegram.call("disturb", seed=1, duplicate=0.5, reorder=0.5)
    words = [f"line {number}" for number in range(20)]
    for line in words:
        await ada.write(line)
    await bot.set_webhook(hook.url)
    assert await telegram.call("drained", seconds=5)
    assert set(hook.texts()) == set(words)
    assert len(hook.came) > len(words)
    assert list(dict.fromkeys(hook.texts())) != words
