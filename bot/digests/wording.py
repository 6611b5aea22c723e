"""A digest as a message for the lead: short, plain, without numbers of people beyond ranges, and without a score."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.digests.disclosure import CORE
from bot.digests.figures import BANDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.digests.composing import Digest
    from bot.digests.disclosure import Figure
    from bot.library import Library
    from dialogues.script import Item

PEOPLE = {"5-9": "digest_people_5_9", "10-19": "digest_people_10_19", "20+": "digest_people_20"}
_MOST_QUESTIONS = 2
_MOST_POINTS = 4


def in_words(library: Library, team: str, digests: Sequence[Digest]) -> str:
    """Give the message of a week, in Telegram's HTML: what was told of the week, and of the block that ended with it.

    `team` is its name. The last sentence is the same whatever was withheld, even if nothing was (rule 8).
    """
    texts = library.texts
    head = digests[0] if len(digests) > 1 else digests[-1]
    day = head.period.last_day
    title = texts("digest_of_block" if head.period.is_block else "digest_of_week", team=team, day=f"{day.day} {day:%B}")
    figures = [line for digest in digests for line in _figures(library, digest, apart=len(digests) > 1)]
    points = sorted({point for digest in digests for point in digest.told.points})[:_MOST_POINTS]
    if points:
        labels = "; ".join(_in_a_sentence(library.review[point].label) for point in points)
        figures.append(texts("digest_points", points=labels))
    main = next((one for one in digests if one.told.points), next((one for one in digests if one.told.figures), head))
    asked = dict.fromkeys(question for digest in (main, *digests) for question in digest.told.questions)
    if not figures:
        asked = dict.fromkeys(head.told.questions)
    questions = [texts("digest_question", question=question) for question in list(asked)[:_MOST_QUESTIONS]]
    paragraphs = [
        [title, *(figures or [texts("digest_quiet")])],
        [_finding(library, main.told.finding)],
        [texts("digest_meeting"), *questions],
        [texts("digest_withheld")],
    ]
    return "\n\n".join("\n".join(lines) for lines in paragraphs)


def figures_still_asked(library: Library, digest: Digest) -> list[Figure]:
    """Give the figures whose questions stand in a script; a script that changed since may have lost one."""
    return [figure for figure in digest.told.figures if _items(library, figure)]


def item_of(library: Library, figure: Figure) -> Item:
    """Give the question of a figure that is still asked; the core rating's from any script."""
    return _items(library, figure)[0]


def _items(library: Library, figure: Figure) -> list[Item]:
    themes = library.scripts if figure.question == CORE else (figure.theme,)
    scripts = (library.scripts[theme] for theme in themes if theme in library.scripts)
    return [item for script in scripts if (item := script.item(figure.question)) is not None]


def _figures(library: Library, digest: Digest, *, apart: bool) -> Iterator[str]:
    """Word the core rating in a line of its own, the others by band and range; `apart` says they are of a block."""
    texts = library.texts
    others: dict[tuple[str, str], list[str]] = {(band, count): [] for band in reversed(BANDS) for count in PEOPLE}
    for figure in figures_still_asked(library, digest):
        last = digest.told.before.get(f"{figure.theme}.{figure.question}")
        if figure.question == CORE:
            moved = "" if last is None else _moved(library, figure.band, last)
            count = texts(PEOPLE[figure.count_range])
            band = texts(f"digest_{figure.band}")
            yield texts("digest_core", band=band, count=count, shares=_shares(library, figure), moved=moved)
        else:
            name = item_of(library, figure).in_brief
            if last not in (None, figure.band):
                name = texts("digest_question_moved", question=name, band=texts(f"digest_{last}"))
            others[figure.band, figure.count_range].append(name)
    if apart and any(others.values()):
        yield texts("digest_four_weeks")
    for (band, count_range), names in others.items():
        if names:
            word = texts(f"digest_{band}").capitalize()
            yield texts("digest_group", band=word, count=texts(PEOPLE[count_range]), questions="; ".join(names))


def _moved(library: Library, band: str, last: str) -> str:
    if band == last:
        return library.texts("digest_same")
    return library.texts("digest_moved", band=library.texts(f"digest_{last}"))


def _shares(library: Library, figure: Figure) -> str:
    shares = figure.shares
    if shares is None:
        return ""
    key = "digest_shares_middle" if shares.middle else "digest_shares"
    percent = {part: round(100 * getattr(shares, part)) for part in ("low", "middle", "high")}
    return library.texts(key, **percent)


def _finding(library: Library, point_id: str) -> str:
    point = library.review[point_id]
    section, _, part = point.section.partition(" / ")
    where = f"{section}, {part.lower()}" if part else section
    return library.texts("digest_finding", wording=point.wording.strip(), section=where)


def _in_a_sentence(label: str) -> str:
    return label[0].lower() + label[1:]
