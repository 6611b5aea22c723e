"""Which points the reply shows, out of all that tailoring found in a person's answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from dialogues.words import shortened

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dialogues.conversation import Answer, Fit
    from dialogues.script import Item

MOST_OF_A_KIND = 2
MOST_OFFERED = 5
OFFERED_FROM = 0.15
FEWEST_QUOTED = 4


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

    An answer is shown points of the kind that its question looks for. A hindrance brings enablers too, where nothing
    that helped did. Points shown the last time give way where others fit as well. Each answer is quoted once.
    """
    answers = list(answers)
    asked = [answer for item, answer in answers if item.finds == kind]
    fits = _fits(kind, asked, seen)
    if not fits and kind == "enabler":
        fits = _fits(kind, [answer for item, answer in answers if item.finds != kind], seen)
    return tuple(fits[:MOST_OF_A_KIND])


def _fits(kind: str, answers: list[Answer], seen: tuple[str, ...]) -> list[Fit]:
    picked: list[Fit] = []
    rest: list[Fit] = []
    for answer in answers:
        if answer.picked == "":
            continue
        found = [fit for fit in answer.found or () if fit.kind == kind and (fit.shows or fit.point == answer.picked)]
        found.sort(key=lambda fit: (fit.point != answer.picked, fit.point in seen, -fit.score))
        quoted = [replace(fit, words=_quotation(fit, answer) if not place else "") for place, fit in enumerate(found)]
        picked += [fit for fit in quoted if fit.point == answer.picked]
        rest += [fit for fit in quoted if fit.point != answer.picked]
    return [*picked, *rest]


def _quotation(fit: Fit, answer: Answer) -> str:
    """Give the words that a point is shown for; a scrap of a sentence says nothing by itself."""
    return fit.words if len(fit.words.split()) >= FEWEST_QUOTED else shortened(answer.text)
