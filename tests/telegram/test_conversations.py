"""Whole conversations between people on Telegram and the running bot."""

import asyncio
import json
import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.channels.telegram_channel.running import MENU
from bot.library import read_sources
from tests.telegram.bot_process import BotProcess, running_bot, start_bot
from tests.telegram.emulator import Emulator
from tests.telegram.people import Person

THEMES = [document.data["theme"] for document in read_sources().scripts]
LONG = "we sit down together every monday and it means that nobody has to chase anybody for the news"


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "reflections.sqlite3"


@pytest.fixture
async def our_bot(telegram: Emulator, database: Path) -> AsyncIterator[BotProcess]:
    async with running_bot(telegram, telegram.base_url, telegram.token, database) as bot:
        yield bot
    assert telegram.violations == []


async def reflect(person: Person, theme: str) -> None:
    """Goes through a theme by answering whatever is asked, up to the end."""
    await person.start(theme)
    await person.sees("Hello. I'm a bot.", timeout=60)
    await person.click("Start")
    heard = await person.hears(2)
    for _ in range(40):
        newest = heard[-1]
        labels = [label for row in newest.buttons for label in row]
        if "Thank you. I will ask" in newest.text or "That's all for today" in newest.text:
            return
        if "Done" in labels:
            await person.click("Done")
        elif "In 1 week" in labels:
            await person.click("In 1 week")
        elif "That's all" in labels:
            await person.click(1)
            await person.sees("[✓")
            await person.click("That's all")
        elif labels and labels != ["Skip"]:
            await person.click(1)
        else:
            plan = "When we next meet, I will ask how we can do this again with the others."
            await person.write(plan if "I will" in newest.text else LONG)
        heard = await person.hears(1, timeout=60)
        while heard[-1].buttons == (("Yes", "Partly", "No"),):
            heard = await person.hears(1, timeout=60)
    raise AssertionError(f"no end:\n{person.screen}")


@pytest.mark.parametrize("theme", THEMES)
async def test_a_person_goes_through_a_theme(theme: str, telegram: Emulator, our_bot: BotProcess, ada: Person) -> None:
    await reflect(ada, theme)
    numbers = [int(number) for number in re.findall(r"^bot: .*?(\d) of \d\.", await ada.look(), re.MULTILINE)]
    assert numbers == sorted(numbers)


async def test_a_pressed_button_is_shown_and_gone_and_an_old_one_gets_a_friendly_word(
    our_bot: BotProcess, ada: Person
) -> None:
    await ada.start("extent")
    (greeting,) = await ada.hears(1, timeout=60)
    await ada.click("Start")
    await ada.sees("1 of 7.")
    await ada.look()
    shown = next(bubble for bubble in ada.bubbles if bubble.message_id == greeting.message_id)
    assert shown.buttons == ()
    assert shown.text.endswith("\n\nStart")
    await ada.write("/skip")
    await ada.sees("2 of 7.")
    question = next(bubble for bubble in ada.bubbles if "2 of 7." in bubble.text)
    await ada.click("Planned together")
    await ada.sees("3 of 7.")
    await ada.press(question.message_id, "q:1:1:closeness:ask:apart")
    await ada.sees("That button belongs to an earlier question.")
    await ada.write("/back")
    await ada.sees('You said: "Planned together"')


async def test_an_edited_message_edits_the_answer_it_gave(our_bot: BotProcess, ada: Person) -> None:
    await ada.start("extent")
    await ada.hears(1, timeout=60)
    await ada.click("Start")
    await ada.hears(1)
    await ada.write(LONG)
    await ada.sees("2 of 7.")
    await ada.edit("we met & <b>talked</b> about who does what, and it was a good talk for once")
    await ada.sees("I changed your answer: What happened.")
    await ada.write("/back")
    await ada.sees("we met & <b>talked</b> about who does what")


@pytest.mark.parametrize("kind", ["photo", "voice", "sticker", "document", "location", "poll", "contact"])
async def test_what_is_no_text_gets_a_kind_sentence(kind: str, our_bot: BotProcess, ada: Person) -> None:
    await ada.send(kind)
    await ada.sees("I can take text and buttons, nothing else.", timeout=60)


async def test_a_forwarded_message_is_no_answer(our_bot: BotProcess, ada: Person) -> None:
    await ada.forward("from somebody else")
    await ada.sees("I can take text and buttons, nothing else.", timeout=60)


