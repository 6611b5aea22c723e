"""The second reading of doubtful words: the tailoring encoder's sense of them, weighed together with the first scores.

A linear model over words is fast but knows nothing of how words relate. Where it is in doubt, an encoder (Devlin et al.
2019, arXiv:1810.04805) reads the words too; a linear head over the mean of its pieces decides, as in a classifier
cascade (Viola and Jones 2001): the dear step is taken only where the cheap one can't tell.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from msgspec import Struct

from dialogues.tailoring.model import piece_states
from dialogues.tailoring.tensors import read_tensors

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dialogues.tailoring.encoder import Encoder, Floats
    from dialogues.tailoring.wordpiece import WordPieces

_MOST_PIECES = 60


class SecondReader(Struct, frozen=True):
    """Reads doubtful words again.

    Attributes:
        pieces: splits words for the encoder.
        encoder: the tailoring encoder, as trained.
        head: weights of shape (hints + encoder width, labels), for the labels in the order of the first weights.
        limits: what a score has to exceed, shape (2, labels): in short texts and in long ones.
    """

    pieces: WordPieces
    encoder: Encoder
    head: Floats
    limits: Floats

    @classmethod
    def from_trained(cls, pieces: WordPieces, encoder: Encoder, head: bytes) -> SecondReader:
        """Build the reader; `head` is the content of concerns.second.safetensors. KeyError names a missing array."""
        arrays = read_tensors(head)
        return cls(
            pieces=pieces,
            encoder=encoder,
            head=arrays["head"].astype(np.float32, copy=False),
            limits=arrays["limits"].astype(np.float32, copy=False),
        )

    def margins(self, words: Sequence[str], hints: Sequence[float], *, in_long_text: bool) -> tuple[float, ...]:
        """How far each label's score is above its limit; the label applies where this is above 0."""
        known = np.concatenate([np.array(hints, np.float32), sense_of(words, self.pieces, self.encoder)])
        return tuple((known @ self.head - self.limits[int(in_long_text)]).tolist())


def sense_of(words: Sequence[str], pieces: WordPieces, encoder: Encoder) -> Floats:
    """The mean of what the encoder says of the pieces of some words; at most 60 pieces are read."""
    states = piece_states(pieces, encoder, pieces.split(" ".join(words))[:_MOST_PIECES])
    mean: Floats = states.mean(axis=0)
    return mean
