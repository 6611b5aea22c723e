"""What is said about a plan later belongs to the reflection that made it, however small the plan has become."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from tests.bot.coming_back.helping import HALF_HOUR, PLAN, WEEK, labels, plans, rows

if TYPE_CHECKING:
    from tests.stage import Player, Stage

TRUST = "we trust each other, she has worked with me for years and tells me early what is going on"
SMALLER = "when i open my mail after lunch i will write her two lines"


async def makes_it_smaller(stage: Stage) -> Player:
    """Make a plan, not get to it, make it smaller, and do that with trust."""
    ann = stage.person("ann")
    await plans(ann)
    await stage.later(WEEK + HALF_HOUR)
    await ann.press("Not yet")
    await ann.write("/skip")
    await ann.press("Make it smaller")
    await ann.write(SMALLER)
    await ann.press("In 1 week")
    await stage.later(WEEK + timedelta(hours=1))
    await ann.press("Did it")
    await ann.write(TRUST)
    await ann.press("Trust that has grown")
    return ann


async def test_the_view_counts_what_helped_with_a_plan_once_for_its_reflection(stage: Stage) -> None:
    ann = await makes_it_smaller(stage)
    heard = await ann.write("/mine")
    assert "You finished one reflection" in heard
    assert "What helped most, as I understood you: Trust that has grown (once)." in heard
    assert "You made 2 plans: did it 1; not yet 1." in heard


async def test_the_record_tells_of_the_smaller_plan_and_what_became_of_it(stage: Stage) -> None:
    ann = await makes_it_smaller(stage)
    await ann.write("/cpd")
    heard = await ann.press("A plain one")
    assert f"My plan:\n{PLAN}\nWhat became of it: Not yet." in heard
    assert f"My smaller plan:\n{SMALLER}\nWhat became of it: Did it." in heard
    assert heard.count(SMALLER) == 1
    assert f"?\n{TRUST}" in heard
    assert "What a review of research says (NFER, 2008). Trust that has grown: " in heard


async def test_it_is_shared_with_nobody_so_there_is_nothing_to_take_back(stage: Stage) -> None:
    ann = await makes_it_smaller(stage)
    await ann.press_code("do:reflections:")
    assert ["How a plan went" in label for label in labels(ann)] == [True, True, False]
    await ann.press(labels(ann)[0])
    assert labels(ann) == ["Delete it"]


async def test_it_goes_with_the_reflection(stage: Stage) -> None:
    ann = await makes_it_smaller(stage)
    await ann.press_code("do:reflection_delete:1")
    for table in ("conversation", "plan", "response", "point_shown"):
        assert await rows(stage, f"SELECT * FROM {table}") == []


async def test_nothing_else_goes_with_it(stage: Stage) -> None:
    ann = await makes_it_smaller(stage)
    await plans(ann, "reach", when="No")
    await ann.press_code("do:reflection_delete:3")
    assert await rows(stage, "SELECT id FROM conversation") == [(1,), (2,), (4,)]
