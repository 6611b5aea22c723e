"""What a person's finished reflections come to: themes, what helped and hindered, plans, how ratings moved. Pure.

Counts and the person's own choices alone; there is no score, and nothing is made of how often somebody comes.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import msgspec

from bot.digests.composing import rating_items, scale_of
from dialogues.conversation import kind_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from dialogues.conversation import Answer
    from dialogues.review import Review
    from dialogues.script import Item, Script
    from storage.own_reflections import Finished
    from storage.plans import Outcome

MOST_POINTS = 3
MOST_RATINGS = 3
MOST_TIMES = 6
OPEN = "open"


class Counted(msgspec.Struct, frozen=True):
    """Something and how many reflections it came up in."""

    label: str
    count: int


class Moved(msgspec.Struct, frozen=True):
    """A rating given twice or more: its scale, lowest first, and the places on it from 0, oldest first."""

    label: str
    scale: tuple[str, ...]
    places: tuple[int, ...]


class View(msgspec.Struct, frozen=True):
    """What is shown, of reflections since a time (ISO 8601 in UTC).

    `plans` counts plans by what became of them, in that order; those without an outcome are open.
    """

    since: str
    reflections: int
    themes: tuple[Counted, ...]
    helped: tuple[Counted, ...]
    hindered: tuple[Counted, ...]
    plans: tuple[tuple[str, int], ...]
    ratings: tuple[Moved, ...]


def view_of(
    scripts: Mapping[str, Script],
    review: Review,
    finished: Sequence[Finished],
    plans: Iterable[Outcome | None],
) -> View:
    """Put together a view of finished reflections, given oldest first, and of what became of plans.

    `scripts` are all there are by theme, the one that asks about plans included.
    """
    titles = Counter(scripts[theme].title for one in finished if (theme := one.conversation.theme) in scripts)
    named = [point for one in finished for point in named_points(scripts, one)]
    outcomes = Counter(outcome or OPEN for outcome in plans)
    order = ("did", "partly", "not-yet", "dropped", OPEN)
    return View(
        finished[0].started_at if finished else "",
        len(finished),
        tuple(Counted(title, count) for title, count in titles.most_common()),
        _most(review, "enabler", named),
        _most(review, "challenge", named),
        tuple((outcome, outcomes[outcome]) for outcome in order if outcomes[outcome]),
        _ratings(scripts, finished),
    )


def _most(review: Review, kind: str, named: Sequence[str]) -> tuple[Counted, ...]:
    """Give the points of a kind that came up most, of equals those that came up last."""
    last = {point: place for place, point in enumerate(named)}
    counts = Counter(point for point in named if point in review and kind_of(point) == kind)
    most = sorted(counts, key=lambda point: (-counts[point], -last[point]))[:MOST_POINTS]
    return tuple(Counted(review[point].label, counts[point]) for point in most)


def named_points(scripts: Mapping[str, Script], one: Finished) -> list[str]:
    """Give the points that somebody named in one reflection, and when its plan was asked about, each once.

    That is the button picked under an answer. Where none was pressed it is what the reply showed, if they said that
    it fits, of the kind that the question looks for.
    """
    return list(dict.fromkeys(point for each in (one, *one.afterwards) for point in _named_in(scripts, each)))


def _named_in(scripts: Mapping[str, Script], one: Finished) -> Iterable[str]:
    script = scripts.get(one.conversation.theme)
    for item in script.items if script else ():
        answer = one.conversation.answers.get(item.id)
        if item.finds is None or answer is None:
            continue
        if answer.picked:
            yield answer.picked
        elif answer.picked is None and one.verdict == "fits":
            yield from _shown_for(item, answer, one.conversation.shown)


def _shown_for(item: Item, answer: Answer, shown: Iterable[str]) -> list[str]:
    found = {fit.point for fit in answer.found or ()}
    return [point for point in shown if point in found and kind_of(point) == item.finds]


def _ratings(scripts: Mapping[str, Script], finished: Sequence[Finished]) -> tuple[Moved, ...]:
    """Give the ratings given twice or more, the most frequent first: how close leads, since all themes ask it."""
    given: dict[str, list[int]] = {}
    labels: dict[str, tuple[str, tuple[str, ...]]] = {}
    known = {(theme, item.id): (question.item, item) for theme, question, item in rating_items(scripts.values())}
    for reflection in finished:
        for item_id, answer in reflection.conversation.answers.items():
            key, item = known.get((reflection.conversation.theme, item_id), ("", None))
            scale = scale_of(item) if item else []
            if item is not None and answer.choices and answer.choices[0] in scale:
                labels[key] = item.in_brief, tuple(one.label for one in item.options if not one.outside_scale)
                given.setdefault(key, []).append(scale.index(answer.choices[0]))
    moved = sorted((key for key in given if len(given[key]) > 1), key=lambda key: -len(given[key]))
    return tuple(Moved(*labels[key], tuple(given[key][-MOST_TIMES:])) for key in moved[:MOST_RATINGS])
