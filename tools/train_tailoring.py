"""Trains what tailoring ships, from the example bank and the review's files; the same data give the same scores.

    python tools/train_tailoring.py                 encoder and heads (about half an hour on one core)
    python tools/train_tailoring.py --heads-only    after new examples (three to six minutes)
    python tools/train_tailoring.py --compare       trains the heads and compares them with what is shipped

Needs the dependency group `train` (PyTorch) beside the dev group: pip install --group train. See tailoring_encoder.py
for what the encoder is made from and what is fetched.

It leaves out one file of the bank at a time, because examples by the writer who is tested flatter; from these held-out
shares come the thresholds, the curve of the scores, and the figures in bank/held_out.json.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

import msgspec
import numpy as np
import torch

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
sys.path.insert(0, str(Path(__file__).resolve().parent))

from tailoring_encoder import train_encoder
from tailoring_examples import BANK, TAILORING, Example, Labels, labels_of, read_examples, read_points
from tailoring_heads import (
    choose_showing,
    fit_encoded_head,
    fit_lexical_head,
    fit_score,
    judge,
    lexical_matrix,
    shares_of,
    texts_of,
)

from dialogues.tailoring.encoder import encoder_from
from dialogues.tailoring.model import FILES, MOST_CHARACTERS, MOST_PIECES, Settings, find_points, load, piece_states
from dialogues.tailoring.tensors import quantised, read_tensors, write_tensors
from dialogues.tailoring.wordpiece import WordPieces

TRAINED = TAILORING / "trained"
ENCODER_FILES = ("pieces.txt", "encoder.safetensors")
ALWAYS_TRAINING = ("cues", "review")
NOTHING = "nothing"
PARTS_OF_NOTHING = 5
SHARE_OF_NOTHING = 0.1  # of real answers about a tenth have nothing that fits
ENCODED_WEIGHT, LEXICAL_WEIGHT = 0.7, 0.5


def main() -> int:
    """Train, write the trained files, and say how they compare with those that were there."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--heads-only", action="store_true", help="keep the encoder that is shipped")
    parser.add_argument("--compare", action="store_true", help="write nothing")
    options = parser.parse_args()
    torch.manual_seed(1)
    torch.set_num_threads(1)
    if options.heads_only or options.compare:
        files = {name: (TRAINED / name).read_bytes() for name in ENCODER_FILES}
    else:
        files = train_encoder()
    points = tuple(str(point["id"]) for point in read_points())
    examples = read_examples()
    labels = labels_of(examples, points)
    encoded = _encoded(files, texts_of(examples))
    print(f"{len(examples)} examples", flush=True)
    shares = _held_out_shares(examples, labels, encoded)
    settings, figures = _settings(examples, labels, shares, points)
    files |= _files(examples, labels, encoded, settings)
    _compare(files)
    if not options.compare:
        for name, content in files.items():
            (TRAINED / name).write_bytes(content)
        (BANK / "held_out.json").write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
    return 0


def _encoded(files: dict[str, bytes], texts: list[str]) -> np.ndarray:
    """Pool what the encoder says of each text, exactly as the bot will."""
    splitter = WordPieces(tuple(files["pieces.txt"].decode().split("\n")))
    encoder = encoder_from(read_tensors(files["encoder.safetensors"]))
    pooled = []
    for text in texts:
        pieces = splitter.split(text[:MOST_CHARACTERS])[: MOST_PIECES - 2]
        pooled.append(piece_states(splitter, encoder, pieces).mean(axis=0))
    return np.stack(pooled)


def _folds(examples: list[Example]) -> list[np.ndarray]:
    """Give the rows to leave out together: a writer's file, or a fifth of the examples where nothing fits."""
    sources = np.array([example.source for example in examples])
    writers = [source for source in dict.fromkeys(sources.tolist()) if source not in (*ALWAYS_TRAINING, NOTHING)]
    nothing = np.flatnonzero(sources == NOTHING)
    parts = [nothing[part::PARTS_OF_NOTHING] for part in range(PARTS_OF_NOTHING)]
    return [np.flatnonzero(sources == writer) for writer in writers] + parts


def _taken(labels: Labels, rows: np.ndarray) -> Labels:
    return Labels(*(field[rows] for field in labels))


