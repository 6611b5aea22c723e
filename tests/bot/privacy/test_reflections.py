"""One reflection alone can be deleted, or taken out of team totals or research."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from storage import exclusions
from storage.backups import back_up, restore
from storage.database import Database
from storage.tombstones import Tombstones
from tests.bot.coming_back.helping import HALF_HOUR, WEEK, plans
from tests.bot.privacy.helping import WORDS, labels, reflects, rows
from tests.stage import Stage

if TYPE_CHECKING:
    from pathlib import Path

    from bot.library import Library
    from storage.exclusions import Use


async def excluded(stage: Stage) -> dict[int, set[Use]]:
    async with stage.database.transaction() as transaction:
        return await exclusions.of(transaction, [1, 2])


async def test_they_are_listed_by_date_and_theme_and_one_is_deleted(stage: Stage) -> None:
    ann = stage.person("ann")
    await reflects(ann, finishes=True)
    await reflects(ann, "reach")
    await ann.write("/mine")
    await ann.press("My reflections, one by one")
    newest, oldest = labels(ann.heard[-1])
    assert newest.startswith("23 November 2026: ")
    assert newest.endswith(", unfinished")
    await ann.press(oldest)
    await ann.press("Delete it")
    assert "for good?" in ann.heard[-1].text
    assert (await ann.press("Delete it for good")).startswith("I deleted it.")
    assert await rows(stage, "SELECT id FROM conversation") == [(2,)]
    assert await rows(stage, "SELECT count(*) FROM response WHERE conversation = 1") == [(0,)]
    assert await ann.press(oldest) == "That reflection is not there any more."


async def test_one_is_taken_out_of_team_totals_or_research_and_put_back(stage: Stage) -> None:
    ann = stage.person("ann")
    await reflects(ann)
    await ann.press_code("do:reflection:1")
    assert labels(ann.heard[-1]) == ["☑ Count it in team totals", "☑ Give it to research", "Delete it"]
    await ann.press("☑ Count it in team totals")
    assert await excluded(stage) == {1: {"teams"}}
    await ann.press("☑ Give it to research")
    assert await excluded(stage) == {1: {"teams", "research"}}
    await ann.press("☐ Count it in team totals")
    assert await excluded(stage) == {1: {"research"}}


async def test_what_was_said_about_its_plan_goes_with_it_from_backups_too(stage: Stage, path: Path) -> None:
    ann = stage.person("ann")
    await plans(ann)
    await plans(ann, "reach", when="No")
    await stage.later(WEEK + HALF_HOUR)
    await ann.press("Not yet")
    await ann.write("/skip")
    await ann.press("Make it smaller")
    await ann.write("when i open my diary on monday i will offer her two dates in the quibblefrost room")
    await ann.press("In 1 week")
    await stage.later(WEEK + HALF_HOUR)
    await ann.press("Did it")
    await ann.write(WORDS)
    await ann.write("/skip")
    backup = path.with_name("backup")
    back_up(path, "", backup)
    about = "SELECT id FROM conversation WHERE id IN (1, 2) OR theme = 'follow-up' ORDER BY id"
    assert len(await rows(stage, about)) == 4
    await ann.press_code("do:reflection_ask:1")
    assert "what you said about its plan" in ann.heard[-1].text
    await ann.press("Delete it for good")
    assert await rows(stage, about) == [(2,)]
    await stage.database.close()
    await restore(backup, None, path, "", Tombstones.beside(path), stage.now)
    stage.database = await Database.open(path)
    assert await rows(stage, about) == [(2,)]


async def test_what_was_said_about_a_plan_goes_to_nobody_so_nothing_is_offered_but_to_delete_it(stage: Stage) -> None:
    ann = stage.person("ann")
    await plans(ann)
    await stage.later(WEEK + HALF_HOUR)
    await ann.press("Did it")
    await ann.write("/skip")
    await ann.press_code("do:reflections:")
    afterwards, reflection = labels(ann.heard[-1])
    assert afterwards.endswith(": How a plan went")
    await ann.press(afterwards)
    assert labels(ann.heard[-1]) == ["Delete it"]
    assert await ann.press_code("do:reflection_use:2:teams:out") == "That reflection is not there any more."
    await ann.press("Delete it")
    await ann.press("Delete it for good")
    assert [label for (label,) in await rows(stage, "SELECT theme FROM conversation")] == ["extent"]
    assert await ann.press(reflection)


async def test_nobody_reaches_somebody_elses(stage: Stage) -> None:
    ann, bob = stage.person("ann"), stage.person("bob")
    await reflects(ann)
    await reflects(bob)
    for code in ("do:reflection:1", "do:reflection_ask:1", "do:reflection_delete:1", "do:reflection_use:1:teams:out"):
        assert await bob.press_code(code) == "That reflection is not there any more."
    assert await rows(stage, "SELECT id FROM conversation") == [(1,), (2,)]
    assert await excluded(stage) == {}


async def test_made_up_buttons_are_harmless(stage: Stage) -> None:
    ann = stage.person("ann")
    await reflects(ann)
    for code in ("do:reflection_use:1:all:out", "do:reflection_use:1", "do:reflection:x", "do:reflection_delete:"):
        assert await ann.press_code(code) == "That reflection is not there any more."
    assert "These are your reflections" in await ann.press_code("do:reflections:-3")


async def test_long_lists_come_page_by_page(stage: Stage) -> None:
    ann = stage.person("ann")
    for _ in range(10):
        await reflects(ann)
        await ann.write("/stop")
    await ann.press_code("do:reflections:")
    assert len(labels(ann.heard[-1])) == 9
    await ann.press("Earlier ones")
    assert len(labels(ann.heard[-1])) == 2


async def test_what_does_not_work_yet_is_not_offered(library: Library, path: Path) -> None:
    stage = await Stage.open(path, msgspec.structs.replace(library, switches=()))
    ann = stage.person("ann")
    await reflects(ann)
    await ann.press_code("do:reflection:1")
    assert labels(ann.heard[-1]) == ["Delete it"]
    assert "nothing to switch yet" in await ann.write("/switches")
    await stage.database.close()
