"""Learns dialogues/screening/concerns.weights.json from examples/concerns.csv and the two lists of cues.

    python tools/train_concerns.py            train on everything and write the weights
    python tools/train_concerns.py --measure  leave one voice out at a time, and say how well the rest tells it

Logistic regression, one label against the rest, by accelerated gradient descent: the same input gives the same file.
"""

import argparse
import csv
import json
import sys
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import numpy as np
import yaml

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from dialogues.screening.concern_cues import CONCERN_LABELS, ConcernCues  # noqa: E402
from dialogues.screening.concern_features import Features, features_of, stretches_of  # noqa: E402
from dialogues.screening.concern_words import raw_words, spelt_out  # noqa: E402
from dialogues.screening.concerns import concern_of, question_of  # noqa: E402

SCREENING = ROOT / "dialogues" / "screening"
WEIGHTS = SCREENING / "concerns.weights.json"
# Danger, distress and conduct are let through early, since a text too many does little harm; a question late, since
# what passes for one is not kept as an answer.
THRESHOLDS = {"danger": -1.2, "distress": -0.9, "conduct": -0.9, "question": -0.1}
RIDGE = 3e-4
ROUNDS = 200
SMALLEST = 0.02


Sample = tuple[Features, tuple[str, ...], float]


class Example(NamedTuple):
    """A row of examples/concerns.csv."""

    text: str
    concern: str
    question: str
    voice: str


def read_examples() -> list[Example]:
    """All rows."""
    with (SCREENING / "examples" / "concerns.csv").open(encoding="utf-8", newline="") as file:
        return [Example(row["text"], row["concern"], row["question"], row["voice"]) for row in csv.DictReader(file)]


def read_ordinary() -> list[Example]:
    """The examples of the review's points: answers as people give them, without any concern."""
    texts = [
        text
        for path in sorted((ROOT / "dialogues" / "review").glob("*.yaml"))
        for point in yaml.safe_load(path.read_text(encoding="utf-8"))["points"]
        for text in point.get("examples", [])
    ]
    return [Example(str(text), "", "", f"review {number % 2}") for number, text in enumerate(texts)]


def make_cues(weights: dict[str, object]) -> ConcernCues:
    """The cues with the given weights."""
    concerns, questions = (
        yaml.safe_load((SCREENING / name).read_text(encoding="utf-8")) for name in ("concerns.yaml", "questions.yaml")
    )
    return ConcernCues.from_data(concerns, questions, weights)


def no_weights() -> dict[str, object]:
    """Weights that know nothing, to make features with."""
    nothing = {"bias": [0.0], "thresholds": [0.0], "features": {}}
    return {"concerns": {"labels": ["danger"], **nothing}, "questions": {"labels": ["other"], **nothing}}


def samples(examples: list[Example], cues: ConcernCues) -> tuple[list[Sample], list[Sample]]:
    """What to learn concerns and question ids from: features, labels, share.

    A text with a concern is learnt as a whole (its beginning, if long); of an ordinary answer every stretch must stay
    ordinary.
    """
    concerns: list[Sample] = []
    questions: list[Sample] = []
    for example in examples:
        words = spelt_out(raw_words(example.text), cues.spellings)
        stretches = stretches_of(words, cues)
        whole = max(stretches, key=len, default=[])
        used = [whole] if example.concern else stretches
        labels = (example.concern, "question" if example.question else "")
        concerns.extend((features_of(stretch, cues), labels, len(used) ** -0.5) for stretch in used)
        if example.question:
            questions.append((features_of(whole, cues), (example.question,), 1.0))
    return concerns, questions


def learn(data: list[Sample], labels: tuple[str, ...]) -> tuple[dict[str, list[float]], list[float]]:
    """Weights per feature and the bias, one number per label."""
    frequency = Counter(name for features, _, _ in data for name in features)
    names = sorted(name for name, count in frequency.items() if count > 1)
    column = {name: index for index, name in enumerate(names)}
    inputs = np.zeros((len(data), len(names) + 1), np.float32)
    inputs[:, -1] = 1
    targets = np.zeros((len(data), len(labels)), np.float32)
    for row, (features, wanted, _) in enumerate(data):
        for name, value in features.items():
            if name in column:
                inputs[row, column[name]] = value
        targets[row] = [label in wanted for label in labels]
    solution = _logistic(inputs, targets, np.array([share for _, _, share in data], np.float32)[:, None])
    rounded = {
        name: [round(float(value), 2) for value in solution[index]]
        for name, index in column.items()
        if np.abs(solution[index]).max() > SMALLEST
    }
    return rounded, [round(float(value), 3) for value in solution[-1]]


