"""How plainly the texts of a file read: sentences that a tired reader can take, and words that need no school."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dialogues.checking.entries import key_of, texts_at
from dialogues.plain_language import level_of, sentences_of
from dialogues.words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dialogues.problems import Problem
    from dialogues.reading import Document, Path

MOST_IN_SENTENCE = 25
MOST_ON_AVERAGE = 14
HIGHEST_GRADE = 8
MEASURED_FROM = 30
SENTENCES = frozenset({"about", "ask", "probe", "nudge", "wording"})
SPOKEN = SENTENCES | {"label", "title", "in_brief"}


def check_plainness(document: Document) -> Iterator[Problem]:
    """Give the problems `long-sentence`, `long-sentences-on-average` and `hard-to-read` of a file.

    Buttons, titles and short names don't count for the average and the reading level.
    """
    spoken = [(path, text) for path, text in texts_at(document.data, ()) if key_of(path) in SPOKEN]
    for path, text in spoken:
        yield from _sentences(document, path, text)
    texts = [(path, text) for path, text in spoken if key_of(path) in SENTENCES]
    hard = [problem for path, text in texts for problem in _grade(document, path, text, "This text")]
    yield from hard
    together = "\n".join(text for _, text in texts)
    if not hard:
        yield from _grade(document, ("questions",), together, "All texts of this file together")
    average = level_of(together).average_sentence
    if average > MOST_ON_AVERAGE:
        message = f"The sentences of this file have {average:.1f} words on average."
        hint = f"{MOST_ON_AVERAGE} are the most: make two of the longest ones."
        yield document.problem("long-sentences-on-average", ("questions",), message, hint)


def _sentences(document: Document, path: Path, text: str) -> Iterator[Problem]:
    for sentence in sentences_of(text):
        count = len(words_of(sentence))
        if count > MOST_IN_SENTENCE:
            beginning = " ".join(sentence.split()[:6])
            message = f'The sentence that begins "{beginning}" has {count} words.'
            hint = f"Make two of it; {MOST_IN_SENTENCE} words are the most that read well on a phone."
            yield document.problem("long-sentence", path, message, hint)


def _grade(document: Document, path: Path, text: str, which: str) -> Iterator[Problem]:
    level = level_of(text)
    if level.words >= MEASURED_FROM and level.grade > HIGHEST_GRADE:
        message = f"{which} reads at school grade {level.grade}."
        hint = f"Grade {HIGHEST_GRADE} is the most: use shorter words and shorter sentences."
        yield document.problem("hard-to-read", path, message, hint)
