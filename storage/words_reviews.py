"""What a reviewer decided on words that people gave to research, one answer at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

if TYPE_CHECKING:
    from storage.database import Transaction

Decision = Literal["keep", "reword", "leave-out"]
Key = tuple[int, str, int]


class Reviewed(msgspec.Struct, frozen=True):
    """A decision; `words` is the wording of the reviewer where it was reworded."""

    decision: Decision
    words: str | None = None


async def decided(transaction: Transaction) -> dict[Key, Reviewed]:
    """Give all decisions by conversation, item and revision; words that were changed since have none."""
    rows = await transaction.rows("SELECT conversation, item, revision, decision, words FROM words_review")
    return {
        (int(str(conversation)), str(item), int(str(revision))): msgspec.convert(
            {"decision": decision, "words": words}, Reviewed
        )
        for conversation, item, revision, decision, words in rows
    }


async def save(transaction: Transaction, key: Key, reviewed: Reviewed, reviewer: str, now: str) -> None:
    """Keep one decision."""
    await transaction.write(
        "INSERT OR REPLACE INTO words_review VALUES (?, ?, ?, ?, ?, ?, ?)",
        [(*key, reviewed.decision, reviewed.words, reviewer, now)],
    )
