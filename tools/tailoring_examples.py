"""Reads what tailoring learns from: the example bank, and the examples and cues beside the points."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import NamedTuple

import numpy as np
import yaml

TAILORING = Path(__file__).resolve().parent.parent / "dialogues" / "tailoring"
BANK = TAILORING / "bank"
REVIEW = TAILORING.parent / "review"
THEMES = ("overall", "extent", "structures", "processes", "reach")
HELD_EXAMPLES = 2  # the last examples of each point never train; tests ask whether they are found


class Example(NamedTuple):
    """A labelled text, and the file or list it comes from."""

    theme: str
    text: str
    best: tuple[str, ...]
    also: tuple[str, ...]
    source: str


def read_points() -> list[dict[str, object]]:
    """Give the enablers and challenges as they stand in the review's files, in that order."""
    every = [point for theme in THEMES for point in yaml.safe_load((REVIEW / f"{theme}.yaml").read_bytes())["points"]]
    return [point for point in every if point["kind"] in ("enabler", "challenge")]


def read_examples() -> list[Example]:
    """Give all examples for training. Raises ValueError where a label is no point that may be shown in the theme."""
    examples = []
    for path in sorted(BANK.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            examples += [
                Example(row["theme"], row["text"], tuple(row["best"].split()), tuple(row["also"].split()), path.stem)
                for row in csv.DictReader(file)
            ]
    points = read_points()
    for point in points:
        name = str(point["id"])
        theme = name.split(".", maxsplit=1)[0]
        for text in list(point["examples"])[:-HELD_EXAMPLES]:  # type: ignore[call-overload]
            examples.append(Example(theme, text, (name,), (), "review"))
        examples += [Example(theme, text, (name,), (), "cues") for text in point["cues"]]  # type: ignore[attr-defined]
    known = {str(point["id"]) for point in points}
    for example in examples:
        for label in (*example.best, *example.also):
            if label not in known or label.split(".")[0] not in (example.theme, "overall"):
                raise ValueError(f"{example.source}: {label} may not be shown in {example.theme}: {example.text[:60]}")
    return examples


class Labels(NamedTuple):
    """Labels as arrays (examples, points); `candidates` has one more column, "nothing fits", which is always True."""

    best: np.ndarray
    also: np.ndarray
    candidates: np.ndarray


def labels_of(examples: list[Example], points: tuple[str, ...]) -> Labels:
    """Turn the labels into arrays, with the points in the given order."""
    best, also = (np.array([[point in example[field] for point in points] for example in examples]) for field in (2, 3))
    own = [[point.split(".")[0] in (example.theme, "overall") for point in points] + [True] for example in examples]
    return Labels(best, also, np.array(own))
