"""The cheap signs spare patterns, never a find."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogues.screening.personal_data.finding import find, find_where, parse_lists
from dialogues.screening.personal_data.signs import Signs, signs_in
from dialogues.screening.personal_data.tokens import tokens
from dialogues.screening.personal_data.word_lists import words_of

HERE = Path(__file__).parent
FOLDER = HERE.parents[2] / "dialogues" / "screening" / "personal_data" / "lists"
LISTS = parse_lists({path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.txt")})
ALL = Signs(figures=True, dates=True, plates=True, accounts=True, odd=True, made_up=True, initials=True)
LABELLED = [
    json.loads(line)["text"]
    for path in sorted(HERE.glob("*.jsonl"))
    for line in path.read_text(encoding="utf-8").splitlines()
]
PIECES = sorted(
    words_of(
        "child Child mum re: the first twenty-first of may born Christmas day a A I i n jb jbs jb's JB JBs MJO McD O'R "
        "K L mr her insta is as xx lilmanxx SENCo reg ends in KX posts kaydentheking visit for with about initials are "
        "( ) , . - / & and was said told 's on discord McR SE it We no at"
    )
)


def find_all(text: str) -> object:
    return find_where(ALL, text, tokens(text), LISTS)


@pytest.mark.parametrize("typed", [str, str.lower, str.upper], ids=["as written", "lower", "upper"])
def test_in_labelled_texts_the_signs_spare_no_find(typed: type[str]) -> None:
    texts = [typed(text) for text in LABELLED]
    assert [text for text in texts if find(text, LISTS) != find_all(text)] == []


@settings(max_examples=300)
@given(st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from([" ", " ", " ", ""])), max_size=9))
def test_in_whatever_order_short_words_come_the_signs_spare_no_find(pieces: list[tuple[str, str]]) -> None:
    text = "".join(piece + gap for piece, gap in pieces)
    assert find(text, LISTS) == find_all(text)


@pytest.mark.parametrize(
    "text", ["We met and it went well, so I will do it again.", "nobody told me, and she's not on the list"]
)
def test_an_ordinary_answer_has_none_of_the_signs(text: str) -> None:
    assert signs_in(text, tokens(text), LISTS.words) == Signs(
        figures=False, dates=False, plates=False, accounts=False, odd=False, made_up=False, initials=False
    )
