"""Fits the two linear heads of tailoring, and what turns their sums into scores and into what is shown."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import torch

from dialogues.conversation import kind_of
from dialogues.tailoring.lexical import PLACES, lexical_features, terms
from dialogues.tailoring.showing import Showing, points_to_show

if TYPE_CHECKING:
    from tailoring_examples import Example, Labels

ACCEPTABLE_WEIGHT = 0.25  # an acceptable point's share of the target beside a best one's 1
ENCODED_PENALTY, ENCODED_STEPS = 4e-4, 200
LEXICAL_PENALTY, LEXICAL_STEPS = 1e-5, 80
SPREAD = 0.2  # features are scaled to this spread, on which the penalties were chosen
FEWEST_TEXTS = 2  # a hashed place that fewer texts fill is left out


class Head(NamedTuple):
    """A linear head: (features, points and "nothing fits"), and its shift."""

    weights: np.ndarray
    shift: np.ndarray


def rarity_of(texts: list[str]) -> np.ndarray:
    """Give the weight of every hashed place: the rarer among the texts, the heavier; 0 where it is all but unknown."""
    spread = np.zeros(PLACES)
    for text in texts:
        for counts in terms(text):
            spread[list(counts)] += 1
    rarity = np.log((1 + len(texts)) / (1 + spread)) + 1
    return np.where(spread >= FEWEST_TEXTS, rarity, 0).astype(np.float32)


def lexical_matrix(texts: list[str], rarity: np.ndarray) -> torch.Tensor:
    """Give the hashed features of all texts, sparse, (texts, places)."""
    rows = [lexical_features(text, rarity) for text in texts]
    at = np.concatenate([np.full(len(places), row) for row, (places, _) in enumerate(rows)])
    where = np.stack([at, np.concatenate([places for places, _ in rows])])
    values = np.concatenate([weights for _, weights in rows])
    return torch.sparse_coo_tensor(
        torch.tensor(where), torch.tensor(values), (len(texts), PLACES), check_invariants=False
    ).coalesce()


def targets_of(labels: Labels) -> np.ndarray:
    """Give the shares that a head is to learn: best points alike, acceptable ones less; rows add up to 1."""
    shares = np.maximum(labels.best, ACCEPTABLE_WEIGHT * labels.also).astype(np.float32)
    nothing = ~labels.best.any(axis=1)
    shares[nothing] *= 0.3  # where nothing need be shown, what is acceptable is only just so
    shares = np.concatenate([shares, nothing[:, None].astype(np.float32)], axis=1)
    return shares / shares.sum(axis=1, keepdims=True)


def fit_head(features: torch.Tensor, labels: Labels, penalty: float, steps: int, rate: float) -> Head:
    """Fit a softmax regression over each row's candidates (Adam, fixed number of steps, from zero: no chance in it)."""
    target, mask = torch.tensor(targets_of(labels)), torch.tensor(labels.candidates)
    weights = torch.zeros(features.shape[1], mask.shape[1], requires_grad=True)
    shift = torch.zeros(mask.shape[1], requires_grad=True)
    optimiser = torch.optim.Adam([weights, shift], lr=rate)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimiser, steps)
    for _ in range(steps):
        optimiser.zero_grad()
        sums = (torch.sparse.mm(features, weights) if features.is_sparse else features @ weights) + shift
        logs = torch.log_softmax(sums.masked_fill(~mask, -1e4), dim=1)
        loss = -(target * logs).sum(dim=1).mean() + penalty * weights.square().sum()
        loss.backward()
        optimiser.step()
        schedule.step()
    return Head(weights.detach().numpy(), shift.detach().numpy())


def fit_encoded_head(encoded: np.ndarray, labels: Labels) -> Head:
    """Fit a head on pooled vectors; their scaling is folded into the weights."""
    mean, scale = encoded.mean(axis=0), SPREAD / encoded.std()
    head = fit_head(torch.tensor((encoded - mean) * scale), labels, ENCODED_PENALTY, ENCODED_STEPS, 0.05)
    weights = head.weights * scale
    return Head(weights, head.shift - mean @ weights)


