"""/forget asks once, and then nothing is left, in tables, memory or what waits to be sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.messages import Blocked, Incoming, Tailored
from dialogues.replies import PointsFound
from storage import own_data, roles, teams
from storage.teams import Team
from tests.bot.privacy.helping import files, reflects, rows

if TYPE_CHECKING:
    from tests.stage import Stage


async def everything(stage: Stage) -> dict[str, int]:
    """Count the rows of all tables about people."""
    async with stage.database.transaction() as transaction:
        counts = {
            name: (await transaction.rows(f"SELECT count(*) FROM {name}"))[0][0]
            for name in await own_data.tables(transaction)
        }
    return {name: int(str(count)) for name, count in counts.items() if count}


async def test_it_asks_and_keeps_everything_until_told(stage: Stage) -> None:
    ann = stage.person("ann")
    await reflects(ann)
    before = await everything(stage)
    assert "It can't be undone" in await ann.write("/forget")
    assert "can't be called back" in ann.heard[-1].text
    assert await ann.press("Keep it") == "Good. Everything stays as it is."
    assert await everything(stage) == before


async def test_asking_in_words_leads_to_the_same_question(stage: Stage) -> None:
    ann = stage.person("ann")
    await reflects(ann)
    assert "It can't be undone" in await ann.write("can you delete my data please?")


async def test_after_it_no_table_holds_anything(stage: Stage) -> None:
    ann = stage.person("ann")
    await reflects(ann, finishes=True)
    await reflects(ann, "reach")
    await ann.write("/forget")
    said = await ann.press("Delete everything")
    assert said.startswith("Done. I deleted all I held about you.")
    assert "can't be called back" in said
    assert await everything(stage) == {}


async def test_others_keep_theirs(stage: Stage) -> None:
    ann, bob = stage.person("ann"), stage.person("bob")
    await reflects(bob)
    before = await everything(stage)
    await reflects(ann)
    await ann.write("/forget")
    await ann.press("Delete everything")
    assert await everything(stage) == before


async def test_pressing_twice_is_as_good_as_once_and_what_was_asked_before_is_dropped(stage: Stage) -> None:
    ann = stage.person("ann")
    await reflects(ann)
    await ann.write("/forget")
    for kind in ("forget_all", "mine", "forget_all"):
        async with stage.database.transaction() as transaction:
            await transaction.write(
                "INSERT INTO errand (respondent, kind, argument, asked_at) VALUES (1, ?, '', '')", [(kind,)]
            )
    heard = await stage.play()
    assert heard["ann"].count("Done. I deleted") == 1
    assert files(ann) == {}
    assert "Done. I deleted" in await ann.press("Delete everything")
    assert await everything(stage) == {}


async def test_the_first_wording_goes_from_memory(stage: Stage) -> None:
    ann = stage.person("ann")
    await ann.write("/start extent")
    await ann.press("Start")
    await ann.write(
        "we met Zebedee Quillfeather at home and he told both of us the same things that he tells the school"
    )
    assert stage.walk._originals
    await ann.write("/forget")
    await ann.press("Delete everything")
    assert stage.walk._originals == {}


async def test_whoever_comes_next_gets_nothing_of_theirs(stage: Stage) -> None:
    ann = stage.person("ann")
    await reflects(ann)
    await ann.write("/forget")
    await ann.press("Delete everything")
    assert "Hello. I'm a bot." in await stage.person("bob").write("/start extent")
    assert await rows(stage, "SELECT id, address FROM respondent") == [(2, "bob")]


async def test_what_comes_late_brings_nobody_back(stage: Stage) -> None:
    ann = stage.person("ann")
    await reflects(ann)
    await ann.write("/forget")
    await ann.press("Delete everything")
    found = Tailored(1, PointsFound("event", 1, ()))
    await stage.walk.take([Incoming("test", "ann", found), Incoming("test", "ann", Blocked(now=True), update=7)])
    assert await everything(stage) == {}


async def test_who_holds_a_role_is_told_what_else_ends(stage: Stage) -> None:
    ann = stage.person("ann")
    await reflects(ann)
    now = stage.now.isoformat()
    async with stage.database.transaction() as transaction:
        north = await teams.add(transaction, Team(0, "North", "Europe/London", 1, "09:00", now), now)
        await roles.grant(transaction, 1, "lead", north, now)
        await roles.grant(transaction, 1, "researcher", None, now)
    said = await ann.write("/forget")
    assert "stop leading North. It has no other lead" in said
    assert "stop being a researcher" in said


async def test_the_tables_and_the_tombstone_come_together(stage: Stage) -> None:
    ann = stage.person("ann")
    await reflects(ann)
    tombstones = stage.database._tombstones
    tombstones.list_file.mkdir()  # so that it can't be written
    async with stage.database.transaction() as transaction:
        await transaction.write(
            "INSERT INTO errand (respondent, kind, argument, asked_at) VALUES (1, 'forget_all', '', '')", [()]
        )
    before = await everything(stage)
    assert await stage.play() == {}
    assert await everything(stage) == before
    tombstones.list_file.rmdir()
    assert "Done. I deleted" in (await stage.play())["ann"]
    assert await everything(stage) == {}
