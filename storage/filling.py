"""Fills a new database with rows made elsewhere, many at a time, as a demonstration needs it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from storage.database import Transaction, Value

Table = Literal[
    "respondent", "team", "membership", "role", "switch_turned", "conversation", "response", "point_offered",
    "point_shown", "plan", "token", "release", "released_set",
]  # fmt: skip
_COLUMNS: dict[Table, tuple[str, ...]] = {
    "respondent": ("id", "channel", "address", "greeted_at", "created_at"),
    "team": ("id", "name", "timezone", "send_day", "send_time", "due_at", "created_at"),
    "membership": ("team", "respondent", "joined_at", "left_at"),
    "role": ("respondent", "role", "team", "granted_at"),
    "switch_turned": ("respondent", "switch", "is_on", "words_edition", "turned_at"),
    "conversation": (
        "id", "respondent", "theme", "edition", "status", "waits", "state", "started_at", "changed_at"
    ),
    "response": (
        "conversation", "item", "revision", "wording", "skipped", "words", "detail", "choices", "answered_at"
    ),
    "point_offered": ("conversation", "item", "revision", "point", "position", "score", "picked"),
    "point_shown": ("conversation", "point", "score", "shown_at", "verdict"),
    "plan": ("conversation", "words", "made_at", "due_at", "asked_at", "outcome"),
    "token": ("respondent", "token"),
    "release": ("team", "last_week", "weeks", "content", "released_at"),
    "released_set": ("team", "item", "weeks", "last_week", "people"),
}  # fmt: skip


async def fill(transaction: Transaction, table: Table, rows: Sequence[Sequence[Value]]) -> None:
    """Put rows into a table; their values stand in the order of the columns above."""
    columns = _COLUMNS[table]
    places = ", ".join("?" * len(columns))
    await transaction.write(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({places})", rows)  # noqa: S608  constants


async def first_reflections(transaction: Transaction) -> list[tuple[int, str]]:
    """Give everybody who reflected, with when their first reflection ended (ISO 8601 in UTC)."""
    rows = await transaction.rows(
        "SELECT respondent, min(changed_at) FROM conversation GROUP BY respondent ORDER BY respondent"
    )
    return [(int(str(respondent)), str(first)) for respondent, first in rows]
