"""The record holds what somebody wrote, word for word, in the shape of a form."""

from __future__ import annotations

from html import unescape
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from bot.own.cpd import MOST, Choice, as_html, as_text, read_choice
from bot.own.cpd_record import FORMS, SECTIONS, make_record
from dialogues.conversation import Answer, Conversation
from storage.own_reflections import Finished
from tests.bot.own.looking_back import RESPECT, one

if TYPE_CHECKING:
    from bot.library import Library
    from bot.own.cpd_record import Form, Section


def record(library: Library, form: Form, *finished: Finished) -> tuple[Section, ...]:
    def say(key: str, **fills: str) -> str:
        return unescape(library.texts(key, **fills))

    return make_record(form, finished, library.all_scripts, library.review, say)


TYPED = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=80).map(str.strip).filter(bool)


@given(st.sampled_from(FORMS), TYPED, TYPED)
def test_words_stay_as_they_were_written(library: Library, form: Form, words: str, plan: str) -> None:
    sections = record(library, form, one(words=words, plan=plan))
    paragraphs = [paragraph for section in sections for paragraph in section.paragraphs]
    assert any(paragraph.endswith(f"\n{words}") for paragraph in paragraphs)
    assert any(paragraph.endswith(f"\n{plan}") for paragraph in paragraphs)
    assert words in as_text(sections)
    assert plan in unescape(as_html(sections))


@pytest.mark.parametrize("form", FORMS)
def test_each_field_of_a_form_is_there_and_none_is_empty(library: Library, form: Form) -> None:
    sections = record(library, form, one())
    assert [section.heading for section in sections] == [library.texts(key) for key, _, _ in SECTIONS[form]]
    assert all(section.paragraphs and all(section.paragraphs) for section in sections)


def test_social_work_england_is_asked_for_what_why_when_learning_impact_and_a_peer(library: Library) -> None:
    done, why, when, learnt, impact, peer = record(
        library, "swe", one(helped=RESPECT, closeness="planned", plan="when we meet i will ask", outcome="did")
    )
    assert "How close: Planned together" in done.paragraphs
    assert why.paragraphs[0].startswith("How close you work together.")
    assert when.paragraphs == ("2 September 2026",)
    assert learnt.paragraphs[0] == "What helped:\nshe tells me"
    assert "Respect for each other's job: " in learnt.paragraphs[1]
    assert impact.paragraphs[0] == "My plan:\nwhen we meet i will ask\nWhat became of it: Did it."
    assert peer.paragraphs == ("[Add what you learnt from talking about it with a colleague, without names.]",)


def test_what_was_said_about_the_plan_afterwards_stands_beside_it(library: Library) -> None:
    answers = {
        "outcome": Answer(1, "How did it go?", choices=("did",)),
        "made-it-work": Answer(1, "What helped you do it?", words="she rang me"),
    }
    later = Finished(Conversation(2, "follow-up", 1, status="finished", answers=answers, follows=1), "", "")
    done = replace(one(plan="when we meet i will ask", outcome="did"), afterwards=(later,))
    _, _, changed, _ = record(library, "nmc", done)
    assert changed.paragraphs[1] == "What helped you do it?\nshe rang me"


def test_several_reflections_stand_under_their_day_and_theme(library: Library) -> None:
    _, happened, learnt, _ = record(library, "plain", one(1, words="first"), one(2, "reach", words="second"))
    assert happened.paragraphs == ("[Nothing was said about this.]",)
    assert learnt.paragraphs == (
        "2 September 2026, How close you work together\nWhat helped:\nfirst",
        "3 September 2026, Who is at the table\nWhat let people in:\nsecond",
    )


def test_an_answer_whose_question_is_gone_stands_under_the_question_as_it_was_put(library: Library) -> None:
    answers = {"old": Answer(1, "What did the weather do?", words="it rained"), "left": Answer(1, "And?", skipped=True)}
    at = "2026-09-02T08:00:00+00:00"
    gone = Finished(Conversation(1, "weather", 1, status="finished", answers=answers), at, at)
    sections = record(library, "plain", gone)
    assert sections[1].paragraphs == ("What did the weather do?\nit rained",)


@given(
    st.sampled_from(FORMS),
    st.integers(0, 999),
    st.lists(st.integers(1, 36**6 - 1), max_size=MOST, unique=True).map(tuple),
)
def test_a_choice_comes_back_from_its_button_which_telegram_can_carry(
    form: Form, skipped: int, picked: tuple[int, ...]
) -> None:
    choice = Choice(form, skipped, picked)
    assert read_choice(choice.code) == choice
    assert len(f"do:cpd_choose:{choice.code}".encode()) <= 64


@given(st.text(max_size=30))
def test_any_other_code_is_read_without_harm(code: str) -> None:
    choice = read_choice(code)
    assert choice is None or len(choice.picked) <= MOST
