"""All that the bot says by itself reads plainly (design, "Rules of the conversation")."""

from __future__ import annotations

import re
from importlib import resources

import pytest

from dialogues.plain_language import level_of
from dialogues.reading import read

LONG_MESSAGE = 30
TEXTS = read((resources.files("bot.reflecting") / "texts" / "en.yaml").read_bytes(), "en.yaml").data
ANSWERS = read((resources.files("dialogues.screening.concerns") / "questions.yaml").read_bytes(), "questions.yaml").data
SAID = {key: text for key, text in TEXTS.items() if isinstance(text, str)} | {
    f"question {name}": entry["answer"] for name, entry in ANSWERS["questions"].items()
}


def spoken(text: str) -> str:
    return re.sub(r"</?[a-z]+>|/[a-z]+|\{[a-z_]+\}", " ", text)


@pytest.mark.parametrize("key", SAID)
def test_a_text_has_short_sentences_and_everyday_words(key: str) -> None:
    level = level_of(spoken(SAID[key]))
    assert level.longest_sentence <= 25
    if level.words >= LONG_MESSAGE:
        assert level.average_sentence <= 14
        assert level.grade <= 8


def test_all_texts_together_have_short_sentences() -> None:
    levels = [level_of(spoken(text)) for text in SAID.values()]
    assert sum(level.words for level in levels) / sum(level.sentences for level in levels) <= 14


def test_the_words_on_danger_name_999_and_say_that_nobody_is_alerted() -> None:
    assert "999" in TEXTS["danger"]
    assert "Nobody is alerted" in TEXTS["danger"]
    assert "no case record" in TEXTS["danger"]
