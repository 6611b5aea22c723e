"""Which keys go with which kind of question: only own words can be probed, only a plan nudged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dialogues.checking.entries import entries, options_of
from dialogues.grammar import OPTION, QUESTION

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dialogues.grammar import Key
    from dialogues.problems import Code, Problem
    from dialogues.reading import Data, Document, Path

CODES: dict[str, Code] = {
    "options": "options-without-buttons",
    "probe": "probe-without-words",
    "nudge": "nudge-without-plan",
    "finds": "finds-without-words",
    "outside_scale": "outside-no-scale",
}
_KINDS = next(key.allowed for key in QUESTION if key.name == "kind")


def check_kinds(document: Document) -> Iterator[Problem]:
    """Give the problems that CODES names: a key stands at a question of a kind that it means nothing for."""
    for path, question in entries(document, "questions"):
        kind = question.get("kind")
        if kind not in _KINDS:
            continue
        yield from _misplaced(document, path, question, QUESTION, kind)
        for option_path, option in options_of(path, question):
            yield from _misplaced(document, option_path, option, OPTION, kind)


def _misplaced(
    document: Document, path: Path, written: dict[str, Data], keys: tuple[Key, ...], kind: str
) -> Iterator[Problem]:
    for key in keys:
        if key.goes_with and key.name in written and kind not in key.goes_with:
            message = f"{key.name} means nothing at a question of the kind {kind}."
            hint = f"Take it out; it goes with the kind {' or '.join(key.goes_with)}."
            yield document.problem(CODES[key.name], (*path, key.name), message, hint)
