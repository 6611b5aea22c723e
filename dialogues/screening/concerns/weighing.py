"""Which concern a window of a text holds, if any: a sum of two views, as in tailoring.

The first view, a linear softmax model over words and kinds of words, is fast, and where it plainly finds nothing it
decides alone, as in a classifier cascade (Viola and Jones 2001). Else an encoder (Devlin et al. 2019, arXiv:1810.04805)
reads the words too (`second_view`), and what it says is added.
"""

from math import exp

from msgspec import Struct

Scores = tuple[float, ...]
# What it costs to overlook a concern, beside the cost of seeing one where there is none. Danger errs towards showing. A
# question seen where there is none costs an answer, which is not kept then.
COSTS = {"nothing": 1.0, "danger": 8.0, "distress": 2.5, "conduct": 6.0, "question": 1.0}
LABELS = tuple(COSTS)
NOTHING = LABELS[0]
_PLAINLY_AHEAD = 0.75


class Weights(Struct, frozen=True):
    """A linear model: what each feature adds to the score of each label.

    Attributes:
        labels: the labels, in the order of the numbers below.
        bias: score of a text without any known feature.
        features: feature name to its weight per label.
    """

    labels: tuple[str, ...]
    bias: Scores
    features: dict[str, Scores]

    def scores(self, features: dict[str, float]) -> Scores:
        """The score of each label."""
        totals = self.bias
        for name, value in features.items():
            weights = self.features.get(name)
            if weights is not None:
                totals = tuple([total + value * weight for total, weight in zip(totals, weights, strict=True)])
        return totals


def doubt_in(first: Scores) -> float:
    """How far the first view is from deciding alone that there is nothing; 0 or less where it decides."""
    return max(first[1:]) - first[0] + _PLAINLY_AHEAD


def likeliest(scores: Scores) -> str:
    """The label whose share is largest, weighed by what it costs to overlook it."""
    highest = max(scores)
    shares = [cost * exp(score - highest) for score, cost in zip(scores, COSTS.values(), strict=True)]
    return LABELS[shares.index(max(shares))]
