"""Killed at any instant, what was confirmed to the person is there, once."""

from __future__ import annotations

import random
import sqlite3
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import msgspec

from dialogues.conversation import Conversation

if TYPE_CHECKING:
    from pathlib import Path

LINES = {
    ("event", "ask"): "we saw the family together and agreed on the spot who would do what by friday",
    ("closeness", "ask"): "3",
    ("purpose", "ask"): "4",
    ("information", "ask"): "2",
    ("helped", "ask"): "she has been in the same post for six years so everyone knows whom to ring about it",
    ("helped", "points"): "1",
    ("harder", "ask"): "their computer and ours do not talk so each of us types the same thing in twice a day",
    ("harder", "points"): "1",
    ("plan", "ask"): "when the next form comes i will ring them before i type it",
    ("plan", "when"): "2",
    ("", "review"): "10",
}
KILLS = 12


def conversation_in(path: Path) -> Conversation | None:
    connection = sqlite3.connect(path)
    try:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'conversation'").fetchone():
            return None
        row = connection.execute("SELECT state FROM conversation ORDER BY id DESC").fetchone()
        return msgspec.json.decode(row[0], type=Conversation) if row else None
    finally:
        connection.close()


def lines_from(conversation: Conversation | None) -> list[str]:
    if conversation is None:
        return ["1", *LINES.values()]
    places = list(LINES)
    step = "ask" if conversation.step == "wait" else conversation.step
    return list(LINES.values())[places.index((conversation.item or "", step)) + (conversation.step == "wait") :]


def test_what_was_confirmed_survives_a_kill_at_any_instant_once(tmp_path: Path) -> None:
    path = tmp_path / "reflections.sqlite3"
    chance = random.Random(20261123)
    asked_number = {f"{number} of 7.": number for number in range(1, 8)}
    for kill in range(KILLS + 1):
        before = conversation_in(path) if path.exists() else None
        command = [sys.executable, "-m", "bot", "chat", "--theme", "extent", "--database", str(path)]
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write("\n".join(lines_from(before)) + "\n")
        process.stdin.close()
        seen = process.stdout.readline()
        if kill < KILLS:
            time.sleep(chance.uniform(0, 0.06))
            process.kill()
        seen += process.stdout.read()
        process.stdout.close()
        process.wait()
        now = conversation_in(path)
        confirmed = max((number for text, number in asked_number.items() if text in seen), default=0) - 1
        if now is not None:
            assert len(now.answers) >= confirmed
        if now is not None and now.status == "finished":
            break
    connection = sqlite3.connect(path)
    counted = connection.execute("SELECT item, count(DISTINCT words || choices), count(*) FROM response GROUP BY item")
    items = {item: rows for item, _, rows in counted}
    assert set(items) == {item for item, _ in LINES if item}
    assert connection.execute("SELECT count(*) FROM conversation").fetchone() == (1,)
    assert connection.execute("SELECT count(*) FROM plan").fetchone() == (1,)
    for item in ("event", "closeness", "purpose", "information"):
        assert connection.execute("SELECT max(revision) FROM response WHERE item = ?", (item,)).fetchone() == (1,)
    connection.close()
