"""/mine and /cpd as people meet them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.own.cpd import MOST
from storage import conversations
from tests.bot.own.looking_back import one
from tests.bot.privacy.helping import WORDS, labels, reflects

if TYPE_CHECKING:
    from tests.stage import Player, Stage


async def looks_back_on(stage: Stage, player: Player, number: int) -> None:
    """Give somebody so many finished reflections."""
    await player.write("/start")
    finished = [(1, one(each, words=WORDS).conversation) for each in range(1, number + 1)]
    async with stage.database.transaction() as transaction:
        await conversations.save(transaction, finished, stage.now.isoformat())


async def ticks(player: Player, *places: int) -> None:
    for place in places:
        await player.press_code(player.heard[-1].buttons[place].code)


async def test_the_view_comes_first_and_leads_to_everything_else(stage: Stage) -> None:
    ann = stage.person("ann")
    await reflects(ann, finishes=True)
    heard = await ann.write("/mine")
    picture, words = ann.heard[-2:]
    assert picture.attachment is not None
    assert picture.attachment.is_picture
    assert "You finished one reflection, on 23 November 2026." in heard
    assert labels(words) == ["Everything held about me", "CPD record", "My reflections, one by one", "What I share"]
    assert "to read" in await ann.press("Everything held about me")


async def test_before_the_first_reflection_there_is_no_picture_and_no_record(stage: Stage) -> None:
    ann = stage.person("ann")
    await ann.write("/start")
    assert "There is nothing to look back on yet." in await ann.write("/mine")
    assert ann.heard[-1].attachment is None
    assert "CPD record" not in labels(ann.heard[-1])
    assert "there is none yet" in await ann.write("/cpd")


async def test_nothing_of_anybody_else_is_in_view_or_record(stage: Stage) -> None:
    ann, bob = stage.person("ann"), stage.person("bob")
    await reflects(ann, finishes=True)
    await reflects(bob, "reach", finishes=True)
    assert "How close you work together" not in await bob.write("/mine")
    await bob.write("/cpd")
    code = bob.heard[-1].buttons[0].code
    assert WORDS not in await bob.press_code(code.rpartition(":")[0] + ":1")
    assert bob.heard[-1].text == "That reflection is not there any more."


async def test_with_one_reflection_the_form_is_all_that_is_asked(stage: Stage) -> None:
    ann = stage.person("ann")
    await reflects(ann, finishes=True)
    await ann.write("/cpd")
    heard = await ann.press("NMC reflective account")
    assert WORDS in heard
    assert "How it links to the Code" in heard
    file = ann.heard[-1].attachment
    assert file is not None
    assert file.name == "cpd-record-2026-11-23.txt"
    assert WORDS in file.content.decode()


@pytest.mark.parametrize("how_many", [2, MOST])
async def test_reflections_are_ticked_and_unticked(stage: Stage, how_many: int) -> None:
    ann = stage.person("ann")
    await looks_back_on(stage, ann, MOST + 5)
    await ann.write("/cpd")
    await ann.press("A plain one")
    assert labels(ann.heard[-1])[-1] == "Earlier ones"
    await ticks(ann, 0, 0)
    assert not labels(ann.heard[-1])[-1].startswith("Make")
    await ticks(ann, *range(how_many))
    assert labels(ann.heard[-1])[-1] == f"Make the record ({how_many})"
    if how_many == MOST:
        assert all(label.startswith(("☑", "Make")) for label in labels(ann.heard[-1]))
    record = await ann.press(f"Make the record ({how_many})")
    assert record.count(WORDS) == how_many


async def test_a_choice_goes_on_over_pages(stage: Stage) -> None:
    ann = stage.person("ann")
    await looks_back_on(stage, ann, 9)
    await ann.write("/cpd")
    await ann.press("A plain one")
    await ticks(ann, 0)
    await ann.press("Earlier ones")
    await ticks(ann, 0)
    assert (await ann.press("Make the record (2)")).count(WORDS) == 2


async def test_buttons_that_no_longer_fit_are_answered_kindly(stage: Stage) -> None:
    ann = stage.person("ann")
    await reflects(ann, finishes=True)
    assert "earlier conversation" in await ann.press_code("do:cpd_choose:poem:0:1")
    assert "not there any more" in await ann.press_code("do:cpd_make:swe:0:zz")


async def test_what_is_said_about_a_plan_later_belongs_to_its_reflection_and_is_none_of_its_own(stage: Stage) -> None:
    ann = stage.person("ann")
    await looks_back_on(stage, ann, 2)
    about = '{"id":3,"theme":"follow-up","edition":1,"status":"finished","step":"review","follows":2,"answers":'
    about += '{"why":{"revision":1,"wording":"What helped you do it?","words":"she rang me"}}}'
    at = stage.now.isoformat()
    async with stage.database.transaction() as transaction:
        await transaction.write(
            "INSERT INTO conversation VALUES (3, 1, 'follow-up', 1, 'finished', 0, ?, ?, ?)", [(about, at, at)]
        )
        await transaction.write(
            "INSERT INTO plan (conversation, words, made_at, outcome) VALUES (?, 'when we meet i will ask', ?, ?)",
            [(2, at, "not-yet"), (3, at, "did")],
        )
    heard = await ann.write("/mine")
    assert "you finished 2 reflections" in heard
    assert "You made 2 plans: did it 1; not yet 1." in heard
    await ann.write("/cpd")
    await ann.press("A plain one")
    await ticks(ann, 0)
    assert "What helped you do it?\nshe rang me" in await ann.press("Make the record (1)")
