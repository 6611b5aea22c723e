"""Everything that can go wrong goes wrong on request, and only then."""

import asyncio
import itertools
from collections import Counter

import aiohttp
import pytest
from telegram import Bot, Update
from telegram.error import BadRequest, NetworkError, RetryAfter, TimedOut

from tests.telegram.emulator import Emulator
from tests.telegram.people import Person
from tests.telegram.process import emulator_process
from tests.telegram.raw import Raw


async def test_too_many_requests_hold_until_their_time_is_over(
    telegram: Emulator, bot: Bot, ada: Person, ben: Person
) -> None:
    await ada.start()
    await ben.start()
    await telegram.call("fault", kind="retry_after", method="sendMessage", chat=ada.user, seconds=30)
    with pytest.raises(RetryAfter):
        await bot.send_message(ada.user, "Hello")
    with pytest.raises(RetryAfter):
        await bot.send_message(ada.user, "Hello")
    await bot.send_message(ben.user, "Hello")
    await telegram.call("advance", seconds=30)
    await bot.send_message(ada.user, "Hello")
    assert (await telegram.call("state"))["impatient"] == 1
    assert [said.text for said in await ada.hears()] == ["Hello"]


async def test_a_retry_after_says_how_long(telegram: Emulator, raw: Raw, ada: Person) -> None:
    await ada.start()
    await telegram.call("fault", kind="retry_after", seconds=7)
    assert await raw("sendMessage", chat_id=ada.user, text="Hello") == {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 7",
        "parameters": {"retry_after": 7},
    }


@pytest.mark.parametrize(
    ("kind", "screen"), [("server_error", "Ada: /start"), ("server_error_after", "Ada: /start\nbot: Hello")]
)
async def test_a_server_error_is_a_page_of_html(
    telegram: Emulator, bot: Bot, ada: Person, kind: str, screen: str
) -> None:
    await ada.start()
    await telegram.call("fault", kind=kind, method="sendMessage", code=502)
    with pytest.raises(NetworkError, match=r"Bad Gateway|502|HTTPError"):
        await bot.send_message(ada.user, "Hello")
    assert await ada.look() == screen


@pytest.mark.parametrize(
    ("kind", "screen"), [("drop_before", "Ada: /start"), ("drop_after", "Ada: /start\nbot: Hello")]
)
async def test_a_connection_drops_before_or_after_the_request_took_effect(
    telegram: Emulator, bot: Bot, ada: Person, kind: str, screen: str
) -> None:
    await ada.start()
    await telegram.call("fault", kind=kind, method="sendMessage")
    with pytest.raises(NetworkError):
        await bot.send_message(ada.user, "Hello")
    assert await ada.look() == screen
    await bot.send_message(ada.user, "Again")


async def test_a_dropped_poll_confirms_what_its_offset_said_and_loses_nothing(
    telegram: Emulator, bot: Bot, ada: Person
) -> None:
    await ada.write("one")
    await telegram.call("fault", kind="drop_after", method="getUpdates")
    with pytest.raises(NetworkError):
        await bot.get_updates()
    assert len(await bot.get_updates()) == 1


async def test_a_slow_answer_times_out_though_the_message_arrives(telegram: Emulator, bot: Bot, ada: Person) -> None:
    await ada.start()
    await telegram.call("fault", kind="slow", method="sendMessage", seconds=0.4)
    with pytest.raises(TimedOut):
        await bot.send_message(ada.user, "Hello", read_timeout=0.1)
    assert [said.text for said in await ada.hears()] == ["Hello"]


async def test_any_other_refusal_can_be_planned_for_later(telegram: Emulator, bot: Bot, ada: Person) -> None:
    await ada.start()
    await telegram.call("fault", kind="error", method="sendMessage", skip=1, code=400, description="TOPIC_CLOSED")
    await bot.send_message(ada.user, "one")
    with pytest.raises(BadRequest, match="Topic_closed"):
        await bot.send_message(ada.user, "two")
    await bot.send_message(ada.user, "three")


