"""What a check-up finds: one line about each thing, with what to do where something is wrong. Pure."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Literal

import msgspec

if TYPE_CHECKING:
    from datetime import datetime

    from storage.checkup import Checkup

Mark = Literal["ok", "note", "wrong"]
MEGABYTE = 1_000_000
CLOCK_OFF_BY = timedelta(seconds=30)


class Finding(msgspec.Struct, frozen=True):
    """One thing that was looked at. A note leaves the bot working; what is wrong does not, or not for long."""

    mark: Mark
    about: str
    says: str


def of_database(path: str, found: Checkup) -> list[Finding]:
    """Say how the database is."""
    if not found.exists:
        return [Finding("ok", "database", f"{path} does not exist yet; the first start makes it.")]
    use = "the bot runs on it" if found.runs else "the bot does not run on it"
    findings = [Finding("ok", "database", f"{path} is whole and can be written; {use}.")]
    if found.steps_behind:
        says = "The next start brings it to the present edition, for good. Make a backup first."
        findings.append(Finding("note", "database", says))
    if found.others_read:
        findings.append(Finding("note", "database", f"Other accounts may read it; run chmod 600 {path}."))
    return findings


def of_disk(free: int, used: int) -> Finding:
    """Say whether there is room, both in bytes.

    To forget somebody, the file is written anew, which takes its size again; so does a backup on the same disk.
    """
    megabytes = f"{free // MEGABYTE} MB are free, and the database takes {used // MEGABYTE} MB"
    if free < used + 100 * MEGABYTE:
        return Finding("wrong", "disk", f"{megabytes}. Make room soon; a full disk stops the bot.")
    if free < 3 * used + 500 * MEGABYTE:
        return Finding("note", "disk", f"{megabytes}. Make room before you back up to this disk.")
    return Finding("ok", "disk", f"{megabytes}.")


def of_clock(ours: datetime, theirs: datetime | None) -> Finding:
    """Compare the clock with that of Telegram's server, which says the time in whole seconds."""
    if theirs is None:
        return Finding("note", "clock", "Telegram did not say what time it is, so the clock was not checked.")
    off = ours - theirs
    if abs(off) <= CLOCK_OFF_BY:
        return Finding("ok", "clock", f"It agrees with Telegram's to {CLOCK_OFF_BY.seconds} seconds.")
    side = "ahead of" if off > timedelta() else "behind"
    by = timedelta(seconds=round(abs(off).total_seconds()))
    return Finding(
        "wrong", "clock", f"It is {by} {side} Telegram's. Have it set by the network: timedatectl set-ntp true."
    )


def of_username(named: str, real: str) -> Finding:
    """Compare the name that links are made of with the one that Telegram knows."""
    if not named:
        return Finding("note", "token", f"Set TELEGRAM_BOT_USERNAME={real}; without it no links for teams can be made.")
    if named.removeprefix("@").casefold() != real.casefold():
        says = f"TELEGRAM_BOT_USERNAME is {named}, but the token belongs to {real}. Set the one that is meant."
        return Finding("wrong", "token", says)
    return Finding("ok", "token", f"Telegram knows the bot as @{real}.")


def of_webhook(wanted: str, is_set: str, failed_at: datetime | None, failed: str, now: datetime) -> Finding | None:
    """Say whether Telegram brings updates where they are wanted; there is nothing to say where none are to be brought.

    Args:
        wanted: WEBHOOK_URL.
        is_set: the address that Telegram has.
        failed_at: when Telegram last could not bring an update.
        failed: how that failed, in Telegram's words.
        now: the time.
    """
    if not wanted and not is_set:
        return None
    if wanted != is_set:
        return Finding("note", "webhook", "Telegram has another address so far; the next start of the bot sets it.")
    if failed_at is not None and now - failed_at < timedelta(hours=1):
        says = f"At {failed_at:%H:%M} UTC Telegram could not bring an update: {failed}. See docs/operating.md, Webhook."
        return Finding("wrong", "webhook", says)
    return Finding("ok", "webhook", "Telegram brings updates to WEBHOOK_URL.")
