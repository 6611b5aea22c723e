"""A plan is read back when it is due; what became of it brings one question, and perhaps a smaller plan."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import msgspec
import pytest

from bot.library import read_follow_up, read_sources
from bot.messages import Message
from dialogues.checking import check
from storage import own_data
from tests.bot.coming_back.helping import HALF_HOUR, PLAN, WEEK, labels, plans, rows

if TYPE_CHECKING:
    from tests.stage import Stage

LONG = "she rang me back at once and we have known each other since the training we did together last year"


async def test_it_comes_once_at_the_chosen_minute_with_the_words_of_the_plan(stage: Stage) -> None:
    ann = stage.person("ann")
    assert "I will ask about your plan on 30 November." in await plans(ann)
    assert await stage.later(WEEK) == {}
    heard = (await stage.later(HALF_HOUR))["ann"]
    assert heard == f'On 23 November you planned: "{PLAN}". How did it go?'
    assert labels(ann) == [
        "Did it", "Partly", "Not yet", "Not relevant any more",
        "A day later", "A week later", "Change when", "Stop this",
    ]  # fmt: skip
    assert ann.heard[-1].patient
    assert ann.heard[-1].quiet == ("2026-11-30T11:30:00+00:00", "2026-12-01T08:30:00+00:00")
    assert await stage.later(10 * WEEK) == {}


@pytest.mark.parametrize(
    ("outcome", "question"), [("Did it", "2 of 2. What helped you do it?"), ("Partly", "2 of 2. What got in the way")]
)
async def test_one_question_follows_which_is_tailored_like_any_answer(
    outcome: str, question: str, stage: Stage
) -> None:
    ann = stage.person("ann")
    await plans(ann)
    await stage.later(WEEK + HALF_HOUR)
    assert question in (await ann.press(outcome)).replace("<b>", "").replace("</b>", "")
    assert "Does one of these say it?" in await ann.write(LONG)
    heard = await ann.press("None of these")
    assert "The review" in heard or "Nothing in the review" in heard
    assert heard.endswith("Thank you. That's all for today.")
    kept = await rows(stage, "SELECT outcome FROM plan")
    assert kept == [({"Did it": "did", "Partly": "partly"}[outcome],)]


async def test_points_met_before_are_marked_in_it_and_are_still_known_after_it(stage: Stage) -> None:
    ann = stage.person("ann")
    trust = "we trust each other, she has worked with me for years and tells me early what is going on"

    async def says(question: str, heard: str) -> str:
        while question not in heard:
            heard = await (ann.press("Start") if "I'm a bot" in heard else ann.write("/skip"))
        await ann.write(trust)
        heard = await ann.press("Trust that has grown")
        return heard if "This is from a review" in heard else await ann.write("/skip")

    before = "You have met this one before."
    assert before not in await says("What held it together?", await ann.write("/start overall"))
    await ann.write(PLAN)
    await ann.press("In 1 week")
    await ann.press("Done")
    await stage.later(WEEK + HALF_HOUR)
    assert before in await says("What helped you do it?", await ann.press("Did it"))
    assert before in await says("What worked in it, and why?", await ann.write("/start overall"))


async def test_a_thin_answer_is_probed_and_personal_data_are_redacted_as_everywhere(stage: Stage) -> None:
    ann = stage.person("ann")
    await plans(ann)
    await stage.later(WEEK + HALF_HOUR)
    await ann.press("Did it")
    assert "example" in await ann.write("my manager")
    assert "Shall I keep it like this?" in await ann.write("i asked Lisa Hartley on 07700 900123 to come along with us")
    await ann.press("Use this")
    assert "Hartley" not in str(await rows(stage, "SELECT words, detail FROM response"))


async def test_danger_in_it_brings_the_safeguarding_words_and_rests(stage: Stage) -> None:
    ann = stage.person("ann")
    await plans(ann)
    await stage.later(WEEK + HALF_HOUR)
    await ann.press("Not yet")
    assert "call 999" in await ann.write("the boy told me this morning that his dad will kill him tonight")
    assert "What shall become of the plan?" in await ann.press("Go on")


async def test_not_yet_can_become_a_smaller_plan_which_comes_back_too(stage: Stage) -> None:
    ann = stage.person("ann")
    await plans(ann)
    await stage.later(WEEK + HALF_HOUR)
    await ann.press("Not yet")
    await ann.write("/skip")
    assert labels(ann) == ["Make it smaller", "Ask me again in a week", "Let it go"]
    await ann.press("Make it smaller")
    await ann.write("when i open my mail after lunch i will write her two lines")
    assert "on 7 December" in await ann.press("In 1 week")
    heard = (await stage.later(WEEK))["ann"]
    assert "two lines" in heard
    assert await rows(stage, "SELECT theme, outcome FROM plan ORDER BY conversation") == [
        ("extent", "not-yet"),
        ("extent", None),
    ]


async def test_it_can_be_let_go_or_asked_about_once_more(stage: Stage) -> None:
    ann = stage.person("ann")
    await plans(ann)
    await stage.later(WEEK + HALF_HOUR)
    await ann.press("Not yet")
    await ann.write("/skip")
    assert "on 7 December" in await ann.press("Ask me again in a week")
    assert PLAN in (await stage.later(WEEK))["ann"]
    await ann.press("Not yet")
    await ann.write("/skip")
    await ann.press("Let it go")
    assert await rows(stage, "SELECT outcome, remind_at FROM plan") == [("dropped", None)]
    assert await stage.later(10 * WEEK) == {}


async def test_what_is_not_relevant_any_more_is_asked_nothing(stage: Stage) -> None:
    ann = stage.person("ann")
    await plans(ann)
    await stage.later(WEEK + HALF_HOUR)
    assert await ann.press("Not relevant any more") == "Fine. Then it is off the list."


@pytest.mark.parametrize("words", ["did it", "Did it.", "DID IT"])
async def test_what_stands_on_a_button_can_be_typed(stage: Stage, words: str) -> None:
    ann = stage.person("ann")
    await plans(ann)
    await stage.later(WEEK + HALF_HOUR)
    assert "What helped you do it?" in await ann.write(words)
    assert await rows(stage, "SELECT outcome FROM plan") == [("did",)]


async def test_putting_it_off_can_be_typed_too(stage: Stage) -> None:
    ann = stage.person("ann")
    await plans(ann)
    await stage.later(WEEK + HALF_HOUR)
    assert "Tuesday 1 December, 08:30" in await ann.write("a day later")
    await stage.later(timedelta(days=1))
    assert "not come with plans any more" in await ann.write("stop this")


async def test_any_other_words_bring_its_buttons_again_for_a_week(stage: Stage) -> None:
    ann = stage.person("ann")
    await plans(ann)
    await stage.later(WEEK + HALF_HOUR)
    assert PLAN in await ann.write("yes i managed that in the end")
    assert "Did it" in labels(ann)
    assert PLAN in await ann.write("pause"), "nothing is open that could rest"
    assert "call 999" in await ann.write("the boy told me this morning that his dad will kill him tonight")
    assert PLAN not in ann.heard[-1].text
    await ann.press("Did it")
    await ann.write("/stop")
    assert PLAN not in await ann.write("yes i managed that in the end")


async def test_after_a_week_it_rests(stage: Stage) -> None:
    ann = stage.person("ann")
    await plans(ann)
    await stage.later(WEEK + HALF_HOUR)
    await stage.later(WEEK + HALF_HOUR)
    assert "Shall we start?" in await ann.write("yes i managed that in the end")


async def test_stop_without_anything_open_leads_to_when_the_bot_comes(stage: Stage) -> None:
    ann = stage.person("ann")
    await plans(ann)
    await stage.later(WEEK + HALF_HOUR)
    assert "I come with your plan when it is due." in await ann.write("stop")
    assert "Don't come with plans" in labels(ann)


async def test_a_second_tap_corrects_the_first(stage: Stage) -> None:
    ann = stage.person("ann")
    await plans(ann)
    await stage.later(WEEK + HALF_HOUR)
    await ann.press("Did it")
    assert "2 of 4" in await ann.press("Not yet")
    assert "2 of 2" in await ann.press("Partly")
    await ann.write("/skip")
    assert await ann.press("Did it") == "Good. It is worth a moment to notice what made it possible."
    assert await rows(stage, "SELECT outcome FROM plan") == [("did",)]
    assert len(await rows(stage, "SELECT 1 FROM conversation WHERE theme = 'follow-up'")) == 1


async def test_back_skip_and_restart_work_in_it(stage: Stage) -> None:
    ann = stage.person("ann")
    await plans(ann)
    await stage.later(WEEK + HALF_HOUR)
    await ann.press("Did it")
    assert "How did it go with your plan?" in await ann.write("/back")
    assert "What got in the way of the rest?" in await ann.press("Partly")
    assert "2 of 2" in await ann.write("/restart")
    await ann.write("/back")
    assert "That's all for today." in await ann.write("/skip")


async def test_in_the_middle_of_a_reflection_it_waits_and_so_does_its_question(stage: Stage) -> None:
    ann = stage.person("ann")
    await plans(ann)
    await stage.later(WEEK + HALF_HOUR - timedelta(minutes=10))
    await ann.write("/start reach")
    assert await stage.later(timedelta(minutes=15)) == {}
    assert PLAN in (await stage.later(HALF_HOUR))["ann"]
    heard = await ann.press("Partly")
    assert "It can wait until you are done here." in heard
    assert "1 of 8" in heard
    while "Done" not in labels(ann):
        await ann.write("/skip")
    heard = await ann.press("Done")
    assert "Now to your plan" in heard
    assert "2 of 2" in heard
    assert "That's all for today." in await ann.write("/skip")


async def test_who_comes_before_the_reminder_is_asked_then_and_goes_on_to_what_they_came_for(stage: Stage) -> None:
    ann = stage.person("ann")
    await plans(ann, when="In 1 week")
    stage.now = datetime(2026, 11, 30, 8, 30, tzinfo=UTC)
    assert PLAN in await ann.write("/start reach")
    assert await stage.later(timedelta(hours=1)) == {}
    await ann.press("Did it")
    assert "1 of 8" in await ann.write("/skip")


async def test_nobody_answers_for_somebody_else(stage: Stage) -> None:
    ann, bob = stage.person("ann"), stage.person("bob")
    await plans(ann)
    await bob.write("/start")
    await bob.press("Start")
    assert "earlier conversation" in await bob.press_code("plan:1:did")
    assert "earlier conversation" in await bob.press_code("do:plan:later:7:1")
    assert await rows(stage, "SELECT outcome, due_at FROM plan") == [(None, "2026-11-30T08:30:00+00:00")]


async def test_it_is_put_off_by_a_day_or_a_week_or_stopped_with_one_tap(stage: Stage) -> None:
    ann = stage.person("ann")
    await plans(ann)
    await stage.later(WEEK + HALF_HOUR)
    assert "Tuesday 1 December, 08:30" in await ann.press("A day later")
    assert "ann" in await stage.later(timedelta(days=1))
    assert "Tuesday 8 December, 08:30" in await ann.press("A week later")
    assert "ann" in await stage.later(WEEK)
    await ann.press("A day later")
    assert "not come with plans any more" in await ann.press("Stop this")
    assert await stage.later(10 * WEEK) == {}
    assert PLAN in await ann.write("/start"), "when the person comes, it is asked about all the same"


async def test_one_plan_a_day_and_all_of_them_in_the_end(stage: Stage) -> None:
    ann = stage.person("ann")
    for theme in ("extent", "reach", "overall"):
        await plans(ann, theme, f"when we talk about {theme} i will ask who is missing")
    stage.now = datetime(2026, 11, 30, 8, 31, tzinfo=UTC)
    came = [len(await stage.play())]
    came += [len(await stage.later(timedelta(days=1))) for _ in range(4)]
    assert came == [1, 1, 1, 0, 0]


async def test_whoever_blocked_the_bot_is_not_written_to_but_asked_when_they_come_back(stage: Stage) -> None:
    ann = stage.person("ann")
    await plans(ann)
    await ann.block()
    assert await stage.later(2 * WEEK) == {}
    assert PLAN in await ann.write("/start")


async def test_all_of_it_is_held_and_forgotten_with_the_person(stage: Stage) -> None:
    ann = stage.person("ann")
    await plans(ann)
    await plans(ann, "reach")
    await ann.press("Yes, pick a day")
    await ann.press("Monday")
    await ann.write("/reminders 07:45")
    for days in (7, 1, 1, 1, 1):
        await stage.later(timedelta(days=days, minutes=10))
    async with stage.database.transaction() as transaction:
        holding = await own_data.held(transaction, 1)
    assert {"plan", "reminding", "weekly", "invitation"} <= holding.keys()
    await ann.write("/mine")
    await ann.press("Everything held about me")
    files = [message.attachment for message in ann.heard if message.attachment]
    page = next(file.content for file in files if file.name.endswith(".html")).decode()
    assert "When I may come by myself" in page
    await ann.write("/forget")
    await ann.press("Delete everything")
    for table in ("plan", "reminding", "weekly", "invitation", "outbox"):
        assert await rows(stage, f"SELECT 1 FROM {table}") == []


async def test_no_switch_covers_it_so_it_leaves_for_nobody(stage: Stage) -> None:
    from storage import given  # noqa: PLC0415  only this test looks that far

    ann = stage.person("ann")
    await plans(ann)
    await stage.later(WEEK + HALF_HOUR)
    await ann.press("Did it")
    await ann.write(LONG)
    await ann.write("/skip")
    async with stage.database.transaction() as transaction:
        await transaction.write("INSERT INTO switch_turned VALUES (NULL, 1, 'words', 1, 1, '2026-01-01')", [()])
        words = await given.words_between(transaction, "2026-01-01", "2027-01-01")
    assert LONG not in str(words)
    assert PLAN in str(words)


def test_the_script_has_no_problems_but_those_that_only_a_theme_can_have() -> None:
    sources = read_sources()
    problems = check((read_follow_up(),), sources.shared, sources.points)
    assert {problem.code for problem in problems} <= {"no-core-rating", "empty-short-form"}


def test_a_reminder_survives_being_stored() -> None:
    message = Message("x", patient=True, quiet=("2026-11-30T11:30:00+00:00", "2026-12-01T08:30:00+00:00"))
    assert msgspec.json.decode(msgspec.json.encode(message), type=Message) == message
