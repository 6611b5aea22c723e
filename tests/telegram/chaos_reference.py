"""What should have come of a storm: the same things one after the other, undisturbed, on a fresh database."""

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from bot.channels.telegram_channel.posting import parts_of
from bot.channels.telegram_channel.reading import CHANNEL, read_update
from bot.library import Library
from bot.messages import Incoming, Message, Tailored
from bot.reflecting.walk import Walk
from storage.database import Database
from tests.telegram.errors import JSON

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
Tables = dict[str, set[tuple[object, ...]]]
Sight = tuple[object, ...]
Entry = tuple[int, int | None, str, str | None]


def tables(path: Path) -> Tables:
    """All rows of all tables, with addresses in the place of respondents' numbers."""
    connection = sqlite3.connect(path)
    try:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        addresses = dict(connection.execute("SELECT id, address FROM respondent"))
        names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        result: Tables = {}
        for name in names:
            rows = connection.execute(f"SELECT * FROM {name}")
            whose = "id" if name == "respondent" else "respondent"
            columns = [column for column, *_ in rows.description]
            result[name] = {
                tuple(
                    addresses.get(value, value) if column == whose else value
                    for column, value in zip(columns, row, strict=True)
                )
                for row in rows
            }
        return result
    finally:
        connection.close()


async def replay(diary: list[Entry], updates: dict[int, JSON], library: Library, path: Path) -> dict[str, list[Sight]]:
    """Take all that the diary says, and give what each chat should have seen.

    An entry is the process, the update's number or None, the address, and what was tailored. A first wording is only in
    memory, so that a new process has none.
    """
    seen: dict[str, list[Sight]] = {}
    database = await Database.open(path)
    await database._connection.execute("PRAGMA synchronous = OFF")
    before = None
    for process, number, address, tailored in diary:
        if process != before:
            walk, before = Walk(database, library, lambda: NOW), process
        if number is None:
            content = msgspec.json.decode(tailored or "", type=Tailored)
            incoming = Incoming(CHANNEL, address, content)
        else:
            read, _ = read_update(number, updates[number])
            assert isinstance(read, Incoming)
            incoming = read
        for outgoing in await walk.take([incoming]):
            message = msgspec.json.decode(outgoing.message, type=Message)
            seen.setdefault(outgoing.address, []).extend(_sights(message))
    await database.close()
    return seen


def sight(request: JSON) -> Sight:
    """What a person sees of a request that the bot made."""
    given = request["parameters"]
    if request["method"] == "deleteMessage":
        return (given["message_id"],)
    rows = given.get("reply_markup", {}).get("inline_keyboard", [])
    buttons = tuple((button["text"], button["callback_data"]) for row in rows for button in row)
    return (given.get("message_id"), given["text"], buttons)


def _sights(message: Message) -> list[Sight]:
    if message.deletes is not None:
        return [(message.deletes,)]
    return [
        (part.replaces, part.text, tuple((button.label, button.code) for button in part.buttons))
        for part in parts_of(message)
    ]
