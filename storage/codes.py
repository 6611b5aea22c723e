"""Codes of links: what each grants, kept as a hash; and how often codes failed, so that guessing is slowed down."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

if TYPE_CHECKING:
    from storage.database import Transaction

LinkRole = Literal["member", "lead", "researcher", "operator"]


class Code(msgspec.Struct, frozen=True):
    """What a link grants. `uses_left` of None is as many as like; times are ISO 8601 in UTC."""

    hash: str
    role: LinkRole
    team: int | None
    expires_at: str
    uses_left: int | None = None


async def save(transaction: Transaction, code: Code, now: str) -> None:
    """Keep a new code; those that expired are forgotten."""
    await transaction.write("DELETE FROM code WHERE expires_at <= ?", [(now,)])
    await transaction.write(
        "INSERT INTO code (hash, role, team, made_at, expires_at, uses_left) VALUES (?, ?, ?, ?, ?, ?)",
        [(code.hash, code.role, code.team, now, code.expires_at, code.uses_left)],
    )


async def find(transaction: Transaction, hashed: str, now: str) -> Code | None:
    """Give the code of a hash if it still works: not expired, used up or revoked, and its team is there."""
    rows = await transaction.rows(
        "SELECT hash, role, team, expires_at, uses_left FROM code LEFT JOIN team ON team.id = team"
        " WHERE hash = ? AND expires_at > ? AND revoked_at IS NULL AND coalesce(uses_left, 1) > 0"
        " AND removed_at IS NULL",
        (hashed, now),
    )
    return msgspec.convert(dict(zip(Code.__struct_fields__, rows[0], strict=True)), Code) if rows else None


async def use(transaction: Transaction, hashed: str) -> None:
    """Take one use from a code."""
    await transaction.write("UPDATE code SET uses_left = uses_left - 1 WHERE hash = ?", [(hashed,)])


async def revoke(transaction: Transaction, role: LinkRole, team: int | None, now: str) -> None:
    """Stop all links for a role (in a team)."""
    await transaction.write(
        "UPDATE code SET revoked_at = ? WHERE role = ? AND team IS ? AND revoked_at IS NULL", [(now, role, team)]
    )


async def failures(transaction: Transaction, respondent: int, since: str) -> tuple[int, int]:
    """Count the codes that failed since a time: this person's, and everybody's."""
    rows = await transaction.rows(
        "SELECT (SELECT count(*) FROM code_failure WHERE respondent = ?1 AND failed_at > ?2),"
        " (SELECT count(*) FROM code_failure WHERE failed_at > ?2)",
        (respondent, since),
    )
    own, all_of_them = rows[0]
    return msgspec.convert(own, int), msgspec.convert(all_of_them, int)


async def save_failure(transaction: Transaction, respondent: int, now: str, forget_before: str) -> None:
    """Note that a code failed; failures before a time count no more."""
    await transaction.write("DELETE FROM code_failure WHERE failed_at < ?", [(forget_before,)])
    await transaction.write("INSERT INTO code_failure (respondent, failed_at) VALUES (?, ?)", [(respondent, now)])
