"""The columns of an export and the codes in them: one list that every format and codebook is made from. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.research.generalising import Hierarchy
    from dialogues.review import Review
    from dialogues.script import Script

Level = Literal["nominal", "ordinal", "scale"]
PERSON, PERIOD = "respondent", "period"
QUASI_IDENTIFIERS = ("role", "agency", "locality", "years")
SENSITIVE = "core_rating"

STATUSES = {
    "answered": "Answered",
    "skipped": "Skipped by the respondent",
    "not-asked": "Not asked: another way through the script",
    "not-reached": "Not reached: the reflection was stopped before",
    "withdrawn": "Answered, then taken back",
}
WORDS_GIVEN = "words"
CHOSEN, NOT_CHOSEN = "chosen", "not-chosen"
OWN_RESPONSES = {
    WORDS_GIVEN: "Answered in words, which are not in this file",
    CHOSEN: "Chosen",
    NOT_CHOSEN: "Not chosen",
}
OUTCOMES = {"did": "Did it", "partly": "Partly", "not-yet": "Not yet", "dropped": "Not relevant any more"}
VERDICTS = {"fits": "Fits", "partly": "Fits partly", "no": "Does not fit"}
NONE_PICKED = "none"
NO_CORE = "none"


class Column(msgspec.Struct, frozen=True):
    """One column. `codes` are all values that can stand in it, with labels; without any it holds text or a number."""

    name: str
    label: str
    kind: Literal["string", "integer"]
    level: Level
    codes: dict[str, str] = {}
    required: bool = False


def columns_of(
    scripts: Mapping[tuple[str, int], Script],
    review: Review,
    periods: Sequence[str],
    hierarchies: Sequence[tuple[Hierarchy, int]],
) -> tuple[Column, ...]:
    """Give the columns of a data file.

    Args:
        scripts: those asked, by theme and edition.
        review: the points that were shown.
        periods: the names of the periods.
        hierarchies: each quasi-identifier with the level that was chosen.
    """
    points = {point.id: point.label for point in review if point.kind in ("enabler", "challenge")}
    return (
        Column(PERSON, "Pseudonym of the respondent", "string", "nominal", required=True),
        Column(PERIOD, "Period of the reflection", "string", "ordinal", {one: one for one in periods}, required=True),
        Column("theme", "Theme", "string", "nominal", {s.theme: s.title for s in scripts.values()}, required=True),
        Column("edition", "Edition of the script", "integer", "ordinal", required=True),
        Column("item", "Question", "string", "nominal", _items(scripts), required=True),
        Column("wording", "Wording shown, by its number in questions.csv", "integer", "nominal"),
        Column("status", "What became of the question", "string", "nominal", STATUSES, required=True),
        Column("response", "Response", "string", "nominal", _responses(scripts)),
        Column("label", "Response in words", "string", "nominal"),
        Column("rating", "Place on the rating's scale, from 1", "integer", "ordinal"),
        Column("shown_1", "First point of the review shown", "string", "nominal", points),
        Column("shown_2", "Second point of the review shown", "string", "nominal", points),
        Column("picked", "Point picked", "string", "nominal", points | {NONE_PICKED: "None of these"}),
        Column("fitting", "Whether the points shown fit", "string", "ordinal", VERDICTS),
        Column("plan_outcome", "What became of the plan", "string", "nominal", OUTCOMES),
        *(
            Column(one.column, one.label, "string", _level_of(one), _groups(one, level), required=True)
            for one, level in hierarchies
        ),
        Column(SENSITIVE, "Respondent's median core rating", "string", "ordinal", _cores(scripts), required=True),
    )


def core_codes(scripts: Mapping[tuple[str, int], Script], core: str) -> tuple[str, ...]:
    """Give the responses of the core rating from low to high, with "none" first."""
    items = [item for script in scripts.values() for item in script.items if item.id == core]
    return (NO_CORE, *(option.id for option in items[0].options if not option.outside_scale)) if items else (NO_CORE,)


def _items(scripts: Mapping[tuple[str, int], Script]) -> dict[str, str]:
    labels: dict[str, str] = {}
    for script in scripts.values():
        for item in script.items:
            if item.kind == "several":
                labels |= {f"{item.id}:{option.id}": f"{item.in_brief}: {option.label}" for option in item.options}
            else:
                labels.setdefault(item.id, item.in_brief)
    return labels


def _responses(scripts: Mapping[tuple[str, int], Script]) -> dict[str, str]:
    labels = dict(OWN_RESPONSES)
    for script in scripts.values():
        for item in script.items:
            if item.kind != "several":
                for option in item.options:
                    known = labels.get(option.id, option.label).split(" / ")
                    labels[option.id] = " / ".join(dict.fromkeys([*known, option.label]))
    return labels


def _groups(hierarchy: Hierarchy, level: int) -> dict[str, str]:
    return {name: hierarchy.label_of(name) for name in hierarchy.at_level(level)}


def _level_of(hierarchy: Hierarchy) -> Level:
    return "ordinal" if hierarchy.column == "years" else "nominal"


def _cores(scripts: Mapping[tuple[str, int], Script]) -> dict[str, str]:
    labels = _responses(scripts) | {NO_CORE: "No core rating"}
    return {code: labels[code] for code in core_codes(scripts, "closeness")}
