"""Whether the bot is well: judged from what was seen of the database, Telegram and the outbox. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

LONGEST_S = 60.0
CHECKS = ("database", "telegram", "outbox")
UNSEEN = "This was not looked at yet."
UNWRITABLE = "The database can't be written; reflection-bot doctor says why."
UNREACHED = "Telegram has not answered so far; reflection-bot doctor says why."
AWAY = "Telegram has not answered for more than a minute; reflection-bot doctor says why."
UNSENT = "A message has waited for more than a minute; the log says what sending waits for."
STUCK = "The bot has not looked after itself for more than a minute; restart it."


class Seen(msgspec.Struct, frozen=True):
    """What was seen, times in seconds.

    That is whether the database took a write, how long ago Telegram answered (None for never), and how long the oldest
    message waits (None where nothing does).
    """

    writable: bool
    answered_ago: float | None
    waits_for: float | None


class State(msgspec.Struct, frozen=True, omit_defaults=True):
    """How one thing stands, since when, and one sentence for an operator where it is not well."""

    ok: bool
    since: datetime
    says: str = ""


class Report(msgspec.Struct, frozen=True):
    """How all things stand, and since when that is so together."""

    ready: bool
    since: datetime
    checks: dict[str, State]


def sentences(seen: Seen) -> dict[str, str]:
    """Say for each check what is wrong; nothing is said where it is well."""
    answered, waits = seen.answered_ago, seen.waits_for
    away = UNREACHED if answered is None else AWAY if answered > LONGEST_S else ""
    unsent = UNSENT if waits is not None and waits > LONGEST_S else ""
    return dict(zip(CHECKS, ("" if seen.writable else UNWRITABLE, away, unsent), strict=True))


def unseen(now: datetime) -> Report:
    """Give the report of a bot that just begins."""
    return Report(ready=False, since=now, checks={name: State(ok=False, since=now, says=UNSEEN) for name in CHECKS})


def judged(before: Report, found: Mapping[str, str], now: datetime) -> Report:
    """Give the report after a look; what stands as it did keeps its time."""
    checks = {}
    for name, says in found.items():
        last, ok = before.checks[name], not says
        checks[name] = State(ok=ok, since=last.since if last.ok is ok else now, says=says)
    ready = all(state.ok for state in checks.values())
    return Report(ready=ready, since=before.since if before.ready is ready else now, checks=checks)
