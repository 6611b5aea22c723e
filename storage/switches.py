"""What people switched on or off, each time with the edition of the words that were shown."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import msgspec

from dialogues.conversation import Switch

if TYPE_CHECKING:
    from collections.abc import Iterable

    from storage.database import Transaction


async def latest(transaction: Transaction, respondents: Iterable[int]) -> dict[int, dict[Switch, bool]]:
    """Give how each respondent's switches stand."""
    rows = await transaction.rows(
        "SELECT respondent, switch, is_on FROM switch_turned WHERE respondent IN (SELECT value FROM json_each(?))"
        " ORDER BY id",
        (json.dumps(sorted(respondents)),),
    )
    stand: dict[int, dict[Switch, bool]] = {}
    for respondent, switch, is_on in rows:
        stand.setdefault(int(str(respondent)), {})[msgspec.convert(switch, Switch)] = bool(is_on)
    return stand


async def save(
    transaction: Transaction, turned: Iterable[tuple[int, Switch, bool]], words_edition: int, now: str
) -> None:
    """Keep that switches were turned (respondent, switch, on)."""
    await transaction.write(
        "INSERT INTO switch_turned (respondent, switch, is_on, words_edition, turned_at) VALUES (?, ?, ?, ?, ?)",
        [(*one, words_edition, now) for one in turned],
    )
