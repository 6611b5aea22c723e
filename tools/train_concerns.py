"""Learns how concerns are told, from examples/concerns.csv, the two lists of cues and the tailoring encoder.

    python tools/train_concerns.py            train on everything; writes concerns.weights.json and
                                              concerns.second.safetensors (some minutes on one core)
    python tools/train_concerns.py --measure  leave groups of voices out in turn, and say how well the rest tells them

Run it again whenever the encoder in dialogues/tailoring/trained has changed. Ordinary answers come from the examples of
the review's points and from the example bank of tailoring as well. The second reading learns from first scores of
voices that the first never heard, and its limits are set on voices that neither heard.
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
from numpy.typing import NDArray

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tools")]

from concern_learning import Floats, rows_of, solve_dense, solve_sparse, times  # noqa: E402

from dialogues.screening.concern_cues import CONCERN_LABELS, ConcernCues  # noqa: E402
from dialogues.screening.concern_features import Features, Stretch, features_of, stretches_of  # noqa: E402
from dialogues.screening.concern_weighing import can_be_question, is_long, weigh  # noqa: E402
from dialogues.screening.concern_words import raw_words, spelt_out  # noqa: E402
from dialogues.screening.concerns import heard_in  # noqa: E402
from dialogues.screening.second_reading import SecondReader, sense_of  # noqa: E402
from dialogues.tailoring.encoder import encoder_from  # noqa: E402
from dialogues.tailoring.tensors import read_tensors, write_tensors  # noqa: E402
from dialogues.tailoring.wordpiece import WordPieces  # noqa: E402

SCREENING = ROOT / "dialogues" / "screening"
BANK = ROOT / "dialogues" / "tailoring" / "bank"
TRAINED = ROOT / "dialogues" / "tailoring" / "trained"
WEIGHTS = SCREENING / "concerns.weights.json"
SECOND = SCREENING / "concerns.second.safetensors"
# nothing.csv is no voice of its own and holds questions to the bot.
BANK_VOICES = ("spoken_a", "spoken_b", "typed_a", "typed_b")
# Without the second reading: danger, distress and conduct are let through early, since a text too many does little
# harm; a question late, since what passes for one is not kept as an answer.
THRESHOLDS = {"danger": -0.3, "distress": -0.3, "conduct": 0.0, "question": 0.3}
# From where to where the first score is in doubt. Long texts hold more stretches that can be taken wrong.
DOUBT = {"short": [-1.6, -1.4, -1.6, -1.0], "long": [-0.6, -0.3, -0.3, 0.0], "sure": [3.0, 2.5, 3.0, 2.5]}
# Which share of the ordinary answers may pass for each label, of the short ones, most of which mislead on purpose, and
# of the long ones, most of which are as people give them.
PASSING = {"short": [0.05, 0.04, 0.07, 0.025], "long": [0.015, 0.010, 0.012, 0.002]}
GROUPS = 8
RIDGE, ROUNDS = 3e-4, 120
SECOND_RIDGE, SECOND_ROUNDS = 3e-2, 200
SMALLEST = 0.02
NEARLY = 0.6
LARGEST_LIMIT = 30.0


class Example(NamedTuple):
    """A row of examples/concerns.csv."""

    text: str
    concern: str
    question: str
    voice: str


class Part(NamedTuple):
    """A stretch of an example, whether it is learnt from, and how much it counts."""

    example: int
    stretch: Stretch
    learnt: bool
    share: float
    text_length: int


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
    examples = [Example(str(text), "", "", f"review {number % 2}") for number, text in enumerate(texts)]
    return examples + [Example(text, "", "", voice) for voice in BANK_VOICES for text in read_bank(voice)]


def read_bank(name: str) -> list[str]:
    """The answers of one file of the example bank."""
    with (BANK / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return [row["text"] for row in csv.DictReader(file)]


def make_cues(weights: dict[str, object], second: SecondReader | None = None) -> ConcernCues:
    """The cues with the given weights and second reader."""
    concerns, questions = (
        yaml.safe_load((SCREENING / name).read_text(encoding="utf-8")) for name in ("concerns.yaml", "questions.yaml")
    )
    return ConcernCues.from_data(concerns, questions, weights, None if second is None else lambda: second)


def no_weights() -> dict[str, object]:
    """Weights that know nothing, to make features with."""
    labels = list(CONCERN_LABELS)
    nothing = {"bias": [0.0] * len(labels), "thresholds": [0.0] * len(labels), "features": {}}
    return {
        "concerns": {"labels": labels, **nothing},
        "questions": {"labels": ["other"], "bias": [0.0], "thresholds": [0.0], "features": {}},
    }


def learn(features: list[Features], targets: Floats, shares: Floats) -> tuple[dict[str, int], Floats]:
    """The column of each feature, and the weights; the last row of the weights is the bias."""
    frequency = Counter(name for named in features for name in named)
    names = sorted(name for name, count in frequency.items() if count > 1)
    column = {name: index for index, name in enumerate(names)}
    return column, solve_sparse(rows_of(features, column), targets, shares, RIDGE, ROUNDS)


def written(column: dict[str, int], solution: Floats) -> tuple[dict[str, list[float]], list[float]]:
    """Weights per feature and the bias, as they stand in the file."""
    rounded = {
        name: [round(float(value), 2) for value in solution[index]]
        for name, index in column.items()
        if np.abs(solution[index]).max() > SMALLEST
    }
    return rounded, [round(float(value), 3) for value in solution[-1]]


class Trainer:
    """Examples cut in parts, with what does not change between one training and the next."""

    def __init__(self, examples: list[Example]) -> None:
        """Cut the examples, score each part by a first reading that never heard its voice, and read the doubtful."""
        self.examples = examples
        self.cues = make_cues(no_weights())
        self.parts = [part for number in range(len(examples)) for part in self._parts_of(number)]
        self.example_of = np.array([part.example for part in self.parts])
        self.features = [features_of(part.stretch, self.cues) for part in self.parts]
        self.targets = np.array([self._target(examples[part.example]) for part in self.parts], np.float32)
        self.shares = np.array([part.share for part in self.parts], np.float32)
        self.learnt = np.array([part.learnt for part in self.parts])
        self.group = self._groups()
        self.learnt |= self._strongest(self._unheard_first())
        self.first = self._unheard_first()
        self.pieces = WordPieces(tuple((TRAINED / "pieces.txt").read_text(encoding="utf-8").split("\n")))
        self.encoder = encoder_from(read_tensors((TRAINED / "encoder.safetensors").read_bytes()))
        self.doubtful = self._doubtful()
        self.inputs = np.array([self._input(row) for row in self.doubtful], np.float32)

    def _parts_of(self, number: int) -> list[Part]:
        """A text with a concern is learnt as a whole (its beginning, if long), of an ordinary one every stretch."""
        example = self.examples[number]
        words = spelt_out(raw_words(example.text), self.cues.spellings)
        stretches = stretches_of(words, self.cues)
        whole = max(stretches, key=len, default=[])
        share = 1.0 if example.concern else max(1, len(stretches)) ** -0.5
        return [
            Part(number, stretch, not example.concern or stretch is whole, share, len(words)) for stretch in stretches
        ]

    def _target(self, example: Example) -> list[bool]:
        return [bool(example.question) if label == "question" else example.concern == label for label in CONCERN_LABELS]

    def _groups(self) -> NDArray[np.intp]:
        """Spread the voices over groups of about equal size."""
        sizes = [0] * GROUPS
        of_voice: dict[str, int] = {}
        counted = Counter(self.examples[part.example].voice for part in self.parts)
        for voice, count in sorted(counted.items(), key=lambda item: (-item[1], item[0])):
            of_voice[voice] = sizes.index(min(sizes))
            sizes[of_voice[voice]] += count
        return np.array([of_voice[self.examples[part.example].voice] for part in self.parts])

    def first_without(self, group: int | None) -> tuple[dict[str, int], Floats]:
        """Learn the first reading, without a group of voices or with all."""
        rows = np.flatnonzero(self.learnt & (self.group != group))
        return learn([self.features[row] for row in rows], self.targets[rows], self.shares[rows])

    def _unheard_first(self) -> Floats:
        scores = np.zeros(self.targets.shape, np.float32)
        for group in range(GROUPS):
            column, solution = self.first_without(group)
            rows = np.flatnonzero(self.group == group)
            scores[rows] = times(rows_of([self.features[row] for row in rows], column), solution)
        return scores

    def _doubtful(self) -> NDArray[np.intp]:
        """Parts that the second reading learns from: in doubt or nearly, and of each concern where it shows most."""
        near = (self.first > np.array(DOUBT["short"], np.float32) - NEARLY).any(axis=1) & ~self.targets.any(axis=1)
        return np.flatnonzero(near | self._strongest(self.first))

    def _strongest(self, scores: Floats) -> NDArray[np.bool_]:
        """The one part of each text with a concern where its own score is highest."""
        strength = np.where(self.targets > 0, scores, -np.inf).max(axis=1)
        order = np.lexsort((strength, self.example_of))
        is_last = np.append(np.diff(self.example_of[order]) != 0, True)
        result = np.zeros(len(strength), bool)
        result[order[is_last]] = True
        return result & self.targets.any(axis=1)

    def _input(self, row: int) -> Floats:
        part = self.parts[row]
        hints = weigh(part.stretch, part.text_length, self.cues).hints[len(CONCERN_LABELS) :]
        sense = sense_of(part.stretch, self.pieces, self.encoder)
        return np.concatenate([self.first[row], np.array(hints, np.float32), sense])

    def second_without(self, group: int | None) -> Floats:
        """Learn the second reading; the last row is the bias."""
        chosen = self.group[self.doubtful] != group
        inputs, rows = self.inputs[chosen], self.doubtful[chosen]
        centre, spread = inputs.mean(axis=0), inputs.std(axis=0) + np.float32(1e-3)
        solution = solve_dense(
            (inputs - centre) / spread, self.targets[rows], self.shares[rows], SECOND_RIDGE, SECOND_ROUNDS
        )
        plain = solution[:-1] / spread[:, None]
        return np.vstack([plain, solution[-1:] - centre @ plain]).astype(np.float32)

    def limits(self) -> Floats:
        """What second scores must exceed, in short texts and long ones, so that the wanted share of answers passes."""
        second = np.full(self.targets.shape, -np.inf, np.float32)
        for group in range(GROUPS):
            chosen = self.group[self.doubtful] == group
            solution = self.second_without(group)
            second[self.doubtful[chosen]] = self.inputs[chosen] @ solution[:-1] + solution[-1]
        ordinary = np.array([not example.concern for example in self.examples])
        long = np.zeros(len(self.examples), bool)
        long[self.example_of] = [is_long(part.text_length) for part in self.parts]
        can_ask = [
            can_be_question(features, part.stretch, part.text_length)
            for features, part in zip(self.features, self.parts, strict=True)
        ]
        result = np.zeros((2, len(CONCERN_LABELS)), np.float32)
        for at, length in enumerate(("short", "long")):
            passes = np.where(self.first > np.array(DOUBT["sure"]), np.inf, second)
            passes[self.first <= np.array(DOUBT[length])] = -np.inf
            passes[~np.array(can_ask), CONCERN_LABELS.index("question")] = -np.inf
            highest = np.full((len(self.examples), len(CONCERN_LABELS)), -np.inf, np.float32)
            np.maximum.at(highest, self.example_of, passes)
            those = np.sort(highest[ordinary & (long == bool(at))], axis=0)[::-1]
            for label, share in enumerate(PASSING[length]):
                result[at, label] = those[round(share * len(those)), label]
        return np.clip(result, -LARGEST_LIMIT, LARGEST_LIMIT)

    def first_file(self, group: int | None = None) -> dict[str, object]:
        """The content of concerns.weights.json."""
        features, bias = written(*self.first_without(group))
        ids = tuple(self.cues.questions)
        chosen: list[int] = np.flatnonzero(self.learnt & (self.group != group)).tolist()
        asked = [row for row in chosen if self._example(row).question]
        targets = np.array([[name == self._example(row).question for name in ids] for row in asked], np.float32)
        id_features, id_bias = written(*learn([self.features[row] for row in asked], targets, self.shares[asked]))
        return {
            "concerns": {
                "labels": list(CONCERN_LABELS),
                "bias": bias,
                "thresholds": [THRESHOLDS[label] for label in CONCERN_LABELS],
                "doubt": DOUBT,
                "features": features,
            },
            "questions": {
                "labels": list(ids),
                "bias": id_bias,
                "thresholds": [0.0] * len(ids),
                "features": id_features,
            },
        }

    def _example(self, row: int) -> Example:
        return self.examples[self.parts[row].example]

    def second_file(self, limits: Floats, group: int | None = None) -> bytes:
        """The content of concerns.second.safetensors; the bias is kept in the limits."""
        solution = self.second_without(group)
        return write_tensors({"head": solution[:-1].copy(), "limits": (limits - solution[-1]).astype(np.float32)})

    def reader(self, head: bytes) -> SecondReader:
        """The second reader with a head."""
        return SecondReader.from_trained(self.pieces, self.encoder, head)


def measure(trainer: Trainer, *, show: bool) -> None:
    """Prints how well each voice is told by a model that never heard it."""
    told: Counter[tuple[str, str]] = Counter()
    bank: Counter[str] = Counter()
    ids_right = ids_all = 0
    limits = trainer.limits()
    group_of = dict(zip(trainer.example_of.tolist(), trainer.group.tolist(), strict=True))
    for group in range(GROUPS):
        reader = trainer.reader(trainer.second_file(limits, group))
        cues = make_cues(trainer.first_file(group), reader)
        for example in (trainer.examples[number] for number, its in group_of.items() if its == group):
            heard = heard_in(example.text, cues)
            found = heard.concern or ""
            if example.voice in BANK_VOICES:
                bank[found or "none"] += 1
            else:
                told[example.concern, found] += 1
            if show and found != example.concern:
                print(f"{example.voice} {example.concern or 'none'} -> {found or 'none'}: {example.text}")
            if example.question and found == "question":
                ids_all += 1
                ids_right += heard.question == example.question
    for label in (*CONCERN_LABELS, ""):
        row = {found or "none": count for (truth, found), count in sorted(told.items()) if truth == label}
        print(f"{label or 'none':9} told right {row.get(label or 'none', 0) / sum(row.values()):.3f}  {row}")
    print(f"answers of the bank, none of which holds a concern: {dict(bank)}")
    print(f"question ids right {ids_right / max(1, ids_all):.3f} of {ids_all}")


def main() -> None:
    """Trains and writes, or measures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--measure", action="store_true", help="leave groups of voices out in turn; write nothing")
    parser.add_argument("--show", action="store_true", help="with --measure, print every text told wrong")
    chosen = parser.parse_args()
    trainer = Trainer(read_examples() + read_ordinary())
    if chosen.measure:
        measure(trainer, show=chosen.show)
        return
    WEIGHTS.write_text(
        json.dumps(trainer.first_file(), separators=(",", ":"), ensure_ascii=False).replace('],"', '],\n"') + "\n",
        encoding="utf-8",
    )
    SECOND.write_bytes(trainer.second_file(trainer.limits()))
    for path in (WEIGHTS, SECOND):
        print(
            f"{len(trainer.examples)} examples, {path.stat().st_size // 1024} KiB written to {path.relative_to(ROOT)}"
        )


if __name__ == "__main__":
    main()
