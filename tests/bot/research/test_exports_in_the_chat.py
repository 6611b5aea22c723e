"""/export: what a researcher asks for in the chat is what the command makes, and nobody else has to wait for it."""

from __future__ import annotations

import asyncio
import json
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

import msgspec
import pytest

from bot.main import run
from bot.research import chat_exports
from storage import exports, wanted_exports
from tests.bot.teams.helping import Troupe
from tests.stage import Stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from bot.library import Library
    from storage.exports import Recorded
    from tests.stage import Player

ASKED = "/export 2026-W26 2026-W40 Jo Hill: a report on joint work"


@pytest.fixture
async def stage(library: Library, database: Path) -> AsyncIterator[Stage]:
    named = msgspec.structs.replace(library, bot_username="north_bot")
    stage = await Stage.open(database, named)
    async with stage.database.transaction() as transaction:
        await transaction.write("UPDATE team SET paused_at = '2026-10-05T08:00:00+00:00'", [()])
    yield stage
    await the_processes_end()
    await stage.database.close()


@pytest.fixture
async def jo(stage: Stage) -> Player:
    person = stage.person("jo")
    await person.write(await Troupe(stage).start("researcher", uses=1))
    assert "/export" in await person.press("Accept")
    return person


async def the_processes_end() -> None:
    for process in chat_exports.begun.values():
        await asyncio.to_thread(process.wait)


async def recorded(stage: Stage) -> list[Recorded]:
    async with stage.database.transaction() as transaction:
        return await exports.every(transaction)


def attachment(player: Player) -> zipfile.ZipFile:
    (content,) = [one.attachment.content for one in player.heard if one.attachment]
    return zipfile.ZipFile(BytesIO(content))


async def test_the_files_come_as_one_zip_and_the_export_is_written_down(stage: Stage, jo: Player) -> None:
    assert "I am making your export" in await jo.write(ASKED)
    assert "still at work on one" in await jo.write(ASKED)
    assert "I'm a bot" in await stage.person("ann").write("/start")
    await the_processes_end()
    heard = (await stage.play())["jo"]
    assert "people share each description" in heard
    files = attachment(jo)
    assert files.testzip() is None
    names = {name.partition("/")[2] for name in files.namelist()}
    assert {"data.csv", "data.sav", "codebook.csv", "datapackage.json", "disclosure.md", "README.txt"} <= names
    assert not any("words" in name for name in names)
    (record,) = await recorded(stage)
    assert (record.export.by, record.export.purpose) == ("Jo Hill, in the chat", "a report on joint work")
    assert set(record.files) == names


async def test_a_long_purpose_is_written_down_whole(stage: Stage, jo: Player) -> None:
    purpose = "a report on joint work " * 40 + "at the end"
    await jo.write(f"/export 2026-W26 2026-W40 Jo Hill: {purpose}")
    await the_processes_end()
    await stage.play()
    (record,) = await recorded(stage)
    assert record.export.purpose == purpose


async def test_nothing_is_left_beside_the_database(stage: Stage, jo: Player, database: Path) -> None:
    await jo.write(ASKED)
    await the_processes_end()
    await stage.play()
    await stage.play()
    assert not [path.name for path in database.parent.iterdir() if "-export-" in path.name]


async def test_a_deposit_reaches_ten(stage: Stage, jo: Player) -> None:
    await jo.write("/export 2026-W26 2026-W40 open Jo Hill: for the archive")
    await the_processes_end()
    assert "people share each description" in (await stage.play())["jo"]
    with attachment(jo).open(_member(jo, "datapackage.json")) as file:
        assert json.load(file)["disclosure"]["k"] >= 10


def _member(player: Player, name: str) -> str:
    return next(one for one in attachment(player).namelist() if one.endswith(f"/{name}"))


async def test_what_a_rule_refuses_is_said_in_the_chat(stage: Stage, jo: Player) -> None:
    await jo.write("/export 2025-W02 2025-W05 Jo Hill: a look back")
    await the_processes_end()
    heard = (await stage.play())["jo"]
    assert "There is no export this time" in heard
    assert "20" in heard
    assert await recorded(stage) == []
    assert "I am making your export" in await jo.write(ASKED)


