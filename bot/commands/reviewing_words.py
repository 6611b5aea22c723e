"""`reflection-bot export review`: one person reads the words that were given to research, one answer at a time."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from bot.commands.common import DONE
from bot.research.words import unreviewed
from storage import words_reviews
from storage.words_reviews import Reviewed

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from bot.library import Library
    from bot.research.job import Request
    from storage.database import Database

_ASK = "[k]eep, [r]eword, [l]eave out, [q]uit: "


async def review_words(database: Database, library: Library, request: Request, now: Callable[[], datetime]) -> int:
    """Ask for a decision on each answer that has none; every decision is kept at once, so that one can go on later."""
    async with database.transaction() as transaction:
        waiting = await unreviewed(transaction, request.first_period.start, request.last_period.end)
    for place, one in enumerate(waiting, 1):
        item = library.scripts[one.theme].item(one.item) if one.theme in library.scripts else None
        print(f"\n{place} of {len(waiting)}. {one.theme}: {item.in_brief if item else one.item}\n\n{one.text}\n")
        redacted = library.screen(one.text).redacted
        if redacted is not None:
            print(f"This may hold personal data. The bot would write:\n\n{redacted}\n")
        reviewed = _decision(redacted)
        if reviewed is None:
            print("What you decided is kept. Run it again to go on.")
            return DONE
        async with database.transaction() as transaction:
            key = (one.conversation, one.item, one.revision)
            await words_reviews.save(transaction, key, reviewed, request.by, now().isoformat())
    print("All words of these periods are reviewed.")
    return DONE


def _decision(redacted: str | None) -> Reviewed | None:
    while True:
        match _read(_ASK):
            case None | "q":
                return None
            case "k":
                return Reviewed("keep")
            case "l":
                return Reviewed("leave-out")
            case "r":
                words = _read("New wording (empty: the bot's, where there is one): ")
                if words is None:
                    return None
                if words or redacted:
                    return Reviewed("reword", words or redacted)


def _read(prompt: str) -> str | None:
    """Read a line, None at the end of input."""
    print(prompt, end="", flush=True)
    line = sys.stdin.readline()
    return line.strip() if line else None