def _held_out_shares(examples: list[Example], labels: Labels, encoded: np.ndarray) -> np.ndarray:
    """Give each example's shares by heads that saw neither it nor its writer; zeros where it always trains."""
    shares = np.zeros(labels.candidates.shape)
    texts = texts_of(examples)
    for held in _folds(examples):
        rest = np.setdiff1d(np.arange(len(examples)), held)
        known = _taken(labels, rest)
        head = fit_encoded_head(encoded[rest], known)
        lexical, rarity = fit_lexical_head([texts[row] for row in rest], known)
        words = lexical_matrix([texts[row] for row in held], rarity).to_dense().numpy()
        sums = ENCODED_WEIGHT * (encoded[held] @ head.weights + head.shift)
        sums += LEXICAL_WEIGHT * (words @ lexical.weights + lexical.shift)
        shares[held] = shares_of(sums, labels.candidates[held])
        print(f"  held out {examples[held[0]].source}: {len(held)}", flush=True)
    return shares


def _settings(
    examples: list[Example], labels: Labels, shares: np.ndarray, points: tuple[str, ...]
) -> tuple[Settings, dict[str, dict[str, object]]]:
    rows = np.flatnonzero(shares.any(axis=1))
    known, there = _taken(labels, rows), shares[rows]
    silent = ~known.best.any(axis=1)
    weights = np.where(silent, SHARE_OF_NOTHING / silent.sum(), (1 - SHARE_OF_NOTHING) / (~silent).sum())
    showing = choose_showing(there, known, points, weights)
    slope, shift = fit_score(there, known)
    verdict = judge(there, known, points, showing)
    sources = np.array([examples[row].source for row in rows])
    figures: dict[str, dict[str, object]] = {}
    for source in dict.fromkeys(sources.tolist()):
        mine = sources == source
        figures[source] = {"rows": int(mine.sum()), "useful": round(float(verdict.useful[mine].mean()), 3)}
        figures[source]["best among five"] = round(float(verdict.offers_best[mine & verdict.fitting].mean()), 3)
        if (mine & silent).any():
            figures[source]["nothing shown"] = (
                f"{int(verdict.useful[mine & silent].sum())}/{int((mine & silent).sum())}"
            )
        print(f"  {source}: {figures[source]}")
    print(f"  {showing}, scores: slope {slope:.3f}, shift {shift:.3f}")
    return Settings(points, LEXICAL_WEIGHT, slope, shift, showing), figures


def _files(examples: list[Example], labels: Labels, encoded: np.ndarray, settings: Settings) -> dict[str, bytes]:
    head = fit_encoded_head(encoded, labels)
    lexical, rarity = fit_lexical_head(texts_of(examples), labels)
    heads = {
        "head": (ENCODED_WEIGHT * head.weights).astype(np.float32),
        "head_bias": (ENCODED_WEIGHT * head.shift + LEXICAL_WEIGHT * lexical.shift).astype(np.float32),
        "rarity": rarity,
        **quantised("lexical_head", lexical.weights, axis=0),
    }
    return {
        "heads.safetensors": write_tensors(heads),
        "settings.json": msgspec.json.format(msgspec.json.encode(settings)) + b"\n",
    }


def _compare(files: dict[str, bytes]) -> None:
    """Print how far the scores are from those of the files that are there."""
    try:
        shipped = {name: (TRAINED / name).read_bytes() for name in FILES}
        kept = load(shipped)
    except (FileNotFoundError, KeyError, msgspec.ValidationError):
        print("nothing to compare with: the trained files that are there are absent or of an older form")
        return
    new = load({**shipped, **files})
    apart = 0.0
    for point in read_points():
        theme, text = str(point["id"]).split(".")[0], list(point["examples"])[-1]  # type: ignore[call-overload]
        one = {fit.point: fit.score for fit in find_points(kept, theme, text)}
        other = {fit.point: fit.score for fit in find_points(new, theme, text)}
        apart = max(apart, *(abs(one[name] - other[name]) for name in one.keys() & other.keys()))
    print(f"largest difference of a score from the shipped files: {apart:.4f}")


if __name__ == "__main__":
    raise SystemExit(main())
