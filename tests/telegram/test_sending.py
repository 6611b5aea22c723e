"""The sender: each message once, in order, and no sooner than Telegram allows."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest
from telegram import Bot

from bot.channels.telegram_channel.requests import AiohttpRequest
from bot.channels.telegram_channel.sending import Sender
from bot.messages import Message
from storage import outbox, respondents
from storage.database import Database
from storage.outbox import Outgoing
from storage.respondents import Respondent
from tests.telegram.emulator import Emulator
from tests.telegram.people import Person

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


class Office:
    """An outbox and the sender that empties it."""

    def __init__(self, database: Database, bot: Bot) -> None:
        self._database = database
        self._sender = Sender(bot, database, lambda: NOW, lambda attachment: attachment.content, 0)
        self._number = 0

    async def put(self, *messages: tuple[Person, str | Message]) -> None:
        outgoing = []
        for person, text in messages:
            self._number += 1
            encoded = msgspec.json.encode(Message(text) if isinstance(text, str) else text).decode()
            outgoing.append(Outgoing(self._number, person.user, "telegram", str(person.user), encoded))
        async with self._database.transaction() as transaction:
            known = {Respondent(person.user, "telegram", str(person.user)) for person, _ in messages}
            await respondents.save(transaction, known, NOW.isoformat())
            await outbox.put(transaction, outgoing, NOW.isoformat())
        self._sender.look()

    async def take_out(self, person: Person) -> None:
        async with self._database.transaction() as transaction:
            await outbox.drop(transaction, ("telegram", str(person.user)))

    async def unsent(self) -> int:
        async with self._database.transaction() as transaction:
            return len(await outbox.unsent(transaction, "telegram"))

    async def until_empty(self) -> None:
        async with asyncio.timeout(20):
            while await self.unsent():  # noqa: ASYNC110  a row that goes has no event
                await asyncio.sleep(0.02)

    async def close(self) -> None:
        await self._sender.finish(5)


@pytest.fixture
async def office(telegram: Emulator, tmp_path: Path) -> AsyncIterator[Office]:
    database = await Database.open(tmp_path / "outbox.sqlite3")
    request, updates_request = AiohttpRequest(), AiohttpRequest()
    await asyncio.gather(request.initialize(), updates_request.initialize())
    base = f"{telegram.base_url}/bot"
    office = Office(database, Bot(telegram.token, base, request=request, get_updates_request=updates_request))
    yield office
    await office.close()
    await asyncio.gather(request.shutdown(), updates_request.shutdown())
    await database.close()


def texts(person: Person) -> list[str]:
    return [bubble.text for bubble in person.bubbles]


async def test_of_a_long_message_only_the_part_that_did_not_arrive_is_sent_again(
    telegram: Emulator, office: Office, ada: Person
) -> None:
    await ada.start()
    await telegram.call("fault", kind="server_error", method="sendMessage", skip=1)
    await office.put((ada, "\n\n".join(["a" * 3000, "b" * 3000])))
    await office.until_empty()
    await ada.look()
    assert [text[0] for text in texts(ada)] == ["a", "b"]


async def test_no_chat_is_asked_again_before_the_longest_pause_that_telegram_wants_is_over(
    telegram: Emulator, office: Office, ada: Person, ben: Person
) -> None:
    await ada.start()
    await ben.start()
    await telegram.call("fault", kind="retry_after", method="sendMessage", chat=ada.user, seconds=2)
    await telegram.call("fault", kind="retry_after", method="sendMessage", chat=ben.user, seconds=1)
    await office.put((ada, "one"), (ben, "one"), (ada, "two"))
    await office.until_empty()
    await ada.look()
    await ben.look()
    assert (texts(ada), texts(ben)) == (["one", "two"], ["one"])
    assert (await telegram.call("state"))["impatient"] == 0


async def test_the_next_message_of_a_chat_waits_until_it_is_written_down_that_the_one_before_was_sent(
    telegram: Emulator, office: Office, ada: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    unsent: list[int] = []
    send = telegram._handlers["sendmessage"]

    async def send_and_count(parameters: dict[str, object]) -> object:
        unsent.append(await office.unsent())
        return await send(parameters)

    monkeypatch.setitem(telegram._handlers, "sendmessage", send_and_count)
    await ada.start()
    await office.put((ada, "one"), (ada, "two"), (ada, "three"))
    await office.until_empty()
    assert unsent == [3, 2, 1]


async def test_a_chat_that_refuses_holds_up_nobody_and_nothing_waits_for_it_any_more(
    telegram: Emulator, office: Office, ada: Person, ben: Person
) -> None:
    await ada.start()
    await ben.start()
    await telegram.call("deactivate", user=ada.user)
    await office.put((ada, "one"), (ada, "two"), (ben, "one"))
    await office.until_empty()
    await ben.look()
    assert texts(ben) == ["one"]


async def test_a_message_that_telegram_refuses_does_not_hold_up_the_next(
    telegram: Emulator, office: Office, ada: Person
) -> None:
    await ada.start()
    await office.put((ada, "one"), (ada, "<i>not closed"), (ada, "three"))
    await office.until_empty()
    await ada.look()
    assert texts(ada) == ["one", "three"]
    assert [problem["method"] for problem in telegram.violations] == ["sendMessage"]


async def test_what_comes_too_late_waits_until_it_may_come_and_goes_only_if_it_is_wanted_still(
    telegram: Emulator, office: Office, ada: Person, ben: Person
) -> None:
    await ada.start()
    await ben.start()
    quiet = ((NOW - timedelta(hours=1)).isoformat(), (NOW + timedelta(seconds=1)).isoformat())
    late = Message("late", patient=True, quiet=quiet)
    over = ((NOW - timedelta(hours=2)).isoformat(), (NOW - timedelta(hours=1)).isoformat())
    await office.put((ada, late), (ben, late), (ada, Message("in time", patient=False, quiet=over)))
    await ada.sees("in time")
    await office.take_out(ben)
    await office.until_empty()
    await ada.look()
    await ben.look()
    assert texts(ada) == ["in time", "late"]
    assert texts(ben) == []
