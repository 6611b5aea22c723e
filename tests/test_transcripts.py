"""Whole conversations as files that read aloud. `pytest --rewrite` writes the bot's side anew."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.rehearsal import Rehearsal, as_text

if TYPE_CHECKING:
    from bot.library import Library

TRANSCRIPTS = sorted((Path(__file__).parent / "transcripts").glob("*.txt"))
PERSON = "> "


@pytest.mark.parametrize("path", TRANSCRIPTS, ids=lambda path: path.stem)
async def test_conversation_goes_as_written(
    path: Path, library: Library, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    written = path.read_text("utf-8")
    rehearsal = await Rehearsal.open(tmp_path / "reflections.sqlite3", library)
    played = []
    try:
        for line in written.splitlines():
            if line.startswith("#"):
                played.append(line)
            elif line.startswith("> +"):
                played.append(line)
                rehearsal.now += timedelta(days=int(line.split()[2]))
            elif line.startswith("> ~"):
                played.append(line)
                await play_quietly(rehearsal, line.removeprefix("> ~").strip())
            elif line.startswith(PERSON):
                played.append(line)
                played += [f"\n{as_text(message)}\n" for message in await rehearsal.write(line.removeprefix(PERSON))]
    finally:
        await rehearsal.database.close()
    text = "\n".join(played).replace("\n\n\n", "\n\n").strip() + "\n"
    if request.config.getoption("--rewrite"):
        path.write_text(text, "utf-8")
    assert text == written


async def play_quietly(rehearsal: Rehearsal, times: str) -> None:
    """Finish the theme so many times with as few words as can be; `> ~ 4 extent` in a transcript."""
    number, theme = times.split()
    for _ in range(int(number)):
        messages = await rehearsal.write(f"/start {theme}")
        while not any("That's all for today" in message.text for message in messages):
            labels = [button.label for message in messages for button in message.buttons]
            press = next((label for label in ("Start", "Done") if label in labels), None)
            messages = await rehearsal.write(f"[{press}]" if press else "/skip")
