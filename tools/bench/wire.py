"""The emulator's HTTP side for the bench: as little work as can be, so that what is measured is the bot.

Requests were checked against the Bot API's schema when they were recorded; here they are only understood.
"""

from __future__ import annotations

import asyncio
from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

import msgspec

from tests.telegram.errors import ApiError
from tests.telegram.schema import decode_without_schema

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from tests.telegram.emulator import Emulator

JSON = dict[str, Any]
_OK = b"HTTP/1.1 %d OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
_END_OF_HEAD = b"\r\n\r\n"
_encode = msgspec.json.Encoder().encode


class Desk:
    """Answers requests with the emulator's handlers; `heard` is told each call that was done."""

    def __init__(self, emulator: Emulator, heard: Callable[[str, JSON], None]) -> None:
        self._handlers = emulator._handlers  # noqa: SLF001  all but its HTTP side
        self.heard = heard
        self.latency_s = 0.0
        self.errors: list[str] = []
        self.calls = 0

    def take(self, method: str, raw: JSON, line: Line) -> None:
        """Take one request; its answer goes to the line it came by, as late as is asked for."""
        self.calls += 1
        if self.latency_s:
            asyncio.get_running_loop().call_later(self.latency_s, self._do, method, raw, line)
        else:
            self._do(method, raw, line)

    def _do(self, method: str, raw: JSON, line: Line) -> None:
        name = method.lower()
        if name == "getupdates":
            line.task = asyncio.get_running_loop().create_task(self._answer_later(self._handlers[name](raw), line))
            return
        try:
            result = _at_once(self._handlers[name](raw))
        except (ApiError, KeyError) as error:
            self.errors.append(f"{method}: {error!r}")
            line.answer(400, {"ok": False, "error_code": 400, "description": repr(error)})
            return
        line.answer(200, {"ok": True, "result": result})
        self.heard(method, raw)

    async def _answer_later(self, work: Coroutine[Any, Any, Any], line: Line) -> None:
        try:
            line.answer(200, {"ok": True, "result": await work})
        except ApiError as error:
            line.answer(error.code, error.body())


class Line(asyncio.Protocol):
    """One connection that stays open; one request at a time."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._buffer = b""
        self._transport: asyncio.Transport | None = None
        self.task: asyncio.Task[None] | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Note where answers go."""
        self._transport = transport  # type: ignore[assignment]

    def connection_lost(self, _error: Exception | None) -> None:
        """Forget the request that waits, if there is one."""
        if self.task is not None:
            self.task.cancel()

    def data_received(self, data: bytes) -> None:
        """Take what came; a request may come in several pieces."""
        self._buffer += data
        while (end := self._buffer.find(_END_OF_HEAD)) >= 0:
            method, length, is_json = _head(self._buffer[:end])
            whole = end + len(_END_OF_HEAD) + length
            if len(self._buffer) < whole:
                return
            body, self._buffer = self._buffer[end + len(_END_OF_HEAD) : whole], self._buffer[whole:]
            self._desk.take(method, _parameters(body, is_json=is_json), self)

    def answer(self, status: int, body: JSON) -> None:
        """Answer the request that came last."""
        if self._transport is not None:
            encoded = _encode(body)
            self._transport.write(_OK % (status, len(encoded)) + encoded)


@cache
def _method(target: bytes) -> str:
    return target.rpartition(b"/")[2].partition(b"?")[0].decode()


def _head(head: bytes) -> tuple[str, int, bool]:
    first, *lines = head.split(b"\r\n")
    length, is_json = 0, False
    for line in lines:
        name, _, value = line.partition(b":")
        name = name.lower()
        if name == b"content-length":
            length = int(value)
        elif name == b"content-type":
            is_json = b"json" in value
        elif name == b"transfer-encoding":
            raise ValueError("the bench reads bodies of a stated length only")
    return _method(first.split(b" ")[1]), length, is_json


def _parameters(body: bytes, *, is_json: bool) -> JSON:
    if not body:
        return {}
    raw: JSON = msgspec.json.decode(body) if is_json else dict(parse_qsl(body.decode(), keep_blank_values=True))
    return decode_without_schema(raw)


def _at_once(work: Coroutine[Any, Any, Any]) -> object:
    """Run a handler that waits for nothing, without a task of its own."""
    try:
        work.send(None)
    except StopIteration as end:
        return end.value
    raise RuntimeError("a handler waited")
