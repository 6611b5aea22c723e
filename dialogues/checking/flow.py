"""Where questions lead: targets that don't exist, questions nobody reaches, loops nobody leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dialogues.path import END
from dialogues.problems import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dialogues.problems import Problem
    from dialogues.reading import Data, Document, Path


def check_flow(document: Document) -> Iterator[Problem]:
    """Give the problems `no-such-target`, `unreachable-question` and `endless-loop` of a script.

    An item has one answer at a time, and that decides where it leads: so every loop is one without end.
    """
    questions = document.data.get("questions") if isinstance(document.data, dict) else None
    if not isinstance(questions, list) or not all(isinstance(question, dict) for question in questions):
        return
    ids = [str(question.get("id") or question.get("use")) for question in questions]
    leads: list[list[tuple[int, Path]]] = []
    for place, question in enumerate(questions):
        targets: list[tuple[int, Path]] = []
        for target, path in _go_tos(question, ("questions", place)):
            if target == END:
                continue
            if target in ids:
                targets.append((ids.index(target), path))
            else:
                message = f"There is no question {target!r} to go to."
                yield document.problem("no-such-target", path, message, did_you_mean(target, [*ids, END]))
        if "go_to" not in question and place + 1 < len(questions):
            targets.append((place + 1, ("questions", place)))
        leads.append(targets)
    yield from _unreachable(document, ids, leads)
    yield from _loops(document, ids, leads)


def _go_tos(question: dict[str, Data], path: Path) -> Iterator[tuple[str, Path]]:
    if isinstance(question.get("go_to"), str):
        yield question["go_to"], (*path, "go_to")
    options = question.get("options")
    for place, option in enumerate(options if isinstance(options, list) else []):
        if isinstance(option, dict) and isinstance(option.get("go_to"), str):
            yield option["go_to"], (*path, "options", place, "go_to")


def _unreachable(document: Document, ids: list[str], leads: list[list[tuple[int, Path]]]) -> Iterator[Problem]:
    reached: set[int] = set()
    ahead = [0]
    while ahead:
        place = ahead.pop()
        if place not in reached:
            reached.add(place)
            ahead += [target for target, _ in leads[place]]
    for place, name in enumerate(ids):
        if place not in reached:
            message = f"Nobody reaches the question {name!r}."
            hint = "Let a question above lead here, or take it out."
            yield document.problem("unreachable-question", ("questions", place), message, hint)


def _loops(document: Document, ids: list[str], leads: list[list[tuple[int, Path]]]) -> Iterator[Problem]:
    state = dict.fromkeys(range(len(ids)), "new")
    for start in range(len(ids)):
        trail = [(start, iter(leads[start]))] if state[start] == "new" else []
        state[start] = "open" if trail else state[start]
        while trail:
            place, targets = trail[-1]
            target, path = next(targets, (None, ()))
            if target is None:
                state[place] = "done"
                trail.pop()
            elif state[target] == "open":
                message = f"From {ids[place]!r} the way leads back to {ids[target]!r}, again and again."
                yield document.problem("endless-loop", path, message, 'Lead on to a later question, or to "end".')
            elif state[target] == "new":
                state[target] = "open"
                trail.append((target, iter(leads[target])))
