"""Each switch can be turned at any time, and works from then on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storage import switches
from tests.bot.privacy.helping import labels, reflects

if TYPE_CHECKING:
    from dialogues.conversation import Switch
    from tests.stage import Stage


async def stand(stage: Stage) -> dict[Switch, bool]:
    async with stage.database.transaction() as transaction:
        return (await switches.latest(transaction, [1])).get(1, {})


async def test_they_are_off_at_first_and_each_is_turned_alone(stage: Stage) -> None:
    ann = stage.person("ann")
    await ann.write("/start")
    await ann.write("/switches")
    assert [label[0] for label in labels(ann.heard[-1])] == ["☐", "☐", "☐"]
    await ann.press("☐ Count me in team totals")
    assert await stand(stage) == {"teams": True}
    assert [label[0] for label in labels(ann.heard[-1])] == ["☑", "☐", "☐"]
    await ann.press("☑ Count me in team totals")
    assert await stand(stage) == {"teams": False}


async def test_a_conversation_that_is_open_knows_it_on_its_closing_screen(stage: Stage) -> None:
    ann = stage.person("ann")
    await reflects(ann)
    await ann.press_code("do:switch:ratings:on")
    heard = ""
    while "Pick a line to change it" not in heard:
        heard = await ann.write("/skip")
    assert "☑ My ratings to research" in labels(ann.heard[-1])
    assert "☐ My words to research" in labels(ann.heard[-1])


async def test_a_made_up_switch_turns_nothing(stage: Stage) -> None:
    ann = stage.person("ann")
    await ann.write("/start")
    for code in ("do:switch:all:on", "do:switch:teams:maybe", "do:switch:"):
        assert "earlier conversation" in await ann.press_code(code)
    assert await stand(stage) == {}
