"""Says what keeps an export from being anonymous, and what would help. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import numpy as np

from bot.digests.periods import WEEKS_OF_A_BLOCK, block_with

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.research.reflections import Cell, Units
    from bot.research.rules import Rules

_AGREEING = "Everybody gave the same answer to a question"


class Obstacle(msgspec.Struct, frozen=True):
    """What is in the way even of the coarsest recoding: periods with too few people, too alike, or in agreement."""

    too_few: tuple[int, ...] = ()
    too_alike: tuple[int, ...] = ()
    agreeing: tuple[int, ...] = ()

    def sentence(self, rules: Rules) -> str:
        """Give it in one sentence."""
        other_periods = "choose --from and --to without such periods, or wait until more people take part."
        if self.too_few:
            return (
                f"Fewer than {rules.k} people gave their ratings to research in {_named(self.too_few, rules)}, and"
                f" leaving them out would suppress more than a tenth of the people: {other_periods}"
            )
        where = f" in {_named(self.too_alike or self.agreeing, rules)}" if self.too_alike or self.agreeing else ""
        said = f"Fewer than {rules.l} different core ratings were given" if self.too_alike else _AGREEING
        return f"{said}{where}, so that anybody's would be known: {other_periods}"


def obstacle(unit: Units, cells: Cell, agreeing: Cell, rules: Rules) -> Obstacle:
    """Give what is in the way of a recoding."""
    return Obstacle(
        _blocks(unit.periods[unit.counts(cells) < rules.k]),
        _blocks(unit.periods[unit.diversity(cells) < rules.l]),
        _blocks(unit.periods[np.isin(cells, agreeing)]),
    )


def name_of_block(block: int, blocks: int = 1) -> str:
    """Give the name of a period of so many blocks, such as 2026-W37/2026-W40; `block` is the number of its first."""
    first, last = block_with(block * WEEKS_OF_A_BLOCK), block_with((block + blocks - 1) * WEEKS_OF_A_BLOCK)
    return f"{first.text.partition('/')[0]}/{last.text.partition('/')[2]}"


def _blocks(periods: Iterable[int]) -> tuple[int, ...]:
    return tuple(sorted({int(block) for block in periods}))


def _named(blocks: tuple[int, ...], rules: Rules) -> str:
    if rules.linked:
        return "these periods"
    return " and ".join(name_of_block(rules.first_block + block) for block in blocks)
