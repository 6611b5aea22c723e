"""Responses to items, every revision of each."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dialogues.conversation import Answer
    from storage.database import Transaction


async def save(transaction: Transaction, answers: Iterable[tuple[int, str, Answer]], now: str) -> None:
    """Keep answers (conversation, item, answer); the same revision again is kept once."""
    await transaction.write(
        "INSERT INTO response (conversation, item, revision, wording, skipped, words, detail, choices, answered_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (conversation, item, revision) DO NOTHING",
        [
            (
                conversation,
                item,
                answer.revision,
                answer.wording,
                answer.skipped,
                answer.words or None,
                answer.detail or None,
                json.dumps(answer.choices) if answer.choices else None,
                now,
            )
            for conversation, item, answer in answers
        ],
    )
