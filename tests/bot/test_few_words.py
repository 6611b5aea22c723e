"""A word or two is an answer, unless it is a command; a command with nothing to command says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.stage import Stage

if TYPE_CHECKING:
    from pathlib import Path

    from bot.library import Library


@pytest.mark.parametrize("words", ["ok", "yes", "not yet"])
async def test_a_word_or_two_is_an_answer_and_ends_nothing(words: str, library: Library, tmp_path: Path) -> None:
    stage = await Stage.open(tmp_path / "reflections.sqlite3", library)
    ann = stage.person("ann")
    await ann.write("/start extent")
    await ann.press("Start")
    await ann.write(words)
    assert ann.heard[-1].buttons[-1].label == "Skip", "the probe for an example"
    await stage.database.close()


async def test_orders_with_nothing_open_say_that_nothing_is_open(library: Library, tmp_path: Path) -> None:
    stage = await Stage.open(tmp_path / "reflections.sqlite3", library)
    ann = stage.person("ann")
    await ann.write("/start")
    for words in ("pause", "/stop"):
        assert (await ann.write(words)).startswith("We are not in the middle of anything.")
    await stage.database.close()
