"""Random walks through every script: no reply, however odd, breaks a conversation or keeps anyone in it."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.library import FOLLOW_UP, build_library, read_sources
from bot.reflecting.codes import decode
from bot.reflecting.wording import Wording
from dialogues import events as happened
from dialogues.choices import DONE
from dialogues.conversation import Conversation, Fit
from dialogues.engine import advance, asked_now, begin, begin_after, wanted
from dialogues.path import items_asked
from dialogues.replies import Amend, Command, Picks, PointsFound, Press, Reply, Words
from dialogues.taking_words import MOST_EXTRA_STEPS

if TYPE_CHECKING:
    from dialogues.events import Event, Turn
    from dialogues.script import Script

LIBRARY = build_library(read_sources())
THEMES = sorted(LIBRARY.scripts)
SCRIPTS = LIBRARY.scripts | {FOLLOW_UP: LIBRARY.follow_up}
ODD_TEXTS = [
    "",
    " ",
    "a" * 10_000,
    "b" * 10_001,
    "\x00",
    "🙂" * 50,
    "ماذا حدث اليوم",
    "\ud800",
    "None of these",
    "2",
    "/",
    "[x]",
]
FORMS = ("full", "short")


def begun(script: Script, **changes: object) -> Turn:
    looks_in = "extent" if script.theme == FOLLOW_UP else ""
    fresh = Conversation(id=1, theme=script.theme, edition=script.edition, looks_in=looks_in)
    return begin(script, msgspec.structs.replace(fresh, **changes))


def reloaded(conversation: Conversation) -> Conversation:
    return msgspec.json.decode(msgspec.json.encode(conversation), type=Conversation)


def buttons_on_screen(script: Script, conversation: Conversation) -> list[Press]:
    message = Wording(LIBRARY, script, conversation).message(asked_now(script, conversation))
    return [press for button in (message.buttons if message else ()) if (press := decode(button.code))]


def said(script: Script, turn: Turn) -> None:
    """Word every event: what happened must be sayable within Telegram's limits."""
    for event in turn.events:
        message = Wording(LIBRARY, script, turn.conversation).message(event)
        for button in message.buttons if message else ():
            assert len(button.code.encode()) <= 64
            assert button.label


def points_found(data: st.DataObject, script: Script, conversation: Conversation) -> PointsFound | None:
    work = wanted(conversation)
    if work is None:
        return None
    points = data.draw(
        st.lists(st.sampled_from(LIBRARY.review.candidates(conversation.points_of)), max_size=8, unique=True)
    )
    fits = tuple(Fit(point.id, 1 - place / 10, work.text[:20], place < 4) for place, point in enumerate(points))
    return PointsFound(work.item, work.revision, fits)


def draw_reply(data: st.DataObject, script: Script, conversation: Conversation, earlier: list[Press]) -> Reply:
    on_screen = buttons_on_screen(script, conversation)
    choices: list[st.SearchStrategy[Reply]] = [
        st.builds(Words, st.sampled_from(ODD_TEXTS) | st.text(max_size=80)),
        st.just(Words("when we next meet i will ask what they need from me and tell them why it matters")),
        st.builds(Command, st.sampled_from(["back", "skip", "pause", "stop", "resume"])),
        st.builds(
            Press, st.integers(0, 3), st.integers(0, 3), st.text(max_size=9), st.text(max_size=6), st.text(max_size=9)
        ),
        st.builds(
            Picks, st.just(conversation.item or ""), st.lists(st.sampled_from(["health", "school", "?"])).map(tuple)
        ),
        st.builds(
            Amend, st.sampled_from(["helped", "event", "?"]), st.sampled_from(["words", "detail"]), st.text(max_size=50)
        ),
        st.builds(PointsFound, st.sampled_from(["helped", "?"]), st.integers(0, 9), st.just(())),
    ]
    choices += [st.sampled_from(on_screen)] * 8 if on_screen else []
    choices += [st.sampled_from(earlier)] if earlier else []
    return data.draw(st.one_of(choices))