async def test_faults_by_chance_are_the_same_for_the_same_seed(telegram: Emulator, raw: Raw, ada: Person) -> None:
    await ada.start()

    async def outcomes() -> list[bool]:
        await telegram.call("disturb", seed=5)
        await telegram.call("fault", kind="error", code=500, chance=0.5, times=None)
        answers = [(await raw("sendMessage", chat_id=ada.user, text="x"))["ok"] for _ in range(20)]
        await telegram.call("calm")
        return answers

    first = await outcomes()
    assert first == await outcomes()
    assert len(set(first)) == 2


async def poll_all(raw: Raw, expected: int) -> list[list[int]]:
    batches, offset, seen = [], 0, set[int]()
    while len(seen) < expected:
        answer = await raw("getUpdates", offset=offset, timeout=5, limit=7)
        batches.append([update["update_id"] for update in answer["result"]])
        seen.update(batches[-1])
        offset = max(batches[-1]) + 1
    return batches


async def test_duplicated_updates_come_in_the_same_or_a_later_batch(telegram: Emulator, raw: Raw, ada: Person) -> None:
    for number in range(40):
        await ada.write(f"line {number}")
    await telegram.call("disturb", seed=2, duplicate=0.5)
    batches = await poll_all(raw, 40)
    delivered = Counter(number for batch in batches for number in batch)
    assert len(delivered) == 40
    assert max(delivered.values()) > 1
    assert any(min(later) <= max(earlier) for earlier, later in itertools.pairwise(batches))


async def test_reordered_updates_change_places_in_their_batch(telegram: Emulator, raw: Raw, ada: Person) -> None:
    for number in range(40):
        await ada.write(f"line {number}")
    await telegram.call("disturb", seed=2, reorder=0.9)
    batches = await poll_all(raw, 40)
    delivered = [number for batch in batches for number in batch]
    assert len(delivered) == len(set(delivered)) == 40
    assert delivered != sorted(delivered)
    assert all(max(earlier) < min(later) for earlier, later in itertools.pairwise(batches))


async def test_unparsable_and_unknown_updates_come_between_the_others(
    telegram: Emulator, raw: Raw, ada: Person
) -> None:
    await telegram.call("disturb", seed=2, unparsable=0.5, unknown=0.5)
    for number in range(10):
        await ada.write(f"line {number}")
    updates = (await raw("getUpdates"))["result"]
    broken = (await telegram.call("state"))["broken_ids"]
    assert len(updates) == 10 + len(broken)
    assert {"hologram"} in [update.keys() - {"update_id"} for update in updates]
    shapeless = next(update for update in updates if update.get("message", {}).get("message_id") == 1)
    with pytest.raises((TypeError, KeyError)):
        Update.de_json(shapeless, None)


async def test_an_update_of_any_shape_can_be_pushed(telegram: Emulator, raw: Raw) -> None:
    await telegram.call("push", fields={"message": 5})
    assert (await raw("getUpdates"))["result"][0]["message"] == 5


async def test_an_emulator_in_a_process_of_its_own_is_used_the_same_way() -> None:
    async with emulator_process("--seed", "3") as remote:
        ada = await Person.join(remote, 701)
        await ada.start()
        async with Bot((await remote.call("state"))["token"], base_url=f"{remote.base_url}/bot") as bot:
            waiting = asyncio.create_task(ada.hears())
            await bot.send_message(701, "Hello from far away")
            assert (await waiting)[0].text == "Hello from far away"
        with pytest.raises(ValueError, match="levitate"):
            await remote.call("levitate")
        assert (await remote.call("state"))["violations"] == []


async def test_a_person_says_what_they_waited_for_in_vain(ada: Person) -> None:
    await ada.start()
    with pytest.raises(AssertionError, match=r"Ada waited 0.05 s for 1 messages of the bot:\nAda: /start"):
        await ada.hears(timeout=0.05)


async def test_telegram_can_be_away_for_a_while_and_come_back_with_everything(telegram: Emulator, raw: Raw) -> None:
    ada = await Person.join(telegram, 701)
    await telegram.__aexit__(None, None, None)
    with pytest.raises(aiohttp.ClientConnectionError):
        await raw("getUpdates")
    await ada.write("meanwhile")
    async with telegram:
        assert len((await raw("getUpdates"))["result"]) == 1
