"""Reads what counts for a team and a period, applies the rules, and freezes what is told."""

from __future__ import annotations

import secrets
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

import msgspec

from bot.digests.choosing import MeetingQuestions
from bot.digests.disclosure import (
    ALL_THEMES,
    CORE,
    POINTS,
    Disclosure,
    Evidence,
    Question,
    Ratings,
    ReleasedSet,
    why_not_in_this_period,
)
from bot.digests.figures import LEAST_PEOPLE
from bot.digests.periods import Period
from bot.digests.telling import Told, tell
from dialogues.reading import read
from storage import releases, team_answers
from storage.releases import Release, SetBehind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from dialogues.script import Item, Script
    from storage.database import Transaction
    from storage.team_answers import Given

LOOK_BACK = 12
_decoder = msgspec.json.Decoder(Told)
_encoder = msgspec.json.Encoder()


class Digest(msgspec.Struct, frozen=True):
    """What a lead is told of one team and period. `provisional` is what was not released yet and may still change."""

    team: int
    period: Period
    provisional: bool
    told: Told


class Composed(msgspec.Struct, frozen=True):
    """A digest with what the rules decided, which is known while it is provisional."""

    digest: Digest
    disclosure: Disclosure


def random_token() -> int:
    """Give a token for a person who has none."""
    return secrets.randbits(63)


@cache
def meeting_questions() -> MeetingQuestions:
    """Read the questions for meetings."""
    file = resources.files("bot.digests") / "meeting_questions.yaml"
    return msgspec.convert(read(file.read_bytes(), file.name).data, MeetingQuestions)


async def find(transaction: Transaction, team: int, period: Period) -> Digest | None:
    """Give the digest of a period that was released, or None."""
    release = await releases.get(transaction, team, period.last, period.weeks)
    return None if release is None else Digest(team, period, provisional=False, told=_decoder.decode(release.content))


async def compose(transaction: Transaction, scripts: Mapping[str, Script], team: int, period: Period) -> Composed:
    """Put together what would be told now of a team and period, and record nothing.

    Of a period that was released, this is how the rules look at it now, which `find` knows better.
    """
    members = await team_answers.members(transaction, team, period.end)
    known = await releases.tokens(transaction, members)
    return await _compose(transaction, scripts, team, period, {one: known.get(one, -one) for one in members})


async def release(
    transaction: Transaction,
    scripts: Mapping[str, Script],
    team: int,
    period: Period,
    now: str,
    new_token: Callable[[], int] = random_token,
) -> Digest:
    """Give what is told of a team and a period that is over, and freeze it if that was not done before.

    Args:
        transaction: to read and write in.
        scripts: the scripts by theme, which say what is a rating.
        team: the team's id.
        period: a week or a block.
        now: ISO 8601 in UTC.
        new_token: gives a random number below 2 ** 63 for a person who has none.

    Raises:
        ValueError: the period is not over.
    """
    if now < period.end:
        raise ValueError(f"{period.text} is not over.")
    found = await find(transaction, team, period)
    if found is not None:
        return found
    members = await team_answers.members(transaction, team, period.end)
    tokens = await releases.make_tokens(transaction, members, new_token)
    composed = await _compose(transaction, scripts, team, period, {one: tokens[one] for one in members})
    await releases.save(transaction, [as_release(team, period, composed.digest.told)], now)
    await releases.save_sets(transaction, as_sets(team, composed.disclosure))
    return msgspec.structs.replace(composed.digest, provisional=False)


def as_release(team: int, period: Period, told: Told) -> Release:
    """Give what is told as it is kept."""
    return Release(team, period.last, period.weeks, _encoder.encode(told).decode())


def as_sets(team: int, disclosure: Disclosure) -> list[SetBehind]:
    """Give the sets behind what is told as they are kept."""
    return [SetBehind(team, one.item, one.period.last, one.period.weeks, one.people) for one in disclosure.sets]