def fit_lexical_head(texts: list[str], labels: Labels) -> tuple[Head, np.ndarray]:
    """Fit a head on hashed words and letters; also gives the weights of the places."""
    rarity = rarity_of(texts)
    return fit_head(lexical_matrix(texts, rarity), labels, LEXICAL_PENALTY, LEXICAL_STEPS, 0.1), rarity


def shares_of(sums: np.ndarray, candidates: np.ndarray) -> np.ndarray:
    """Give the softmax over each row's candidates; the last column is "nothing fits"."""
    grown = np.where(candidates, np.exp(sums - sums.max(axis=1, keepdims=True)), 0)
    return grown / grown.sum(axis=1, keepdims=True)


class Figures(NamedTuple):
    """How well replies would fit: shares of all answers, and counts where nothing fits."""

    useful: np.ndarray
    offers_best: np.ndarray
    fitting: np.ndarray


def judge(shares: np.ndarray, labels: Labels, points: tuple[str, ...], showing: Showing) -> Figures:
    """Judge every row: useful or not, and whether a best point is among the first five."""
    kinds = [kind_of(point) for point in points]
    useful, offers = [], []
    for row, best, also in zip(shares, labels.best, labels.also, strict=True):
        order = [at for at in np.argsort(-row[:-1], kind="stable")[:12] if row[at] > 0]
        shown = points_to_show(showing, tuple((kinds[at], float(row[at])) for at in order), float(row[-1]))
        shown_points = [order[rank] for rank in shown]
        wrong = sum(not (best[at] or also[at]) for at in shown_points)
        useful.append(not shown_points if not best.any() else bool(best[shown_points].any()) and wrong <= 1)
        offers.append(bool(best[order[:5]].any()))
    return Figures(np.array(useful), np.array(offers), labels.best.any(axis=1))


def choose_showing(shares: np.ndarray, labels: Labels, points: tuple[str, ...], weights: np.ndarray) -> Showing:
    """Give the thresholds with the most useful replies, by the rows' weights; the first of equals."""
    silent = ~labels.best.any(axis=1)
    best, most = Showing(0.1, 0.5, 0.2, 0.6), -1.0
    for second, further in product((0.0, 0.1, 0.2, 0.3), (0.4, 0.5, 0.6, 0.8, 1.1)):
        talking = judge(shares, labels, points, Showing(0.0, 1.1, second, further)).useful
        for least, nothing in product((0.04, 0.06, 0.08, 0.1, 0.12, 0.15, 0.2), (0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6)):
            says = (shares[:, :-1].max(axis=1) >= least) & (shares[:, -1] < nothing)
            useful = float(weights @ np.where(says, talking, silent))
            if useful > most + 1e-9:
                best, most = Showing(least, nothing, second, further), useful
    return best


def fit_score(shares: np.ndarray, labels: Labels) -> tuple[float, float]:
    """Give slope and shift of the logistic curve from a share's log-odds to the chance that the point fits."""
    inside = labels.candidates[:, :-1]
    share = np.clip(shares[:, :-1][inside], 1e-9, 1 - 1e-9)
    fits = (labels.best | labels.also)[inside].astype(float)
    odds = np.log(share / (1 - share))
    inputs = np.stack([odds, np.ones_like(odds)], axis=1)
    answer = np.array([1.0, 0.0])
    for _ in range(25):
        chance = 1 / (1 + np.exp(-inputs @ answer))
        slope = inputs.T @ (chance - fits)
        curve = (inputs * (chance * (1 - chance))[:, None]).T @ inputs
        answer -= np.linalg.solve(curve, slope)
    return float(answer[0]), float(answer[1])


def texts_of(examples: list[Example]) -> list[str]:
    """Give the texts alone."""
    return [example.text for example in examples]
