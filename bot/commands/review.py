"""`reflection-bot review`: the points of the review, and where each comes from."""

from __future__ import annotations

import textwrap
from difflib import get_close_matches
from typing import TYPE_CHECKING

import msgspec

from bot.commands.common import DONE, MisuseError, library_for
from bot.settings import read_settings
from dialogues.review.tracing import challenges_helped, questions_leading_to

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from bot.commands.common import Commands
    from bot.library import Library
    from dialogues.review import Link, Point, Review

_FIELDS = ("id", "theme", "kind", "level", "wording", "section")
_SAYS = {"review": "the review says so", "ours": "our own link"}
_MOST_NEAR = 3
_WIDTH = 88


def add(commands: Commands, everywhere: argparse.ArgumentParser) -> None:
    """Say how it is called."""
    parser = commands.add_parser("review", parents=[everywhere], help="the points of the review")
    parser.add_argument("id", nargs="?", metavar="ID", help="all about one point, and what leads to it")
    parser.add_argument("--json", action="store_true", help="as JSON: id, theme, kind, level, wording, section")
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    library = library_for(read_settings(options.database))
    review = library.review
    if options.id and options.id not in review:
        raise MisuseError(f"The review has no point {options.id!r}; {_near(options.id, review)}.")
    points = [review[options.id]] if options.id else list(review)
    if options.json:
        fields = [{field: getattr(point, field) for field in _FIELDS} for point in points]
        print(msgspec.json.format(msgspec.json.encode(fields)).decode())
    elif options.id:
        print("\n".join(_all_about(points[0], library)))
    else:
        for point in points:
            print(f"{point.id}: {point.label}")
    return DONE


def _near(wrong: str, review: Review) -> str:
    said = wrong.casefold()
    holding = [point.id for point in review if said in point.id or said in point.label.casefold()]
    near = holding[:_MOST_NEAR] or get_close_matches(wrong, [point.id for point in review], _MOST_NEAR, 0.5)
    return f"did you mean {' or '.join(near)}" if near else "reflection-bot review lists all"


def _all_about(point: Point, library: Library) -> Iterator[str]:
    yield from (point.id, f"{point.label}. Kind: {point.kind}. Level: {point.level}.", f"Section: {point.section}")
    yield ""
    yield from textwrap.wrap(point.wording, _WIDTH, initial_indent="  ", subsequent_indent="  ")
    yield from _links(point, library.review)
    if point.cues:
        yield from ("", "What people say when it fits:", *(f"  {cue}" for cue in point.cues))
    if point.examples:
        yield from ("", f"Examples of answers: {len(point.examples)}, in dialogues/review/{point.theme}.yaml.")
    leading = list(questions_leading_to(point, library.review, library.scripts.values()))
    asks = "Asked about in:" if point.kind == "feature" else "It can come up after these questions:"
    yield from ("", asks if leading else "No question leads to it.")
    for script, item in leading:
        yield f"  {script.theme} / {item.id}: {item.ask[0]}"


def _links(point: Point, review: Review) -> Iterator[str]:
    helps = [(review[link.point], link) for link in point.helped_by]
    yield from _linked("What may help against it:", helps)
    yield from _linked("What it may help against:", list(challenges_helped(point, review)))
    if point.pulls_against:
        others = [f"  {other}: {review[other].label}" for other in point.pulls_against]
        yield from ("", "What pulls the other way:", *others)


def _linked(title: str, links: list[tuple[Point, Link]]) -> Iterator[str]:
    if links:
        yield from ("", title, *(f"  {other.id}: {other.label} ({_SAYS[link.says]})" for other, link in links))
