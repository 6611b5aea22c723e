"""A name that people type in every field that takes words: no byte of it reaches any file, killed or not."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from tests.rehearsal import Rehearsal

if TYPE_CHECKING:
    from pathlib import Path

    from bot.library import Library

CANARY = "Zebedee Quillfeather"
PARTS = [part.lower().encode() for part in CANARY.split()]
LONG = f"we met {CANARY} at home and he told both of us the same things that he tells the school"
THIN = f"we met {CANARY}"
PLAN = f"when I next see {CANARY} I will ask what he wants from us"


def files_that_hold_it(folder: Path) -> list[str]:
    return [
        path.name
        for path in folder.rglob("*")
        if path.is_file() and any(part in path.read_bytes().lower() for part in PARTS)
    ]


async def test_no_field_that_takes_words_lets_a_name_through(library: Library, tmp_path: Path) -> None:
    rehearsal = await Rehearsal.open(tmp_path / "reflections.sqlite3", library)
    fields = 0

    async def write(text: str) -> str:
        nonlocal fields
        proposed = (await rehearsal.write(text))[-1]
        assert "I would rather not keep names" in proposed.text
        assert not any(part.decode() in proposed.text.lower() for part in PARTS)
        assert files_that_hold_it(tmp_path) == []
        again = (await rehearsal.write("[Write it again]"))[-1]
        assert again.asks
        await rehearsal.write(text)
        after = (await rehearsal.write("[Use this]"))[-1]
        assert files_that_hold_it(tmp_path) == []
        fields += 1
        return after.text

    try:
        await rehearsal.write("/start extent")
        await rehearsal.write("[Start]")
        assert "together that none of you" in await write(THIN)  # the answer, which is thin
        assert "2 of 7." in await write(LONG)  # what the probe added
        for _ in range(4):
            await rehearsal.write("/skip")
        await write(f"{CANARY} trusts her")  # an answer that is tailored; its probe or the points follow
        while "When ..., I will ..." not in (await rehearsal.write("/help"))[-1].text:
            await rehearsal.write("/skip")
        assert "moment and a step" in await write(f"be kinder to {CANARY}")  # a plan without a moment
        assert "Shall I ask you about it?" in await write(PLAN)
        await rehearsal.write("[No]")
        await rehearsal.write("[What happened]")
        await write(LONG)  # an edit
        await rehearsal.write("[Done]")
    finally:
        await rehearsal.database.close()
    assert fields == 6
    assert files_that_hold_it(tmp_path) == []


@pytest.mark.parametrize("seed", range(6))
def test_a_kill_at_any_instant_leaves_no_name_behind(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    lines = ["1", LONG, "2", LONG, "3", f"{LONG} and again", "1", "3", "4", "2", LONG, "1", PLAN]
    command = [sys.executable, "-m", "bot", "chat", "--theme", "extent", "--database", str(tmp_path / "r.sqlite3")]
    environment = dict(os.environ) | {"TMPDIR": str(tmp_path)}
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment
    )
    assert process.stdin is not None
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdin.write("\n".join(line for line in lines if line != "3").encode())
    process.stdin.close()
    process.stdout.readline()
    time.sleep(chance.uniform(0, 0.12))
    process.kill()
    process.wait()
    error = process.stderr.read()
    process.stdout.close()
    process.stderr.close()
    assert not any(part in error.lower() for part in PARTS)
    assert files_that_hold_it(tmp_path) == []


async def test_after_a_restart_the_first_wording_has_to_be_typed_again(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "reflections.sqlite3"
    first = await Rehearsal.open(path, library)
    await first.write("/start extent")
    await first.write("[Start]")
    await first.write(LONG)
    buttons = first.buttons
    await first.database.close()
    second = await Rehearsal.open(path, library)
    second.buttons = buttons
    said = await second.write("[It's fine as it is]")
    assert said[0].text == "I did not keep your first wording. Type it again, or use mine."
    await second.write(LONG)
    assert "2 of 7." in (await second.write("[It's fine as it is]"))[-1].text
    await second.database.close()
    assert files_that_hold_it(tmp_path)
