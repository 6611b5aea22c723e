"""Reads the files in `hierarchies`, which operators may edit."""

from __future__ import annotations

from importlib import resources
from typing import TYPE_CHECKING

from bot.research.columns import QUASI_IDENTIFIERS
from bot.research.generalising import build_hierarchy
from dialogues.reading import read

if TYPE_CHECKING:
    from bot.research.generalising import Hierarchy


def read_hierarchies() -> tuple[Hierarchy, ...]:
    """Read how the quasi-identifiers may be generalised.

    Raises:
        HierarchyError: a file does not say what it has to.
    """
    folder = resources.files("bot.research") / "hierarchies"
    return tuple(
        build_hierarchy(read((folder / f"{one}.yaml").read_bytes(), f"{one}.yaml")) for one in QUASI_IDENTIFIERS
    )
