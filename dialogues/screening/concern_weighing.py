"""Which concerns each stretch of a text holds: a fast first reading, and a second one where the first is in doubt."""

from collections.abc import Iterator

from msgspec import Struct

from dialogues.screening.concern_cues import ConcernCues
from dialogues.screening.concern_features import Features, Stretch, features_of, score

QUESTION = "question"
# Longer texts are answers: only what plainly asks the bot something counts as a question in them.
_LONGEST_QUESTION = 18
# How many stretches of one text are read a second time at most, which bounds the time that a text can take.
_MOST_READ_AGAIN = 3
# Without a second reader: in one stretch, a concern whose score is this much higher hides a weaker one, unless that one
# is sure; and a score must be this much higher where no word of the kinds that show the concern was found.
_OUTWEIGHS = 1.5
_SURE = 2.0
_WITHOUT_EVIDENCE = 0.7

Found = tuple[Stretch, frozenset[str]]


class Weighed(Struct, frozen=True):
    """A stretch and what the first reading makes of it."""

    stretch: Stretch
    features: Features
    scores: tuple[float, ...]
    shown: tuple[bool, ...]


def is_long(words: list[str]) -> bool:
    """Whether a text is too long to be a mere question."""
    return len(words) > _LONGEST_QUESTION


def weigh(stretch: Stretch, cues: ConcernCues) -> Weighed:
    """The first reading of a stretch."""
    features = features_of(stretch, cues)
    labels = cues.concern_weights.labels
    return Weighed(
        stretch=stretch,
        features=features,
        scores=tuple(score(features, cues.concern_weights)),
        shown=tuple(any(f"[{kind}]" in features for kind in cues.evidence[label]) for label in labels),
    )


def hints_of(weighed: Weighed) -> tuple[float, ...]:
    """What the second reader is told of the first: the scores, which concerns are shown, and how the words ask."""
    asks = ("[asks]" in weighed.features, "[i_ask]" in weighed.features, weighed.stretch[-1].startswith("?"))
    return (*weighed.scores, *map(float, weighed.shown), *map(float, asks), float("[short]" in weighed.features))


def doubts_of(weighed: Weighed, cues: ConcernCues, *, in_long_text: bool) -> float:
    """How far the most doubtful score is above where doubt begins; 0 or less where the first reading decides."""
    weights = cues.concern_weights
    from_ = weights.doubtful_from[int(in_long_text)]
    return max(
        (
            value - least
            for label, value, least, sure in zip(weights.labels, weighed.scores, from_, weights.sure, strict=True)
            if least < value <= sure and (label != QUESTION or _may_ask(weighed, in_long_text=in_long_text))
        ),
        default=0.0,
    )


def concerns_in(stretches: list[Stretch], cues: ConcernCues, *, in_long_text: bool) -> Iterator[Found]:
    """Each stretch with its concerns, those in doubt last."""
    weighed = [weigh(stretch, cues) for stretch in stretches]
    if cues.second is None:
        yield from ((each.stretch, _by_first_alone(each, cues, in_long_text=in_long_text)) for each in weighed)
        return
    yield from ((each.stretch, _sure_in(each, cues, in_long_text=in_long_text)) for each in weighed)
    doubts = [(doubts_of(each, cues, in_long_text=in_long_text), at) for at, each in enumerate(weighed)]
    for doubt, at in sorted(doubts, reverse=True)[:_MOST_READ_AGAIN]:
        if doubt > 0:
            yield weighed[at].stretch, _read_again(weighed[at], cues, in_long_text=in_long_text)


def _may_ask(weighed: Weighed, *, in_long_text: bool) -> bool:
    if not in_long_text or "[asks]" in weighed.features:
        return True
    return "[i_ask]" in weighed.features and weighed.stretch[-1].startswith("?")


def _sure_in(weighed: Weighed, cues: ConcernCues, *, in_long_text: bool) -> frozenset[str]:
    weights = cues.concern_weights
    return frozenset(
        label
        for label, value, sure in zip(weights.labels, weighed.scores, weights.sure, strict=True)
        if value > sure and (label != QUESTION or _may_ask(weighed, in_long_text=in_long_text))
    )


def _read_again(weighed: Weighed, cues: ConcernCues, *, in_long_text: bool) -> frozenset[str]:
    if cues.second is None:
        return frozenset()
    weights = cues.concern_weights
    from_ = weights.doubtful_from[int(in_long_text)]
    margins = cues.second().margins(weighed.stretch, hints_of(weighed), in_long_text=in_long_text)
    return frozenset(
        label
        for label, value, least, margin in zip(weights.labels, weighed.scores, from_, margins, strict=True)
        if value > least and margin > 0 and (label != QUESTION or _may_ask(weighed, in_long_text=in_long_text))
    )


def _by_first_alone(weighed: Weighed, cues: ConcernCues, *, in_long_text: bool) -> frozenset[str]:
    weights = cues.concern_weights
    found = set()
    for label, value, threshold, shown in zip(
        weights.labels, weighed.scores, weights.thresholds, weighed.shown, strict=True
    ):
        rivals = (other for name, other in zip(weights.labels, weighed.scores, strict=True) if name != QUESTION)
        if value <= threshold or (value <= _SURE and value + _OUTWEIGHS <= max(rivals)):
            continue
        if label == QUESTION and not _may_ask(weighed, in_long_text=in_long_text):
            continue
        if shown or value > threshold + _WITHOUT_EVIDENCE:
            found.add(label)
    return frozenset(found)
