"""What comes before the reflection: danger, distress, a worry about conduct, a question to the bot.

The rules are the design's ("Rules of the conversation"): danger errs towards showing the safeguarding words, and the
gravest comes first. Scores come from a linear model over words and kinds of words (`concern_features`) that
``tools/train_concerns.py`` learns from ``examples/concerns.csv``.
"""

from collections.abc import Iterable
from enum import StrEnum

from dialogues.screening.concern_cues import ConcernCues
from dialogues.screening.concern_features import Stretch, features_of, score, stretches_of
from dialogues.screening.concern_words import raw_words, spelt_out

# In one stretch of words, a concern whose score is this much higher hides a weaker one, unless that one is sure.
_OUTWEIGHS = 1.5
_SURE = 2.0
# How much higher a score must be where no word of the kinds that show this concern was found.
_WITHOUT_EVIDENCE = 0.7
# Longer texts are answers: only what plainly asks the bot something counts as a question in them.
_LONGEST_QUESTION = 18


class Concern(StrEnum):
    """What an answer can hold, gravest first; the values are those of the ``screen`` command."""

    DANGER = "danger"
    DISTRESS = "distress"
    CONDUCT = "conduct"
    QUESTION = "question"


def concern_of(text: str, cues: ConcernCues) -> Concern | None:
    """The gravest concern in a text, or None for an ordinary answer.

    Args:
        text: an answer as typed, of any length; the time taken grows linearly with it.
        cues: lists and weights, see `ConcernCues.from_data`.
    """
    words = spelt_out(raw_words(text), cues.spellings)
    if _command(words, cues):
        return Concern.QUESTION
    found = {
        Concern(label) for position in range(len(words)) if (label := cues.always.value_at(words, position)) is not None
    }
    in_long_text = len(words) > _LONGEST_QUESTION
    for stretch in stretches_of(words, cues):
        found |= _concerns_in(stretch, cues, in_long_text=in_long_text)
        if Concern.DANGER in found:
            break
    return next((concern for concern in Concern if concern in found), None)


def question_of(text: str, cues: ConcernCues) -> str | None:
    """The id of the question or command that a text puts to the bot, or None where it puts none.

    A text can hold danger and a question at once: `concern_of` then says danger, and this still names the question.
    """
    words = spelt_out(raw_words(text), cues.spellings)
    command = _command(words, cues)
    if command is not None:
        return command
    in_long_text = len(words) > _LONGEST_QUESTION
    asking = [
        stretch
        for stretch in stretches_of(words, cues)
        if Concern.QUESTION in _concerns_in(stretch, cues, in_long_text=in_long_text)
    ]
    said = (cues.asked.value_at(stretch, position) for stretch in asking for position in range(len(stretch)))
    return next((name for name in said if name is not None), None) or _likeliest(asking, cues)


def _command(words: list[str], cues: ConcernCues) -> str | None:
    bare = tuple(word for word in words if word not in cues.polite and word.isalnum())
    for candidate in (tuple(words), tuple(word for word in words if word.isalnum()), bare):
        if candidate in cues.commands:
            return cues.commands[candidate]
    return None


def _concerns_in(stretch: Stretch, cues: ConcernCues, *, in_long_text: bool) -> set[Concern]:
    weights = cues.concern_weights
    features = features_of(stretch, cues)
    scores = score(features, weights)
    found = set()
    for label, value, threshold in zip(weights.labels, scores, weights.thresholds, strict=True):
        rivals = (other for name, other in zip(weights.labels, scores, strict=True) if name != Concern.QUESTION)
        if value <= threshold or (value <= _SURE and value + _OUTWEIGHS <= max(rivals)):
            continue
        shown = any(f"[{kind}]" in features for kind in cues.evidence[label])
        if label == Concern.QUESTION and in_long_text:
            shown = "[asks]" in features or ("[i_ask]" in features and stretch[-1].startswith("?"))
        if shown or value > threshold + _WITHOUT_EVIDENCE:
            found.add(Concern(label))
    return found


def _likeliest(asking: Iterable[Stretch], cues: ConcernCues) -> str | None:
    weights = cues.question_weights
    rated = [
        rated
        for stretch in asking
        for rated in zip(score(features_of(stretch, cues), weights), weights.labels, strict=True)
    ]
    return max(rated)[1] if rated else None
