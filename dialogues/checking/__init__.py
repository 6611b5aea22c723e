"""Finds every problem of a folder of scripts and points at once, in the order of the files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dialogues.checking.flow import check_flow
from dialogues.checking.references import check_references
from dialogues.checking.shape import check_shape
from dialogues.checking.texts import check_texts
from dialogues.grammar import POINTS, SCRIPT, SHARED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dialogues.problems import Problem
    from dialogues.reading import Document

__all__ = ["check"]


def check(scripts: Sequence[Document], shared: Document, points: Sequence[Document]) -> list[Problem]:
    """Give all problems of these files; `shared` holds the questions that every theme can use."""
    grammars = [*((script, SCRIPT) for script in scripts), (shared, SHARED), *((file, POINTS) for file in points)]
    problems = [problem for document, _ in grammars for problem in document.problems]
    readable = [(document, keys) for document, keys in grammars if document.data is not None or not document.problems]
    for document, keys in readable:
        problems += check_shape(document, keys)
        problems += check_texts(document)
    problems += check_references([script for script in scripts if script.data], shared, points)
    for script in scripts:
        problems += check_flow(script)
    return sorted(set(problems))
