"""Where questions lead: targets that don't exist, ways that lead back, questions that nobody reaches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dialogues.checking.ways import FORMS, ways_on
from dialogues.path import END
from dialogues.problems import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dialogues.checking.ways import Stop
    from dialogues.problems import Problem
    from dialogues.reading import Document


def check_flow(document: Document, stops: list[Stop]) -> Iterator[Problem]:
    """Give the problems `no-such-target`, `leads-back` and `unreachable-question` of a script."""
    ids = [stop.id for stop in stops]
    for place, stop in enumerate(stops):
        for target, path in stop.go_tos():
            if target != END and target not in ids:
                message = f"There is no question {target!r} to go to."
                yield document.problem("no-such-target", path, message, did_you_mean(target, [*ids, END]))
            elif target in ids[: place + 1]:
                message = f"From {stop.id!r} the way leads back to {target!r}, which comes before it."
                yield document.problem("leads-back", path, message, 'Lead on to a later question, or to "end".')
    yield from _unreachable(document, stops)


def _unreachable(document: Document, stops: list[Stop]) -> Iterator[Problem]:
    asked: set[int] = set()
    for form in FORMS:
        reached = {0}
        for place, targets in enumerate(ways_on(stops, form)):
            reached |= targets if place in reached else set()
        asked |= {place for place in reached if place < len(stops) and stops[place].asked_in(form)}
    for place, stop in enumerate(stops):
        if place not in asked:
            message = f"Nobody reaches the question {stop.id!r}."
            hint = "Let a question above lead here, or take it out."
            yield document.problem("unreachable-question", stop.path, message, hint)
