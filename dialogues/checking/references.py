"""What a file refers to: points of the review, and questions that all themes share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dialogues.problems import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dialogues.problems import Problem
    from dialogues.reading import Data, Document, Path

OURS = "ours"


def check_references(scripts: Sequence[Document], shared: Document, points: Sequence[Document]) -> Iterator[Problem]:
    """Give the problems `no-such-point` and `no-such-shared-question` of all files."""
    known = {str(point.get("id")) for file in points for _, point in _entries(file, "points")}
    usable = {str(question.get("id")) for _, question in _entries(shared, "questions")}
    for document in (*scripts, shared):
        for path, question in _entries(document, "questions"):
            source = question.get("source")
            if isinstance(source, str) and source not in (OURS, *known):
                yield _no_such_point(document, (*path, "source"), source, {*known, OURS})
            use = question.get("use")
            if isinstance(use, str) and use not in usable:
                message = f"There is no question {use!r} in shared.yaml."
                hint = did_you_mean(use, usable)
                yield document.problem("no-such-shared-question", (*path, "use"), message, hint)
    for document in points:
        for path, point in _entries(document, "points"):
            for place, link in enumerate(_listed(point.get("helped_by"))):
                if isinstance(link, dict) and isinstance(link.get("point"), str) and link["point"] not in known:
                    yield _no_such_point(document, (*path, "helped_by", place, "point"), link["point"], known)
            for place, other in enumerate(_listed(point.get("pulls_against"))):
                if isinstance(other, str) and other not in known:
                    yield _no_such_point(document, (*path, "pulls_against", place), other, known)


def _no_such_point(document: Document, path: Path, point: str, known: set[str]) -> Problem:
    return document.problem("no-such-point", path, f"The review has no point {point!r}.", did_you_mean(point, known))


def _entries(document: Document, key: str) -> Iterator[tuple[Path, dict[str, Data]]]:
    entries = document.data.get(key) if isinstance(document.data, dict) else None
    for place, entry in enumerate(_listed(entries)):
        if isinstance(entry, dict):
            yield (key, place), entry


def _listed(value: Data) -> list[Data]:
    return value if isinstance(value, list) else []
