"""Makes the rows of an export: one for each question of each reflection. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from bot.research.columns import CHOSEN, NONE_PICKED, NOT_CHOSEN, OWN_RESPONSES, WORDS_GIVEN
from dialogues.conversation import kind_of
from dialogues.path import items_asked

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dialogues.conversation import Conversation
    from dialogues.script import Item, Script
    from storage.given import GivenAnswer, GivenState, Outcome

Middle = tuple[str | int | None, ...]
_NOTHING: Middle = (None,) * 7


def closed_answers(script: Script, state: GivenState) -> tuple[tuple[str, str], ...]:
    """Give the closed questions that were answered, each with its response as one text."""
    return tuple(
        (item.id, " ".join(answer.choices))
        for item in script.items
        if (answer := state.answers.get(item.id)) is not None and answer.choices and not answer.skipped
    )


class RowMaker:
    """Makes the part of each row that does not depend on who answered, from the column `item` to `plan_outcome`."""

    def __init__(self, scripts: Mapping[tuple[str, int], Script]) -> None:
        self._scripts = scripts
        self._unanswered: dict[tuple[str, int, str, str], tuple[Middle, ...]] = {}
        self._paths: dict[tuple[str, int, str, object], frozenset[str]] = {}
        self._turnings = {
            key: [item.id for item in script.items if any(option.go_to for option in item.options)]
            for key, script in scripts.items()
        }
        self._places = {
            (theme, edition): {item.id: _Reading(item) for item in script.items}
            for (theme, edition), script in scripts.items()
        }

    def rows(self, theme: str, one: Outcome) -> Iterator[Middle]:
        """Give the rows of one reflection."""
        script = self._scripts.get((theme, one.edition))
        if script is None:
            return
        readings = self._places[theme, one.edition]
        answers = one.state.answers
        on_path = self._path(script, one.state)
        for item in script.items:
            answer = answers.get(item.id)
            if item.id not in on_path:
                yield from self._without(theme, one.edition, item, "not-asked")
            elif answer is None:
                yield from self._without(theme, one.edition, item, "not-reached")
            elif answer.skipped:
                yield from self._without(
                    theme, one.edition, item, "withdrawn" if item.id in one.withdrawn else "skipped"
                )
            else:
                yield from readings[item.id].rows(answer, one)

    def _path(self, script: Script, state: GivenState) -> frozenset[str]:
        """Give the items that the answers lead to; only choices lead anywhere, so that few ways are to be known."""
        answers = state.answers
        chosen = tuple(
            (item, answers[item].choices) for item in self._turnings[script.theme, script.edition] if item in answers
        )
        key = (script.theme, script.edition, state.form, chosen)
        if key not in self._paths:
            self._paths[key] = frozenset(item.id for item in items_asked(script, cast("Conversation", state)))
        return self._paths[key]

    def _without(self, theme: str, edition: int, item: Item, status: str) -> tuple[Middle, ...]:
        key = (theme, edition, item.id, status)
        if key not in self._unanswered:
            self._unanswered[key] = tuple((name, None, status, *_NOTHING, None) for name in _names(item))
        return self._unanswered[key]


class _Reading:
    """Reads answers to one item."""

    def __init__(self, item: Item) -> None:
        self._item = item
        self._wordings = {wording: number for number, wording in enumerate(item.ask, 1)}
        self._labels = {option.id: option.label for option in item.options}
        scale = [option.id for option in item.options if not option.outside_scale] if item.kind == "rating" else []
        self._ratings = {option: place for place, option in enumerate(scale, 1)}

    def rows(self, answer: GivenAnswer, one: Outcome) -> Iterator[Middle]:
        item = self._item
        wording = self._wordings.get(answer.wording)
        if item.kind == "several":
            for option in item.options:
                response = CHOSEN if option.id in answer.choices else NOT_CHOSEN
                label = OWN_RESPONSES[response]
                yield (f"{item.id}:{option.id}", wording, "answered", response, label, *_NOTHING[:5], None)
            return
        response = answer.choices[0] if answer.choices else WORDS_GIVEN
        label = self._labels.get(response, OWN_RESPONSES[WORDS_GIVEN])
        shown = [point for point in one.state.shown if item.finds and kind_of(point) == item.finds][:2]
        yield (
            item.id,
            wording,
            "answered",
            response,
            label,
            self._ratings.get(response),
            shown[0] if shown else None,
            shown[1] if shown[1:] else None,
            None if answer.picked is None else answer.picked or NONE_PICKED,
            one.verdict if shown else None,
            one.plan if item.kind == "plan" else None,
        )


def _names(item: Item) -> tuple[str, ...]:
    if item.kind == "several":
        return tuple(f"{item.id}:{option.id}" for option in item.options)
    return (item.id,)
