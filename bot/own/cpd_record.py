"""A record of professional development, made of finished reflections, in the shape that a form asks for. Pure.

The sections follow what Social Work England asks of a record (socialworkengland.org.uk, "CPD: what you need to know")
and what the NMC's reflective account asks (nmc.org.uk, "Written reflective accounts"), under headings in our own words.
What the person wrote stands there unchanged. What only they can say is left to them, in square brackets.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args

import msgspec

from bot.own.view import named_points
from bot.own.words import PLANS
from bot.privacy.labels import day

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from dialogues.conversation import Answer
    from dialogues.review import Review
    from dialogues.script import Item, Script
    from storage.own_reflections import Finished

    Say = Callable[..., str]

Form = Literal["swe", "nmc", "plain"]
Part = Literal["kind", "theme", "facts", "story", "dates", "found", "research", "plan"]
FORMS: tuple[Form, ...] = get_args(Form)
_AT_FIRST: frozenset[Part] = frozenset({"kind", "theme", "dates"})
_AT_LAST: frozenset[Part] = frozenset({"research"})
SECTIONS: dict[Form, tuple[tuple[str, tuple[Part, ...], str], ...]] = {
    "swe": (
        ("cpd_did", ("kind", "facts", "story"), ""),
        ("cpd_why", ("theme",), "cpd_add_why"),
        ("cpd_when", ("dates",), ""),
        ("cpd_learnt", ("found", "research"), "cpd_add_learnt"),
        ("cpd_impact", ("plan",), "cpd_add_impact"),
        ("cpd_peer", (), "cpd_add_peer"),
    ),
    "nmc": (
        ("cpd_experience", ("kind", "dates", "facts", "story"), ""),
        ("cpd_learnt", ("found", "research"), "cpd_add_learnt"),
        ("cpd_changed", ("plan",), "cpd_add_impact"),
        ("cpd_code", (), "cpd_add_code"),
    ),
    "plain": (
        ("cpd_when", ("dates",), ""),
        ("cpd_happened", ("facts", "story"), ""),
        ("cpd_learnt", ("found", "research"), ""),
        ("cpd_will_do", ("plan",), ""),
    ),
}


class Section(msgspec.Struct, frozen=True):
    """One field of a form: what it asks, and paragraphs of plain text."""

    heading: str
    paragraphs: tuple[str, ...]


def make_record(
    form: Form, finished: Sequence[Finished], scripts: Mapping[str, Script], review: Review, say: Say
) -> tuple[Section, ...]:
    """Give the sections of a record.

    Args:
        form: whose shape it takes.
        finished: the reflections, oldest first.
        scripts: by theme, the one that asks about plans included; what was asked of a theme that is gone stands under
            the question as it was put.
        review: the points of the review.
        say: gives the bot's sentence of a key as plain text.
    """
    sections = []
    for heading, parts, to_add in SECTIONS[form]:
        paragraphs = [text for part in parts if part in _AT_FIRST for text in _at_first(part, finished, scripts, say)]
        each = [part for part in parts if part not in _AT_FIRST | _AT_LAST]
        for one in finished:
            texts = [text for part in each for text in _of_one(part, one, scripts, say)]
            if texts and len(finished) > 1:
                texts[0] = f"{say('cpd_of_one', date=day(one.started_at), theme=_title(one, scripts))}\n{texts[0]}"
            paragraphs += texts
        if _AT_LAST & set(parts):
            paragraphs += _research(finished, scripts, review, say)
        if to_add:
            paragraphs.append(say(to_add))
        sections.append(Section(say(heading), tuple(paragraphs) or (say("cpd_nothing"),)))
    return tuple(sections)


def _at_first(part: Part, finished: Sequence[Finished], scripts: Mapping[str, Script], say: Say) -> list[str]:
    """Give what is said once, however many reflections there are."""
    if part == "kind":
        return [say("cpd_kind")]
    if part == "dates":
        return [", ".join(dict.fromkeys(day(one.started_at) for one in finished))]
    themes = [scripts[theme] for theme in dict.fromkeys(one.conversation.theme for one in finished) if theme in scripts]
    return [say("cpd_theme", title=theme.title, about=theme.about) for theme in themes]


def _research(finished: Sequence[Finished], scripts: Mapping[str, Script], review: Review, say: Say) -> list[str]:
    """Give each point that was named, once."""
    named = dict.fromkeys(point for one in finished for point in named_points(scripts, one))
    points = [review[point] for point in named if point in review]
    return [say("cpd_research", label=point.label, wording=point.wording.strip()) for point in points]


def _of_one(part: Part, one: Finished, scripts: Mapping[str, Script], say: Say) -> list[str]:
    """Give what one reflection says to a part of the record."""
    given = _given(scripts, one)
    match part:
        case "facts":
            lines = [f"{label}: {_chosen(item, answer)}" for label, item, answer in given if item and answer.choices]
            return ["\n".join(lines)] if lines else []
        case "story":
            return [_said(label, answer) for label, item, answer in given if answer.text and _tells(item)]
        case "found":
            return [_said(label, answer) for label, item, answer in given if answer.text and item and item.finds]
    if not one.plan:
        return []
    told = [_planned("cpd_plan", one, say)]
    for later in one.afterwards:
        told += [_said(answer.wording, answer) for _, item, answer in _given(scripts, later) if _is_words(item, answer)]
        told += [_planned("cpd_smaller_plan", later, say)] if later.plan else []
    return told


def _planned(key: str, one: Finished, say: Say) -> str:
    kept = f"\n{say('cpd_kept', outcome=say(PLANS[one.outcome]))}" if one.outcome else ""
    return f"{say(key)}\n{one.plan}{kept}"


def _given(scripts: Mapping[str, Script], one: Finished) -> Iterable[tuple[str, Item | None, Answer]]:
    """Give the answers that were not left out, each with its label, in the order in which they are asked now."""
    script, answers = scripts.get(one.conversation.theme), one.conversation.answers
    items = {item.id: item for item in script.items} if script else {}
    order = [*(name for name in items if name in answers), *(name for name in answers if name not in items)]
    for name in order:
        answer, item = answers[name], items.get(name)
        if not answer.skipped:
            yield item.in_brief if item else answer.wording, item, answer


def _tells(item: Item | None) -> bool:
    """Say whether an item's words tell what happened; a plan has a section of its own."""
    return item is None or (item.kind == "words" and item.finds is None)


def _is_words(item: Item | None, answer: Answer) -> bool:
    """Say whether an answer has words of its own that are no plan."""
    return bool(answer.text) and (item is None or item.kind != "plan")


def _chosen(item: Item, answer: Answer) -> str:
    return ", ".join(option.label for option in item.options if option.id in answer.choices)


def _said(label: str, answer: Answer) -> str:
    return f"{label}{'' if label.endswith('?') else ':'}\n{answer.text}"


def _title(one: Finished, scripts: Mapping[str, Script]) -> str:
    theme = one.conversation.theme
    return scripts[theme].title if theme in scripts else theme
