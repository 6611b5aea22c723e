"""The scripts of all editions that were asked, so that an export can say what an old edition meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from dialogues.script import Script

if TYPE_CHECKING:
    from collections.abc import Iterable

    from storage.database import Transaction

_decoder = msgspec.json.Decoder(Script)


async def save(transaction: Transaction, scripts: Iterable[Script]) -> None:
    """Keep scripts by theme and edition; an unchanged one is not written again."""
    known = {(one.theme, one.edition): one for one in (await every(transaction)).values()}
    await transaction.write(
        "INSERT INTO script_edition (theme, edition, script) VALUES (?, ?, ?)"
        " ON CONFLICT (theme, edition) DO UPDATE SET script = excluded.script",
        [
            (one.theme, one.edition, msgspec.json.encode(one).decode())
            for one in scripts
            if known.get((one.theme, one.edition)) != one
        ],
    )


async def every(transaction: Transaction) -> dict[tuple[str, int], Script]:
    """Give the scripts by theme and edition."""
    rows = await transaction.rows("SELECT theme, edition, script FROM script_edition ORDER BY theme, edition")
    return {(str(theme), int(str(edition))): _decoder.decode(str(script)) for theme, edition, script in rows}
