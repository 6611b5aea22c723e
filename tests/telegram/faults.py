"""Everything that goes wrong on request: planned for the next requests, or by chance from a seed."""

import math
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from tests.telegram.errors import JSON, ApiError
from tests.telegram.world import Clock

Kind = Literal["retry_after", "server_error", "server_error_after", "drop_before", "drop_after", "slow", "error"]


@dataclass
class Fault:
    """One planned fault; without method or chat it meets every request.

    `times` is how often it strikes (None: for ever), after letting `skip` matching requests pass, each time with
    `chance`. `seconds` is the wait of "retry_after" and "slow"; `code` and `description` are those of "server_error"
    (an HTML page) and "error" (Telegram's JSON).
    """

    kind: Kind
    method: str | None = None
    chat: int | None = None
    times: int | None = 1
    skip: int = 0
    chance: float = 1.0
    seconds: float = 1.0
    code: int = 502
    description: str = ""

    def meets(self, method: str, chat: object) -> bool:
        right_method = self.method is None or self.method.lower() == method.lower()
        return right_method and self.chat in (None, chat) and self.times != 0


class Faults:
    """The plan of faults of one emulator."""

    def __init__(self, clock: Clock, seed: int = 0) -> None:
        self._clock = clock
        self._dice = random.Random(seed)
        self._plan: list[Fault] = []
        self._closed_until: dict[object, float] = {}
        self.latency = 0.0
        self.duplicate = 0.0
        self.reorder = 0.0
        self.unparsable = 0.0
        self.unknown = 0.0
        self.broken_ids: list[int] = []
        self.struck: Counter[str] = Counter()
        self.impatient = 0

    def add(self, fault: Fault) -> None:
        self._plan.append(fault)

    def clear(self) -> None:
        """From now on nothing goes wrong any more."""
        self._plan.clear()
        self._closed_until.clear()
        self.latency = self.duplicate = self.reorder = self.unparsable = self.unknown = 0.0

    def disturb(self, seed: int | None = None, **chances: float) -> None:
        """Sets latency (seconds) and the chances of duplicate, reorder, unparsable and unknown updates."""
        if seed is not None:
            self._dice.seed(seed)
        for name, value in chances.items():
            if name not in ("latency", "duplicate", "reorder", "unparsable", "unknown"):
                raise ValueError(f"no such disturbance: {name}")
            setattr(self, name, value)

    def due(self, method: str, chat: object) -> list[Fault]:
        """The faults that strike this request, in the order they were planned."""
        return [fault for fault in self._plan if fault.meets(method, chat) and self._strikes(fault)]

    def strikes(self, chance: float, name: str) -> bool:
        if not chance or self._dice.random() >= chance:
            return False
        self.struck[name] += 1
        return True

    def check(self, due: list[Fault], chat: object) -> None:
        """Raises the refusals that are due.

        After a 429 the chat (or everything) stays refused until the time is over; asking earlier counts as impatient.
        """
        for fault in due:
            if fault.kind == "retry_after":
                self._closed_until[fault.chat] = self._clock.now() + fault.seconds
                raise _too_many(fault.seconds)
            if fault.kind == "error":
                raise ApiError(fault.description, fault.code)
        left = max(self._closed_until.get(chat, 0.0), self._closed_until.get(None, 0.0)) - self._clock.now()
        if left > 0:
            self.impatient += 1
            raise _too_many(left)

    def broken_updates(self) -> Iterator[JSON]:
        """Updates that no bot can read, by chance."""
        if self.strikes(self.unparsable, "unparsable"):
            yield {"message": {"message_id": 1, "text": "a message without chat and date"}}
        if self.strikes(self.unknown, "unknown"):
            yield {"hologram": {"id": "1", "depth": 3}}

    def garbled(self, updates: list[JSON], confirmed: list[JSON], limit: int) -> list[JSON]:
        """A batch with repeated updates (of this batch, or long confirmed) and in another order, by chance."""
        batch = list(updates)
        for update in updates:
            if len(batch) < limit and self.strikes(self.duplicate, "duplicate"):
                batch.append(self._dice.choice([update, *confirmed]))
        if len(batch) > 1 and self.strikes(self.reorder, "reorder"):
            self._dice.shuffle(batch)
        return batch

    def _strikes(self, fault: Fault) -> bool:
        if fault.skip:
            fault.skip -= 1
            return False
        if self._dice.random() >= fault.chance:
            return False
        if fault.times is not None:
            fault.times -= 1
        self.struck[fault.kind] += 1
        return True


def _too_many(seconds: float) -> ApiError:
    whole = math.ceil(seconds)
    return ApiError(f"retry after {whole}", 429, {"retry_after": whole})
