"""Hierarchies: how a quasi-identifier's values are grouped when an export has to be less exact. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from dialogues.reading import Document

ANY = "any"
NOT_GIVEN = "not-given"
_LABELS = {ANY: "Any", NOT_GIVEN: "Not given"}
_LONGEST_ID = 24


class HierarchyError(Exception):
    """A file of a hierarchy can't be used; the message is one sentence."""


class Value(msgspec.Struct, frozen=True):
    """One value that people can give, and the groups it falls into, the finest first."""

    id: str
    label: str
    groups: tuple[str, ...]


class Group(msgspec.Struct, frozen=True):
    """A group of values."""

    id: str
    label: str


class Hierarchy(msgspec.Struct, frozen=True):
    """One quasi-identifier: level 0 is what people gave, each further one is coarser, the last one is "any"."""

    column: str
    label: str
    groups: tuple[Group, ...]
    values: tuple[Value, ...]

    @property
    def levels(self) -> int:
        """How many levels there are, from 2 on."""
        return len(self.values[0].groups) + 2

    @property
    def leaves(self) -> tuple[str, ...]:
        """The ids of all values, "not-given" last."""
        return (*(value.id for value in self.values), NOT_GIVEN)

    def generalised(self, leaf: str, level: int) -> str:
        """Give what stands for a value at a level; one that is not in the file any more counts as not given."""
        if level == self.levels - 1:
            return ANY
        value = next((value for value in self.values if value.id == leaf), None)
        if value is None:
            return NOT_GIVEN
        return (value.id, *value.groups)[level]

    def at_level(self, level: int) -> tuple[str, ...]:
        """Give what stands for each leaf at a level, in the order of `leaves`."""
        return tuple(self.generalised(leaf, level) for leaf in self.leaves)

    def label_of(self, name: str) -> str:
        """Give the label of a value or a group."""
        groups = {group.id: group.label for group in self.groups}
        values = {value.id: value.label for value in self.values}
        return (groups | values | _LABELS)[name]

    def losses(self, level: int) -> tuple[float, ...]:
        """Give how much of each leaf is lost at a level, from 0 to 1 (the loss metric of Iyengar, KDD 2002)."""
        names = self.at_level(level)
        return tuple((names.count(name) - 1) / (len(names) - 1) for name in names)


def build_hierarchy(document: Document) -> Hierarchy:
    """Make the hierarchy of a file that was read.

    Raises:
        HierarchyError: the file does not say what it has to; the message is one sentence.
    """
    if document.problems:
        problem = document.problems[0]
        raise HierarchyError(f"{problem.file}, line {problem.line}: {problem.message}")
    try:
        made = msgspec.convert(document.data, Hierarchy)
    except msgspec.ValidationError as error:
        raise HierarchyError(f"{document.file}: {error}.") from error
    wrong = _what_is_wrong(made)
    if wrong:
        raise HierarchyError(f"{document.file}: {wrong}.")
    return made


def _what_is_wrong(made: Hierarchy) -> str:
    groups = {group.id for group in made.groups}
    ids = [value.id for value in made.values]
    if not made.values:
        return "there is no value"
    for value in made.values:
        if value.id in (ANY, NOT_GIVEN) or not 0 < len(value.id) <= _LONGEST_ID or ids.count(value.id) > 1:
            return f"the id {value.id!r} is taken, empty or longer than {_LONGEST_ID} characters"
        if len(value.groups) != len(made.values[0].groups):
            return f"the value {value.id!r} has another number of groups than the first one"
        if unknown := set(value.groups) - groups:
            return f"the value {value.id!r} names the group {min(unknown)!r}, which is not in the list of groups"
    for level in range(1, made.levels - 1):
        for one in made.values:
            for other in made.values:
                if one.groups[level - 1] == other.groups[level - 1] and one.groups[level:] != other.groups[level:]:
                    return f"the group {one.groups[level - 1]!r} is not whole in the grouping after it"
    return ""
