"""What counts as danger, distress, a worry about conduct or a question, and how the bot answers."""

import copy
import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.screening import _cues
from dialogues.plain_language import level_of
from dialogues.screening.concerns.cues import ConcernCues
from dialogues.screening.concerns.features import features_of, windows_of
from dialogues.screening.concerns.hearing import Concern, Heard, concern_of, heard_in, question_of
from dialogues.screening.concerns.words import raw_words

SCREENING = Path(__file__).parents[3] / "dialogues" / "screening" / "concerns"
PHRASES = Path(__file__).parent / "concerns.phrases.csv"
FRESH = Path(__file__).parent / "concerns.fresh.csv"


def parsed(name: str) -> Any:  # noqa: ANN401 - parsed YAML or JSON
    text = (SCREENING / name).read_text(encoding="utf-8")
    return json.loads(text) if name.endswith(".json") else yaml.safe_load(text)


LISTS, QUESTIONS, WEIGHTS = (parsed(name) for name in ("concerns.yaml", "questions.yaml", "weights.json"))
CUES = _cues()
ANSWERS = {
    f"{name} {part}": entry[part]
    for name, entry in QUESTIONS["questions"].items()
    for part in ("answer", "answer_without_contact")
    if part in entry
}


def phrases(file: Path = PHRASES) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


def share(concern: str, found: str, file: Path = PHRASES) -> float:
    told = [concern_of(row["text"], CUES) or "" for row in phrases(file) if row["concern"] == concern]
    return told.count(found) / len(told)


# The targets are 0.95 for danger and 0.85 for the others. The phrases are hard ones; the fresh ones were written blind
# by three others, as staff would type. On first sight of the last third: danger 0.943, distress 0.90, conduct 0.91,
# questions 0.875, and 5 of 160 harmless answers taken for danger.
@pytest.mark.parametrize(
    ("file", "concern", "floor"),
    [
        (PHRASES, "danger", 0.95),
        (PHRASES, "distress", 0.9),
        (PHRASES, "conduct", 0.9),
        (PHRASES, "question", 0.9),
        (FRESH, "danger", 0.95),
        (FRESH, "distress", 0.85),
        (FRESH, "conduct", 0.85),
        (FRESH, "question", 0.85),
    ],
    ids=lambda value: value.stem if isinstance(value, Path) else str(value),
)
def test_unseen_phrases_are_told_right_as_often_as_before(file: Path, concern: str, floor: float) -> None:
    assert share(concern, concern, file) >= floor


@pytest.mark.parametrize(("file", "most"), [(FRESH, 0.04), (PHRASES, 0.03)], ids=["fresh", "hard"])
def test_few_harmless_answers_are_taken_for_danger(file: Path, most: float) -> None:
    assert share("", "danger", file) <= most


def test_the_phrases_are_not_among_the_examples_it_learnt_from() -> None:
    with (SCREENING / "examples" / "concerns.csv").open(encoding="utf-8", newline="") as file:
        learnt = {row["text"].lower() for row in csv.DictReader(file)}
    assert len(phrases()) >= 200
    assert not learnt & {row["text"].lower() for row in phrases()}


@pytest.mark.parametrize(
    "text",
    [
        "he's got a knife and hes in the house now",
        "she just told me her dad hits her and shes going home to him in 10 mins",
        "baby is limp",
        "I'm being followed to my car",
        "Bruises on a non-mobile baby, seen today.",
        "i want to end my life",
        "We had a good meeting about the plan. Everyone came. Then the boy said he will kill himself tonight.",
    ],
)
def test_danger_to_a_child_or_the_writer_is_danger(text: str) -> None:
    assert concern_of(text, CUES) is Concern.DANGER


@pytest.mark.parametrize(
    "text",
    [
        "the deadline is killing me",
        "we discussed a child at risk register",
        "strategy meeting about DV last month",
        "section 47 training",
        "at risk of exclusion",
        "the plan is dead in the water",
        "she never rings back",
        "why does nobody tell us?",
        "who knows?",
        "what happened? well, we met and agreed a plan",
        "all good thanks",
        "",
        "🙂",
    ],
)
def test_the_same_words_without_danger_raise_nothing(text: str) -> None:
    assert concern_of(text, CUES) is None
    assert question_of(text, CUES) is None


@pytest.mark.parametrize("text", ["cant do this any more", "i cried in the car again", "havent slept for a week"])
def test_the_writers_own_distress_is_distress(text: str) -> None:
    assert concern_of(text, CUES) is Concern.DISTRESS


@pytest.mark.parametrize("text", ["he falsified the records", "my manager is drunk at work"])
def test_a_worry_about_how_someone_acts_is_conduct(text: str) -> None:
    assert concern_of(text, CUES) is Concern.CONDUCT


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("does my manager see this", "who_sees"),
        ("Is this anonymous?", "anonymous"),
        ("who are you", "who_are_you"),
        ("how long does it take", "how_long"),
        ("do i ring MASH or 999", "danger_steps"),
        ("stop", "stop"),
        ("Please stop.", "stop"),
        ("i don’t want to do this", "stop"),
        ("leave me alone!!", "stop"),
        ("pause", "pause"),
        ("help", "help"),
        ("?", "help"),
        ("skip this one please", "skip"),
        ("go back", "back"),
        ("what is this for", "what_for"),
        ("how long do you keep my data", "data_kept"),
        ("delete my data", "delete_my_data"),
        ("whats in it for me", "what_does_it_bring"),
        ("r u a bot", "is_this_ai"),
        ("can you make a referral for me", "can_you_help_my_case"),
    ],
)
def test_a_question_to_the_bot_is_known(text: str, question: str) -> None:
    assert concern_of(text, CUES) is Concern.QUESTION
    assert question_of(text, CUES) == question


