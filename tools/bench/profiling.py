"""Where a process spends its time: looks every few milliseconds of CPU time which room of the house is at work."""

from __future__ import annotations

import json
import signal
import sys
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path
    from types import FrameType

EVERY_S = 0.002
_ROOMS = (
    ("/dialogues/screening/personal_data/", "screening for personal data"),
    ("/dialogues/screening/concerns/", "screening for concerns and questions"),
    ("/dialogues/tailoring/", "encoder, for a second reading of doubtful words"),
    ("/dialogues/", "the engine"),
    ("/bot/reflecting/", "deciding and wording"),
    ("/storage/", "the database"),
    ("aiosqlite", "the database"),
    ("sqlite3", "the database"),
    ("/bot/channels/", "the channel: reading, sending, marking"),
    ("/bot/", "errands and jobs"),
    ("/telegram/", "python-telegram-bot"),
    ("/aiohttp/", "aiohttp"),
    ("/yarl/", "aiohttp"),
    ("/multidict/", "aiohttp"),
    ("/asyncio/", "asyncio"),
    ("/concurrent/", "asyncio"),
)
_WAITING = ("/selectors.py", "/queue.py", "/threading.py", "/concurrent/futures/thread.py", "/profiling.py")
_NOBODY = "the system: the disk, the network, waking threads"


class Samples:
    """Counts where the process is at work, by room and by function."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._rooms: Counter[str] = Counter()
        self._functions: Counter[str] = Counter()

    def begin(self) -> None:
        """Begin to look; a second time writes what was seen and stops."""
        if self._rooms:
            signal.setitimer(signal.ITIMER_PROF, 0)
            seen = {"rooms": self._rooms.most_common(), "functions": self._functions.most_common(40)}
            self._path.write_text(json.dumps(seen), "utf-8")
            return
        signal.signal(signal.SIGPROF, self._look)
        signal.setitimer(signal.ITIMER_PROF, EVERY_S, EVERY_S)

    def _look(self, _number: int, interrupted: FrameType | None) -> None:
        frames = [interrupted, *sys._current_frames().values()]  # noqa: SLF001  Python has no public name for it
        frame = next((one for one in frames if one is not None and not one.f_code.co_filename.endswith(_WAITING)), None)
        self._rooms[_room_of(frame)] += 1
        self._functions[_function_of(frame)] += 1


def _room_of(frame: FrameType | None) -> str:
    if frame is None:
        return _NOBODY
    while frame is not None:
        for part, room in _ROOMS:
            if part in frame.f_code.co_filename:
                return room
        frame = frame.f_back
    return "the rest"


def _function_of(frame: FrameType | None) -> str:
    if frame is None:
        return _NOBODY
    file = "/".join(frame.f_code.co_filename.rsplit("/", 2)[1:])
    return f"{file} {frame.f_code.co_qualname}"
