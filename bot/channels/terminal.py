"""A conversation in the terminal, or line by line on a pipe."""

from __future__ import annotations

import os
import re
import shutil
import sys
import textwrap
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import msgspec

from bot.messages import Incoming, Message, Pressed, Typed
from storage import outbox

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.errands import Errands
    from bot.messages import Attachment, Button
    from bot.reflecting.walk import Walk
    from storage.database import Database

CHANNEL = "terminal"
_WIDEST = 76
_NARROWEST = 20
_TAG = re.compile(r"</?[a-z]+>")
_BOLD, _PLAIN = "\033[1m", "\033[0m"


class Terminal:
    """One person at one keyboard. Numbers press the buttons of what was asked last, counted on over its messages."""

    def __init__(
        self, walk: Walk, errands: Errands, database: Database, content_of: Callable[[Attachment], bytes]
    ) -> None:
        self._walk = walk
        self._errands = errands
        self._database = database
        self._content_of = content_of
        self._buttons: list[Button] = []
        self._on_screen = sys.stdin.isatty() and sys.stdout.isatty()
        self._colours = sys.stdout.isatty() and "NO_COLOR" not in os.environ

    async def converse(self, address: str, theme: str) -> None:
        """Talk until the input ends; everything said so far is kept then.

        What fell due meanwhile comes first. If it asks something, nothing else is begun, so that numbers answer it.
        """
        await self._errands.run()
        asks = await self._say_unsent(address)
        if theme or not asks:
            await self._take(address, Typed(f"/start {theme}".strip()))
        while (line := self._read_line()) is not None:
            if line or self._on_screen:
                await self._take(address, self._understood(line))

    async def _take(self, address: str, content: Typed | Pressed) -> None:
        await self._walk.take([Incoming(CHANNEL, address, content)])
        await self._walk.tailor_waiting()
        await self._errands.run()
        await self._walk.let_go()
        await self._say_unsent(address)

    async def _say_unsent(self, address: str) -> bool:
        """Print what waits for somebody, and tell whether it asks something."""
        async with self._database.transaction() as transaction:
            unsent = await outbox.unsent(transaction, CHANNEL)
        mine = [one for one in (*unsent, *self._errands.farewells()) if one.address == address]
        messages = [msgspec.json.decode(one.message, type=Message) for one in mine]
        messages = [message for message in messages if message.deletes is None]
        asks = any(message.asks for message in messages)
        if asks:
            self._buttons = []
        for message in messages:
            self._print(message)
        async with self._database.transaction() as transaction:
            await outbox.mark_sent(transaction, [one.id for one in mine])
        return asks

    def _understood(self, line: str) -> Typed | Pressed:
        numbers = line.replace(",", " ").split()
        if self._buttons and numbers and all(number.isdecimal() for number in numbers):
            places = [int(number) - 1 for number in numbers]
            if all(0 <= place < len(self._buttons) for place in places):
                return Pressed(tuple(self._buttons[place].code for place in places))
            return Pressed(("",))
        return Typed(line)

    def _print(self, message: Message) -> None:
        text = unescape(_TAG.sub("", message.text))
        lines = [line for paragraph in text.split("\n") for line in self._wrapped(paragraph)]
        for row in message.rows:
            labels = []
            for button in row:
                self._buttons.append(button)
                labels.append(self._label(len(self._buttons), button.label))
            lines += self._wrapped("  ".join(labels))
        if message.attachment is not None:
            lines.append(_saved(message.attachment, self._content_of(message.attachment)))
        if not self._on_screen:
            lines = [line for line in lines if line.strip()]
        print(*lines, "", sep="\n", flush=True)  # noqa: T201  this is where the terminal channel speaks

    def _label(self, number: int, label: str) -> str:
        shown = f"[{number}]\N{NO-BREAK SPACE}{label.replace(' ', chr(0xA0))}"
        return f"{_BOLD}{shown}{_PLAIN}" if self._colours else shown

    def _wrapped(self, paragraph: str) -> list[str]:
        if not self._on_screen:
            return [paragraph.replace("\N{NO-BREAK SPACE}", " ")]
        width = max(_NARROWEST, min(_WIDEST, shutil.get_terminal_size().columns - 1))
        colour_codes = paragraph.count(_BOLD) * len(_BOLD + _PLAIN)
        return textwrap.wrap(paragraph, width + colour_codes, break_on_hyphens=False) or [""]

    def _read_line(self) -> str | None:
        if self._on_screen:
            try:
                return input("> ")
            except EOFError:
                return None
            finally:
                print(flush=True)  # noqa: T201  as above
        line = sys.stdin.readline()
        return line.rstrip("\r\n") if line else None


def _saved(attachment: Attachment, content: bytes) -> str:
    """Keep a file in the present folder, beside one of the same name, and say where."""
    path = Path(attachment.name)
    for number in range(2, 1000):
        if not path.exists():
            break
        path = Path(attachment.name).with_stem(f"{Path(attachment.name).stem}-{number}")
    try:
        path.write_bytes(content)
    except OSError as error:
        return f"[{path} can't be written here: {error.strerror}]"
    return f"[{path}]"


def use_utf8(*streams: TextIO) -> None:
    """Read and write UTF-8 whatever the locale says; what is not UTF-8 is replaced, not refused."""
    for stream in streams:
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
