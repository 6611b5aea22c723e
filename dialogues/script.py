"""The values that a script is made of: what its author wrote, after it was checked."""

from __future__ import annotations

from typing import Literal

import msgspec

ItemKind = Literal["words", "one", "several", "rating", "plan"]
Form = Literal["full", "short"]


class Option(msgspec.Struct, frozen=True):
    """One response that a closed item offers.

    `go_to` is skip logic: the item asked next, or "end". `outside_scale` marks "can't say" on a rating.
    """

    id: str
    label: str
    go_to: str | None = None
    outside_scale: bool = False


class Item(msgspec.Struct, frozen=True):
    """One question.

    `finds` is the kind of point looked for in the words. `source` is a feature of the review, or "ours".
    """

    id: str
    kind: ItemKind
    in_brief: str
    ask: tuple[str, ...]
    source: str
    options: tuple[Option, ...] = ()
    probe: tuple[str, ...] = ()
    nudge: tuple[str, ...] = ()
    finds: Literal["enabler", "challenge"] | None = None
    go_to: str | None = None
    asked_in: Literal["full", "short", "both"] = "full"

    def option(self, option_id: str) -> Option | None:
        """Give the option with this id, or None."""
        return next((option for option in self.options if option.id == option_id), None)


class PlanCues(msgspec.Struct, frozen=True):
    """Words that tell a plan's situation ("when") and its action ("I will")."""

    situation: frozenset[str] = frozenset()
    action: frozenset[str] = frozenset()


class Script(msgspec.Struct, frozen=True):
    """The items of one theme, in the order in which they are asked. Without `closing` it ends with its last answer."""

    theme: str
    edition: int
    title: str
    about: str
    items: tuple[Item, ...]
    plan_cues: PlanCues = PlanCues()
    closing: bool = True

    def item(self, item_id: str | None) -> Item | None:
        """Give the item with this id, or None."""
        return next((item for item in self.items if item.id == item_id), None)
