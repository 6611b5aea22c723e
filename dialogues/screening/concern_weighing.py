"""Which concerns each stretch of a text holds: a fast first reading, and a second one where the first is in doubt."""

from collections.abc import Iterator

from msgspec import Struct

from dialogues.screening.concern_cues import ConcernCues
from dialogues.screening.concern_features import Features, Stretch, features_of, score

DANGER, QUESTION = "danger", "question"
# Words in a text. In longer ones only what plainly asks the bot something is a question, since what passes for one is
# not kept as an answer.
_LONGEST_QUESTION = 12
# Words in a text. Longer ones hold more stretches that can be taken wrong, so doubt begins later in them.
_LONGEST_SHORT_TEXT = 18
# How many stretches of one text are read a second time at most, which bounds the time that a text can take.
_MOST_READ_AGAIN = 3
# In one stretch, distress or conduct that the second reading finds by so much more plainly than danger hides it.
_HIDES_DANGER = 1.0
# Without a second reader: in one stretch, a concern whose score is this much higher hides a weaker one, unless that one
# is sure; and a score must be this much higher where no word of the kinds that show the concern was found.
_OUTWEIGHS = 1.5
_SURE = 2.0
_WITHOUT_EVIDENCE = 0.7

Found = tuple[Stretch, frozenset[str]]


class Weighed(Struct, frozen=True):
    """A stretch and what the first reading makes of it.

    Attributes:
        stretch: the words.
        scores: the score of each label; that of a question is lowest where the words can't be one.
        hints: what the second reading is told of the first: scores, kinds of words that show a concern, ways to ask.
        shown: whether a word of the kinds that show it was found, for each label.
    """

    stretch: Stretch
    scores: tuple[float, ...]
    hints: tuple[float, ...]
    shown: tuple[bool, ...]


def is_long(text_length: int) -> bool:
    """Whether a text of so many words is long, so that doubt begins later."""
    return text_length > _LONGEST_SHORT_TEXT


def weigh(stretch: Stretch, text_length: int, cues: ConcernCues) -> Weighed:
    """The first reading of a stretch of a text of so many words."""
    features = features_of(stretch, cues)
    weights = cues.concern_weights
    scores = score(features, weights)
    shown = tuple(any(f"[{kind}]" in features for kind in cues.evidence[label]) for label in weights.labels)
    asks = ("[asks]" in features, "[i_ask]" in features, stretch[-1].startswith("?"), "[short]" in features)
    can_ask = can_be_question(features, stretch, text_length)
    return Weighed(
        stretch=stretch,
        scores=tuple(
            value if label != QUESTION or can_ask else float("-inf")
            for label, value in zip(weights.labels, scores, strict=True)
        ),
        hints=(*scores, *map(float, (*shown, *asks))),
        shown=shown,
    )


def can_be_question(features: Features, stretch: Stretch, text_length: int) -> bool:
    """Whether a stretch can put a question to the bot, by the length of the text and its words."""
    if text_length <= _LONGEST_QUESTION or "[asks]" in features:
        return True
    return "[i_ask]" in features and stretch[-1].startswith("?")


def doubt_in(weighed: Weighed, text_length: int, cues: ConcernCues) -> float:
    """How far the most doubtful score is above where doubt begins; 0 where the first reading decides."""
    weights = cues.concern_weights
    begins = weights.doubtful_from[int(is_long(text_length))]
    return max(
        (
            value - least
            for value, least, sure in zip(weighed.scores, begins, weights.sure, strict=True)
            if least < value <= sure
        ),
        default=0.0,
    )


def concerns_in(stretches: list[Stretch], text_length: int, cues: ConcernCues) -> Iterator[Found]:
    """Each stretch of a text of so many words, with its concerns."""
    every = [weigh(stretch, text_length, cues) for stretch in stretches]
    if cues.second is None:
        yield from ((weighed.stretch, _by_first_alone(weighed, cues)) for weighed in every)
        return
    doubts = sorted(((doubt_in(weighed, text_length, cues), at) for at, weighed in enumerate(every)), reverse=True)
    read_again = {at for doubt, at in doubts[:_MOST_READ_AGAIN] if doubt > 0}
    for at, weighed in enumerate(every):
        sure = _sure_in(weighed, cues)
        yield weighed.stretch, _by_second(weighed, sure, text_length, cues) if at in read_again else sure


def _sure_in(weighed: Weighed, cues: ConcernCues) -> frozenset[str]:
    weights = cues.concern_weights
    return frozenset(
        label for label, value, sure in zip(weights.labels, weighed.scores, weights.sure, strict=True) if value > sure
    )


def _by_second(weighed: Weighed, sure: frozenset[str], text_length: int, cues: ConcernCues) -> frozenset[str]:
    if cues.second is None:
        return sure
    weights = cues.concern_weights
    begins = weights.doubtful_from[int(is_long(text_length))]
    margins = cues.second().margins(weighed.stretch, weighed.hints, in_long_text=is_long(text_length))
    found = {
        label: margin
        for label, value, least, margin in zip(weights.labels, weighed.scores, begins, margins, strict=True)
        if label in sure or (value > least and margin > 0)
    }
    plainest = max((margin for label, margin in found.items() if label not in {DANGER, QUESTION}), default=0.0)
    if plainest > max(0.0, found.get(DANGER, 0.0) + _HIDES_DANGER):
        found.pop(DANGER, None)
    return frozenset(found)


def _by_first_alone(weighed: Weighed, cues: ConcernCues) -> frozenset[str]:
    weights = cues.concern_weights
    found = set()
    for label, value, threshold, shown in zip(
        weights.labels, weighed.scores, weights.thresholds, weighed.shown, strict=True
    ):
        rivals = (other for name, other in zip(weights.labels, weighed.scores, strict=True) if name != QUESTION)
        if value <= threshold or (value <= _SURE and value + _OUTWEIGHS <= max(rivals)):
            continue
        if shown or value > threshold + _WITHOUT_EVIDENCE:
            found.add(label)
    return frozenset(found)