@pytest.mark.parametrize("theme", SCRIPTS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_no_reply_breaks_a_conversation_and_it_can_always_be_ended(theme: str, data: st.DataObject) -> None:
    script = SCRIPTS[theme]
    turn = begun(script, form=data.draw(st.sampled_from(FORMS)), round=data.draw(st.integers(0, 9)))
    earlier: list[Press] = []
    for _ in range(data.draw(st.integers(0, 40))):
        said(script, turn)
        conversation = reloaded(turn.conversation)
        earlier += buttons_on_screen(script, conversation)
        reply = points_found(data, script, conversation) if data.draw(st.booleans()) else None
        turn = advance(script, conversation, reply or draw_reply(data, script, conversation, earlier))
    assert ended(script, reloaded(turn.conversation)).status in ("finished", "stopped")


def ended(script: Script, conversation: Conversation) -> Conversation:
    """Go to the end by what everybody can do: resume, skip, press Done."""
    for _ in range(60):
        if conversation.status in ("finished", "stopped"):
            break
        if conversation.status == "paused":
            reply: Reply = Command("resume")
        elif conversation.step == "review":
            reply = next(press for press in buttons_on_screen(script, conversation) if press.choice == DONE)
        else:
            reply = Command("skip")
        conversation = reloaded(advance(script, conversation, reply).conversation)
    return conversation


def replies_that_lead_on(script: Script, conversation: Conversation) -> list[Reply]:
    if conversation.step == "wait":
        point = next(point.id for point in LIBRARY.review.candidates(conversation.points_of) if ".enabler." in point.id)
        work = wanted(conversation)
        return [PointsFound(work.item, work.revision, (Fit(point, 0.9, "so"),))] if work else []
    item = script.item(conversation.item)
    if item is not None and conversation.step == "ask" and item.kind == "several":
        return [Picks(item.id, (option.id,)) for option in item.options]
    if item is not None and conversation.step in ("ask", "probe", "nudge") and item.kind in ("words", "plan"):
        return [Words("short")]
    return [press for press in buttons_on_screen(script, conversation) if press.choice in _leading(item, conversation)]


def _leading(item: object, conversation: Conversation) -> set[str]:
    options = {option.id for option in getattr(item, "options", ())}
    return options | {"0", "none", "1-week"} if conversation.step != "review" else {DONE}


@pytest.mark.parametrize(("theme", "form"), [*product(THEMES, FORMS), (FOLLOW_UP, "full")])
def test_every_question_is_reached_in_at_most_eight_and_five_steps_more(theme: str, form: str) -> None:
    script = SCRIPTS[theme]
    reached: set[str] = set()
    ahead = [(begun(script, form=form).conversation, ())]
    while ahead:
        conversation, trail = ahead.pop()
        place = (conversation.item, conversation.step)
        reached.add(conversation.item or "")
        if conversation.status == "finished":
            assert len(items_asked(script, conversation)) <= 8
            assert conversation.extra_steps <= MOST_EXTRA_STEPS
            continue
        assert place not in trail
        replies = replies_that_lead_on(script, conversation)
        assert replies
        if conversation.step == "points" or (script.item(conversation.item) or script.items[0]).kind == "rating":
            replies = replies[:1]
        ahead += [(advance(script, conversation, reply).conversation, (*trail, place)) for reply in replies]
    assert reached >= {item.id for item in script.items if item.asked_in in ("both", form)}


@pytest.mark.parametrize("theme", THEMES)
def test_changing_an_answer_asks_again_what_depended_on_it_and_nothing_else(theme: str) -> None:
    script = LIBRARY.scripts[theme]
    conversation = begun(script).conversation
    while conversation.step != "review":
        conversation = advance(script, conversation, replies_that_lead_on(script, conversation)[0]).conversation
    edit = next(press for press in buttons_on_screen(script, conversation) if press.choice == "helped")
    asked: list[Event] = []
    conversation = advance(script, conversation, edit).conversation
    long_answer = Words("we now meet every other week and that has made all the difference to how we talk")
    turn = advance(script, conversation, long_answer)
    while turn.conversation.step != "review":
        asked += turn.events
        turn = advance(script, turn.conversation, replies_that_lead_on(script, turn.conversation)[0])
    asked += turn.events
    kinds = [type(event) for event in asked if not isinstance(event, happened.Answered)]
    assert kinds == [happened.PointsWanted, happened.PointsOffered, happened.Replied, happened.Reviewed]


def test_an_edited_script_keeps_what_still_fits_and_asks_the_rest(extent: Script) -> None:
    conversation = begun(extent).conversation
    for reply in (Words("we did a visit together and both of us learned a lot from it, she most"), Words("")):
        conversation = advance(extent, conversation, reply).conversation
    closeness = next(press for press in buttons_on_screen(extent, conversation) if press.choice == "planned")
    conversation = advance(extent, conversation, closeness).conversation
    assert conversation.item == "purpose"
    items = tuple(item for item in extent.items if item.id not in ("purpose", "event"))
    edited = msgspec.structs.replace(extent, edition=2, items=items)
    turn = advance(edited, conversation, Words("mostly"))
    assert isinstance(turn.events[0], happened.ScriptChanged)
    assert turn.conversation.item == "information"
    assert set(turn.conversation.answers) == {"closeness"}


def test_a_button_of_an_earlier_question_edition_or_conversation_answers_nothing(extent: Script) -> None:
    conversation = begun(extent, id=7).conversation
    conversation = advance(extent, conversation, Command("skip")).conversation
    for old in (
        Press(7, 1, "event", "ask", "skip"),
        Press(6, 1, "closeness", "ask", "planned"),
        Press(7, 2, "closeness", "ask", "planned"),
        Press(7, 1, "closeness", "ask", "best-friends"),
    ):
        turn = advance(extent, conversation, old)
        assert [type(event) for event in turn.events] == [happened.OldButton, happened.Asked]
        assert turn.conversation == conversation


def test_words_sent_while_tailoring_works_are_added_to_the_answer(extent: Script) -> None:
    conversation = begun(extent).conversation
    for _ in range(4):
        conversation = advance(extent, conversation, Command("skip")).conversation
    first = "she rings me before the form goes in and so i know what is behind it"
    conversation = advance(extent, conversation, Words(first)).conversation
    early = wanted(conversation)
    turn = advance(extent, conversation, Words("and she asks how my day was"))
    late = wanted(turn.conversation)
    assert early is not None
    assert late is not None
    assert late.text == f"{first}\nand she asks how my day was"
    stale = advance(extent, turn.conversation, PointsFound("helped", early.revision, ()))
    assert stale.conversation == turn.conversation
    assert stale.events == ()


def test_amending_an_earlier_answer_has_it_looked_at_again_and_goes_on_where_one_was(extent: Script) -> None:
    conversation = begun(extent).conversation
    while conversation.item != "plan":
        conversation = advance(extent, conversation, replies_that_lead_on(extent, conversation)[0]).conversation
    turn = advance(extent, conversation, Amend("helped", "words", "no, it was that they asked the family first"))
    assert happened.Amended("helped") in turn.events
    assert turn.conversation.step == "wait"
    while turn.conversation.item != "plan":
        turn = advance(extent, turn.conversation, replies_that_lead_on(extent, turn.conversation)[0])
    assert turn.conversation.answers["helped"].words == "no, it was that they asked the family first"
    assert any(isinstance(event, happened.Replied) for event in turn.events)


@pytest.mark.parametrize("theme", THEMES)
def test_the_short_form_asks_how_close_and_a_rating_of_the_theme(theme: str) -> None:
    script = LIBRARY.scripts[theme]
    asked = items_asked(script, begun(script, form="short").conversation)
    ratings = {item.id for item in asked if item.kind == "rating"}
    assert "closeness" in ratings
    assert len(ratings) >= 2


@pytest.mark.parametrize("outcome", ["did", "partly", "not-yet", "dropped"])
def test_a_conversation_can_begin_with_its_first_answer_and_end_without_a_closing_screen(outcome: str) -> None:
    script = LIBRARY.follow_up
    fresh = Conversation(id=1, theme=script.theme, edition=script.edition, looks_in="reach", follows=7)
    turn = begin_after(script, fresh, script.items[0], outcome)
    while turn.conversation.status == "open":
        assert turn.conversation.step != "review"
        work = wanted(turn.conversation)
        assert work is None or work.theme == "reach"
        reply = replies_that_lead_on(script, turn.conversation)[0]
        turn = advance(script, turn.conversation, reply)
    assert turn.conversation.status == "finished"
    assert isinstance(turn.events[-1], happened.Finished)
    assert any(isinstance(event, happened.PlanMade) for event in turn.events) == (outcome == "not-yet")


def test_a_plan_that_was_given_up_on_the_way_back_is_not_made() -> None:
    script = LIBRARY.follow_up
    fresh = Conversation(id=1, theme=script.theme, edition=script.edition, looks_in="reach", follows=7)
    conversation = begin_after(script, fresh, script.items[0], "not-yet").conversation
    while conversation.step != "when":
        conversation = advance(script, conversation, replies_that_lead_on(script, conversation)[0]).conversation
    turn = begin_after(script, conversation, script.items[0], "dropped")
    assert turn.conversation.status == "finished"
    assert not any(isinstance(event, happened.PlanMade) for event in turn.events)
