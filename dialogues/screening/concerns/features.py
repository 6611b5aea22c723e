"""What the learnt weights look at: words, pairs of words, kinds of words and which kinds meet."""

from collections import Counter
from math import sqrt

from dialogues.screening.concerns.cues import SHORTEST_STEM, ConcernCues
from dialogues.screening.concerns.words import replaced, sentences

Window = list[str]
Features = dict[str, float]

_LONGEST = 60
_STEP = 30
_KIND = 0.5
_MEETING = 0.3
_SHORT = 3
_NEAR = 6
_TELLING_NUMBERS = frozenset({"999", "101", "111", "17", "47"})


def windows_of(words: list[str], cues: ConcernCues) -> list[Window]:
    """Parts of a text to weigh, without harmless figures of speech: all of it, or windows that overlap by half."""
    left = [word for sentence in sentences(replaced(words, cues.harmless)) for word in sentence]
    return [left[at : at + _LONGEST] for at in range(0, max(1, len(left) - _STEP), _STEP)] if left else []


def features_of(window: Window, cues: ConcernCues) -> Features:
    """Features of one window: those of words shrink with its length, kinds and meetings of kinds count once."""
    names = ["0" if word.isdigit() and word not in _TELLING_NUMBERS else word for word in window]
    counts: Counter[str] = Counter(names)
    counts.update(f"{first} {second}" for first, second in zip(["^", *names], [*names, "$"], strict=True))
    scale = 1 / sqrt(len(names) + 4)
    features = {name: count * scale for name, count in counts.items()}
    found = kinds_in(window, cues)
    present = sorted({kind for _, kind in found})
    features.update({f"[{kind}]": _KIND for kind in present})
    features.update({f"[{kind}+{other}]": _MEETING for at, kind in enumerate(present) for other in present[at + 1 :]})
    features.update(_followed(found))
    if len(names) <= _SHORT:
        features["[short]"] = _KIND
    if any(cues.asked.at(window, position) for position in cues.asked.starts_in(window)):
        features["[asks]"] = 1.0
    return features


def kinds_in(window: Window, cues: ConcernCues) -> list[tuple[int, str]]:
    """Position and name of every kind of words found, in order."""
    found: list[tuple[int, str]] = []
    for position, word in enumerate(window):
        match = cues.kinds.at(window, position)
        names = match[1].split() if match else []
        for stem, kinds in cues.stems.get(word[:SHORTEST_STEM], ()):
            if word.startswith(stem):
                names += kinds
        found += [(position, name) for name in dict.fromkeys(names)]
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
