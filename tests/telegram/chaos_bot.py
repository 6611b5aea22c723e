"""`reflection-bot` for a storm: it starts quickly, tailors and screens quickly, and keeps a diary of what was taken.

The diary goes into the same transaction as what was taken, so that a kill can't part them.
"""

import os
import pickle
import zlib
from pathlib import Path
from typing import Any

import msgspec
from msgspec.structs import replace

from bot import main
from bot.commands import run as run_command
from bot.library import Library, build_library
from bot.messages import Incoming, Tailored
from bot.reflecting import walk
from bot.reflecting.person import Decision, Person
from bot.reflecting.reception import Reception
from bot.screening import Screened
from bot.settings import Settings
from dialogues.conversation import Fit
from dialogues.screening.concerns.hearing import Concern
from storage.database import Transaction

PHONE = "07700 900123"
DIARY = (
    "CREATE TABLE IF NOT EXISTS diary"
    " (place INTEGER PRIMARY KEY, process INTEGER, number INTEGER, address TEXT, tailored TEXT)"
)
_take, _keep = Reception.take, walk.keep


def quick(library: Library) -> Library:
    """The library with answers from checksums and plain searches in the place of trained files."""

    def find_points(theme: str, text: str) -> tuple[Fit, ...]:
        chance = zlib.crc32(text.encode())
        points = library.review.candidates(theme)
        chosen = [points[(chance // 7 + 11 * number) % len(points)].id for number in range(chance % 5)]
        words = text.split("\n", maxsplit=1)[0][:40]
        return tuple(Fit(point, 0.9 - 0.1 * place, words) for place, point in enumerate(dict.fromkeys(chosen)))

    return replace(library, find_points=find_points, screen=_screen)


def _screen(text: str) -> Screened:
    redacted = text.replace(PHONE, "[phone number]") if PHONE in text else None
    return Screened((), redacted, Concern.DANGER if "not safe" in text else None, None)


def _quick_library_for(_settings: Settings) -> Library:
    return quick(build_library(pickle.loads(Path(os.environ["CHAOS_SOURCES"]).read_bytes())))


def _take_and_remember(self: Reception, person: Person, incoming: Incoming) -> Decision:
    decision = _take(self, person, incoming)
    vars(decision)["incoming"] = incoming
    return decision


async def _keep_with_diary(transaction: Transaction, decisions: list[Decision], *others: Any) -> None:  # noqa: ANN401
    await _keep(transaction, decisions, *others)
    taken: list[Incoming] = [vars(decision)["incoming"] for decision in decisions]
    tailored = [
        msgspec.json.encode(one.content).decode() if isinstance(one.content, Tailored) else None for one in taken
    ]
    await transaction.write(DIARY, [()])
    await transaction.write(
        "INSERT INTO diary (process, number, address, tailored) VALUES (?, ?, ?, ?)",
        [(os.getpid(), one.update, one.address, found) for one, found in zip(taken, tailored, strict=True)],
    )


if __name__ == "__main__":
    run_command.library_for = _quick_library_for
    Reception.take = _take_and_remember  # type: ignore[method-assign]
    walk.keep = _keep_with_diary  # type: ignore[assignment]
    main.main()