@pytest.mark.parametrize(
    "text",
    [
        "when i am next in the office i will ask her for a desk day",
        "when i see the head on monday i will ask for a room",
        "when i next see dad i will ask him what he wants",
        "when i am on duty on tuesday i will sit with the mash team",
        "When I make my tea on Monday, I will ring them",
        "try harder next time",
        "be better at sharing",
    ],
)
def test_a_plan_is_no_worry(text: str) -> None:
    assert heard_in(text, CUES) == Heard(None, None)


@pytest.mark.parametrize(
    "text", ["ok", "OK.", "yes", "dunno", "ok then", "not yet", "sharing information early", "Accept", "Yes please"]
)
def test_a_few_words_move_or_end_nothing_unless_they_are_known_commands(text: str) -> None:
    assert heard_in(text, CUES) == Heard(None, None)


def test_danger_comes_before_a_question_and_the_question_is_still_known() -> None:
    text = "14 yr old has just disclosed to me in break do i ring MASH or 999 first"
    assert concern_of(text, CUES) is Concern.DANGER
    assert question_of(text, CUES) == "danger_steps"


def test_the_gravest_concern_comes_first() -> None:
    assert concern_of("Is this anonymous? I want to kill myself.", CUES) is Concern.DANGER


def test_case_apostrophes_and_long_runs_do_not_matter() -> None:
    assert raw_words("He’s HEEEERE") == raw_words("hes here") == ["hes", "here"]
    assert concern_of("IM SUICIDAL", CUES) is concern_of("i’m suicidal", CUES) is Concern.DANGER


def test_a_word_added_to_a_kind_counts_at_once() -> None:
    more = copy.deepcopy(LISTS)
    more["kinds"]["hurting"].append("zorbles")
    changed = ConcernCues.from_data(more, QUESTIONS, WEIGHTS)
    for cues, counts in ((CUES, False), (changed, True)):
        (window,) = windows_of(raw_words("he zorbles"), cues)
        assert ("[hurting]" in features_of(window, cues)) is counts


@pytest.mark.parametrize(
    ("part", "change", "sentence"),
    [
        ("concerns", lambda data: data.pop("kinds"), "kinds"),
        ("concerns", lambda data: data["kinds"].update(child="baby"), "list of words"),
        ("concerns", lambda data: data["kinds"]["child"].append(False), "quotes"),
        ("concerns", lambda data: data["kinds"]["child"].append("*"), "before the star"),
        ("concerns", lambda data: data["kinds"]["child"].append("..."), "no word"),
        ("concerns", lambda data: data["always"].update(danger="help"), "list of phrases"),
        ("concerns", lambda data: data["always"].update(worry=["uh oh"]), "always"),
        ("concerns", lambda data: data.update(spellings=["u"]), "named entries"),
        ("questions", lambda data: data["questions"]["stop"].pop("answer"), "answer is missing"),
        ("questions", lambda data: data["questions"]["danger_steps"].pop("answer_without_contact"), "contact"),
        ("weights", lambda data: data["concerns"].pop("labels"), "train_concerns"),
        ("weights", lambda data: data["concerns"].update(bias=[1.0]), "numbers"),
        ("weights", lambda data: data["concerns"].update(labels=["a", "b", "c", "d"]), "labels"),
    ],
)
def test_bad_data_is_refused_with_a_sentence(part: str, change: Callable[[Any], object], sentence: str) -> None:
    data = {"concerns": copy.deepcopy(LISTS), "questions": copy.deepcopy(QUESTIONS), "weights": copy.deepcopy(WEIGHTS)}
    change(data[part])
    with pytest.raises(ValueError, match=sentence):
        ConcernCues.from_data(**data)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300))
def test_any_text_gets_an_answer(text: str) -> None:
    assert concern_of(text, CUES) in {*Concern, None}
    assert question_of(text, CUES) in {*QUESTIONS["questions"], None}


@pytest.mark.parametrize("piece", ["he hits her ", "a", "?", "dead. ", "'", "who who ", "\n"])
def test_a_long_text_is_cut_in_windows_that_grow_with_it_and_no_faster(piece: str) -> None:
    short, long = (windows_of(raw_words(piece * count), CUES) for count in (1000, 10_000))
    assert sum(map(len, long)) <= 11 * max(10, sum(map(len, short)))
    assert max(map(len, long), default=0) <= 60


@pytest.mark.parametrize("name", ANSWERS)
def test_what_the_bot_says_reads_plainly(name: str) -> None:
    level = level_of(ANSWERS[name])
    assert level.average_sentence <= 14
    assert level.longest_sentence <= 25
    assert level.grade <= 8
