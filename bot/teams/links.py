"""Links that let people in: https://t.me/BOT?start=CODE, where CODE is 128 random bits.

A code is in no table. An errand and a button hold its hash, the table the hash of that, so that nothing at rest opens
a door.
"""

from __future__ import annotations

import secrets
from datetime import timedelta
from hashlib import blake2b
from typing import TYPE_CHECKING

from storage import codes
from storage.codes import Code

if TYPE_CHECKING:
    from datetime import datetime

    from storage.codes import LinkRole
    from storage.database import Transaction

LIFETIME = timedelta(days=14)
_RANDOM_BYTES = 16


def shown(code: str) -> str:
    """Give what stands for a code in a button: 32 characters."""
    return blake2b(code.encode(), digest_size=16).hexdigest()


def stored(shown_code: str) -> str:
    """Give what stands in the table for what stands in a button."""
    return blake2b(shown_code.encode(), digest_size=16).hexdigest()


async def make_link(
    transaction: Transaction, username: str, role: LinkRole, team: int | None, now: datetime, uses: int | None = None
) -> str:
    """Make a link that grants a role until it expires, `uses` times or, by default, to all who open it.

    Args:
        transaction: what it is kept in.
        username: the bot's name on Telegram.
        role: what it grants.
        team: where, for members and leads.
        now: from when it works, for 14 days.
        uses: how many people it lets in.
    """
    code = secrets.token_urlsafe(_RANDOM_BYTES)
    expires_at = (now + LIFETIME).isoformat()
    await codes.save(transaction, Code(stored(shown(code)), role, team, expires_at, uses), now.isoformat())
    return f"https://t.me/{username}?start={code}"
