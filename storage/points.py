"""Points of the review that were offered, picked, shown and judged: ids and scores, no words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dialogues.conversation import Answer, Fit, Verdict
    from storage.database import Transaction


async def save_offered(transaction: Transaction, answers: Iterable[tuple[int, str, Answer]]) -> None:
    """Keep what was offered under answers (conversation, item, answer), and what was picked of it."""
    await transaction.write(
        "INSERT INTO point_offered (conversation, item, revision, point, position, score, picked)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (conversation, item, revision, point) DO UPDATE SET picked = excluded.picked",
        [
            (
                conversation,
                item,
                answer.revision,
                point,
                position,
                next(fit.score for fit in answer.found or () if fit.point == point),
                None if answer.picked is None else answer.picked == point,
            )
            for conversation, item, answer in answers
            for position, point in enumerate(answer.offered, 1)
        ],
    )


async def save_shown(transaction: Transaction, shown: Iterable[tuple[int, Fit]], now: str) -> None:
    """Keep what a reply showed (conversation, point with its score)."""
    await transaction.write(
        "INSERT INTO point_shown (conversation, point, score, shown_at) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (conversation, point) DO UPDATE SET score = excluded.score, shown_at = excluded.shown_at",
        [(conversation, fit.point, fit.score, now) for conversation, fit in shown],
    )


async def save_verdicts(transaction: Transaction, verdicts: Iterable[tuple[int, str, Verdict]]) -> None:
    """Keep whether a shown point fits (conversation, point, verdict)."""
    await transaction.write(
        "UPDATE point_shown SET verdict = ?3 WHERE conversation = ?1 AND point = ?2", [tuple(one) for one in verdicts]
    )