async def test_who_is_no_researcher_hears_what_everybody_hears_of_a_command_that_is_none(stage: Stage) -> None:
    ann = stage.person("ann")
    await ann.write("/start")
    unknown = await ann.write("/exports")
    assert await ann.write(ASKED) == unknown.replace("/exports", "/export")


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("", "For example:\n/export 2026-W45 2026-W48"),
        ("2026-W26 2026-W40 Jo Hill", "For example"),
        ("2026-W26 2026-W40 : a report", "For example"),
        ("2026-W26 2026-W99 Jo: a report", "I don't know that week"),
        ("soon later Jo: a report", "I don't know that week"),
        ("2026-W40 2026-W26 Jo: a report", "turn them round"),
    ],
)
async def test_what_was_asked_wrongly_is_asked_for_again(stage: Stage, jo: Player, said: str, answer: str) -> None:
    stage.now = stage.now.replace(month=11, day=30)
    assert answer in await jo.write(f"/export {said}")
    async with stage.database.transaction() as transaction:
        assert await wanted_exports.every(transaction) == []


async def test_a_role_that_ended_meanwhile_gets_nothing(stage: Stage, jo: Player) -> None:
    await jo.write(ASKED)
    await the_processes_end()
    async with stage.database.transaction() as transaction:
        await transaction.write("UPDATE role SET ended_at = ? WHERE role = 'researcher'", [(stage.now.isoformat(),)])
    assert "jo" not in await stage.play()


async def test_who_forgets_meanwhile_gets_nothing_and_no_file_stays(stage: Stage, jo: Player, database: Path) -> None:
    await jo.write(ASKED)
    assert "The record of your exports stays." in await jo.write("/forget")
    await jo.press("Delete everything")
    await the_processes_end()
    assert await stage.play() == {}
    assert not [path.name for path in database.parent.iterdir() if "-export-" in path.name]
    (record,) = await recorded(stage)
    assert record.export.by == "Jo Hill, in the chat"


async def test_a_zip_that_was_complete_when_the_bot_was_killed_is_handed_over(
    stage: Stage, jo: Player, database: Path
) -> None:
    await jo.write(ASKED)
    await the_processes_end()
    chat_exports.begun.clear()
    assert "people share each description" in (await stage.play())["jo"]
    assert len(await recorded(stage)) == 1


async def test_one_that_died_with_the_bot_begins_anew(stage: Stage, jo: Player) -> None:
    await jo.write(ASKED)
    (process,) = chat_exports.begun.values()
    process.kill()
    await the_processes_end()
    chat_exports.begun.clear()
    assert "jo" not in await stage.play()
    await the_processes_end()
    assert "people share each description" in (await stage.play())["jo"]


async def test_one_that_was_killed_alone_is_told_of(stage: Stage, jo: Player) -> None:
    await jo.write(ASKED)
    (process,) = chat_exports.begun.values()
    process.kill()
    await the_processes_end()
    assert "There is no export this time" in (await stage.play())["jo"]


async def test_the_bot_that_starts_anew_waits_for_a_process_that_still_works(
    stage: Stage, jo: Player, database: Path
) -> None:
    await jo.write(ASKED)
    running = dict(chat_exports.begun)
    chat_exports.begun.clear()
    await stage.play()
    assert not chat_exports.begun
    chat_exports.begun.update(running)


def test_the_command_packs_what_is_to_end_in_zip(database: Path, tmp_path: Path) -> None:
    words = ("--by", "Jo", "--purpose", "A test", "--now", "2026-11-02T09:00", "--database", str(database))
    weeks = ("--from", "2026-W26", "--to", "2026-W40", "--formats", "csv")
    assert run(["export", str(tmp_path / "out.zip"), *weeks, *words]) == 0
    with zipfile.ZipFile(tmp_path / "out.zip") as packed:
        assert "out/data.csv" in packed.namelist()
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".out")] == []
