"""What an encoder (Devlin et al. 2019, arXiv:1810.04805) says of the concerns in a window of a text.

Each label looks for the pieces that speak for it, and adds up what they say by how much it looks at them: attention
pooling, as in multiple-instance learning (Ilse et al. 2018, arXiv:1802.04712). So one clause counts among many.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from msgspec import Struct

from dialogues.tailoring.encoder import gelu
from dialogues.tailoring.model import piece_states
from dialogues.tailoring.tensors import dequantised, read_tensors

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dialogues.screening.concerns.weighing import Scores
    from dialogues.tailoring.encoder import Encoder, Floats
    from dialogues.tailoring.wordpiece import WordPieces

_MOST_PIECES = 96


class SecondView(Struct, frozen=True):
    """The tailoring encoder with heads for concerns.

    Several members, taught alike but for chance, are averaged, which steadies the scores.

    Attributes:
        pieces: splits words.
        encoder: gives states of some width per piece.
        narrow, narrow_bias: shapes (members, width, hidden) and (members, hidden), what is looked for in each piece.
        look, say: shapes (members, hidden, labels), how much each label looks at a piece, and what that then says.
        mean: shape (width, labels), what the mean of all pieces says.
        bias: shape (labels,).
    """

    pieces: WordPieces
    encoder: Encoder
    narrow: Floats
    narrow_bias: Floats
    look: Floats
    say: Floats
    mean: Floats
    bias: Floats

    @classmethod
    def from_trained(cls, pieces: WordPieces, encoder: Encoder, heads: bytes) -> SecondView:
        """Build the view; `heads` is the content of second_view.safetensors. KeyError names a missing array."""
        arrays = read_tensors(heads)
        each = [dequantised(arrays, name) for name in ("narrow", "narrow_bias", "look", "say")]
        return cls(pieces, encoder, *each, *(dequantised(arrays, name).mean(axis=0) for name in ("mean", "bias")))

    def scores(self, words: Sequence[str]) -> Scores:
        """The score of each label."""
        states = states_of(words, self.pieces, self.encoder)
        found = gelu(states @ self.narrow + self.narrow_bias[:, None])
        looked = np.exp(found @ self.look)
        looked /= looked.sum(axis=1, keepdims=True)
        said = (looked * (found @ self.say)).sum(axis=1).mean(axis=0)
        return tuple((said + states.mean(axis=0) @ self.mean + self.bias).tolist())


def states_of(words: Sequence[str], pieces: WordPieces, encoder: Encoder) -> Floats:
    """What the encoder says of each piece of some words; at most 96 pieces are read."""
    return piece_states(pieces, encoder, pieces.split(" ".join(words))[:_MOST_PIECES])
