"""Conversations: the state of each, from which it goes on after a restart."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import msgspec

from dialogues.conversation import Conversation

if TYPE_CHECKING:
    from collections.abc import Iterable

    from storage.database import Transaction


class History(msgspec.Struct, frozen=True):
    """What a person did before on one theme: conversations begun and finished, and the points shown the last time."""

    begun: int = 0
    finished: int = 0
    seen: tuple[str, ...] = ()


_decoder = msgspec.json.Decoder(Conversation)
_encoder = msgspec.json.Encoder()


async def latest(transaction: Transaction, respondents: Iterable[int]) -> dict[int, Conversation]:
    """Give each respondent's newest conversation, whatever its status."""
    rows = await transaction.rows(
        "SELECT conversation.respondent, state FROM conversation JOIN"
        " (SELECT respondent, max(id) AS newest FROM conversation"
        "  WHERE respondent IN (SELECT value FROM json_each(?)) GROUP BY respondent)"
        " ON conversation.id = newest",
        (json.dumps(sorted(respondents)),),
    )
    return {int(str(respondent)): _decoder.decode(str(state)) for respondent, state in rows}


async def waiting(transaction: Transaction) -> list[tuple[int, Conversation]]:
    """Give the conversations that wait for tailoring, each with its respondent, oldest first.

    The index is named, since SQLite would rather read all conversations there ever were than sort these few.
    """
    rows = await transaction.rows(
        "SELECT respondent, state FROM conversation INDEXED BY conversation_waiting WHERE waits = 1"
        " ORDER BY changed_at, id"
    )
    return [(int(str(respondent)), _decoder.decode(str(state))) for respondent, state in rows]


async def histories(transaction: Transaction, respondents: Iterable[int]) -> dict[tuple[int, str], History]:
    """Give what each respondent did before on each theme."""
    wanted = json.dumps(sorted(respondents))
    counts = await transaction.rows(
        "SELECT respondent, theme, count(*), sum(status = 'finished') FROM conversation"
        " WHERE respondent IN (SELECT value FROM json_each(?)) GROUP BY respondent, theme",
        (wanted,),
    )
    shown = await transaction.rows(
        "SELECT conversation.respondent, conversation.theme, point FROM point_shown"
        " JOIN conversation ON conversation.id = point_shown.conversation JOIN"
        " (SELECT max(id) AS newest FROM conversation WHERE respondent IN (SELECT value FROM json_each(?))"
        "  AND EXISTS (SELECT 1 FROM point_shown WHERE point_shown.conversation = conversation.id)"
        "  GROUP BY respondent, theme) ON conversation.id = newest",
        (wanted,),
    )
    seen: dict[tuple[int, str], tuple[str, ...]] = {}
    for respondent, theme, point in shown:
        key = (int(str(respondent)), str(theme))
        seen[key] = (*seen.get(key, ()), str(point))
    return {
        (key := (int(str(respondent)), str(theme))): History(int(str(begun)), int(str(done)), seen.get(key, ()))
        for respondent, theme, begun, done in counts
    }


async def next_id(transaction: Transaction) -> int:
    """Give the lowest conversation id that was never used, not even by a deleted one, so that no old button fits."""
    rows = await transaction.rows(
        "SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'conversation'), 0) + 1"
    )
    return msgspec.convert(rows[0][0], int)


async def save(transaction: Transaction, changed: Iterable[tuple[int, Conversation]], now: str) -> None:
    """Keep conversations, each with its respondent's id: first those that ended, since only one may be open."""
    ended_first = sorted(changed, key=lambda pair: pair[1].status in ("open", "paused"))
    await transaction.write(
        "INSERT INTO conversation (id, respondent, theme, edition, status, waits, state, started_at, changed_at)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?8)"
        " ON CONFLICT (id) DO UPDATE SET edition = excluded.edition, status = excluded.status,"
        " waits = excluded.waits, state = excluded.state, changed_at = excluded.changed_at",
        [
            (
                one.id,
                respondent,
                one.theme,
                one.edition,
                one.status,
                one.step == "wait" and one.status == "open",
                _encoded(one),
                now,
            )
            for respondent, one in ended_first
        ],
    )


def _encoded(conversation: Conversation) -> str:
    return _encoder.encode(conversation).decode()
