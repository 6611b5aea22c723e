"""Our bot for the bench: all of it, with what tailoring finds taken from a table, since its model is timed apart.

The table is written by the recording and read by the rounds. With BENCH_PROFILE it tells on SIGUSR1 and at its end
where the time in between went.
"""

from __future__ import annotations

import os
import signal
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from bot import main
from bot.commands import run as run_command
from dialogues.conversation import Fit
from tools.bench.profiling import Samples

if TYPE_CHECKING:
    from bot.library import Library
    from bot.settings import Settings

_library_for = run_command.library_for


class Found:
    """What tailoring finds, by theme and text."""

    def __init__(self, path: Path, library: Library) -> None:
        self._path = path
        self._library = library
        self._known: dict[str, tuple[Fit, ...]] = {}
        if path.exists():
            self._known = msgspec.json.decode(path.read_bytes(), type=dict[str, tuple[Fit, ...]])

    def __call__(self, theme: str, text: str) -> tuple[Fit, ...]:
        """Look it up, or find it and note it."""
        key = f"{theme}\n{text}"
        if key not in self._known:
            self._known[key] = self._library.find_points(theme, text)
            self._path.write_bytes(msgspec.json.encode(self._known))
        return self._known[key]


def _library_with_table(settings: Settings) -> Library:
    library = _library_for(settings)
    return replace(library, find_points=Found(Path(os.environ["BENCH_FOUND"]), library))


if __name__ == "__main__":
    run_command.library_for = _library_with_table
    if "BENCH_PROFILE" in os.environ:
        samples = Samples(Path(os.environ["BENCH_PROFILE"]))
        signal.signal(signal.SIGUSR1, lambda *_: samples.begin())
    main.main()