def scale_of(item: Item) -> list[str]:
    """Give the options of a rating that are places on its scale, lowest first."""
    return [option.id for option in item.options if not option.outside_scale]


def rating_items(scripts: Iterable[Script]) -> Iterator[tuple[str, Question, Item]]:
    """Give all ratings: the theme in whose script each stands, the question it is told as, and the item."""
    for script in scripts:
        for item in script.items:
            if item.kind == "rating":
                theme = ALL_THEMES if item.id == CORE else script.theme
                yield script.theme, Question(theme, item.id, len(scale_of(item))), item


async def _compose(
    transaction: Transaction, scripts: Mapping[str, Script], team: int, period: Period, tokens: Mapping[int, int]
) -> Composed:
    evidence = await _evidence(transaction, scripts, team, period, tokens)
    people = len(evidence.members - evidence.leads)
    wanted = (POINTS, *(ratings.question.item for ratings in evidence.ratings if len(ratings.given) >= LEAST_PEOPLE))
    items = {item for item in wanted if why_not_in_this_period(item, period, people) is None}
    sets: dict[str, list[ReleasedSet]] = {}
    for one in await releases.sets_near(transaction, tokens, items):
        if one.team == team and (one.last_week, one.weeks) == (period.last, period.weeks):
            continue
        sets.setdefault(one.item, []).append(ReleasedSet(one.item, Period(one.last_week, one.weeks), one.people))
    earlier = await releases.earlier(transaction, team, period.last, period.weeks, LOOK_BACK)
    before = [_decoder.decode(one.content) for one in earlier]
    told, disclosure = tell(team, evidence, sets, before, meeting_questions())
    return Composed(Digest(team, period, provisional=True, told=told), disclosure)


async def _evidence(
    transaction: Transaction, scripts: Mapping[str, Script], team: int, period: Period, tokens: Mapping[int, int]
) -> Evidence:
    leads = await team_answers.leads(transaction, team, period.start)
    counted = await team_answers.counted(transaction, tokens.keys(), period.end)
    ratings = list(rating_items(scripts.values()))
    finding = {(script.theme, item.id) for script in scripts.values() for item in script.items if item.finds}
    told_by_the_week = {CORE, *(item for _, item in finding)}
    items = {item.id for _, _, item in ratings} | told_by_the_week if period.is_block else told_by_the_week
    answers = await team_answers.given(transaction, counted, items, period.start, period.end)
    about = [one for one in answers if (one.theme, one.item) in finding]
    picked = await team_answers.picked(transaction, {one.conversation for one in about})
    named: dict[str, set[int]] = {}
    for one in about:
        for point in picked.get((one.conversation, one.item, one.revision), ()):
            named.setdefault(point, set()).add(tokens[one.respondent])
    return Evidence(
        period,
        frozenset(tokens.values()),
        frozenset(tokens[one] for one in leads if one in tokens),
        _ratings(ratings, answers, tokens),
        frozenset(tokens[one.respondent] for one in about),
        {point: frozenset(who) for point, who in named.items()},
    )


def _ratings(
    items: Iterable[tuple[str, Question, Item]], answers: Iterable[Given], tokens: Mapping[int, int]
) -> tuple[Ratings, ...]:
    """Sort answers by question, as places on its scale; "can't say" is no place."""
    given: dict[Question, dict[int, tuple[int, ...]]] = {}
    places: dict[tuple[str, str], tuple[Question, dict[str, int]]] = {}
    for theme, question, item in items:
        given[question] = {}
        places[theme, item.id] = question, {option: place for place, option in enumerate(scale_of(item), 1)}
    for one in answers:
        if (one.theme, one.item) in places:
            question, scale = places[one.theme, one.item]
            chosen = tuple(scale[option] for option in one.choices if option in scale)
            if chosen:
                who = tokens[one.respondent]
                given[question][who] = (*given[question].get(who, ()), *chosen)
    return tuple(Ratings(question, people) for question, people in given.items())
