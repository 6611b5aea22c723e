"""The keys an author may write, in one place: checking reads it, and so does what explains them to authors."""

from __future__ import annotations

from typing import Literal

import msgspec

Shape = Literal["text", "texts", "id", "number", "flag", "items", "mapping"]

MOST_IN_ID = 20
MOST_IN_OPTION_LABEL = 30
MOST_IN_BRIEF = 24
MOST_IN_POINT_LABEL = 28


class Key(msgspec.Struct, frozen=True):
    """One key: what it holds, what it means, whether it must be there, and which words are allowed.

    `of` are the keys of each item of a list, or of a mapping. `goes_with` are the kinds of question that the key
    belongs to; a required key is required there only. `most` is the longest that reads well, in characters.
    """

    name: str
    shape: Shape
    meaning: str
    required: bool = False
    allowed: tuple[str, ...] = ()
    of: tuple[Key, ...] = ()
    goes_with: tuple[str, ...] = ()
    most: int = 0


OPTION = (
    Key("id", "id", "a short name that stays the same for ever", required=True),
    Key("label", "text", "what the button says", required=True, most=MOST_IN_OPTION_LABEL),
    Key("go_to", "id", 'the question asked next when this is chosen, or "end"'),
    Key(
        "outside_scale",
        "flag",
        "yes for an answer that is no point of the scale, such as can't say",
        goes_with=("rating",),
    ),
)

QUESTION = (
    Key("id", "id", "a short name that stays the same for ever", required=True, most=MOST_IN_ID),
    Key(
        "kind",
        "text",
        "how it is answered: in own words, one button, several buttons, a rating from low to high, or a plan",
        required=True,
        allowed=("words", "one", "several", "rating", "plan"),
    ),
    Key("in_brief", "text", "two to four words for it on the closing screen", required=True, most=MOST_IN_BRIEF),
    Key("ask", "texts", "the question; an open one in three wordings or more, used in turn", required=True),
    Key("source", "text", "ours, or the feature of the review that it asks about", required=True),
    Key(
        "options",
        "items",
        "the buttons, for a rating from low to high",
        required=True,
        of=OPTION,
        goes_with=("one", "several", "rating"),
    ),
    Key("probe", "texts", "asked once when an answer in own words is thin", goes_with=("words",)),
    Key("nudge", "texts", "asked once when a plan lacks its situation or its action", goes_with=("plan",)),
    Key(
        "finds",
        "text",
        "which points of the review are looked for in the answer",
        allowed=("enabler", "challenge"),
        goes_with=("words",),
    ),
    Key("go_to", "id", 'the question asked next, if it is not the one below; or "end"'),
    Key(
        "asked_in",
        "text",
        "the form it belongs to: full (if nothing is said), short (for those who know the theme), or both",
        allowed=("full", "short", "both"),
    ),
)

USE = (
    Key("use", "id", "the id of a question of shared.yaml to ask here", required=True),
    Key("nudge", "texts", "for the plan: nudges with examples of this theme, in place of those of shared.yaml"),
)

SCRIPT = (
    Key("theme", "id", "the theme's id", required=True),
    Key("edition", "number", "a whole number; raise it when you change a question's meaning", required=True),
    Key("title", "text", "what the theme is called", required=True),
    Key("about", "text", "one sentence that says what the theme is about", required=True),
    Key("questions", "items", "the questions, in the order in which they are asked", required=True, of=QUESTION),
)

PLAN_CUES = (
    Key("situation", "texts", "words that say when something will be done", required=True),
    Key("action", "texts", "words that say what will be done", required=True),
)

SHARED = (
    Key("questions", "items", "questions that every theme can use", required=True, of=QUESTION),
    Key("plan_cues", "mapping", "how the bot tells that a plan says when and what", required=True, of=PLAN_CUES),
)

LINK = (
    Key("point", "id", "the id of an enabler", required=True),
    Key("says", "text", "who links the two: the review, or we", required=True, allowed=("review", "ours")),
)

POINT = (
    Key("id", "id", "the point's id in the catalogue; stays the same for ever", required=True),
    Key(
        "kind",
        "text",
        "what kind of finding it is",
        required=True,
        allowed=("feature", "enabler", "challenge", "impact", "caveat"),
    ),
    Key(
        "level",
        "text",
        "who can act on it",
        required=True,
        allowed=("all", "strategic", "operational", "governance", "frontline", "users"),
    ),
    Key("section", "text", "where it stands in the review", required=True),
    Key("label", "text", "what its button says, 28 characters at most", required=True, most=MOST_IN_POINT_LABEL),
    Key("wording", "text", "what the review says, in plain words of our own", required=True),
    Key("cues", "texts", "how a practitioner would recognise it"),
    Key("examples", "texts", "answers that it fits"),
    Key("helped_by", "items", "enablers that may help against this challenge", of=LINK),
    Key("pulls_against", "texts", "points that pull the other way"),
)

POINTS = (
    Key("theme", "id", "the theme's id", required=True),
    Key("points", "items", "the points of the theme", required=True, of=POINT),
)
