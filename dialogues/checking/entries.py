"""What the checks look at: the questions and points of a file, whatever else may be wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dialogues.reading import Data, Document, Path


def entries(document: Document, key: str) -> Iterator[tuple[Path, dict[str, Data]]]:
    """Give the entries of a list at the top of a file, with the place of each; what is no mapping is left out."""
    within = document.data.get(key) if isinstance(document.data, dict) else None
    yield from items(within, (key,))


def items(value: Data, path: Path) -> Iterator[tuple[Path, dict[str, Data]]]:
    """Give the mappings in a list that stands at `path`."""
    for place, entry in enumerate(listed(value)):
        if isinstance(entry, dict):
            yield (*path, place), entry


def asked(question: dict[str, Data], usable: dict[str, dict[str, Data]]) -> dict[str, Data]:
    """Give a question as it is asked: one used of `shared.yaml` with what the script says of it besides."""
    use = question.get("use")
    if not isinstance(use, str) or use not in usable:
        return question
    return usable[use] | {name: value for name, value in question.items() if name != "use"}


def options_of(path: Path, question: dict[str, Data]) -> Iterator[tuple[Path, dict[str, Data]]]:
    """Give the options of a question that stands at `path`."""
    yield from items(question.get("options"), (*path, "options"))


def texts_at(value: Data, path: Path) -> Iterator[tuple[Path, str]]:
    """Give every text in a value that stands at `path`."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from texts_at(inner, (*path, key))
    else:
        for place, inner in enumerate(listed(value)):
            yield from texts_at(inner, (*path, place))


def key_of(path: Path) -> str:
    """Give the nearest key around a place: "ask" for the second wording of a question."""
    return next((part for part in reversed(path) if isinstance(part, str)), "")


def listed(value: Data) -> list[Data]:
    """Give a list as it is, and nothing for what is no list."""
    return value if isinstance(value, list) else []
