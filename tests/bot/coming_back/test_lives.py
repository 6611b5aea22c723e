"""Weeks of people's lives with the bot, as files that read aloud. `pytest --rewrite` writes the bot's side anew.

A line "= 2026-11-27 09:00" lets time pass until then, in London; whatever the bot sends by itself meanwhile stands
under the time at which it came.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from tests.rehearsal import as_text
from tests.stage import Stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from bot.library import Library
    from bot.messages import Message
    from tests.stage import Player

LIVES = sorted((Path(__file__).parent.parent.parent / "transcripts" / "lives").glob("*.txt"))
LONDON = ZoneInfo("Europe/London")
MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize("path", LIVES, ids=lambda path: path.stem)
async def test_life_goes_as_written(
    path: Path, library: Library, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    written = path.read_text("utf-8")
    stage = await Stage.open(tmp_path / "r.sqlite3", library)
    try:
        text = "\n".join([line async for line in played(stage, written.splitlines())]).replace("\n\n\n", "\n\n")
    finally:
        await stage.database.close()
    text = text.strip() + "\n"
    if request.config.getoption("--rewrite"):
        path.write_text(text, "utf-8")
    assert text == written


async def played(stage: Stage, lines: list[str]) -> AsyncIterator[str]:
    person = stage.person("someone")
    for line in lines:
        if line.startswith(("#", "= ", "> ")):
            yield line
        if line.startswith("= "):
            until = datetime.fromisoformat(line[2:]).replace(tzinfo=LONDON).astimezone(UTC)
            while (at := await next_due(stage)) is not None and at <= until:
                stage.now = max(stage.now, at) + MINUTE
                heard = len(person.heard)
                await stage.play()
                for message in person.heard[heard:]:
                    yield f"\n[{stage.now.astimezone(LONDON):%A %d %B, %H:%M}]\n{as_text(message)}\n"
            stage.now = max(stage.now, until)
        elif line.startswith("> ~"):
            for message in await finish_quietly(person, line.removeprefix("> ~").strip()):
                yield f"\n{as_text(message)}\n"
        elif line.startswith("> "):
            for message in await said(person, line.removeprefix("> ")):
                yield f"\n{as_text(message)}\n"


async def next_due(stage: Stage) -> datetime | None:
    """Give the first due time that stands in a table."""
    async with stage.database.transaction() as transaction:
        rows = await transaction.rows(
            "SELECT min(at) FROM (SELECT min(remind_at) AS at FROM plan UNION ALL SELECT min(due_at) FROM weekly)"
        )
    return None if rows[0][0] is None else datetime.fromisoformat(str(rows[0][0]))


async def said(person: Player, line: str) -> list[Message]:
    heard = len(person.heard)
    if line.startswith("[") and line.endswith("]"):
        await person.press(line.strip("[]"))
    else:
        await person.write(line)
    return person.heard[heard:]


async def finish_quietly(person: Player, wish: str) -> list[Message]:
    """Go on with what is open, or begin a theme, and finish it, "extent 1: when ..., i will ..."; give the end."""
    theme, _, plan = wish.partition(": ")
    theme, _, weeks = theme.partition(" ")
    heard = await said(person, f"/start {theme}".strip())
    labels = ["not begun"]
    while "Done" not in labels:
        labels = [button.label for message in heard for button in message.buttons]
        if any("..., I will ..." in message.text for message in heard) and plan:
            heard = await said(person, plan)
        elif "In 1 week" in labels:
            heard = await said(person, "[In 1 week]" if weeks == "1" else "[In 2 weeks]")
        else:
            press = next((label for label in ("Start", "Done") if label in labels), None)
            heard = await said(person, f"[{press}]" if press else "/skip")
    return heard
