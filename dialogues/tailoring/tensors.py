"""Reads named arrays from the safetensors format: a length, a JSON header, then the numbers (little-endian)."""

from __future__ import annotations

import msgspec
import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32] | NDArray[np.int8]
_KINDS: dict[str, np.dtype[np.float32] | np.dtype[np.int8]] = {"F32": np.dtype(np.float32), "I8": np.dtype(np.int8)}
_LENGTH = 8


class _Entry(msgspec.Struct):
    dtype: str
    shape: tuple[int, ...]
    data_offsets: tuple[int, int]


def read_tensors(content: bytes) -> dict[str, Array]:
    """Give the arrays by name. Raises ValueError where the content is no such file or holds another kind of number."""
    header_end = _LENGTH + int.from_bytes(content[:_LENGTH], "little")
    if len(content) < _LENGTH or header_end > len(content):
        raise ValueError("This is no tensor file: it ends before its header does.")
    entries = msgspec.json.decode(content[_LENGTH:header_end], type=dict[str, _Entry])
    return {name: _array(content, header_end, entry) for name, entry in entries.items()}


def _array(content: bytes, header_end: int, entry: _Entry) -> Array:
    if entry.dtype not in _KINDS:
        raise ValueError(f"Tensors of the kind {entry.dtype} are not read here; F32 and I8 are.")
    start, end = (header_end + offset for offset in entry.data_offsets)
    if entry.dtype == "I8":
        return np.frombuffer(content[start:end], dtype=np.int8).reshape(entry.shape)
    return np.frombuffer(content[start:end], dtype=np.float32).reshape(entry.shape)


def write_tensors(arrays: dict[str, Array]) -> bytes:
    """Give the content of a tensor file; the same arrays give the same bytes. For training."""
    names = {kind: name for name, kind in _KINDS.items()}
    entries: dict[str, _Entry] = {}
    parts: list[bytes] = []
    position = 0
    for name in sorted(arrays):
        part = np.ascontiguousarray(arrays[name]).tobytes()
        entries[name] = _Entry(names[arrays[name].dtype], arrays[name].shape, (position, position + len(part)))
        parts.append(part)
        position += len(part)
    header = msgspec.json.encode(entries)
    header += b" " * (-len(header) % _LENGTH)
    return len(header).to_bytes(_LENGTH, "little") + header + b"".join(parts)


def dequantised(arrays: dict[str, Array], name: str) -> NDArray[np.float32]:
    """Give an array as floats; one kept as bytes is multiplied with its scales, which stand beside it."""
    array = arrays[name]
    if array.dtype == np.int8:
        scaled: NDArray[np.float32] = array.astype(np.float32) * arrays[f"{name}.scale"]
        return scaled
    return array.astype(np.float32, copy=False)


def quantised(name: str, array: NDArray[np.float32], axis: int) -> dict[str, Array]:
    """Give an array as bytes with one scale for each row or column (`axis` is the one that is summed). For training."""
    scale = np.maximum(np.abs(array).max(axis=axis, keepdims=True), 1e-9).astype(np.float32) / np.float32(127)
    return {name: np.rint(array / scale).astype(np.int8), f"{name}.scale": scale}
