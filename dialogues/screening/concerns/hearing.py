"""What comes before the reflection: danger, distress, a worry about conduct, a question to the bot.

The rules are the design's ("Rules of the conversation"): danger errs towards showing the safeguarding words, and the
gravest comes first. Scores come from words and kinds of words (`concern_features`), in doubt also from an encoder
(`concern_weighing`); ``tools/train_concerns.py`` learns both from ``examples/concerns.csv``.
"""

from collections.abc import Iterable, Iterator
from enum import StrEnum

from msgspec import Struct

from dialogues.screening.concerns.cues import ConcernCues
from dialogues.screening.concerns.features import Window, features_of, windows_of
from dialogues.screening.concerns.weighing import NOTHING, Scores, doubt_in, likeliest
from dialogues.screening.concerns.words import raw_words, spelt_out

# How many windows of one text the encoder reads at most, which bounds the time that a text can take.
_MOST_READ = 4
# Words in a text. In longer ones only what plainly asks the bot something is a question.
_LONGEST_QUESTION = 25
# Ids of questions that move or end a reflection. Guessed from few words, they would end it for "try harder next time".
_ORDERS = frozenset({"stop", "pause", "skip", "back"})
# Words that it takes to guess an order, and a question without its mark: "ok" and "yes" are neither.
_FEWEST_IN_ORDER = 6
_FEWEST_IN_QUESTION = 4


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
        Concern(label)
        for position in cues.always.starts_in(words)
        if (label := cues.always.value_at(words, position)) is not None
    }
    told = [
        (window, label)
        for window, label in _told(windows_of(words, cues), cues)
        if label != Concern.QUESTION or _can_ask(window, len(words), cues)
    ]
    question = _asked((window for window, _ in told), cues) or _guessed(told, words, cues)
    found |= {Concern(label) for _, label in told if label != Concern.QUESTION}
    if question is not None:
        found.add(Concern.QUESTION)
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


def _told(windows: list[Window], cues: ConcernCues) -> Iterator[tuple[Window, str]]:
    """The windows that hold something, with what; the encoder reads those where most is in doubt."""
    first = [(cues.concern_weights.scores(features_of(window, cues)), window) for window in windows]
    doubtful = sorted(((doubt_in(scores), at) for at, (scores, _) in enumerate(first)), reverse=True)
    for doubt, at in doubtful[:_MOST_READ]:
        scores, window = first[at]
        if doubt > 0:
            label = likeliest(_both(scores, window, cues))
            if label != NOTHING:
                yield window, label


def _both(first: Scores, window: Window, cues: ConcernCues) -> Scores:
    if cues.second is None:
        return first
    return tuple(one + other for one, other in zip(first, cues.second().scores(window), strict=True))


def _can_ask(window: Window, text_length: int, cues: ConcernCues) -> bool:
    """Whether a window can put a question to the bot: what passes for one is not kept as an answer."""
    if text_length <= _LONGEST_QUESTION or window[-1].startswith("?"):
        return True
    return any(cues.asked.at(window, position) for position in cues.asked.starts_in(window))


def _asked(windows: Iterable[Window], cues: ConcernCues) -> str | None:
    said = (cues.asked.value_at(window, position) for window in windows for position in cues.asked.starts_in(window))
    return next((name for name in said if name is not None), None)


def _guessed(told: list[tuple[Window, str]], words: list[str], cues: ConcernCues) -> str | None:
    weights = cues.question_weights
    rated = [
        rated
        for window, label in told
        if label == Concern.QUESTION
        for rated in zip(weights.scores(features_of(window, cues)), weights.labels, strict=True)
    ]
    question = max(rated)[1] if rated else None
    count = sum(word.isalnum() for word in words)
    if question in _ORDERS:
        return question if count >= _FEWEST_IN_ORDER else None
    return question if count >= _FEWEST_IN_QUESTION or "?" in words[-1:] else None
