from __future__ import annotations

import pytest

from dialogues.plain_language import level_of, sentences_of, syllables_of

COUNTS = {
    1: "plan plans time worked trust school share the I'll 999",
    2: "wanted little people being review changes colleague social",
    3: "services agencies family families together",
    4: "information",
}


@pytest.mark.parametrize(("word", "count"), [(one, count) for count, words in COUNTS.items() for one in words.split()])
def test_syllables_are_counted_by_the_stated_rule(word: str, count: int) -> None:
    assert syllables_of(word) == count


def test_sentences_end_at_stops_line_breaks_and_colons_before_a_capital() -> None:
    text = 'Finish the sentence: When ..., I will ...\nIt is late. "Really?" she said. We met at 9.30 a.m. today'
    assert sentences_of(text) == [
        "Finish the sentence",
        "When ..., I will ...",
        "It is late.",
        '"Really?" she said.',
        "We met at 9.30 a.m. today",
    ]


def test_a_plain_text_has_a_low_grade_and_an_official_one_a_high_grade() -> None:
    plain = level_of("We met the mum at home. She told us what she needs. Then we made a plan with her.")
    official = level_of("Operationalisation of collaboration necessitates organisational accountability arrangements.")
    assert plain.grade < 3
    assert official.grade > 20
    assert plain.average_sentence == pytest.approx(6.3, abs=0.1)


def test_no_words_have_no_level() -> None:
    assert level_of("... !").words == 0
