from collections.abc import AsyncIterator

import aiohttp
import pytest
from telegram import Bot

from tests.telegram.emulator import Emulator
from tests.telegram.people import Person
from tests.telegram.raw import Raw


@pytest.fixture(autouse=True)
def timedeltas(monkeypatch: pytest.MonkeyPatch) -> None:
    # Without it the library warns whenever it raises RetryAfter, and a warning fails a test.
    monkeypatch.setenv("PTB_TIMEDELTA", "true")


@pytest.fixture
async def telegram() -> AsyncIterator[Emulator]:
    async with Emulator() as emulator:
        yield emulator


@pytest.fixture
async def raw(telegram: Emulator) -> AsyncIterator[Raw]:
    async with aiohttp.ClientSession() as session:
        yield Raw(telegram, session)


@pytest.fixture
async def bot(telegram: Emulator) -> AsyncIterator[Bot]:
    base = f"{telegram.base_url}/bot"
    async with Bot(telegram.token, base_url=base, base_file_url=f"{telegram.base_url}/file/bot") as bot:
        yield bot


@pytest.fixture
async def ada(telegram: Emulator) -> Person:
    return await Person.join(telegram, 701, "Ada")


@pytest.fixture
async def ben(telegram: Emulator) -> Person:
    return await Person.join(telegram, 702, "Ben")
