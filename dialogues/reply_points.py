"""Which points the reply shows, out of all that tailoring found in a person's answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dialogues.conversation import Fit, kind_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dialogues.conversation import Answer
    from dialogues.script import Item

MOST_OF_A_KIND = 2
MOST_OFFERED = 5
OFFERED_FROM = 0.15


def points_to_offer(item: Item, found: tuple[Fit, ...]) -> tuple[str, ...]:
    """Give the points that become buttons under an answer: the best of the kind that its question looks for.

    There are none where nothing scores `OFFERED_FROM`: in the example bank, answers to which nothing fits stay below
    0.12, so that "all good thanks" gets no buttons.
    """
    if not found or found[0].score < OFFERED_FROM:
        return ()
    return tuple(fit.point for fit in found if fit.kind == item.finds)[:MOST_OFFERED]


def points_for_reply(kind: str, answers: Iterable[tuple[Item, Answer]], seen: tuple[str, ...]) -> tuple[Fit, ...]:
    """Give at most two points of a kind: what the person picked first, then what fits best.

    Points shown the last time give way where others fit as well; where the person said "none of these", none of that
    kind is shown for that answer.
    """
    picked: dict[str, Fit] = {}
    fitting: dict[str, Fit] = {}
    for item, answer in answers:
        if item.finds == kind and answer.picked == "":
            continue
        for fit in answer.found or ():
            if kind_of(fit.point) != kind:
                continue
            if fit.point == answer.picked:
                picked[fit.point] = fit
            elif fit.shows and fit.score > (fitting[fit.point].score if fit.point in fitting else 0):
                fitting[fit.point] = fit
    rest = [fit for fit in fitting.values() if fit.point not in picked]
    rest.sort(key=lambda fit: (fit.point in seen, -fit.score))
    return tuple([*picked.values(), *rest][:MOST_OF_A_KIND])
