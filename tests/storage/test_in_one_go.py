"""Work that goes to the database's thread as a whole."""

from __future__ import annotations

import asyncio
import sqlite3
from typing import TYPE_CHECKING

import pytest

from storage.database import Database, Transaction

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    database = await Database.open(tmp_path / "r.sqlite3")
    yield database
    await database.close()


async def add(transaction: Transaction) -> int:
    row = [("test", "a")]
    await transaction.write("INSERT INTO respondent (channel, address, created_at) VALUES (?, ?, '')", row)
    return len(await transaction.rows("SELECT * FROM respondent"))


async def nested(transaction: Transaction) -> int:
    return await transaction.in_one_go(add)


async def wrong(transaction: Transaction) -> None:
    await transaction.write("INSERT INTO nowhere VALUES (1)", [()])


async def waiting(transaction: Transaction) -> int:
    await asyncio.sleep(0)
    return await add(transaction)


async def count(database: Database) -> object:
    async with database.transaction() as transaction:
        return (await transaction.rows("SELECT count(*) FROM respondent"))[0][0]


async def test_it_reads_and_writes_in_the_same_transaction(database: Database) -> None:
    async with database.transaction() as transaction:
        assert await transaction.in_one_go(add) == 1
        assert len(await transaction.rows("SELECT * FROM respondent")) == 1
    assert await count(database) == 1


async def test_work_in_one_go_can_do_more_such_work(database: Database) -> None:
    async with database.transaction() as transaction:
        assert await transaction.in_one_go(nested) == 1


async def test_what_fails_undoes_the_transaction(database: Database) -> None:
    with pytest.raises(sqlite3.OperationalError):
        async with database.transaction() as transaction:
            await transaction.in_one_go(add)
            await transaction.in_one_go(wrong)
    assert await count(database) == 0


async def test_work_that_waits_for_something_else_is_refused(database: Database) -> None:
    with pytest.raises(RuntimeError, match="awaited something else"):
        async with database.transaction() as transaction:
            await transaction.in_one_go(waiting)
    assert await count(database) == 0
