"""When the people of a demonstration reflect, on what, and which questions that takes them through."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, NamedTuple

from bot.demo.staff import on_holiday
from dialogues.conversation import Answer, Conversation
from dialogues.path import items_asked

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.demo.staff import Staff
    from dialogues.script import Form, Item, Script

LONGEST_WEEKS = 156
MOST_A_WEEK = 35
_SHORT_FORM = 0.2


class TooManyAnswersError(ValueError):
    """So few teams can't have given so many answers; the message is one sentence."""


class Visit(NamedTuple):
    """One reflection: the questions asked, with the choices that led there, and how many were answered."""

    week: int
    person: int
    theme: str
    form: Form
    items: tuple[Item, ...]
    led_by: dict[str, str]
    answered: int


class Routes:
    """The questions that answers lead through, remembered."""

    def __init__(self, scripts: Mapping[str, Script]) -> None:
        self._scripts = scripts
        self._known: dict[tuple[str, Form, tuple[tuple[str, str], ...]], tuple[Item, ...]] = {}

    def take(self, chance: Random, theme: str, form: Form) -> tuple[tuple[Item, ...], dict[str, str]]:
        """Choose an option wherever one leads somewhere, and give all questions asked."""
        led_by: dict[str, str] = {}
        place = 0
        items = self._items(theme, form, led_by)
        while place < len(items):
            item = items[place]
            if any(option.go_to for option in item.options):
                led_by[item.id] = chance.choice(item.options).id
                items = self._items(theme, form, led_by)
            place += 1
        return items, led_by

    def _items(self, theme: str, form: Form, led_by: dict[str, str]) -> tuple[Item, ...]:
        key = theme, form, tuple(led_by.items())
        if key not in self._known:
            script = self._scripts[theme]
            answers = {item: Answer(1, "", choices=(option,)) for item, option in led_by.items()}
            self._known[key] = items_asked(script, Conversation(0, theme, script.edition, form, answers=answers))
        return self._known[key]


def plan_visits(
    chance: Random, staff: Staff, scripts: Mapping[str, Script], answers: int, last_week: int
) -> list[Visit]:
    """Let people reflect, from the last week backwards until there are as many answers as wanted; give oldest first.

    Raises:
        TooManyAnswersError: even with many reflections a week they would take longer than three years.
    """
    routes = Routes(scripts)
    themes = list(scripts)
    often = _how_often(staff, routes, themes, answers, last_week)
    visits: list[Visit] = []
    left, week = answers, last_week
    first_week = min(one.first_week for one in staff.memberships)
    while week >= first_week:
        for person in sorted({one.person for one in staff.memberships if one.holds(week)}):
            times = staff.people[person].habit * often
            if on_holiday(chance, week):
                continue
            for _ in range(int(times) + (chance.random() < times % 1)):
                theme = chance.choice(themes)
                form: Form = "short" if chance.random() < _SHORT_FORM else "full"
                items, led_by = routes.take(chance, theme, form)
                answered = min(left, len(items))
                left -= answered
                visits.append(Visit(week, person, theme, form, items, led_by, answered))
                if not left:
                    visits.reverse()
                    return visits
        week -= 1
    raise _too_many(staff, answers)


def _how_often(staff: Staff, routes: Routes, themes: list[str], answers: int, last_week: int) -> float:
    """Give by what habits are multiplied so that the answers fit into three years: 1 where they do by themselves."""
    chance = Random(0)  # noqa: S311  an estimate
    length = sum(len(routes.take(chance, theme, "full")[0]) for theme in themes for _ in range(20)) / (20 * len(themes))
    now = {one.person for one in staff.memberships if one.holds(last_week)}
    a_week = 0.75 * sum(staff.people[person].habit for person in now) * length
    often = answers / (a_week * LONGEST_WEEKS)
    if often * max(staff.people[person].habit for person in now) > MOST_A_WEEK:
        raise _too_many(staff, answers)
    return max(1.0, often)


def _too_many(staff: Staff, answers: int) -> TooManyAnswersError:
    count = "One team" if len(staff.teams) == 1 else f"{len(staff.teams)} teams"
    return TooManyAnswersError(f"{count} can't give {answers:,} answers in three years; ask for more teams.")
