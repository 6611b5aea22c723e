"""Finds every problem of a folder of scripts and points at once, in the order of the files.

Each module holds one family of rules. `diagnostics.yaml` explains all of them to authors.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dialogues.checking.buttons import check_buttons
from dialogues.checking.fitting import check_fitting
from dialogues.checking.flow import check_flow
from dialogues.checking.kinds import check_kinds
from dialogues.checking.length import check_length
from dialogues.checking.naming import check_edition, check_files, check_ids
from dialogues.checking.plainness import check_plainness
from dialogues.checking.points import check_points
from dialogues.checking.references import check_references
from dialogues.checking.shape import check_shape
from dialogues.checking.spelling import check_spelling
from dialogues.checking.ways import stops_of
from dialogues.checking.whole import check_whole
from dialogues.checking.wordings import check_wordings
from dialogues.grammar import POINTS, SCRIPT, SHARED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dialogues.problems import Problem
    from dialogues.reading import Document

__all__ = ["check"]

_OF_ANY_FILE = (check_kinds, check_buttons, check_wordings, check_plainness, check_spelling, check_fitting, check_ids)


def check(scripts: Sequence[Document], shared: Document, points: Sequence[Document]) -> list[Problem]:
    """Give all problems of these files; `shared` holds the questions that every theme can use."""
    grammars = [*((script, SCRIPT) for script in scripts), (shared, SHARED), *((file, POINTS) for file in points)]
    problems = [problem for document, _ in grammars for problem in document.problems]
    for document, keys in grammars:
        if document.data is not None or not document.problems:
            problems += check_shape(document, keys)
            problems += [problem for rule in _OF_ANY_FILE for problem in rule(document)]
    for script in scripts:
        if stops := stops_of(script, shared):
            problems += [*check_flow(script, stops), *check_length(script, stops), *check_whole(script, stops)]
        problems += check_edition(script)
    problems += [*check_files(scripts), *check_files(points), *check_points(points)]
    problems += check_references(scripts, shared, points)
    return sorted(set(problems))
