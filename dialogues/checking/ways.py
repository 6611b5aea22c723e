"""Which ways lead through a script, in each of its two forms; the other checks of flow and length walk on them."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import msgspec

from dialogues.checking.entries import asked, entries, options_of
from dialogues.path import END
from dialogues.script import Form

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dialogues.reading import Data, Document, Path

FORMS: tuple[Form, ...] = get_args(Form)


class Stop(msgspec.Struct, frozen=True):
    """A question on the way: its id, what its author wrote (here or in shared.yaml), and where it stands."""

    id: str
    question: dict[str, Data]
    path: Path

    def asked_in(self, form: Form) -> bool:
        """Say whether the question belongs to a form."""
        return self.question.get("asked_in", "full") in ("both", form)

    def go_tos(self) -> Iterator[tuple[str, Path]]:
        """Give the targets that the author wrote, each with its place."""
        if isinstance(self.question.get("go_to"), str):
            yield self.question["go_to"], (*self.path, "go_to")
        for path, option in options_of(self.path, self.question):
            if isinstance(option.get("go_to"), str):
                yield option["go_to"], (*path, "go_to")


def stops_of(document: Document, shared: Document) -> list[Stop]:
    """Give the questions of a script in order; nothing where an entry is no question at all."""
    usable = {str(question.get("id")): question for _, question in entries(shared, "questions")}
    stops = []
    for path, question in entries(document, "questions"):
        stops.append(Stop(str(question.get("id") or question.get("use")), asked(question, usable), path))
    return stops


def ways_on(stops: list[Stop], form: Form) -> list[set[int]]:
    """Give for each question the places that can come next in a form; one past the last is the end.

    A question of the other form is passed over. A way back, or to nowhere, is a problem of its own and counts here as
    going on.
    """
    places = {stop.id: place for place, stop in reversed(list(enumerate(stops)))} | {END: len(stops)}
    ways = []
    for place, stop in enumerate(stops):
        asked = stop.asked_in(form)
        targets = {places.get(target, 0) for target, _ in stop.go_tos()} if asked else set()
        if not asked or not isinstance(stop.question.get("go_to"), str):
            targets.add(place + 1)
        ways.append({target if target > place else place + 1 for target in targets})
    return ways
