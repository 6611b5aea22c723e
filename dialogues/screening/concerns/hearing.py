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
from dialogues.screening.concerns.weighing import LABELS, NOTHING, Scores, doubt_in, likeliest
from dialogues.screening.concerns.words import raw_words, spelt_out

# How many windows of one text the encoder reads at most, which bounds the time that a text can take.
_MOST_READ = 4
# Words in a text. In longer ones only what plainly asks the bot something is a question.
_LONGEST_QUESTION = 25
# Ids of questions that move or end a reflection. Guessed wrongly, they would end it for "i will be back on tuesday".
_ORDERS = frozenset({"stop", "pause", "skip", "back"})
# How far a question has to be ahead of nothing, in log-odds, for an order to be guessed.
_PLAINLY_ORDERED = 2.0
# Words that it takes to guess a question without its mark: "ok" and "yes" are none.
_FEWEST_IN_QUESTION = 4


class Concern(StrEnum):
    """What an answer can hold, gravest first; the values are those of the ``screen`` command."""

    DANGER = "danger"
    DISTRESS = "distress"
    CONDUCT = "conduct"
    QUESTION = "question"


class _Told(Struct, frozen=True):
    """What a window holds, and how far a question is ahead of nothing in it."""

    window: Window
    label: str
    asks: float


class Heard(Struct, frozen=True):
    """What a text holds: its gravest concern, and the id of the question or command that it puts to the bot.

    A text can hold danger and a question at once: `concern` then says danger, and `question` still names the question.
    `guessed` says that no known way to put this question was found, so that it may be an answer after all.
    """

    concern: Concern | None
    question: str | None
    guessed: bool = False


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
        one
        for one in _told(windows_of(words, cues), cues)
        if one.label != Concern.QUESTION or _can_ask(one.window, len(words), cues)
    ]
    asked = _asked((one.window for one in told), cues)
    question = asked or _guessed(told, words, cues)
    found |= {Concern(one.label) for one in told if one.label != Concern.QUESTION}
    if question is not None:
        found.add(Concern.QUESTION)
    gravest = next((concern for concern in Concern if concern in found), None)
    return Heard(gravest, question, guessed=question is not None and asked is None)


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


def _told(windows: list[Window], cues: ConcernCues) -> Iterator[_Told]:
    """The windows that hold something, with what; the encoder reads those where most is in doubt."""
    first = [(cues.concern_weights.scores(features_of(window, cues)), window) for window in windows]
    doubtful = sorted(((doubt_in(scores), at) for at, (scores, _) in enumerate(first)), reverse=True)
    for doubt, at in doubtful[:_MOST_READ]:
        scores, window = first[at]
        if doubt > 0:
            both = _both(scores, window, cues)
            label = likeliest(both)
            if label != NOTHING:
                yield _Told(window, label, both[LABELS.index(Concern.QUESTION)] - both[LABELS.index(NOTHING)])


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


def _guessed(told: list[_Told], words: list[str], cues: ConcernCues) -> str | None:
    weights = cues.question_weights
    rated = [
        (score, name, one.asks)
        for one in told
        if one.label == Concern.QUESTION
        for score, name in zip(weights.scores(features_of(one.window, cues)), weights.labels, strict=True)
    ]
    _, question, asks = max(rated, default=(0.0, None, 0.0))
    count = sum(word.isalnum() for word in words)
    if question in _ORDERS and asks < _PLAINLY_ORDERED:
        return None
    return question if count >= _FEWEST_IN_QUESTION or "?" in words[-1:] else None
