"""Makes the exports that were asked for in the chat: each in a process of its own, so that nobody else has to wait.

The process is the command itself, with a ZIP beside the database as its folder. The ZIP appears when it is complete. So
a bot that was killed meanwhile finds it, or sees by a lock that the process is still at work, or begins anew.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from bot.messages import Attachment, Message
from bot.teams.roles import Deed, may
from storage import exports, roles, wanted_exports

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.library import Library
    from storage.database import Transaction
    from storage.wanted_exports import Wanted

MOST_BYTES = 20_000_000
WORD_EVERY = timedelta(minutes=1)
_WARNING = "Warning: "
begun: dict[Path, subprocess.Popen[bytes]] = {}


class _Place(msgspec.Struct, frozen=True):
    """Where one export is made: `said` holds what the process says, and is locked while it runs."""

    database: Path
    number: int

    @property
    def file(self) -> Path:
        return self.database.with_name(f"{self.database.name}-export-{self.number}.zip")

    @property
    def said(self) -> Path:
        return self.file.with_suffix(".said")

    def lines(self) -> list[str]:
        """Give what the process said."""
        return self.said.read_text("utf-8", "replace").splitlines() if self.said.is_file() else []


async def run(transaction: Transaction, library: Library, now: datetime) -> list[tuple[int, Message]]:
    """Begin, watch and hand over what was asked for, one after the other."""
    wanted = await wanted_exports.every(transaction)
    database = await _database(transaction)
    _clean(database, {one.id for one in wanted})
    if not wanted:
        return []
    one, place = wanted[0], _Place(database, wanted[0].id)
    if not may(Deed.EXPORT, await roles.of(transaction, one.respondent)):
        await wanted_exports.remove(transaction, one.id)
        return []
    if _is_at_work(place):
        return await _say_how_far(transaction, library, one, place, now)
    process = begun.pop(place.said, None)
    if not place.file.is_file() and process is None and _begin(one, place, now):
        return []
    await wanted_exports.remove(transaction, one.id)
    if not place.file.is_file():
        why = next((line for line in reversed(place.lines()) if line.strip()), "")
        return [(one.respondent, Message(library.texts("export_failed", why=why)))]
    return [(one.respondent, message) for message in await _handed_over(transaction, library, one, place)]


def _by(one: Wanted) -> str:
    return f"{one.by}, in the chat"


async def _database(transaction: Transaction) -> Path:
    rows = await transaction.rows("SELECT file FROM pragma_database_list WHERE name = 'main'")
    return Path(str(rows[0][0]))


def _begin(one: Wanted, place: _Place, now: datetime) -> bool:
    """Start the process; say whether that was possible."""
    how = [name for name, is_on in (("--open", one.is_open), ("--linked", one.linked)) if is_on]
    weeks = ("--from", one.first_week, "--to", one.last_week)
    record = (f"--by={_by(one)}", f"--purpose={one.purpose}", "--now", now.isoformat())
    command = (sys.executable, "-m", "bot", "export", str(place.file), "--database", str(place.database))
    try:
        with place.said.open("wb") as said:
            fcntl.flock(said, fcntl.LOCK_EX | fcntl.LOCK_NB)
            begun[place.said] = subprocess.Popen(  # noqa: S603  our own command, without a shell
                (*command, *weeks, *record, *how),
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=said,
                env=os.environ | {"OPENBLAS_NUM_THREADS": "1"},
                umask=0o077,
                start_new_session=True,
            )
    except OSError:
        return False
    return True


def _is_at_work(place: _Place) -> bool:
    process = begun.get(place.said)
    if process is not None:
        return process.poll() is None
    return _is_locked(place.said)


def _is_locked(said: Path) -> bool:
    """Say whether a process, perhaps begun before this one was, still holds what it says."""
    try:
        with said.open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except FileNotFoundError:
        return False
    except OSError:
        return True
    return False


async def _say_how_far(
    transaction: Transaction, library: Library, one: Wanted, place: _Place, now: datetime
) -> list[tuple[int, Message]]:
    """Say how far it is, once a minute."""
    if now - datetime.fromisoformat(one.told_at) < WORD_EVERY:
        return []
    await wanted_exports.save_told(transaction, one.id, now.isoformat())
    percents = [line.partition(" percent")[0] for line in place.lines() if line.endswith(" left")]
    return [(one.respondent, Message(library.texts("export_at_work", percent=percents[-1] if percents else 0)))]


async def _handed_over(transaction: Transaction, library: Library, one: Wanted, place: _Place) -> Sequence[Message]:
    """Give the ZIP with what the record says of it, and what to take care of."""
    texts = library.texts
    if place.file.stat().st_size > MOST_BYTES:
        return [Message(texts("export_too_large"))]
    recorded = reversed(await exports.every(transaction))
    done = next(each.export for each in recorded if each.export.by == _by(one))
    lines = [texts("export_done", responses=done.responses, people=done.people, k=done.k)]
    warnings = [line.removeprefix(_WARNING) for line in place.lines() if line.startswith(_WARNING)]
    lines += [texts("export_warning", warning=warning) for warning in warnings]
    name = f"export-{one.first_week}-{one.last_week}.zip"
    return [Message("\n".join(lines), attachment=Attachment(name, place.file.read_bytes()))]


def _clean(database: Path, wanted: set[int]) -> None:
    """Remove what nobody waits for any more, what a killed process left included."""
    ours = f"{database.name}-export-"
    for path in [one for one in database.parent.iterdir() if ours in one.name]:
        number = path.name.partition(ours)[2].partition(".")[0]
        if number.isdecimal() and int(number) not in wanted and not _is_at_work(_Place(database, int(number))):
            begun.pop(_Place(database, int(number)).said, None)
            if path.is_dir():
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink(missing_ok=True)
