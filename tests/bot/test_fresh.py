"""People who come back meet other words, and are told what they have met before."""

from __future__ import annotations

import re
from importlib import resources
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from dialogues.asking import in_turn
from dialogues.conversation import Conversation
from dialogues.reading import read
from tests.stage import Stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from bot.library import Library
    from tests.stage import Player

BEFORE = "You have met this one before."
TRUST = "we trust each other, she has worked with me for years and tells me early what is going on"
WHAT_HELPED = ("What held it together?", "What worked in it, and why?", "What helped most?", "What made the joint work")
PRAISE = re.compile(
    r"\b(streaks?|badges?|in a row|well done|keep it up|level up|congratulations|awesome)\b", re.IGNORECASE
)


@pytest.fixture
async def ann(library: Library, tmp_path: Path) -> AsyncIterator[Player]:
    stage = await Stage.open(tmp_path / "reflections.sqlite3", library)
    yield stage.person("ann")
    await stage.database.close()


async def reflects(player: Player, theme: str, *, picks: bool = True) -> str:
    """Reflect on a theme, say that trust helped and nothing else, and give the bot's reply to that."""
    heard = await player.write(f"/start {theme}")
    while not any(asked in heard for asked in WHAT_HELPED):
        heard = await (player.press("Start") if "I'm a bot" in heard else player.write("/skip"))
    heard = await player.write(TRUST)
    await player.press("Trust that has grown" if picks else "None of these")
    reply = await player.write("/skip")
    while "That's all for today" not in heard:
        heard = await (player.press("Done") if player.buttons[-1].label == "Done" else player.write("/skip"))
    return reply


async def test_a_point_is_marked_where_it_is_shown_again(ann: Player) -> None:
    first, again = await reflects(ann, "overall"), await reflects(ann, "overall")
    assert "Good personal relationships and trust" in first
    assert BEFORE not in first
    assert f"Overarching issues, enablers)</i>\n{BEFORE}" in again


async def test_it_is_marked_on_another_theme_and_after_one_that_showed_something_else(ann: Player) -> None:
    await reflects(ann, "overall")
    assert BEFORE not in await reflects(ann, "extent", picks=False)
    assert BEFORE in await reflects(ann, "extent")


def test_from_one_time_to_the_next_every_question_probe_and_nudge_is_put_in_other_words(library: Library) -> None:
    for script in library.scripts.values():
        for item in script.items:
            for wordings in filter(None, (item.ask, item.probe, item.nudge)):
                put = [in_turn(wordings, Conversation(1, script.theme, 1, round=number)) for number in range(6)]
                assert all(one != other for one, other in pairwise(put)), (script.theme, item.id)


def test_nobody_is_praised_for_coming_often() -> None:
    texts = read((resources.files("bot.reflecting") / "texts" / "en.yaml").read_bytes(), "en.yaml").data
    assert [key for key, text in texts.items() if PRAISE.search(str(text))] == []
