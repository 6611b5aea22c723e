"""Carries the library's requests over aiohttp, many at a time over connections that stay open."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import aiohttp
import msgspec
from telegram.error import NetworkError, TelegramError, TimedOut
from telegram.request import BaseRequest, RequestData
from telegram.request._requestparameter import RequestParameter

if TYPE_CHECKING:
    from collections.abc import Mapping

    from telegram import Bot
    from telegram._utils.types import ODVInput

LONGEST_ANSWER_S = 70.0
MOST_CONNECTIONS = 256
_FAILED = 500


async def call(bot: Bot, method: str, parameters: Mapping[str, object], request: BaseRequest | None = None) -> object:
    """Make a request of the Bot API for the bot and give the result as JSON values.

    The library's own methods make objects of all that goes out and comes back, which takes longer than the request. So
    this is for the few that every turn makes. `request` carries it in place of the bot's own.

    Raises:
        TelegramError: Telegram refused it, or did not answer.
    """
    ready = RequestData([RequestParameter(name, value, None) for name, value in parameters.items()])
    return await (request or bot.request).post(f"{bot.base_url}/{method}", ready)


class AiohttpRequest(BaseRequest):
    """A request class for `telegram.Bot`. Seconds a request may take in all: `LONGEST_ANSWER_S`.

    `answered_at` is when Telegram itself last answered, whatever it said, in seconds of `time.monotonic`.
    """

    def __init__(self) -> None:
        self._session: aiohttp.ClientSession | None = None
        self.answered_at: float | None = None

    @property
    def read_timeout(self) -> float | None:
        """Seconds to wait for an answer."""
        return LONGEST_ANSWER_S

    async def initialize(self) -> None:
        """Open the session."""
        if self._session is None or self._session.closed:
            connector = aiohttp.TCPConnector(limit=MOST_CONNECTIONS)
            timeout = aiohttp.ClientTimeout(total=LONGEST_ANSWER_S, connect=10)
            self._session = aiohttp.ClientSession(connector=connector, timeout=timeout)

    async def shutdown(self) -> None:
        """Close the session and its connections."""
        if self._session is not None:
            await self._session.close()

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """Read an answer.

        Raises:
            TelegramError: it is no JSON.
        """
        try:
            return msgspec.json.decode(payload, type=dict[str, Any])
        except (msgspec.MsgspecError, UnicodeDecodeError) as error:
            raise TelegramError("Invalid server response") from error

    async def do_request(  # noqa: PLR0913, PLR0917  the library's signature
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        write_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        connect_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        pool_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Make one request and give its status and body; what fails on the way becomes the library's errors."""
        del read_timeout, write_timeout, connect_timeout, pool_timeout
        if self._session is None:
            raise RuntimeError("initialize() comes first")
        body, headers = _body(request_data)
        try:
            async with self._session.request(method, url, data=body, headers=headers) as response:
                answer = response.status, await response.read()
        except TimeoutError as error:
            raise TimedOut from error
        except aiohttp.ClientError as error:
            raise NetworkError(type(error).__name__) from error
        if response.status < _FAILED:
            self.answered_at = time.monotonic()
        return answer


def _body(request_data: RequestData | None) -> tuple[bytes | aiohttp.FormData | None, dict[str, str]]:
    if request_data is None:
        return None, {}
    if not request_data.contains_files:
        return msgspec.json.encode(request_data.parameters), {"Content-Type": "application/json"}
    form = aiohttp.FormData()
    for name, value in request_data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, kind) in request_data.multipart_data.items():
        form.add_field(name, content, filename=filename, content_type=kind)
    return form, {}
