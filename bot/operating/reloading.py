"""Takes changed scripts over while the bot runs; with a problem in any of them, all the old ones stay."""

from __future__ import annotations

import asyncio
import logging
import sys
from typing import TYPE_CHECKING

from bot.library import with_sources

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.library import Library, Sources

_log = logging.getLogger(__name__)


def hangup_asks() -> bool:
    """Say whether SIGHUP asks for it: in a terminal that signal says that the window was closed."""
    return sys.stdin is None or not sys.stdin.isatty()


class Reloading:
    """Reads scripts again when asked to.

    `library` is the present one. Conversations that are open move to it at their next turn, as the engine sees to.
    """

    def __init__(
        self, library: Library, read_scripts: Callable[[], Sources], users: Sequence[Callable[[Library], None]]
    ) -> None:
        self.library = library
        self._read_scripts = read_scripts
        self._users = users
        self._asked = asyncio.Event()

    def ask(self) -> None:
        """Ask for the scripts to be read again; asked twice meanwhile is asked once."""
        self._asked.set()

    async def run(self) -> None:
        """Read them whenever somebody asks."""
        while True:
            await self._asked.wait()
            self._asked.clear()
            try:
                library = await asyncio.to_thread(self._read)
            except Exception as error:  # noqa: BLE001  whatever is wrong with files, the bot goes on with what it has
                _log.error("scripts refused", extra={"error": type(error).__name__})
                continue
            if library is not None:
                self._take_over(library)

    def _read(self) -> Library | None:
        sources = self._read_scripts()
        problems = sources.problems()
        if problems:
            codes = [f"{one.file}:{one.line}: {one.code}" for one in problems]
            _log.error("scripts refused", extra={"codes": codes})
            return None
        return with_sources(self.library, sources)

    def _take_over(self, library: Library) -> None:
        self.library = library
        for use in self._users:
            use(library)
        _log.info("scripts read", extra={"scripts": {one.theme: one.edition for one in library.scripts.values()}})
