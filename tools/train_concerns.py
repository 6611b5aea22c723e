"""Learns how concerns are told, from examples/concerns.csv, the two lists of cues and the tailoring encoder.

    python tools/train_concerns.py            train on everything; writes weights.json and
                                              second_view.safetensors (about a quarter of an hour on one core)
    python tools/train_concerns.py --measure  leave groups of voices out in turn, and say how well the rest tells them

Needs the dependency group `train` (PyTorch) beside the dev group. Run it again whenever the encoder in
dialogues/tailoring/trained has changed. Ordinary answers come from the examples of the review's points and from the
example bank of tailoring as well.
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

from concern_attention import States, teach  # noqa: E402
from concern_learning import Floats, rows_of, solve_sparse  # noqa: E402

from dialogues.screening.concerns.cues import CONCERN_LABELS, ConcernCues  # noqa: E402
from dialogues.screening.concerns.features import Features, features_of, windows_of  # noqa: E402
from dialogues.screening.concerns.hearing import heard_in  # noqa: E402
from dialogues.screening.concerns.second_view import SecondView, states_of  # noqa: E402
from dialogues.screening.concerns.weighing import LABELS  # noqa: E402
from dialogues.screening.concerns.words import raw_words, spelt_out  # noqa: E402
from dialogues.tailoring.encoder import encoder_from  # noqa: E402
from dialogues.tailoring.tensors import read_tensors, write_tensors  # noqa: E402
from dialogues.tailoring.wordpiece import WordPieces  # noqa: E402

SCREENING = ROOT / "dialogues" / "screening" / "concerns"
BANK = ROOT / "dialogues" / "tailoring" / "bank"
TRAINED = ROOT / "dialogues" / "tailoring" / "trained"
WEIGHTS = SCREENING / "weights.json"
SENSE = SCREENING / "second_view.safetensors"
# nothing.csv is no voice of its own and holds questions to the bot.
BANK_VOICES = ("spoken_a", "spoken_b", "typed_a", "typed_b")
GROUPS = 4
LONGEST_EMBEDDED = 30
RIDGE_WORDS, RIDGE_QUESTIONS = 1e-5, 1e-4
ROUNDS = 300
# The view is surer alone than it should be once the other is added.
SHARE_OF_WORDS = 0.6
SMALLEST = 0.02


class Example(NamedTuple):
    """A row of examples/concerns.csv."""

    text: str
    concern: str
    question: str
    voice: str


class Part(NamedTuple):
    """A window of an example, and how much it counts."""

    example: int
    window: list[str]
    share: float


def read_examples() -> list[Example]:
    """All rows."""
    with (SCREENING / "examples" / "concerns.csv").open(encoding="utf-8", newline="") as file:
        return [Example(row["text"], row["concern"], row["question"], row["voice"]) for row in csv.DictReader(file)]


def read_ordinary() -> list[Example]:
    """The examples of the review's points and of the bank: answers as people give them, without any concern."""
    texts = [
        text
        for path in sorted((ROOT / "dialogues" / "review").glob("*.yaml"))
        for point in yaml.safe_load(path.read_text(encoding="utf-8"))["points"]
        for text in point.get("examples", [])
    ]
    examples = [Example(str(text), "", "", f"review {number % 2}") for number, text in enumerate(texts)]
    return examples + [Example(text, "", "", voice) for voice in BANK_VOICES for text in read_bank(voice)]


def embedded(examples: list[Example]) -> list[Example]:
    """Examples beside something ordinary by the same voice, as people mention things by the way; by a fixed seed."""
    chance = np.random.default_rng(3)
    ordinary: dict[str, list[str]] = {}
    for example in examples:
        if not (example.concern or example.question) and len(example.text.split()) <= LONGEST_EMBEDDED:
            ordinary.setdefault(example.voice, []).append(example.text)
    result = []
    for example in examples:
        around = ordinary.get(example.voice, [])
        is_short = len(example.text.split()) <= LONGEST_EMBEDDED
        if around and is_short and example.concern != "question" and not example.question:
            parts = [str(chance.choice(around)), example.text]
            chance.shuffle(parts)
            result.append(example._replace(text=". ".join(parts)))
    return result[::2]


