"""Which theme an invitation suggests, and why. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from storage.invitations import Past

Reason = Literal["open", "plan", "new", "long_ago"]


class Suggestion(NamedTuple):
    """A theme, and why it is suggested."""

    theme: str
    reason: Reason


def suggest(themes: Sequence[str], past: Past) -> Suggestion:
    """Suggest what is open, where a plan hangs, what was not done yet, or what was done longest ago, in this order.

    `themes` are all there are, in the order in which new ones are suggested. What was suggested the last time gives way
    where there is something else, unless it is open.
    """
    if past.open in themes:
        return Suggestion(str(past.open), "open")
    other = [theme for theme in themes if theme != past.invited] or list(themes)
    if past.hanging in other:
        return Suggestion(str(past.hanging), "plan")
    if new := [theme for theme in other if theme not in past.finished]:
        return Suggestion(new[0], "new")
    return Suggestion(min(other, key=lambda theme: past.finished[theme]), "long_ago")
