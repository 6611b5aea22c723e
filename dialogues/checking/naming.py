"""Names that mean one thing only: ids that the bot does not use itself, and themes that match their files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dialogues.checking.entries import entries, options_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dialogues.problems import Problem
    from dialogues.reading import Document

ENDING = ".yaml"
RESERVED_FOR_QUESTIONS = ("end", "reply", "closing")
RESERVED_FOR_OPTIONS = ("skip", "keep", "submit")


def check_ids(document: Document) -> Iterator[Problem]:
    """Give the problem `reserved-id` of a file with questions."""
    for path, question in entries(document, "questions"):
        named = [(path, question, RESERVED_FOR_QUESTIONS)]
        named += [(inner, option, RESERVED_FOR_OPTIONS) for inner, option in options_of(path, question)]
        for place, entry, reserved in named:
            if entry.get("id") in reserved:
                message = f"The bot itself uses the id {entry['id']!r}."
                hint = f"Choose another; {', '.join(reserved)} are taken."
                yield document.problem("reserved-id", (*place, "id"), message, hint)


def check_files(documents: Sequence[Document]) -> Iterator[Problem]:
    """Give the problems `theme-not-file-name` and `theme-twice` of files of one kind."""
    themes = [document.data.get("theme") if isinstance(document.data, dict) else None for document in documents]
    for place, (document, theme) in enumerate(zip(documents, themes, strict=True)):
        own_file = f"{theme}{ENDING}"
        others = [
            other.file for other, its in zip(documents, themes, strict=True) if its == theme and other is not document
        ]
        if not isinstance(theme, str) or document.file.rpartition("/")[2] == own_file:
            continue
        if own_file in others or themes.index(theme) < place:
            message = f"The theme {theme!r} has a file already: {own_file if own_file in others else others[0]}."
            hint = "Give this file a theme of its own, or put its content there."
            yield document.problem("theme-twice", ("theme",), message, hint)
        else:
            message = f"The file {document.file} says that its theme is {theme!r}."
            yield document.problem("theme-not-file-name", ("theme",), message, f"Name the file {own_file}.")


def check_edition(document: Document) -> Iterator[Problem]:
    """Give the problem `edition-below-one` of a script."""
    edition = document.data.get("edition") if isinstance(document.data, dict) else None
    if isinstance(edition, str) and edition and set(edition) == {"0"}:
        yield document.problem("edition-below-one", ("edition",), "Editions count from 1.", "Write edition: 1.")
