"""What a file refers to: points of the review, and questions that all themes share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dialogues.checking.entries import entries, items, listed
from dialogues.problems import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dialogues.problems import Problem
    from dialogues.reading import Document, Path

OURS = "ours"


def check_references(scripts: Sequence[Document], shared: Document, points: Sequence[Document]) -> Iterator[Problem]:
    """Give the problems `no-such-point`, `no-such-shared-question` and `helped-by-no-enabler` of all files.

    And `nudge-without-plan` where a shared question is used that is no plan.
    """
    kinds = {str(point.get("id")): point.get("kind") for file in points for _, point in entries(file, "points")}
    usable = {str(question.get("id")): question.get("kind") for _, question in entries(shared, "questions")}
    for document in (*scripts, shared):
        for path, question in entries(document, "questions"):
            source = question.get("source")
            if isinstance(source, str) and source not in (OURS, *kinds):
                yield _no_such_point(document, (*path, "source"), source, {*kinds, OURS})
            use = question.get("use")
            if isinstance(use, str) and use not in usable:
                message = f"There is no question {use!r} in shared.yaml."
                hint = did_you_mean(use, usable)
                yield document.problem("no-such-shared-question", (*path, "use"), message, hint)
            elif isinstance(use, str) and "nudge" in question and usable[use] != "plan":
                message = f"nudge means nothing at a question of the kind {usable[use]}."
                yield document.problem("nudge-without-plan", (*path, "nudge"), message, "Move it to the plan.")
    for document in points:
        for path, point in entries(document, "points"):
            for link_path, link in items(point.get("helped_by"), (*path, "helped_by")):
                target = link.get("point")
                if isinstance(target, str):
                    yield from _check_link(document, (*link_path, "point"), target, kinds)
            for place, other in enumerate(listed(point.get("pulls_against"))):
                if isinstance(other, str) and other not in kinds:
                    yield _no_such_point(document, (*path, "pulls_against", place), other, set(kinds))


def _check_link(document: Document, path: Path, target: str, kinds: dict[str, object]) -> Iterator[Problem]:
    if target not in kinds:
        yield _no_such_point(document, path, target, set(kinds))
    elif kinds[target] != "enabler":
        message = f"{target} is no enabler, so it can't help against a challenge."
        yield document.problem("helped-by-no-enabler", path, message, "Name an enabler here, or take the link out.")


def _no_such_point(document: Document, path: Path, point: str, known: set[str]) -> Problem:
    return document.problem("no-such-point", path, f"The review has no point {point!r}.", did_you_mean(point, known))
