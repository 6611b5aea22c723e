"""Which enablers and challenges of the review fit an answer, and which words of the answer say so.

Two views of the text are added: an encoder that knows how words relate, trained on the example bank, and hashed words
and letters. The sum becomes, by softmax, a share for each candidate point and one for "nothing fits".
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from dialogues.conversation import Fit, kind_of
from dialogues.tailoring.clauses import clauses
from dialogues.tailoring.encoder import Encoder, Floats, encode, encoder_from
from dialogues.tailoring.lexical import lexical_features
from dialogues.tailoring.showing import Showing, points_to_show
from dialogues.tailoring.tensors import dequantised, read_tensors
from dialogues.tailoring.wordpiece import Piece, WordPieces

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

FILES = ("encoder.safetensors", "heads.safetensors", "pieces.txt", "settings.json")
MOST_CHARACTERS = 2000
MOST_PIECES = 160
MOST_FOUND = 12
TAP_EVERY = 2  # early layers hold more of the wording, late ones more of the sense; both help


class Settings(msgspec.Struct, frozen=True):
    """What training chose: the order of the points, how a share becomes a score, and when to show.

    A score is the chance that a careful reader finds that the point fits: a logistic curve over the share's log-odds.
    """

    points: tuple[str, ...]
    lexical_weight: float
    score_slope: float
    score_shift: float
    showing: Showing


class Model(msgspec.Struct, frozen=True):
    """All that `find_points` needs. The last column of the heads stands for "nothing fits"."""

    settings: Settings
    pieces: WordPieces
    encoder: Encoder
    head: Floats
    head_bias: Floats
    lexical_head: Floats
    rarity: Floats


def load(files: Mapping[str, bytes]) -> Model:
    """Build the model from the contents of the trained files by name (`FILES`); KeyError names one that is missing."""
    heads = read_tensors(files["heads.safetensors"])
    return Model(
        settings=msgspec.json.decode(files["settings.json"], type=Settings),
        pieces=WordPieces(tuple(files["pieces.txt"].decode().split("\n"))),
        encoder=encoder_from(read_tensors(files["encoder.safetensors"])),
        head=dequantised(heads, "head"),
        head_bias=dequantised(heads, "head_bias"),
        lexical_head=dequantised(heads, "lexical_head"),
        rarity=dequantised(heads, "rarity"),
    )


def find_points(model: Model, theme: str, text: str) -> tuple[Fit, ...]:
    """Give the enablers and challenges of a theme and of overall that are worth offering, best first.

    At most twelve; `shows` marks those that fit well enough to be shown unasked, at most two of each kind. Only the
    first 2,000 characters are read. Raises ValueError for a theme without points.
    """
    candidates = [at for at, point in enumerate(model.settings.points) if point.split(".")[0] in (theme, "overall")]
    if not any(model.settings.points[at].startswith(f"{theme}.") for at in candidates):
        raise ValueError(f"The review has no points for the theme {theme!r}.")
    read = text[:MOST_CHARACTERS]
    pieces = model.pieces.split(read)[: MOST_PIECES - 2]
    if not pieces:
        return ()
    states = piece_states(model.pieces, model.encoder, pieces)
    shares = _shares(states.mean(axis=0) @ model.head + model.head_bias + _lexical(model, read), candidates)
    best = sorted(range(len(candidates)), key=lambda at: (-shares[at], at))[:MOST_FOUND]
    points = [model.settings.points[candidates[at]] for at in best]
    shown = points_to_show(
        model.settings.showing, tuple(zip(map(kind_of, points), shares[best].tolist(), strict=True)), float(shares[-1])
    )
    quoted = _words(model, read, pieces, states, [candidates[at] for at in best], candidates)
    return tuple(
        Fit(
            point=point,
            score=_score(model.settings, float(shares[at])),
            words=words,
            shows=rank in shown,
        )
        for rank, (point, at, words) in enumerate(zip(points, best, quoted, strict=True))
    )


def piece_states(splitter: WordPieces, encoder: Encoder, pieces: tuple[Piece, ...]) -> Floats:
    """Give what the tapped layers say of each piece, side by side, with the marks of start and end around them."""
    first, last = splitter.number_of("[CLS]"), splitter.number_of("[SEP]")
    layers = encode(encoder, [first, *(piece.number for piece in pieces), last])
    return np.concatenate(layers[TAP_EVERY - 1 :: TAP_EVERY], axis=1)


def _lexical(model: Model, text: str) -> Floats:
    places, weights = lexical_features(text, model.rarity)
    sums: Floats = np.float32(model.settings.lexical_weight) * (weights @ model.lexical_head[places])
    return sums


def _shares(logits: NDArray[np.float32], candidates: list[int]) -> NDArray[np.float64]:
    """Give the share of each candidate and, last, of "nothing fits"; they add up to 1."""
    chosen = logits[[*candidates, -1]].astype(np.float64)
    grown = np.exp(chosen - chosen.max())
    shares: NDArray[np.float64] = grown / grown.sum()
    return shares


def _score(settings: Settings, share: float) -> float:
    odds = np.log(max(share, 1e-9) / max(1 - share, 1e-9))
    return round(float(1 / (1 + np.exp(-(settings.score_slope * odds + settings.score_shift)))), 4)


def _words(
    model: Model, text: str, pieces: tuple[Piece, ...], states: Floats, found: list[int], candidates: list[int]
) -> list[str]:
    """Give for each point found the clause that speaks most for it, against what it says for the other candidates."""
    directions = model.head[:, found] - model.head[:, candidates].mean(axis=1, keepdims=True)
    voices = states[1:-1] @ directions
    spans = clauses(text)
    starts = [piece.start for piece in pieces]
    strengths = np.full((len(spans), len(found)), -np.inf)
    for at, (start, end) in enumerate(spans):
        first, last = bisect_left(starts, start), bisect_left(starts, end)
        if first < last:
            strengths[at] = voices[first:last].mean(axis=0)
    return [text[slice(*spans[at])] for at in strengths.argmax(axis=0)] if spans else [""] * len(found)
