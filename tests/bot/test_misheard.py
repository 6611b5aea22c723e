"""What the bot heard wrongly, or at the wrong moment, can be put right in a tap, and nothing of it is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from bot.reflecting.wording import MARK
from bot.screening import Screened
from dialogues.screening.concerns.hearing import Concern
from tests.stage import Stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from bot.library import Library
    from tests.stage import Player

NAMED = "who reads it was never clear to rosie"


def hears_questions(text: str) -> Screened:
    """Takes everything about reading for a question, and takes a name out."""
    redacted = text.replace("rosie", "someone") if "rosie" in text else None
    if "reads" not in text:
        return Screened((), redacted, None, None)
    return Screened((), redacted, Concern.QUESTION, "who_sees", guessed="this?" not in text)


@pytest.fixture
async def stage(library: Library, tmp_path: Path) -> AsyncIterator[Stage]:
    stage = await Stage.open(tmp_path / "reflections.sqlite3", replace(library, screen=hears_questions))
    yield stage
    await stage.database.close()


async def at_first_question(stage: Stage) -> Player:
    ann = stage.person("ann")
    await ann.write("/start extent")
    await ann.press("Start")
    return ann


async def words_kept(stage: Stage) -> list[object]:
    async with stage.database.transaction() as transaction:
        return [row[0] for row in await transaction.rows("SELECT words FROM response WHERE words IS NOT NULL")]


async def test_an_answer_heard_as_a_question_is_kept_in_a_tap(stage: Stage) -> None:
    ann = await at_first_question(stage)
    assert "No manager or colleague reads" in await ann.write("nobody who reads the notes came to the meeting")
    assert await words_kept(stage) == []
    await ann.press("That was my answer")
    assert await words_kept(stage) == ["nobody who reads the notes came to the meeting"]


async def test_or_by_typing_what_the_button_says(stage: Stage) -> None:
    ann = await at_first_question(stage)
    await ann.write("nobody who reads the notes came to the meeting")
    await ann.write("that was my answer")
    assert await words_kept(stage) == ["nobody who reads the notes came to the meeting"]


async def test_names_in_it_stay_out_all_the_same(stage: Stage) -> None:
    ann = await at_first_question(stage)
    await ann.write(NAMED)
    assert "someone" in await ann.press("That was my answer")
    assert await words_kept(stage) == []
    await ann.press("Use this")
    assert await words_kept(stage) == [NAMED.replace("rosie", "someone")]


async def test_a_guess_while_a_wording_waits_leaves_the_first_wording(stage: Stage) -> None:
    ann = await at_first_question(stage)
    await ann.write("rosie was not told")
    await ann.write("nobody who reads the notes came to the meeting")
    await ann.press("It's fine as it is")
    assert await words_kept(stage) == ["rosie was not told"]


async def test_a_plain_question_gets_no_such_button(stage: Stage) -> None:
    ann = await at_first_question(stage)
    await ann.write("who reads this?")
    assert "That was my answer" not in [button.label for message in ann.heard for button in message.buttons]


async def test_once_the_reflection_has_gone_on_the_button_keeps_nothing(stage: Stage) -> None:
    ann = await at_first_question(stage)
    await ann.write("nobody who reads the notes came to the meeting")
    await ann.write("we met at the school and agreed a plan for the boy")
    assert "button" in await ann.press("That was my answer")
    assert await words_kept(stage) == ["we met at the school and agreed a plan for the boy"]


async def test_danger_is_heard_while_a_reflection_rests(library: Library, tmp_path: Path) -> None:
    stage = await Stage.open(tmp_path / "reflections.sqlite3", library)
    ann = await at_first_question(stage)
    await ann.write("/pause")
    heard = await ann.write("he's got a knife and hes in the house now")
    assert "call 999" in heard
    assert "I did not keep what you wrote just now" in heard
    assert "What happened?" in heard
    await stage.database.close()


async def test_a_greeting_after_a_rest_just_goes_on(library: Library, tmp_path: Path) -> None:
    stage = await Stage.open(tmp_path / "reflections.sqlite3", library)
    ann = await at_first_question(stage)
    await ann.write("/pause")
    heard = await ann.write("hi im back")
    assert "Welcome back" in heard
    assert "did not keep" not in heard
    await stage.database.close()


async def to_the_plan(ann: Player) -> None:
    """Leave everything out until the plan is asked for."""
    for _ in range(12):
        if "hen" in ann.heard[-1].text and "I will" in ann.heard[-1].text:
            return
        await ann.write("/skip")
    raise AssertionError(f"no plan was asked for: {ann.heard[-1].text}")


async def test_a_plan_put_otherwise_takes_the_place_of_the_first(library: Library, tmp_path: Path) -> None:
    stage = await Stage.open(tmp_path / "reflections.sqlite3", library)
    ann = await at_first_question(stage)
    await to_the_plan(ann)
    await ann.write("When I see the nurse on Monday, I will ask")
    assert "Shall I ask you about it?" in await ann.write("when the team meets on friday i will bring the plan")
    await ann.press("In 1 week")
    assert "when the team meets on friday" in ann.heard[-1].text
    await stage.database.close()


async def test_to_stop_at_the_last_page_keeps_the_plan(library: Library, tmp_path: Path) -> None:
    stage = await Stage.open(tmp_path / "reflections.sqlite3", library)
    ann = await at_first_question(stage)
    await to_the_plan(ann)
    await ann.write("When I see the nurse on Monday, I will ask")
    await ann.press("In 1 week")
    await ann.write("/stop")
    async with stage.database.transaction() as transaction:
        assert await transaction.rows("SELECT words FROM plan") == [("When I see the nurse on Monday, I will ask",)]
    await stage.database.close()


async def to_the_question(ann: Player, text: str) -> None:
    for _ in range(12):
        if text in ann.heard[-1].text:
            return
        await ann.write("/skip")
    raise AssertionError(f"{text!r} was not asked: {ann.heard[-1].text}")


async def test_who_has_nothing_to_say_is_not_pressed_for_an_example(library: Library, tmp_path: Path) -> None:
    stage = await Stage.open(tmp_path / "reflections.sqlite3", library)
    ann = await at_first_question(stage)
    await to_the_question(ann, "What helped most?")
    await ann.write("the school rang me back")
    heard = await ann.write("no, not really")
    assert "made it harder" in heard or "Does one of these" in heard
    assert "the school rang me back" in await words_kept(stage)
    await to_the_question(ann, "made it harder")
    heard = await ann.write("none")
    assert "example" not in heard
    assert "Does one of these" not in heard
    await stage.database.close()


async def test_a_shrug_is_no_plan(library: Library, tmp_path: Path) -> None:
    stage = await Stage.open(tmp_path / "reflections.sqlite3", library)
    ann = await at_first_question(stage)
    await to_the_plan(ann)
    assert "Shall I ask you about it?" not in await ann.write("cant think sorry")
    await stage.database.close()


async def test_a_list_opened_again_shows_what_was_ticked(library: Library, tmp_path: Path) -> None:
    stage = await Stage.open(tmp_path / "reflections.sqlite3", library)
    ann = stage.person("ann")
    await ann.write("/start reach")
    await ann.press("Start")
    for _ in range(12):
        if any(button.label == "That's all" for button in ann.heard[-1].buttons):
            break
        await ann.write("/skip")
    first, second = (button.label for button in ann.heard[-1].buttons[:2])
    await ann.press(first)
    await ann.press(second)
    await ann.write("thats all")
    await ann.write("/back")
    assert {f"{MARK} {first}", f"{MARK} {second}"} <= {button.label for button in ann.heard[-1].buttons}
    await stage.database.close()


@pytest.mark.parametrize(
    ("concern", "question", "first"),
    [(Concern.QUESTION, "delete_my_data", "Shall I delete all"), (Concern.DANGER, "who_sees", "call 999")],
)
async def test_what_comes_before_the_answer_to_a_guess_stays_as_it_is(
    library: Library, tmp_path: Path, concern: Concern, question: str, first: str
) -> None:
    def hears(_text: str) -> Screened:
        return Screened((), None, concern, question, guessed=True)

    stage = await Stage.open(tmp_path / "reflections.sqlite3", replace(library, screen=hears))
    ann = await at_first_question(stage)
    before = len(ann.heard)
    heard = await ann.write("nobody who reads the notes came to the meeting")
    assert first in heard
    offered = [one.text for one in ann.heard[before:] for button in one.buttons if button.label == "That was my answer"]
    assert not any(first in text for text in offered)
    await stage.database.close()
