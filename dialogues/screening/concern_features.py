"""What the learnt weights look at: words, pairs of words, kinds of words and which kinds meet."""

from collections import Counter
from math import sqrt

from dialogues.screening.concern_cues import ConcernCues, Weights
from dialogues.screening.concern_words import sentences

Stretch = list[str]
Features = dict[str, float]

_LONGEST = 40
_STEP = 20
_KIND = 0.5
_MEETING = 0.3
_SHORT = 3
_NEAR = 6
_TELLING_NUMBERS = frozenset({"999", "101", "111", "17", "47"})


def stretches_of(words: list[str], cues: ConcernCues) -> list[Stretch]:
    """Parts of a text to weigh: each sentence, each with the one before it, and a short text as a whole.

    Long sentences are cut in overlapping windows, and harmless figures of speech are taken out first.
    """
    parts = sentences(_without_figures(words, cues))
    result: list[Stretch] = []
    before: Stretch = []
    for sentence in parts:
        windows = [sentence[at : at + _LONGEST] for at in range(0, max(1, len(sentence) - _STEP), _STEP)]
        result.extend(windows)
        if before:
            result.append((before + windows[0])[-_LONGEST:])
        before = windows[-1]
    if sum(map(len, parts)) <= _LONGEST and len(parts) > 2:  # noqa: PLR2004 - two sentences are joined above
        result.append([word for sentence in parts for word in sentence])
    return result


def _without_figures(words: list[str], cues: ConcernCues) -> list[str]:
    result: list[str] = []
    position = 0
    while position < len(words):
        found = cues.harmless.at(words, position)
        result.append(words[position] if found is None else found[1])
        position += 1 if found is None else found[0]
    return result


def features_of(stretch: Stretch, cues: ConcernCues) -> Features:
    """Features of one stretch: those of words shrink with its length, kinds and meetings of kinds count once."""
    names = ["0" if word.isdigit() and word not in _TELLING_NUMBERS else word for word in stretch]
    counts: Counter[str] = Counter(names)
    counts.update(f"{first} {second}" for first, second in zip(["^", *names], [*names, "$"], strict=True))
    scale = 1 / sqrt(len(names) + 4)
    features = {name: count * scale for name, count in counts.items()}
    found = kinds_in(stretch, cues)
    present = sorted({kind for _, kind in found})
    features.update({f"[{kind}]": _KIND for kind in present})
    features.update({f"[{kind}+{other}]": _MEETING for at, kind in enumerate(present) for other in present[at + 1 :]})
    features.update(_followed(found))
    if len(names) <= _SHORT:
        features["[short]"] = _KIND
    if any(cues.asked.at(stretch, position) for position in range(len(stretch))):
        features["[asks]"] = 1.0
    return features


def kinds_in(stretch: Stretch, cues: ConcernCues) -> list[tuple[int, str]]:
    """Position and name of every kind of words found, in order."""
    found: list[tuple[int, str]] = []
    for position, word in enumerate(stretch):
        match = cues.kinds.at(stretch, position)
        names = match[1].split() if match else []
        for length in range(2, len(word) + 1):
            if word[:length] in cues.prefixes:
                names.extend(cues.prefixes[word[:length]].split())
        found.extend((position, name) for name in dict.fromkeys(names))
    return found


def _followed(found: list[tuple[int, str]]) -> Features:
    features: Features = {}
    for at, (position, kind) in enumerate(found):
        for later, other in found[at + 1 :]:
            if later - position > _NEAR:
                break
            if later > position:
                features[f"[{kind}>{other}]"] = _MEETING
    return features


def score(features: Features, weights: Weights) -> list[float]:
    """The score of each label, in the order of the weights' labels."""
    totals = list(weights.bias)
    for name, value in features.items():
        known = weights.features.get(name)
        if known is not None:
            for label, weight in enumerate(known):
                totals[label] += value * weight
    return totals