def _logistic(inputs: np.ndarray, targets: np.ndarray, shares: np.ndarray) -> np.ndarray:
    positive = (targets * shares).sum(axis=0)
    balance = np.where(targets > 0, np.sqrt((shares.sum() - positive) / np.maximum(positive, 1)), 1) * shares
    balance /= balance.sum(axis=0)
    ridge = np.full((inputs.shape[1], 1), RIDGE, np.float32)
    ridge[-1] = 0
    step = 1 / (_largest_curvature(inputs, balance.max(axis=1)) / 4 + RIDGE)
    solution = ahead = np.zeros((inputs.shape[1], targets.shape[1]), np.float32)
    momentum = 1.0
    for _ in range(ROUNDS):
        likely = 1 / (1 + np.exp(-np.clip(inputs @ ahead, -30, 30)))
        following = (ahead - step * (inputs.T @ ((likely - targets) * balance) + ridge * ahead)).astype(np.float32)
        next_momentum = (1 + (1 + 4 * momentum**2) ** 0.5) / 2
        ahead = (following + (momentum - 1) / next_momentum * (following - solution)).astype(np.float32)
        solution, momentum = following, next_momentum
    return solution


def _largest_curvature(inputs: np.ndarray, shares: np.ndarray) -> float:
    direction = np.ones(inputs.shape[1], np.float32)
    length = 1.0
    for _ in range(30):
        direction = inputs.T @ ((inputs @ direction) * shares)
        length = float(np.linalg.norm(direction))
        direction /= length
    return length


def train(examples: list[Example], cues: ConcernCues) -> dict[str, object]:
    """The content of concerns.weights.json."""
    concern_data, question_data = samples(examples, cues)
    ids = tuple(cues.questions)
    concern_features, concern_bias = learn(concern_data, CONCERN_LABELS)
    question_features, question_bias = learn(question_data, ids)
    return {
        "concerns": {
            "labels": list(CONCERN_LABELS),
            "bias": concern_bias,
            "thresholds": [THRESHOLDS[label] for label in CONCERN_LABELS],
            "features": concern_features,
        },
        "questions": {
            "labels": list(ids),
            "bias": question_bias,
            "thresholds": [0.0] * len(ids),
            "features": question_features,
        },
    }


def measure(examples: list[Example], *, show: bool) -> None:
    """Prints how well each voice is told by a model that never heard it."""
    told: Counter[tuple[str, str]] = Counter()
    ids_right = ids_all = 0
    plain = make_cues(no_weights())
    for voice in sorted({example.voice for example in examples}):
        cues = make_cues(train([example for example in examples if example.voice != voice], plain))
        for example in (example for example in examples if example.voice == voice):
            found = concern_of(example.text, cues) or ""
            told[example.concern, found] += 1
            if show and found != example.concern:
                print(f"{voice} {example.concern or 'none'} -> {found or 'none'}: {example.text}")
            if example.question and found == "question":
                ids_all += 1
                ids_right += question_of(example.text, cues) == example.question
    for label in (*CONCERN_LABELS, ""):
        row = {found or "none": count for (truth, found), count in sorted(told.items()) if truth == label}
        print(f"{label or 'none':9} told right {row.get(label or 'none', 0) / sum(row.values()):.3f}  {row}")
    print(f"question ids right {ids_right / max(1, ids_all):.3f} of {ids_all}")


def main() -> None:
    """Trains and writes, or measures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--measure", action="store_true", help="leave one voice out at a time; write nothing")
    parser.add_argument("--show", action="store_true", help="with --measure, print every text told wrong")
    chosen = parser.parse_args()
    examples = read_examples() + read_ordinary()
    if chosen.measure:
        measure(examples, show=chosen.show)
        return
    weights = train(examples, make_cues(no_weights()))
    WEIGHTS.write_text(
        json.dumps(weights, separators=(",", ":"), ensure_ascii=False).replace('],"', '],\n"') + "\n", encoding="utf-8"
    )
    print(f"{len(examples)} examples, {WEIGHTS.stat().st_size // 1024} KiB written to {WEIGHTS.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