async def test_in_a_group_it_says_once_that_it_works_one_to_one(telegram: Emulator, our_bot: BotProcess) -> None:
    await telegram.call("chat", chat=-500, kind="group", title="Duty team")
    ada = await Person.join(telegram, 701, "Ada", chat=-500)
    await ada.write("/start")
    await ada.sees("I work one to one.", timeout=60)
    await ada.write("hello?")
    ben = await Person.join(telegram, 702, "Ben")
    await ben.start()
    await ben.sees("Hello. I'm a bot.")
    await ada.look()
    assert ada.screen.count("I work one to one.") == 1


async def test_a_stranger_is_turned_away_kindly_where_only_invited_people_may_come_in(
    telegram: Emulator, database: Path, ada: Person
) -> None:
    async with running_bot(telegram, telegram.base_url, telegram.token, database, ACCESS="invited"):
        await ada.start()
        await ada.sees("Ask your team for the link to me.", timeout=60)


async def test_a_person_who_blocks_the_bot_can_come_back(telegram: Emulator, our_bot: BotProcess, ada: Person) -> None:
    await ada.start("extent")
    await ada.hears(1, timeout=60)
    await ada.click("Start")
    await ada.hears(1)
    await ada.block()
    assert await telegram.call("drained", seconds=5)
    await ada.unblock()
    await ada.write("/skip")
    await ada.sees("2 of 7.")


async def test_the_menu_is_set(telegram: Emulator, our_bot: BotProcess, ada: Person) -> None:
    await ada.start()
    await ada.hears(1, timeout=60)
    state = await telegram.call("state")
    commands = [command["command"] for commands in state["commands"].values() for command in commands]
    assert commands == list(MENU)


async def test_logs_hold_no_content_name_chat_or_token(telegram: Emulator, database: Path) -> None:
    cleo = await Person.join(telegram, 7_712_345_678, "Cleopatra")
    async with running_bot(telegram, telegram.base_url, telegram.token, database, LOG_LEVEL="DEBUG") as bot:
        await telegram.call("fault", kind="server_error", method="sendMessage", times=2)
        await cleo.start("extent")
        await cleo.hears(1, timeout=60)
        await cleo.click("Start")
        await cleo.hears(1)
        await telegram.call("push", fields={"message": {"text": "Zanzibar"}})
        await cleo.write("the zanzibar plan was the one that helped us all when we met there with the family")
        await cleo.sees("2 of 7.")
    lines = bot.log.splitlines()
    assert lines
    assert all(json.loads(line)["event"] for line in lines), bot.log
    for secret in ("anzibar", "Cleopatra", "7712345678", telegram.token, telegram.token.partition(":")[2]):
        assert secret not in bot.log


async def test_a_wrong_token_is_one_sentence_and_status_2(telegram: Emulator, database: Path) -> None:
    bot = await start_bot(telegram.base_url, "1:wrong", database)
    assert await bot.ended() == 2
    assert bot.log.splitlines()[-1] == "Telegram does not know this token; check TELEGRAM_BOT_TOKEN."


async def test_a_second_process_on_the_same_database_says_so_and_stops(
    telegram: Emulator, database: Path, our_bot: BotProcess, ada: Person
) -> None:
    await ada.start()
    await ada.hears(1, timeout=60)
    second = await start_bot(telegram.base_url, telegram.token, database)
    assert await second.ended() == 2
    assert "is in use by another process of this bot; stop that first." in second.log


async def test_a_second_process_on_the_same_token_ends_one_of_the_two(
    telegram: Emulator, tmp_path: Path, ada: Person
) -> None:
    first = await start_bot(telegram.base_url, telegram.token, tmp_path / "first.sqlite3")
    await ada.start()
    await ada.hears(1, timeout=60)
    second = await start_bot(telegram.base_url, telegram.token, tmp_path / "second.sqlite3")
    ends = {asyncio.create_task(bot.ended()): bot for bot in (first, second)}
    done, _ = await asyncio.wait(ends, timeout=60, return_when=asyncio.FIRST_COMPLETED)
    assert [task.result() for task in done] == [2]
    (stopped,) = (ends[task] for task in done)
    assert "Another process takes this bot's updates; stop that first." in stopped.log
    (other,) = (bot for bot in (first, second) if bot is not stopped)
    assert await other.stop() == 0, other.log
    await asyncio.gather(*ends)
