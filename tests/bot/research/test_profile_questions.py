from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from bot.research.asking import answer_profile, ask_profile
from bot.research.hierarchy_files import read_hierarchies
from storage import profiles, respondents
from storage.database import Database
from storage.errands import Errand
from storage.profiles import Profile
from storage.respondents import Respondent

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from bot.library import Library
    from bot.messages import Message

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    opened = await Database.open(tmp_path / "profiles.sqlite3")
    async with opened.transaction() as transaction:
        await respondents.save(transaction, [Respondent(1, "test", "someone")], NOW.isoformat())
    yield opened
    await opened.close()


async def ask(database: Database, library: Library) -> list[Message]:
    async with database.transaction() as transaction:
        return await ask_profile(transaction, library, 1, NOW)


async def press(database: Database, library: Library, code: str) -> list[Message]:
    _, kind, argument = code.split(":", 2)
    async with database.transaction() as transaction:
        return await answer_profile(transaction, library, Errand(1, 1, "test", "someone", kind, argument), NOW)


async def test_four_questions_come_one_after_the_other_and_each_can_be_left_out(
    database: Database, library: Library
) -> None:
    messages = await ask(database, library)
    asked = []
    for choice in (0, -1, 1, 0):
        asked.append(messages[-1].text)
        messages = await press(database, library, messages[-1].buttons[choice].code)
    assert len(set(asked)) == 4
    assert messages[-1].text == library.texts("profile_thanks")
    async with database.transaction() as transaction:
        assert await profiles.of(transaction, [1]) == {1: Profile("social-worker", "not-given", "town", "under-2")}


async def test_nobody_is_asked_twice(database: Database, library: Library) -> None:
    assert await ask(database, library)
    assert not await ask(database, library)


async def test_a_button_that_means_nothing_changes_nothing(database: Database, library: Library) -> None:
    await ask(database, library)
    for code in ("do:about:role:astronaut", "do:about:shoe size:44", "do:about:"):
        assert (await press(database, library, code))[0].text == library.texts("gone_button")
    async with database.transaction() as transaction:
        assert await profiles.of(transaction, [1]) == {1: Profile()}


def test_every_button_fits_into_telegrams_64_bytes() -> None:
    for hierarchy in read_hierarchies():
        for value in hierarchy.values:
            assert len(f"do:about:{hierarchy.column}:{value.id}".encode()) <= 64
