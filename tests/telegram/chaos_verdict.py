"""Compares what a chat saw with what it should have seen, and says why something was said twice.

A message that is changed or deleted twice looks the same to a person, and does not count. The offer of invitations
comes beside the conversation, at no fixed place in it, and once.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from bot.reflecting.codes import ERRAND
from tests.telegram.chaos_reference import Sight, sight
from tests.telegram.errors import JSON

BACK, AHEAD = 12, 40
# A new process needs longer than this before it can send anything.
STARTING_S = 0.25


@dataclass
class Verdict:
    """Counts over all chats. `twice` counts messages by cause: the number of a kill, "unheard" or "unexplained";
    `most_in_a_chat` is the most that one chat saw twice after one kill.
    """

    expected: int = 0
    lost: int = 0
    out_of_order: int = 0
    most_in_a_chat: int = 0
    twice: Counter[object] = field(default_factory=Counter)
    examples: list[str] = field(default_factory=list)


def judge(verdict: Verdict, expected: Sequence[Sight], requests: Sequence[JSON], starts: Sequence[float]) -> None:
    """Adds one chat; `starts` are the times at which the bot's processes were started."""
    all_arrived = [(sight(request), request) for request in requests if _arrived(request)]
    arrived = [one for one in all_arrived if not _is_of_an_errand(one[0])]
    offered = [one for one in all_arrived if _is_of_an_errand(one[0])]
    verdict.expected += len(expected)
    at, twice = 0, Counter[object](_cause(offered[: place + 1], starts) for place in range(1, len(offered)))
    for place, (saw, request) in enumerate(arrived):
        if at < len(expected) and saw == expected[at]:
            at += 1
        elif saw in expected[max(0, at - BACK) : at]:
            if request["method"] == "sendMessage":
                cause = _cause(arrived[: place + 1], starts)
                twice[cause] += 1
                if cause == "unexplained":
                    times = [round(same["at"], 2) for other, same in arrived if other == saw]
                    verdict.examples.append(f"twice without a cause, at {times}: {saw}")
        elif saw in expected[at : at + AHEAD]:
            skipped = expected[at:].index(saw)
            verdict.lost += skipped
            verdict.examples += [f"lost: {one}" for one in expected[at : at + skipped]]
            at += skipped + 1
        else:
            verdict.out_of_order += 1
            verdict.examples.append(f"unexpected: {saw}")
    verdict.twice += twice
    after_kills = [count for cause, count in twice.items() if isinstance(cause, int)]
    verdict.most_in_a_chat = max([verdict.most_in_a_chat, *after_kills])
    verdict.lost += len(expected) - at
    verdict.examples += [f"lost at the end: {one}" for one in expected[at:]]


def _arrived(request: JSON) -> bool:
    answer = request["answer"]
    done = answer["ok"] or any(words in answer["description"] for words in ("not modified", "to delete not found"))
    return done and request["method"] in ("sendMessage", "editMessageText", "deleteMessage")


def _is_of_an_errand(saw: Sight) -> bool:
    buttons = saw[-1]
    return isinstance(buttons, tuple) and bool(buttons) and all(code.startswith(f"{ERRAND}:") for _, code in buttons)


def _cause(arrived: Sequence[tuple[Sight, JSON]], starts: Sequence[float]) -> object:
    """Looks back at the times the same was said, for one after which the bot could not know it."""
    same = [request for saw, request in arrived[-BACK:] if saw == arrived[-1][0]]
    for earlier, later in reversed(list(pairwise(same))):
        if earlier["unheard"]:
            earlier["unheard"] = False
            return "unheard"
        process = _process(earlier, starts)
        if process != _process(later, starts):
            return process
    return "unexplained"


def _process(request: JSON, starts: Sequence[float]) -> int:
    return sum(start + STARTING_S <= request["at"] for start in starts)
