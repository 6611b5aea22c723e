"""What somebody of a demonstration answers when they reflect."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bot.demo.sayings import PLANS
from bot.digests.composing import scale_of
from dialogues.conversation import Answer, Conversation, Fit

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random

    from bot.demo.sayings import Sayings
    from bot.demo.staff import Person, Staff
    from bot.demo.visits import Visit
    from dialogues.script import Item, Script

_CANT_SAY = 0.05
_NAMES_A_POINT = 0.75
_NOTHING_TO_SAY = 0.1
_NO_PLAN = 0.25
_OURS = 0.65
_FAVOURITES = 2
_OFFERED = 3


class Moods(NamedTuple):
    """How teams stand: how high they rate each question, and which points come up most, by theme and kind."""

    levels: dict[tuple[int, str], float]
    points: dict[tuple[int, str, str], tuple[str, ...]]

    def drift(self, chance: Random) -> None:
        """Let a week go by: levels move a little, and come back in the long run."""
        for key, level in self.levels.items():
            self.levels[key] = level * 0.985 + chance.gauss(0, 0.09)


def make_moods(chance: Random, staff: Staff, scripts: Mapping[str, Script], sayings: Sayings) -> Moods:
    """Give each team levels and favourite points of its own."""
    levels: dict[tuple[int, str], float] = {}
    points: dict[tuple[int, str, str], tuple[str, ...]] = {}
    for team in staff.teams:
        for script in scripts.values():
            for item in script.items:
                if item.kind == "rating":
                    levels[team, item.id] = chance.gauss(0.1, 0.8)
                if item.finds:
                    known = sayings.candidates[script.theme, item.finds]
                    points[team, script.theme, item.finds] = tuple(chance.sample(known, _FAVOURITES))
    return Moods(levels, points)


def answer(
    chance: Random, visit: Visit, person: Person, team: int, moods: Moods, sayings: Sayings
) -> dict[str, Answer]:
    """Give the answers of a visit by item."""
    answers = {}
    for item in visit.items[: visit.answered]:
        wording = chance.choice(item.ask)
        if item.kind == "rating":
            answers[item.id] = Answer(1, wording, choices=(_rate(chance, item, person, moods.levels[team, item.id]),))
        elif item.kind == "plan":
            skipped = chance.random() < _NO_PLAN
            answers[item.id] = Answer(1, wording, skipped=skipped, words="" if skipped else chance.choice(PLANS))
        elif item.options:
            choice = visit.led_by.get(item.id) or chance.choice(item.options).id
            answers[item.id] = Answer(1, wording, choices=(choice,))
        elif item.finds:
            answers[item.id] = _tell(chance, visit, item, wording, moods.points[team, visit.theme, item.finds], sayings)
        else:
            answers[item.id] = Answer(1, wording, words=chance.choice(sayings.by_theme[visit.theme]))
    return answers


def as_conversation(number: int, visit: Visit, edition: int, answers: dict[str, Answer]) -> Conversation:
    """Give a visit as the conversation that it was."""
    whole = visit.answered == len(visit.items)
    return Conversation(
        number,
        visit.theme,
        edition,
        visit.form,
        status="finished" if whole else "stopped",
        item=None if whole else visit.items[visit.answered].id,
        step="review" if whole else "ask",
        answers=answers,
        shown=tuple(one.picked for one in answers.values() if one.picked),
        switches={"teams": True},
    )


def _rate(chance: Random, item: Item, person: Person, level: float) -> str:
    outside = [option.id for option in item.options if option.outside_scale]
    if outside and chance.random() < _CANT_SAY:
        return outside[0]
    scale = scale_of(item)
    place = (len(scale) - 1) / 2 + level + person.leaning + chance.gauss(0, 0.7)
    return scale[min(len(scale) - 1, max(0, round(place)))]


def _tell(
    chance: Random, visit: Visit, item: Item, wording: str, favourites: tuple[str, ...], sayings: Sayings
) -> Answer:
    """Give an answer in own words, with the point that was picked under it, if one was."""
    if chance.random() < _NOTHING_TO_SAY:
        return Answer(1, wording, words=chance.choice(sayings.nothing[visit.theme]), found=())
    candidates = sayings.candidates[visit.theme, item.finds or ""]
    point = chance.choice(favourites if chance.random() < _OURS else candidates)
    words = sayings.about(chance, point)
    others = [one for one in (chance.choice(candidates) for _ in range(_OFFERED - 1)) if one != point]
    offered = tuple(dict.fromkeys((point, *others)))
    found = tuple(Fit(one, round(0.6 / rank, 2), words[:40]) for rank, one in enumerate(offered, 1))
    picked = point if chance.random() < _NAMES_A_POINT else ""
    return Answer(1, wording, words=words, found=found, offered=offered, picked=picked)
