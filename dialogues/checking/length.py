"""How long a conversation gets on the longest way through a script: questions, and minutes.

Counted are 200 words a minute for reading, 50 seconds for an answer in own words (25 words at 30 a minute), 3 seconds
for a tap with the look at its buttons, and 150 words for what the bot adds. Wordings take turns, so each turn is
counted by itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dialogues.checking.entries import texts_at
from dialogues.checking.ways import FORMS, ways_on
from dialogues.words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dialogues.checking.ways import Stop
    from dialogues.problems import Problem
    from dialogues.reading import Document
    from dialogues.script import Form

MOST_QUESTIONS = 8
MOST_SECONDS = 285
SECONDS_A_WORD = 60 / 200
SECONDS_OWN_WORDS = 50
SECONDS_A_TAP = 3
WORDS_THE_BOT_ADDS = 150
ROUNDS = 6


def check_length(document: Document, stops: list[Stop]) -> Iterator[Problem]:
    """Give the problems `too-many-questions` and `takes-too-long` of a script."""
    for form in FORMS:
        questions = longest(stops, form, [1] * len(stops))
        if questions > MOST_QUESTIONS:
            message = f"Someone can be asked {questions:.0f} questions in the {form} form."
            hint = f"{MOST_QUESTIONS} are the most: take some out, or let go_to pass over them."
            yield document.problem("too-many-questions", ("questions",), message, hint)
        seconds = WORDS_THE_BOT_ADDS * SECONDS_A_WORD + max(
            longest(stops, form, [seconds_for(stop, turn) for stop in stops]) for turn in range(ROUNDS)
        )
        if seconds > MOST_SECONDS:
            minutes, rest = divmod(round(seconds), 60)
            message = f"The longest way through the {form} form takes {minutes} minutes and {rest} seconds."
            hint = "Four and three quarters are the most. An answer in own words takes longest: ask for fewer."
            yield document.problem("takes-too-long", ("questions",), message, hint)


def longest(stops: list[Stop], form: Form, costs: Sequence[float]) -> float:
    """Give the cost of the way through a form that costs most."""
    ahead = [0.0] * (len(stops) + 1)
    ways = ways_on(stops, form)
    for place in range(len(stops) - 1, -1, -1):
        here = costs[place] if stops[place].asked_in(form) else 0
        ahead[place] = here + max(ahead[target] for target in ways[place])
    return ahead[0]


def seconds_for(stop: Stop, turn: int) -> float:
    """Give the seconds that one question takes: to read its wording of that turn, and to answer."""
    wordings = [text for _, text in texts_at(stop.question.get("ask"), ())] or [""]
    reading = len(words_of(wordings[turn % len(wordings)])) * SECONDS_A_WORD
    match stop.question.get("kind"):
        case "words" | "plan":
            return reading + SECONDS_OWN_WORDS
        case "several":
            return reading + 2 * SECONDS_A_TAP
    return reading + SECONDS_A_TAP
