"""`reflection-bot doctor` beside a Bot API server: what is wrong is said with what to do, and never the token."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.main import run
from tests.bot.test_settings import clean_surroundings  # noqa: F401  a fixture that each test here uses by itself
from tests.telegram.bot_process import free_address, running_bot, webhook_settings
from tests.telegram.emulator import Emulator
from tests.telegram.people import Person

STARTING = 60.0
CONTACTS = ("SAFEGUARDING", "STAFF_SUPPORT", "WHISTLEBLOWING", "PRIVACY")
Doctor = Callable[..., Coroutine[None, None, tuple[int, list[str]]]]


@pytest.fixture
def settings(telegram: Emulator) -> dict[str, str]:
    """All that a council would set."""
    contacts = {f"{name}_CONTACT": "01234 567 890" for name in CONTACTS}
    names = {"TELEGRAM_BOT_TOKEN": telegram.token, "TELEGRAM_API_URL": telegram.base_url}
    return contacts | names | {"TELEGRAM_BOT_USERNAME": "reflection_test_bot", "DATABASE": "reflections.sqlite3"}


@pytest.fixture
async def doctor(settings: dict[str, str], capsys: pytest.CaptureFixture[str]) -> AsyncIterator[Doctor]:
    """Asks the doctor with these settings in .env and some changed; gives the status and what is not ok."""
    told: list[str] = []

    async def ask(*options: str, **changes: str) -> tuple[int, list[str]]:
        lines = [f"{name}={value}" for name, value in (settings | changes).items()]
        Path(".env").write_text("\n".join(lines), "utf-8")
        Path(".env").chmod(0o600)
        status = await asyncio.to_thread(run, ["doctor", *options])
        said = capsys.readouterr()
        told.extend((said.out, said.err, changes.get("TELEGRAM_BOT_TOKEN", "-")))
        assert said.err == ""
        *lines, verdict = said.out.splitlines()
        wrong = sum(line.startswith("wrong") for line in lines)
        assert verdict.startswith({0: "Nothing is wrong.", 1: "One thing is wrong."}.get(wrong, f"{wrong} things"))
        assert status == (1 if wrong else 0)
        return status, [" ".join(line.split()) for line in lines if not line.startswith("ok ")]

    yield ask
    secret = settings["TELEGRAM_BOT_TOKEN"].partition(":")[2]
    assert not any(secret in text for text in told)
    assert "wrong-token-of-a-test" not in "".join(told[::3] + told[1::3])


async def test_where_all_is_well_it_ends_with_status_0_and_makes_nothing(doctor: Doctor) -> None:
    assert await doctor() == (0, [])
    assert [file.name for file in Path.cwd().iterdir()] == [".env"]


async def test_beside_the_running_bot_it_disturbs_nothing(telegram: Emulator, doctor: Doctor) -> None:
    async with running_bot(telegram, telegram.base_url, telegram.token, Path("reflections.sqlite3").absolute()) as bot:
        await bot.logs('"ready"', STARTING)
        assert await doctor() == (0, [])


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"RETENTION_MONTHS": "soon"}, "wrong settings RETENTION_MONTHS is a number from 1 to 9999."),
        ({"TIMEZONE": "Narnia"}, "wrong settings TIMEZONE is the name of a time zone such as Europe/London."),
        ({"HEALTH_LISTEN": "8081"}, "wrong settings HEALTH_LISTEN is an address and a port such as 127.0.0.1:8081."),
        ({"TELEGRAM_BOT_TOKEN": ""}, "wrong settings TELEGRAM_BOT_TOKEN is missing; @BotFather"),
        (
            {"TELEGRAM_BOT_TOKEN": "1:wrong-token-of-a-test"},
            "wrong token Telegram does not know this token. Take it from @BotFather anew and set TELEGRAM_BOT_TOKEN.",
        ),
        ({"TELEGRAM_BOT_USERNAME": "another_bot"}, "wrong token TELEGRAM_BOT_USERNAME is another_bot, but"),
        ({"TELEGRAM_BOT_USERNAME": ""}, "note token Set TELEGRAM_BOT_USERNAME=reflection_test_bot;"),
        ({"DATABASE": "nowhere/r.sqlite3"}, "wrong database The folder"),
        ({"TOMBSTONE_KEY_FILE": "nowhere/key"}, "wrong deletions The folder"),
        ({"SCRIPTS": "nowhere"}, "wrong scripts nowhere is not a folder with scripts."),
        ({"KNOWN_NAMES": "nowhere"}, "wrong scripts KNOWN_NAMES is the file nowhere, which can't be read."),
        ({"PRIVACY_CONTACT": ""}, "note settings Nobody is named in PRIVACY_CONTACT;"),
        (
            {"SAFEGARDING_CONTACT": "x"},
            "note settings SAFEGARDING_CONTACT in .env is no setting. Is SAFEGUARDING_CONTACT",
        ),
    ],
)
async def test_each_setting_that_is_wrong_is_one_line(doctor: Doctor, changes: dict[str, str], said: str) -> None:
    (line,) = (await doctor(**changes))[1]
    assert line.startswith(said)


async def test_a_clock_that_is_off_is_told(doctor: Doctor) -> None:
    (line,) = (await doctor("--now", (datetime.now(UTC) + timedelta(minutes=7)).isoformat()))[1]
    assert line.startswith("wrong clock It is 0:0")
    assert "ahead of Telegram's. Have it set by the network" in line


async def test_a_server_that_is_away_is_told(doctor: Doctor) -> None:
    (line,) = (await doctor(TELEGRAM_API_URL=f"http://{free_address()}"))[1]
    assert "can't be reached (ClientConnectorError). Check the network and its firewall." in line


async def test_a_server_that_is_none_of_telegrams_is_told(telegram: Emulator, doctor: Doctor) -> None:
    (line, *_) = (await doctor(TELEGRAM_API_URL=f"{telegram.base_url}/control"))[1]
    assert "and not as a Bot API server does" in line
    await telegram.call("fault", kind="server_error", method="getMe", times=None)
    (line,) = (await doctor())[1]
    assert "TELEGRAM_API_URL answers 502, and not as a Bot API server does" in line


async def test_a_webhook_that_fails_is_told_with_telegrams_own_words(
    telegram: Emulator, doctor: Doctor, ada: Person
) -> None:
    hook = webhook_settings() | {"WEBHOOK_URL": f"http://{free_address()}/hook"}
    (line,) = (await doctor(**hook))[1]
    assert line.startswith("note webhook Telegram has another address so far;")
    async with running_bot(
        telegram, telegram.base_url, telegram.token, Path("hooked.sqlite3").absolute(), **hook
    ) as bot:
        await bot.logs('"ready"', STARTING)
        await ada.start()
        async with asyncio.timeout(STARTING):
            while not telegram.webhook.last_error:  # noqa: ASYNC110  no event
                await asyncio.sleep(0.02)
        (line,) = (await doctor(**hook))[1]
    assert "could not bring an update: Connection failed: ClientConnectorError. See docs/operating.md" in line


async def test_a_token_file_that_everybody_can_read_is_told(doctor: Doctor, capsys: pytest.CaptureFixture[str]) -> None:
    await doctor()
    Path(".env").chmod(0o644)
    assert await asyncio.to_thread(run, ["doctor"]) == 0
    assert "Every account can read .env with its token; run chmod o= .env." in capsys.readouterr().out
