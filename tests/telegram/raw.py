"""Requests to the emulator without a library in between."""

import aiohttp

from tests.telegram.emulator import Emulator
from tests.telegram.errors import JSON


class Raw:
    """Calls methods by name with JSON bodies; gives the answer's body."""

    def __init__(self, telegram: Emulator, session: aiohttp.ClientSession) -> None:
        self._telegram = telegram
        self._session = session

    async def __call__(self, method: str, **parameters: object) -> JSON:
        url = f"{self._telegram.base_url}/bot{self._telegram.token}/{method}"
        async with self._session.post(url, json=parameters) as answer:
            body: JSON = await answer.json()
        return body
