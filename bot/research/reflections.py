"""What somebody reflected on in one period, and the people of an export as arrays that are quick to count. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bot.research.generalising import Hierarchy

NO_CORE = "none"
Cell = np.ndarray


class Reflection(msgspec.Struct, frozen=True):
    """One conversation that was given to research. `block` counts blocks of four weeks from the export's first one, 0.

    `core` is the place on the core rating, 0 for none; `answers` are the closed questions that were answered, each
    with the response.
    """

    number: int
    person: int
    block: int
    theme: str
    finished: bool
    core: int
    answers: tuple[tuple[str, str], ...]


class Units:
    """Who could be looked for: people in a period, or, where pseudonyms hold over periods, people."""

    def __init__(
        self,
        reflections: Sequence[Reflection],
        rows: Sequence[tuple[int, int, int, int]],
        leaves: Sequence[tuple[int, ...]],
        blocks: int,
        *,
        linked: bool,
    ) -> None:
        """Take reflections and, for each unit, (person, block, group, core) and the leaf of each quasi-identifier."""
        self.reflections = tuple(reflections)
        self.blocks = blocks
        self._linked = linked
        table = np.array(rows, dtype=np.int64).reshape(-1, 4)
        self.persons, self.periods, self._groups, self._cores = table.T
        self._places = {(int(person), int(block)): place for place, (person, block) in enumerate(table[:, :2])}
        self._leaves = np.array(leaves, dtype=np.int64)
        self.people = int(np.unique(self.persons).size)

    def cells(self, hierarchies: Sequence[Hierarchy], levels: Sequence[int]) -> Cell:
        """Give the number of each unit's cell under a recoding."""
        keys = self._groups.copy()
        for column, (hierarchy, level) in enumerate(zip(hierarchies, levels, strict=True)):
            names = hierarchy.at_level(level)
            codes = {name: place for place, name in enumerate(dict.fromkeys(names))}
            lookup = np.array([codes[name] for name in names])
            keys = keys * len(codes) + lookup[self._leaves[:, column]]
        return np.asarray(np.unique(keys, return_inverse=True)[1])

    def counts(self, cells: Cell) -> Cell:
        """Give the number of people in each unit's cell."""
        return np.asarray(np.bincount(cells)[cells])

    def diversity(self, cells: Cell) -> Cell:
        """Give the number of different core ratings in each unit's cell; having given none is one of them."""
        width = int(self._cores.max()) + 1
        seen = np.bincount(cells * width + self._cores, minlength=(int(cells.max()) + 1) * width) > 0
        return np.asarray(seen.reshape(-1, width).sum(axis=1)[cells])

    def losses(self, hierarchies: Sequence[Hierarchy], levels: Sequence[int]) -> Cell:
        """Give the summed loss of each unit's quasi-identifiers."""
        lost = np.zeros(len(self.persons))
        for column, (hierarchy, level) in enumerate(zip(hierarchies, levels, strict=True)):
            lost += np.array(hierarchy.losses(level))[self._leaves[:, column]]
        return lost

    def place(self, one: Reflection) -> int:
        """Give the number of the unit that a reflection belongs to."""
        return self._places[one.person, 0 if self._linked else one.block]


def one_per_theme(reflections: Iterable[Reflection], blocks: int) -> list[Reflection]:
    """Keep one reflection for each theme, person and period of so many blocks: the last, finished ones first."""
    kept: dict[tuple[int, int, str], Reflection] = {}
    for one in reflections:
        key = (one.person, one.block // blocks, one.theme)
        other = kept.get(key)
        if other is None or (one.finished, one.number) > (other.finished, other.number):
            kept[key] = one
    return list(kept.values())


def core_of(cores: Iterable[int]) -> int:
    """Give the lower median of core ratings, 0 where none was given."""
    given = sorted(core for core in cores if core)
    return given[(len(given) - 1) // 2] if given else 0


def units_of(
    reflections: Sequence[Reflection],
    profiles: Mapping[int, tuple[str, ...]],
    hierarchies: Sequence[Hierarchy],
    blocks: int,
    *,
    linked: bool,
) -> Units:
    """Make the units of these reflections."""
    cores: dict[tuple[int, int], list[int]] = {}
    taken: dict[int, set[int]] = {}
    for one in reflections:
        cores.setdefault((one.person, 0 if linked else one.block), []).append(one.core)
        taken.setdefault(one.person, set()).add(one.block // blocks)
    groups: dict[object, int] = {}
    places = [{leaf: place for place, leaf in enumerate(hierarchy.leaves)} for hierarchy in hierarchies]
    rows, leaves = [], []
    for (person, block), given in cores.items():
        group = groups.setdefault(frozenset(taken[person]) if linked else block, len(groups))
        rows.append((person, block, group, core_of(given)))
        values = profiles[person]
        leaves.append(tuple(known.get(value, len(known) - 1) for known, value in zip(places, values, strict=True)))
    return Units(reflections, rows, leaves, blocks, linked=linked)


def cells_that_agree(unit: Units, cells: Cell, bad: Cell) -> Cell:
    """Give the cells, other than bad ones, in which everybody gave the same answer to some question of a period."""
    counts = unit.counts(cells)
    given: dict[tuple[int, int, str, str], tuple[str | None, int]] = {}
    size: dict[int, int] = {}
    for one in unit.reflections:
        place = unit.place(one)
        if bad[place]:
            continue
        cell = int(cells[place])
        size[cell] = int(counts[place])
        for item, response in one.answers:
            key = (cell, one.block // unit.blocks, one.theme, item)
            same, number = given.get(key, (response, 0))
            given[key] = (same if same == response else None, number + 1)
    agreeing = {key[0] for key, (same, number) in given.items() if same is not None and number == size[key[0]]}
    return np.array(sorted(agreeing), dtype=np.int64)
