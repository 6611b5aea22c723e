"""What was done to an export, in plain words: disclosure.md for an ethics committee, README.txt for who opens it."""

from __future__ import annotations

from string import Template
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.research.anonymising import Recoding
    from bot.research.generalising import Hierarchy
    from bot.research.job import Request


def fill(template: str, request: Request, recoding: Recoding, hierarchies: Sequence[Hierarchy], responses: int) -> str:
    """Fill a text's $names with what was done."""
    linking = "linked" if request.linked else "unlinked"
    return Template(template).substitute(
        purpose=request.purpose,
        by=request.by,
        first_week=request.first_week,
        last_week=request.last_week,
        people=recoding.people,
        suppressed=recoding.suppressed,
        responses=responses,
        k_asked=request.k,
        k=recoding.k,
        l=recoding.l,
        loss=round(100 * recoding.loss),
        generalised="\n".join(_generalised(hierarchies, recoding.levels)),
        periods=_PERIODS[linking].format(weeks=4 * recoding.blocks),
        risks=_RISKS[linking],
        words=_WORDS[request.words],
        year=request.exported_at[:4],
        date=request.exported_at[:10],
    )


def _generalised(hierarchies: Sequence[Hierarchy], levels: Sequence[int]) -> list[str]:
    lines = []
    for hierarchy, level in zip(hierarchies, levels, strict=True):
        if level == 0:
            done = "as people gave it"
        elif level == hierarchy.levels - 1:
            done = "left out for everybody"
        else:
            names = dict.fromkeys(hierarchy.at_level(level))
            done = "grouped as: " + "; ".join(hierarchy.label_of(name) for name in names)
        lines.append(f"- {hierarchy.label} (column `{hierarchy.column}`): {done}.")
    return lines


_PERIODS = {
    "unlinked": "A pseudonym holds for one period of four weeks. Nothing tells which pseudonyms of two periods belong"
    " to one person.",
    "linked": "A pseudonym holds for the whole export. So the set of periods in which somebody took part counted as"
    " something that others may know, and periods were made {weeks} weeks long.",
}
_RISKS = {
    "unlinked": "Somebody who knows a person's rare mix of answers may still guess in one period; they can't follow"
    " the guess into the next.",
    "linked": "Somebody who knows a person's answers in one period may recognise them, and then reads the others too."
    " Use linked data only where change over time is the question.",
}
_WORDS = {
    True: "Words are in files of their own, without pseudonym, role or period. The bot took out names and numbers"
    " before it stored them, a person then read each one and decided, and the bot looked once more when it wrote them.",
    False: "No words are in this export.",
}
