"""One reflection alone can be deleted, or taken out of team totals or research."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from storage import exclusions
from tests.bot.privacy.helping import labels, reflects, rows
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
