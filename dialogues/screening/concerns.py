"""What comes before the reflection: danger, distress, a worry about conduct, a question to the bot.

The rules are the design's ("Rules of the conversation"): danger errs towards showing the safeguarding words, and the
gravest comes first. Scores come from a linear model over words and kinds of words (`concern_features`), in doubt also
from an encoder (`second_reading`); ``tools/train_concerns.py`` learns both from ``examples/concerns.csv``.
"""

from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct

from dialogues.screening.concern_cues import ConcernCues
from dialogues.screening.concern_features import Stretch, features_of, score, stretches_of
from dialogues.screening.concern_weighing import concerns_in
from dialogues.screening.concern_words import raw_words, spelt_out

# Ids of questions that move or end a reflection. Guessed from a few words they would end it for "ok" or "not yet".
_ORDERS = frozenset({"stop", "pause", "skip", "back"})
_FEWEST_WORDS_FOR_A_GUESSED_ORDER = 4


class Concern(StrEnum):
    """What an answer can hold, gravest first; the values are those of the ``screen`` command."""

    DANGER = "danger"
    DISTRESS = "distress"
    CONDUCT = "conduct"
    QUESTION = "question"


class Heard(Struct, frozen=True):
    """What a text holds: its gravest concern, and the id of the question or command that it puts to the bot.

    A text can hold danger and a question at once: `concern` then says danger, and `question` still names the question.
    """

    concern: Concern | None
    question: str | None


def heard_in(text: str, cues: ConcernCues) -> Heard:
    """The gravest concern in a text and its question, both None for an ordinary answer.

    Args:
        text: an answer as typed, of any length; the time taken grows linearly with it.
        cues: lists, weights and the second reader, see `ConcernCues.from_data`.
    """
    words = spelt_out(raw_words(text), cues.spellings)
    command = _command(words, cues)
    if command is not None:
        return Heard(Concern.QUESTION, command)
    found = {
        Concern(label) for position in range(len(words)) if (label := cues.always.value_at(words, position)) is not None
    }
    asking: list[Stretch] = []
    for stretch, labels in concerns_in(stretches_of(words, cues), len(words), cues):
        found.update(map(Concern, labels))
        if Concern.QUESTION in labels:
            asking.append(stretch)
    question = _asked(asking, cues)
    if question is None:
        question = _likeliest(asking, cues)
        if question in _ORDERS and sum(word.isalnum() for word in words) < _FEWEST_WORDS_FOR_A_GUESSED_ORDER:
            question = None
            found.discard(Concern.QUESTION)
    return Heard(next((concern for concern in Concern if concern in found), None), question)


def concern_of(text: str, cues: ConcernCues) -> Concern | None:
    """The gravest concern in a text, or None for an ordinary answer; see `heard_in`."""
    return heard_in(text, cues).concern


def question_of(text: str, cues: ConcernCues) -> str | None:
    """The id of the question or command that a text puts to the bot, or None where it puts none; see `heard_in`."""
    return heard_in(text, cues).question


def _command(words: list[str], cues: ConcernCues) -> str | None:
    bare = tuple(word for word in words if word not in cues.polite and word.isalnum())
    for candidate in (tuple(words), tuple(word for word in words if word.isalnum()), bare):
        if candidate in cues.commands:
            return cues.commands[candidate]
    return None


def _asked(asking: Iterable[Stretch], cues: ConcernCues) -> str | None:
    said = (cues.asked.value_at(stretch, position) for stretch in asking for position in range(len(stretch)))
    return next((name for name in said if name is not None), None)


def _likeliest(asking: Iterable[Stretch], cues: ConcernCues) -> str | None:
    weights = cues.question_weights
    rated = [
        rated
        for stretch in asking
        for rated in zip(score(features_of(stretch, cues), weights), weights.labels, strict=True)
    ]
    return max(rated)[1] if rated else None
