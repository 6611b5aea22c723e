"""Makes values of files that were read and found without problems."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from dialogues.checking.entries import asked
from dialogues.checking.shape import FLAGS
from dialogues.grammar import POINT, QUESTION
from dialogues.review import Point, Review
from dialogues.script import Item, PlanCues, Script

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dialogues.grammar import Key
    from dialogues.reading import Data, Document


def build_script(document: Document, shared: Document) -> Script:
    """Make the script of one file, with the questions it uses of `shared`."""
    data = document.data
    usable = {question["id"]: question for question in shared.data["questions"]}
    questions = [asked(question, usable) for question in data["questions"]]
    return Script(
        theme=data["theme"],
        edition=int(data["edition"]),
        title=data["title"],
        about=data["about"],
        items=tuple(msgspec.convert(_typed(question, QUESTION), Item) for question in questions),
        plan_cues=msgspec.convert(shared.data["plan_cues"], PlanCues),
    )


def build_review(documents: Iterable[Document]) -> Review:
    """Make the review of its files."""
    return Review(
        tuple(
            msgspec.convert(_typed(point, POINT) | {"theme": document.data["theme"]}, Point)
            for document in documents
            for point in document.data["points"]
        )
    )


def _typed(data: dict[str, Data], keys: tuple[Key, ...]) -> dict[str, Data]:
    shapes = {key.name: key for key in keys}
    return {name: _value(value, shapes[name]) for name, value in data.items()}


def _value(value: Data, key: Key) -> Data:
    match key.shape:
        case "texts":
            return value if isinstance(value, list) else [value]
        case "flag":
            return FLAGS[value]
        case "items":
            return [_typed(item, key.of) for item in value]
        case _:
            return value