def read_bank(name: str) -> list[str]:
    """The answers of one file of the example bank."""
    with (BANK / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return [row["text"] for row in csv.DictReader(file)]


def make_cues(weights: dict[str, object], second: SecondView | None = None) -> ConcernCues:
    """The cues with the given weights and second view."""
    concerns, questions = (
        yaml.safe_load((SCREENING / name).read_text(encoding="utf-8")) for name in ("concerns.yaml", "questions.yaml")
    )
    return ConcernCues.from_data(concerns, questions, weights, None if second is None else lambda: second)


def no_weights() -> dict[str, object]:
    """Weights that know nothing, to make features with."""
    return {
        "concerns": {"labels": list(LABELS), "bias": [0.0] * len(LABELS), "features": {}},
        "questions": {"labels": ["other"], "bias": [0.0], "features": {}},
    }


def learn_words(features: list[Features], targets: Floats, shares: Floats, ridge: float) -> dict[str, object]:
    """The part of weights.json that tells these targets, without its labels."""
    frequency = Counter(name for named in features for name in named)
    column = {name: at for at, name in enumerate(sorted(name for name, count in frequency.items() if count > 1))}
    solution = SHARE_OF_WORDS * solve_sparse(rows_of(features, column), targets, shares, ridge, ROUNDS)
    return {
        "bias": [round(float(value), 3) for value in solution[-1]],
        "features": {
            name: [round(float(value), 2) for value in solution[at]]
            for name, at in column.items()
            if np.abs(solution[at]).max() > SMALLEST
        },
    }


class Trainer:
    """Examples cut in windows, with what does not change between one training and the next."""

    def __init__(self, examples: list[Example]) -> None:
        """Cut the examples, and let the encoder read all windows."""
        self.examples = examples
        self.cues = make_cues(no_weights())
        self.parts = [part for number in range(len(examples)) for part in self._parts_of(number)]
        self.features = [features_of(part.window, self.cues) for part in self.parts]
        self.targets = np.array([self._target(examples[part.example]) for part in self.parts], np.float32)
        self.shares = np.array([part.share for part in self.parts], np.float32)
        self.group = self._groups()
        self.pieces = WordPieces(tuple((TRAINED / "pieces.txt").read_text(encoding="utf-8").split("\n")))
        self.encoder = encoder_from(read_tensors((TRAINED / "encoder.safetensors").read_bytes()))
        self.states = self._states()

    def _parts_of(self, number: int) -> list[Part]:
        """The windows of an example; of one with a concern only the first, since nobody said where it is."""
        example = self.examples[number]
        windows = windows_of(spelt_out(raw_words(example.text), self.cues.spellings), self.cues)
        if example.concern or example.question:
            return [Part(number, window, 1.0) for window in windows[:1]]
        return [Part(number, window, len(windows) ** -0.5) for window in windows]

    def _states(self) -> States:
        each = [states_of(part.window, self.pieces, self.encoder).astype(np.float16) for part in self.parts]
        return States(np.concatenate(each), np.cumsum([0, *map(len, each)]))

    def _target(self, example: Example) -> list[bool]:
        label = example.concern or ("question" if example.question else LABELS[0])
        return [label == one for one in LABELS]

    def _groups(self) -> list[int]:
        """Spread the voices over groups of about equal size."""
        sizes = [0] * GROUPS
        of_voice: dict[str, int] = {}
        counted = Counter(self.examples[part.example].voice for part in self.parts)
        for voice, count in sorted(counted.items(), key=lambda item: (-item[1], item[0])):
            of_voice[voice] = sizes.index(min(sizes))
            sizes[of_voice[voice]] += count
        return [of_voice[self.examples[part.example].voice] for part in self.parts]

    def trained(self, without: int | None = None) -> tuple[dict[str, object], bytes]:
        """The contents of both files, learnt from all groups or all but one."""
        rows = np.array([at for at, group in enumerate(self.group) if group != without])
        targets, shares = self.targets[rows], self.shares[rows]
        words = learn_words([self.features[at] for at in rows], targets, shares, RIDGE_WORDS)
        heads = teach(self.states, rows, self.targets, self.shares)
        weights = {"concerns": {"labels": list(LABELS), **words}, "questions": self._question_ids(rows)}
        return weights, write_tensors(heads)

    def _question_ids(self, rows: NDArray[np.intp]) -> dict[str, object]:
        asked = [at for at in rows if self._example(at).question]
        ids = sorted({self._example(at).question for at in asked})
        targets = np.array([[self._example(at).question == one for one in ids] for at in asked], np.float32)
        features = [self.features[at] for at in asked]
        return {"labels": ids, **learn_words(features, targets, self.shares[asked], RIDGE_QUESTIONS)}

    def _example(self, at: int) -> Example:
        return self.examples[self.parts[at].example]

    def view(self, heads: bytes) -> SecondView:
        """The second view with these heads."""
        return SecondView.from_trained(self.pieces, self.encoder, heads)


def measure(trainer: Trainer, *, show: bool) -> None:
    """Prints how well each voice is told by a model that never heard it."""
    told: Counter[tuple[str, str]] = Counter()
    bank: Counter[str] = Counter()
    ids_right = ids_all = 0
    group_of = {part.example: group for part, group in zip(trainer.parts, trainer.group, strict=True)}
    for without in range(GROUPS):
        weights, heads = trainer.trained(without)
        cues = make_cues(weights, trainer.view(heads))
        for example in (trainer.examples[number] for number, group in group_of.items() if group == without):
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
    examples = read_examples()
    trainer = Trainer(examples + embedded(examples) + read_ordinary())
    if chosen.measure:
        measure(trainer, show=chosen.show)
        return
    weights, heads = trainer.trained()
    WEIGHTS.write_text(
        json.dumps(weights, separators=(",", ":"), ensure_ascii=False).replace('],"', '],\n"') + "\n",
        encoding="utf-8",
    )
    SENSE.write_bytes(heads)
    for path in (WEIGHTS, SENSE):
        print(
            f"{len(trainer.examples)} examples, {path.stat().st_size // 1024} KiB written to {path.relative_to(ROOT)}"
        )


if __name__ == "__main__":
    main()
