"""Finds the recoding that makes an export anonymous with the least loss (design, "Research export: rules"). Pure.

A cell is what somebody who knows a person could look for: the people of one period who share all recoded
quasi-identifiers; with `linked` the people who also took part in the same periods. Every cell that leaves holds at
least k people (Sweeney 2002), who gave at least l different core ratings (Machanavajjhala et al. 2007), and did not all
give one and the same answer to any question. Cells that don't are suppressed.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from bot.research.obstacles import Obstacle, obstacle
from bot.research.reflections import Cell, Units, cells_that_agree, one_per_theme, units_of
from bot.research.rules import FEWEST_PEOPLE, MOST_SUPPRESSED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bot.research.generalising import Hierarchy
    from bot.research.reflections import Reflection
    from bot.research.rules import Rules


class Recoding(msgspec.Struct, frozen=True):
    """What was chosen: the level of each quasi-identifier, and how many blocks of four weeks make a period.

    `reflections` are those that leave. `k` and `l` are what was reached in the smallest cell of any period. `loss` is
    the share of information lost in the quasi-identifiers, from 0 to 1. `suppressed` counts people of whom anything was
    left out, `people` those who remain.
    """

    levels: tuple[int, ...]
    blocks: int
    reflections: tuple[Reflection, ...]
    people: int
    suppressed: int
    k: int
    l: int  # noqa: E741  as above
    loss: float


class CantBeAnonymousError(Exception):
    """No recoding reaches what the rules ask for; the message says what stood in the way and what would help."""


class _Candidate(msgspec.Struct, frozen=True):
    loss: float
    levels: tuple[int, ...]
    blocks: int


def recode(
    reflections: Sequence[Reflection],
    profiles: Mapping[int, tuple[str, ...]],
    hierarchies: Sequence[Hierarchy],
    rules: Rules,
) -> Recoding:
    """Choose one recoding for a whole export.

    Args:
        reflections: all that people gave.
        profiles: for each person the values of the quasi-identifiers, in the order of `hierarchies`.
        hierarchies: how each may be generalised.
        rules: what is to be reached.

    Raises:
        CantBeAnonymousError: nothing reaches it.
    """
    people = {one.person for one in reflections}
    if len(people) < FEWEST_PEOPLE:
        raise CantBeAnonymousError(
            f"Only {len(people)} people gave their ratings to research in these periods and at least {FEWEST_PEOPLE}"
            " are needed: take in more periods, or wait until more people take part."
        )
    units = {
        blocks: units_of(one_per_theme(reflections, blocks), profiles, hierarchies, blocks, linked=rules.linked)
        for blocks in (_lengths(reflections) if rules.linked else (1,))
    }
    for candidate in sorted(_candidates(units, hierarchies, rules), key=lambda one: (one.loss, one.levels, one.blocks)):
        found = _apply(units[candidate.blocks], hierarchies, rules, candidate)
        if isinstance(found, Recoding):
            return found
    coarsest = tuple(hierarchy.levels - 1 for hierarchy in hierarchies)
    last = _apply(units[max(units)], hierarchies, rules, _Candidate(1.0, coarsest, max(units)))
    reason = last.sentence(rules) if isinstance(last, Obstacle) else ""
    raise CantBeAnonymousError(reason)


def _lengths(reflections: Sequence[Reflection]) -> Iterator[int]:
    """Give how many blocks may make one period of a linked export: 1, 2, 4 and so on, until one period holds all."""
    length, needed = 1, max(one.block for one in reflections) + 1
    while length < needed:
        yield length
        length *= 2
    yield length


def _candidates(units: Mapping[int, Units], hierarchies: Sequence[Hierarchy], rules: Rules) -> Iterator[_Candidate]:
    """Give the recodings that reach k and l with at most a tenth of the people suppressed, each with its loss."""
    for blocks, unit in units.items():
        time_loss = 1 - 1 / blocks
        parts = len(hierarchies) + rules.linked
        for levels in product(*(range(hierarchy.levels) for hierarchy in hierarchies)):
            cells = unit.cells(hierarchies, levels)
            bad = _failing(unit, cells, rules)
            suppressed = np.unique(unit.persons[bad]).size
            if suppressed > MOST_SUPPRESSED * unit.people or unit.people - suppressed < FEWEST_PEOPLE:
                continue
            lost = (unit.losses(hierarchies, levels) + time_loss * rules.linked) / parts
            yield _Candidate(float(np.where(bad, 1.0, lost).mean()), levels, blocks)


def _failing(unit: Units, cells: Cell, rules: Rules) -> np.ndarray:
    """Say of each unit whether its cell has fewer than k people or fewer than l core ratings."""
    return (unit.counts(cells) < rules.k) | (unit.diversity(cells) < rules.l)


def _apply(unit: Units, hierarchies: Sequence[Hierarchy], rules: Rules, candidate: _Candidate) -> Recoding | Obstacle:
    cells = unit.cells(hierarchies, candidate.levels)
    bad = _failing(unit, cells, rules)
    agreeing = cells_that_agree(unit, cells, bad)
    bad |= np.isin(cells, agreeing)
    suppressed = np.unique(unit.persons[bad])
    kept = np.unique(unit.persons[~bad])
    if suppressed.size > MOST_SUPPRESSED * unit.people or kept.size < FEWEST_PEOPLE:
        return obstacle(unit, cells, agreeing, rules)
    return Recoding(
        levels=candidate.levels,
        blocks=candidate.blocks,
        reflections=tuple(one for one in unit.reflections if not bad[unit.place(one)]),
        people=int(kept.size),
        suppressed=int(suppressed.size),
        k=int(unit.counts(cells)[~bad].min()),
        l=int(unit.diversity(cells)[~bad].min()),
        loss=candidate.loss,
    )
