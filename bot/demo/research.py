"""Lets the people of a demonstration give to research, after the reflections are there."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from bot.research.generalising import NOT_GIVEN
from bot.research.hierarchy_files import read_hierarchies
from storage import filling, profiles, switches
from storage.profiles import Profile

if TYPE_CHECKING:
    from bot.research.generalising import Hierarchy
    from storage.database import Database

_GIVES_RATINGS, _GIVES_WORDS, _LEAVES_OUT = 0.8, 0.5, 0.05
_USUAL_AGENCY = {
    "social-worker": "social-care",
    "early-help": "council-other",
    "health-visitor": "health-service",
    "mental-health": "health-service",
    "school": "school",
    "police": "police",
    "housing": "council-other",
}
_USUAL = 0.8


async def give_to_research(database: Database, edition: int, seed: int) -> None:
    """Turn on the switches of most people, and answer the questions about their work; the same seed does the same."""
    chance = Random(f"research {seed}")  # noqa: S311  the same data again is what it is for
    hierarchies = {one.column: one for one in read_hierarchies()}
    async with database.transaction() as transaction:
        for person, first in await filling.first_reflections(transaction):
            gives = chance.random() < _GIVES_RATINGS
            words = gives and chance.random() < _GIVES_WORDS
            profile = _profile(chance, hierarchies)
            await switches.save(transaction, [(person, "ratings", gives), (person, "words", words)], edition, first)
            if gives:
                await profiles.save(transaction, [(person, profile)], first)


def _profile(chance: Random, hierarchies: dict[str, Hierarchy]) -> Profile:
    said: dict[str, str] = {}
    for column, hierarchy in hierarchies.items():
        usual = _USUAL_AGENCY.get(said.get("role", "")) if column == "agency" else None
        other = chance.choice(hierarchy.leaves[:-1])
        taken = usual if usual in hierarchy.leaves and chance.random() < _USUAL else other
        said[column] = NOT_GIVEN if chance.random() < _LEAVES_OUT else str(taken)
    return Profile(**said)
