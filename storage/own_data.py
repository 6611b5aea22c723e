"""All that is held about one person: found by following the tables' references, given, and deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from storage import tombstones

if TYPE_CHECKING:
    from storage.database import Transaction, Value

Holding = dict[str, list[dict[str, "Value"]]]


class Reflection(msgspec.Struct, frozen=True):
    """One conversation of a person, without its words. `started_at` is ISO 8601 in UTC."""

    id: int
    theme: str
    status: str
    started_at: str


async def tables(transaction: Transaction) -> dict[str, list[tuple[str, str]]]:
    """Give the tables that are about a person, each with its references (column, other table), the person first.

    A table is about a person if its rows go when the person goes: it refers to respondent, or to a table that does,
    ON DELETE CASCADE. A new table is covered by that alone.
    """
    references = await transaction.rows(
        'SELECT name, one."from", one."table" FROM sqlite_schema, pragma_foreign_key_list(name) AS one'
        " WHERE type = 'table' AND on_delete = 'CASCADE' ORDER BY name, one.id"
    )
    about: dict[str, list[tuple[str, str]]] = {"respondent": []}
    growing = True
    while growing:
        found = {str(name) for name, _, other in references if str(other) in about and str(name) not in about}
        about |= {name: [] for name in sorted(found)}
        growing = bool(found)
    for name, column, other in references:
        if str(other) in about:
            about[str(name)].append((str(column), str(other)))
    return about


async def held(transaction: Transaction, respondent: int) -> Holding:
    """Give all rows about a person by table, each row by column; empty tables are left out."""
    about = await tables(transaction)
    holding: Holding = {}
    for name in about:
        rows = await transaction.rows(f"SELECT * FROM {name} WHERE {_whose(name, about)}", (respondent,))  # noqa: S608  names from the schema
        if rows:
            columns = await transaction.rows("SELECT name FROM pragma_table_info(?)", (name,))
            names = [str(column) for (column,) in columns]
            holding[name] = [dict(zip(names, row, strict=True)) for row in rows]
    return holding


async def reflections(transaction: Transaction, respondent: int) -> list[Reflection]:
    """Give a person's reflections, the newest first."""
    rows = await transaction.rows(
        "SELECT id, theme, status, started_at FROM conversation WHERE respondent = ? ORDER BY id DESC", (respondent,)
    )
    return [msgspec.convert(dict(zip(Reflection.__struct_fields__, row, strict=True)), Reflection) for row in rows]


async def forget(transaction: Transaction, respondent: int, address: tuple[str, str], now: str) -> None:
    """Delete all that is held about a person on a channel at an address, and see that no backup brings it back."""
    transaction.tombstones.add(tombstones.person(*address), now)
    await transaction.write("DELETE FROM respondent WHERE id = ?", [(respondent,)])
    await scrub_after(transaction, now)


async def with_afterwards(transaction: Transaction, respondent: int, conversation: int) -> list[int]:
    """Give a person's reflection and the conversations about its plan, and about smaller ones made there, by id."""
    rows = await transaction.rows(
        "WITH RECURSIVE one (id) AS ("
        " SELECT id FROM conversation WHERE id = ?1 AND respondent = ?2"
        " UNION SELECT later.id FROM one JOIN conversation AS later ON json_extract(later.state, '$.follows') = one.id"
        " WHERE later.respondent = ?2 AND later.theme = 'follow-up'"
        ") SELECT id FROM one ORDER BY id",
        (conversation, respondent),
    )
    return [int(str(number)) for (number,) in rows]


async def forget_reflection(
    transaction: Transaction, respondent: int, address: tuple[str, str], conversation: int, now: str
) -> None:
    """Delete one reflection of a person with what was said about its plan; nobody can delete somebody else's."""
    gone = await with_afterwards(transaction, respondent, conversation)
    for one in gone:
        transaction.tombstones.add(tombstones.reflection(*address, one), now)
    await transaction.write("DELETE FROM conversation WHERE id = ?", [(one,) for one in gone])
    await scrub_after(transaction, now)


async def scrub_after(transaction: Transaction, now: str) -> None:
    """Ask that what was deleted is taken out of every byte of the file, by `Database.scrub` after this transaction."""
    await transaction.write("INSERT OR IGNORE INTO scrub_due VALUES (?)", [(now,)])


def _whose(name: str, about: dict[str, list[tuple[str, str]]]) -> str:
    """Give the condition under which a row is about person ?1; a direct reference decides where there is one."""
    if name == "respondent":
        return "id = ?1"
    direct = [column for column, other in about[name] if other == "respondent"]
    if direct:
        return " OR ".join(f'"{column}" = ?1' for column in direct)
    return " OR ".join(
        f'"{column}" IN (SELECT id FROM {other} WHERE {_whose(other, about)})'  # noqa: S608  as above
        for column, other in about[name]
    )
