"""Runs a small BERT encoder in numpy: word pieces in, vectors out (Devlin et al. 2019, arXiv:1810.04805)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import numpy as np
from numpy.typing import NDArray

from dialogues.tailoring.tensors import dequantised

if TYPE_CHECKING:
    from dialogues.tailoring.tensors import Array

Floats = NDArray[np.float32]
HEADS = 12
TINY = np.float32(1e-12)


class Layer(msgspec.Struct, frozen=True):
    """The weights of one transformer layer; matrices are (in, out), norms (2, width): scale and shift."""

    attend: Floats
    attend_bias: Floats
    join: Floats
    join_bias: Floats
    join_norm: Floats
    widen: Floats
    widen_bias: Floats
    narrow: Floats
    narrow_bias: Floats
    narrow_norm: Floats


class Encoder(msgspec.Struct, frozen=True):
    """The table of the pieces, kept as bytes with a scale for each row, the positions, and the layers."""

    pieces: NDArray[np.int8]
    piece_scales: Floats
    positions: Floats
    norm: Floats
    layers: tuple[Layer, ...]


def encoder_from(arrays: dict[str, Array]) -> Encoder:
    """Build the encoder from named arrays; KeyError names one that is missing."""
    count = 1 + max(int(name.split(".")[1]) for name in arrays if name.startswith("layer."))
    return Encoder(
        pieces=arrays["pieces"].astype(np.int8, copy=False),
        piece_scales=dequantised(arrays, "pieces.scale"),
        positions=dequantised(arrays, "positions"),
        norm=dequantised(arrays, "norm"),
        layers=tuple(
            Layer(*(dequantised(arrays, f"layer.{number}.{field}") for field in Layer.__struct_fields__))
            for number in range(count)
        ),
    )


def encode(encoder: Encoder, numbers: list[int]) -> tuple[Floats, ...]:
    """Give what every layer says of each piece, shape (pieces, width); at most as many pieces as positions."""
    table = encoder.pieces[numbers].astype(np.float32) * encoder.piece_scales[numbers]
    state = _normalised(table + encoder.positions[: len(numbers)], encoder.norm)
    states = []
    for layer in encoder.layers:
        state = _normalised(state + _attention(state, layer), layer.join_norm)
        wide = gelu(state @ layer.widen + layer.widen_bias)
        state = _normalised(state + (wide @ layer.narrow + layer.narrow_bias), layer.narrow_norm)
        states.append(state)
    return tuple(states)


def _attention(state: Floats, layer: Layer) -> Floats:
    length, width = state.shape
    parts = (state @ layer.attend + layer.attend_bias).reshape(length, 3, HEADS, width // HEADS)
    query, key, value = parts.transpose(1, 2, 0, 3)
    weights = query @ key.transpose(0, 2, 1) / np.float32(np.sqrt(width // HEADS))
    weights = np.exp(weights - weights.max(axis=-1, keepdims=True))
    weights /= weights.sum(axis=-1, keepdims=True)
    mixed = (weights @ value).transpose(1, 0, 2).reshape(length, width)
    joined: Floats = mixed @ layer.join + layer.join_bias
    return joined


def _normalised(state: Floats, norm: Floats) -> Floats:
    centred = state - state.mean(axis=-1, keepdims=True)
    spread = np.sqrt(np.square(centred).mean(axis=-1, keepdims=True) + TINY)
    normed: Floats = centred / spread * norm[0] + norm[1]
    return normed


def gelu(wide: Floats) -> Floats:
    """Weigh by the normal distribution's share below, in its tanh form (Hendrycks and Gimpel, arXiv:1606.08415)."""
    inner = np.square(wide)
    inner *= np.float32(0.7978845608 * 0.044715)
    inner += np.float32(0.7978845608)
    inner *= wide
    np.tanh(inner, out=inner)
    inner += np.float32(1)
    inner *= wide
    inner *= np.float32(0.5)
    return inner
