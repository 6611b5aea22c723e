"""What people do in the bench, step by step, and which calls the Bot API gets for each step.

Plain values and the standard library only: the peers, which have no other package of ours, read it too.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

FIRST_USER = 7_000_000
ANSWER = "answerCallbackQuery"


@dataclass(frozen=True)
class Call:
    """One request of the bot, without the chat, the press and the message it is about, which differ each time."""

    method: str
    parameters: dict[str, Any]


@dataclass(frozen=True)
class Step:
    """Something that a person types, or the place of a button in a message that they press; and what follows."""

    text: str
    message: int
    button: int
    calls: tuple[Call, ...]


@dataclass(frozen=True)
class Story:
    """One conversation, from the first word to the last."""

    name: str
    steps: tuple[Step, ...]


def save(path: Path, stories: list[Story]) -> None:
    """Write stories for the other processes of the bench."""
    path.write_text(json.dumps([asdict(story) for story in stories]), "utf-8")


def load(path: Path) -> list[Story]:
    """Read stories."""
    return [
        Story(story["name"], tuple(_step(step) for step in story["steps"]))
        for story in json.loads(path.read_text("utf-8"))
    ]


def _step(step: dict[str, Any]) -> Step:
    calls = tuple(Call(call["method"], call["parameters"]) for call in step["calls"])
    return Step(step["text"], step["message"], step["button"], calls)


class Replay:
    """Knows for a peer what our bot did at each step of each person."""

    def __init__(self, stories: list[Story]) -> None:
        self._stories = stories
        self._steps: dict[int, int] = {}

    def next_calls(self, user: int) -> tuple[Call, ...]:
        """Give the calls for what a person did just now."""
        number = self._steps.get(user, 0)
        self._steps[user] = number + 1
        return self._stories[(user - FIRST_USER) % len(self._stories)].steps[number].calls
