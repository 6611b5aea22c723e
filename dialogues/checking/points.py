"""Points of the review: labels that can be told apart, ids that tell the truth, and enough to recognise them by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dialogues.checking.entries import entries, listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dialogues.problems import Problem
    from dialogues.reading import Data, Document, Path

FEWEST_EXAMPLES = 8


def check_points(documents: Sequence[Document]) -> Iterator[Problem]:
    """Give the problems of points: `same-point-label`, and those of each point by itself."""
    labels: dict[str, str] = {}
    for document in documents:
        for path, point in entries(document, "points"):
            label = str(point.get("label", point.get("id"))).strip().casefold()
            if label in labels:
                message = f"{labels[label]} has the label {point.get('label')!r} too."
                yield document.problem(
                    "same-point-label", (*path, "label"), message, "Word one of the two differently."
                )
            labels.setdefault(label, str(point.get("id")))
            yield from _id(document, path, point)
            yield from _recognised(document, path, point)


def _id(document: Document, path: Path, point: dict[str, Data]) -> Iterator[Problem]:
    """An id is THEME.KIND.NAME, and what reads ids relies on it."""
    theme, *rest = str(point.get("id", "")).split(".")
    written = document.data.get("theme")
    if isinstance(point.get("id"), str) and isinstance(written, str) and theme != written:
        message = f"The point is one of the theme {theme!r}, and this is the file of {written!r}."
        yield document.problem("point-of-other-theme", (*path, "id"), message, f"Move it to {theme}.yaml.")
    kind = point.get("kind")
    if rest and isinstance(kind, str) and rest[0] != kind:
        message = f"The id says {rest[0]}, and kind says {kind}."
        hint = "Ids never change, so mend the kind; or give a new point its right id."
        yield document.problem("point-of-other-kind", (*path, "kind"), message, hint)


def _recognised(document: Document, path: Path, point: dict[str, Data]) -> Iterator[Problem]:
    if point.get("kind") not in ("enabler", "challenge"):
        return
    if "cues" not in point:
        message = "Nothing says how a practitioner would recognise this point."
        yield document.problem("no-cues", path, message, "Add cues: with a few phrases that people would type.")
    examples = len(listed(point.get("examples")))
    if examples < FEWEST_EXAMPLES:
        message = f"The point has {examples} examples of answers."
        yield document.problem("too-few-examples", (*path, "examples"), message, f"Write {FEWEST_EXAMPLES} or more.")
