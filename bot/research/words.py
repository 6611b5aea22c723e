"""Words that people gave to research, as a reviewer left them."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

import msgspec

from bot.research.rules import FEWEST_PEOPLE
from storage import given, words_reviews

if TYPE_CHECKING:
    from bot.library import Library
    from bot.research.job import Request
    from storage.database import Transaction
    from storage.given import Words


class WordsNotReadyError(Exception):
    """Words can't leave yet; the message is one sentence."""


class ReviewedText(msgspec.Struct, frozen=True):
    """One answer's words, with the question and the points of the review that its author picked."""

    theme: str
    item: str
    points: tuple[str, ...]
    text: str


class ReviewedWords(msgspec.Struct, frozen=True):
    """All words that leave, in random order, and whose they are, which is not written anywhere."""

    texts: tuple[ReviewedText, ...]
    people: set[int]


async def unreviewed(transaction: Transaction, start: str, end: str) -> list[Words]:
    """Give the words of a time that nobody has decided on, in random order, so that no order tells who wrote them."""
    by_person = await given.words_between(transaction, start, end)
    decided = await words_reviews.decided(transaction)
    waiting = [one for those in by_person.values() for one in those if _key(one) not in decided]
    secrets.SystemRandom().shuffle(waiting)
    return waiting


async def reviewed_words(transaction: Transaction, library: Library, request: Request) -> ReviewedWords:
    """Give the words that leave with an export.

    Raises:
        WordsNotReadyError: some were not reviewed, or too few people gave any.
    """
    start, end = request.first_period.start, request.last_period.end
    by_person = await given.words_between(transaction, start, end)
    decided = await words_reviews.decided(transaction)
    waiting = sum(_key(one) not in decided for those in by_person.values() for one in those)
    if waiting:
        raise WordsNotReadyError(
            f"{waiting} answers in words were not reviewed: run reflection-bot export review"
            f" --from {request.first_week} --to {request.last_week} --by NAME first."
        )
    leaving: list[ReviewedText] = []
    people: set[int] = set()
    for person, those in by_person.items():
        for one in those:
            reviewed = decided[_key(one)]
            if reviewed.decision != "leave-out":
                people.add(person)
                text = reviewed.words if reviewed.words is not None else one.text
                redacted = library.screen(text).redacted
                leaving.append(ReviewedText(one.theme, one.item, one.points, text if redacted is None else redacted))
    if len(people) < FEWEST_PEOPLE:
        raise WordsNotReadyError(
            f"Only {len(people)} people gave words to research in these periods and at least {FEWEST_PEOPLE} are"
            " needed: leave out --words, or take in more periods."
        )
    secrets.SystemRandom().shuffle(leaving)
    return ReviewedWords(tuple(leaving), people)


def _key(one: Words) -> words_reviews.Key:
    return (one.conversation, one.item, one.revision)
