"""The bot's own webhook: who may bring what, and when it counts as taken."""

import json
import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest

from tests.telegram.bot_process import SECRET, BotProcess, start_bot, webhook_settings
from tests.telegram.emulator import Emulator
from tests.telegram.people import Person
from tests.telegram.test_conversations import reflect

HEADER = "X-Telegram-Bot-Api-Secret-Token"
STARTING = 60.0
TABLES = ("respondent", "conversation", "outbox", "update_taken", "update_aside")
MESSAGE = {
    "message_id": 1,
    "date": 1,
    "chat": {"id": 701, "type": "private", "first_name": "Ada"},
    "from": {"id": 701, "is_bot": False, "first_name": "Ada"},
    "text": "Zanzibar",
}
UPDATE = json.dumps({"update_id": 77, "message": MESSAGE})

NO_UPDATES: tuple[str | bytes, ...] = (
    "",
    "not json",
    b"\xff\xfe",
    UPDATE[:-1],
    "[" * 500_000,
    "[]",
    "7",
    "{}",
    f"[{UPDATE}]",
    '{"update_id": "77"}',
    '{"update_id": true}',
    '{"update_id": -1}',
    '{"update_id": 77.5}',
    f'{{"update_id": {2**63}}}',
    f'{{"update_id": {"9" * 5000}}}',
)


class Hooked:
    """The bot with a webhook, and its database."""

    def __init__(self, bot: BotProcess, url: str, path: Path, session: aiohttp.ClientSession) -> None:
        self.bot = bot
        self._url = url
        self._path = path
        self._session = session

    async def post(self, body: str | bytes, headers: dict[str, str] | None = None) -> int:
        given = {HEADER: SECRET} if headers is None else headers
        async with self._session.post(self._url, data=body, headers=given) as answer:
            return answer.status

    def kept(self) -> int:
        """How many rows there are that something that came could have made."""
        connection = sqlite3.connect(self._path)
        try:
            return sum(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in TABLES)
        finally:
            connection.close()


@pytest.fixture
async def hooked(telegram: Emulator, tmp_path: Path) -> AsyncIterator[Hooked]:
    path = tmp_path / "reflections.sqlite3"
    settings = webhook_settings()
    bot = await start_bot(telegram.base_url, telegram.token, path, LOG_LEVEL="DEBUG", **settings)
    await bot.logs('"listening"', STARTING)
    async with aiohttp.ClientSession() as session:
        yield Hooked(bot, settings["WEBHOOK_URL"], path, session)
    assert await bot.stop() == 0, bot.log


async def test_a_person_goes_through_a_theme_by_webhook(telegram: Emulator, hooked: Hooked, ada: Person) -> None:
    await reflect(ada, "extent")
    assert await telegram.call("drained", seconds=5)
    assert hooked.kept() > 0
    assert telegram.violations == []


async def test_without_the_secret_nothing_is_touched(hooked: Hooked) -> None:
    for headers in ({}, {HEADER: ""}, {HEADER: "a-Secret_2"}, {HEADER: f"{SECRET}x"}, {HEADER: "\N{PILE OF POO}"}):
        assert await hooked.post(UPDATE, headers) == 403, headers
    assert hooked.kept() == 0


async def test_what_is_no_update_is_refused_and_counted_and_nothing_of_it_is_kept(hooked: Hooked) -> None:
    assert await hooked.post(" " * 1_000_001 + UPDATE) == 413
    for body in NO_UPDATES:
        assert await hooked.post(body) == 400, body[:80]
    await hooked.bot.logs(f'"refused":{len(NO_UPDATES) + 1},')
    assert hooked.kept() == 0
    assert "Zanzibar" not in hooked.bot.log


async def test_the_same_update_twice_is_taken_once_and_confirmed_twice(
    telegram: Emulator, hooked: Hooked, ada: Person
) -> None:
    telegram.world.chats[ada.user].started = True
    assert [await hooked.post(UPDATE), await hooked.post(UPDATE)] == [200, 200]
    await ada.sees("Hello. I'm a bot.")
    await ada.start()
    await ada.sees("What would you like to think about?")
    assert ada.screen.count("Hello. I'm a bot.") == 1
    connection = sqlite3.connect(hooked._path)
    assert connection.execute("SELECT count(*) FROM update_taken WHERE id = 77").fetchone() == (1,)
    connection.close()


async def test_a_signal_to_stop_ends_it_at_once_though_people_write(
    telegram: Emulator, hooked: Hooked, ada: Person, ben: Person
) -> None:
    await ada.start()
    await ada.sees("Hello. I'm a bot.")
    for person in (ada, ben):
        for number in range(20):
            await person.write(f"line {number}")
    assert await hooked.bot.stop() == 0
    assert '"stopping"' in hooked.bot.log
    assert (await telegram.call("state"))["violations"] == []


async def test_a_port_that_is_taken_is_one_sentence_and_status_2(
    telegram: Emulator, hooked: Hooked, tmp_path: Path
) -> None:
    taken = hooked._url.removeprefix("http://").removesuffix("/hook")
    settings = webhook_settings() | {"WEBHOOK_LISTEN": taken}
    second = await start_bot(telegram.base_url, telegram.token, tmp_path / "second.sqlite3", **settings)
    assert await second.ended() == 2
    assert second.log.splitlines()[-1].startswith("WEBHOOK_LISTEN can't be used: ")
