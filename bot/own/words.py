"""A view in words: what its picture shows, for whoever can't see that or would rather read."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from bot.own.view import OPEN
from bot.privacy.labels import day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.library import Library, Texts
    from bot.own.view import Counted, Moved, View

PLANS = {
    "did": "plan_did",
    "partly": "plan_partly",
    "not-yet": "plan_not_yet",
    "dropped": "plan_dropped",
    OPEN: "own_plan_open",
}


def in_words(library: Library, view: View) -> str:
    """Give a view as Telegram's HTML."""
    texts = library.texts
    lines = [texts("own_title"), _counted(texts, "own_count", view.reflections, since=day(view.since))]
    for key, counted in (("own_themes", view.themes), ("own_helped", view.helped), ("own_hindered", view.hindered)):
        if counted:
            lines.append(texts(key, listed=_listed(texts, counted)))
    if view.plans:
        lines.append(_plans(texts, view.plans))
    if view.ratings:
        lines += [texts("own_ratings"), *(_moved(texts, rating) for rating in view.ratings), texts("own_ratings_note")]
    return "\n".join([*lines, texts("own_private")])


def _listed(texts: Texts, counted: Sequence[Counted]) -> str:
    return "; ".join(f"{one.label} ({_counted(texts, 'own_times', one.count)})" for one in counted)


def _plans(texts: Texts, plans: Sequence[tuple[str, int]]) -> str:
    made = sum(count for _, count in plans)
    became = [(texts(PLANS[outcome]).lower(), count) for outcome, count in plans]
    return _counted(
        texts, "own_plans", made, listed="; ".join(f"{label} {count}" if made > 1 else label for label, count in became)
    )


def _moved(texts: Texts, rating: Moved) -> str:
    """Word a rating from the oldest answer to the newest; the same one several times in a row is said once."""
    runs = [(rating.scale[place], len(list(run))) for place, run in groupby(rating.places)]
    said = [label if times == 1 else f"{label} ({_counted(texts, 'own_times', times)})" for label, times in runs]
    return texts("own_rating", label=rating.label, listed=texts("own_then").join(said))


def _counted(texts: Texts, key: str, number: int, **fills: str) -> str:
    return texts(f"{key}_one", **fills) if number == 1 else texts(key, number=number, **fills)
