"""The emulated Bot API server: HTTP in, Telegram's answers out.

In a test: `async with Emulator() as telegram: ...telegram.base_url, telegram.token...`.
As a process: `python -m tests.telegram.emulator --port 0 [--schema FILE] [--token T] [--seed N]`; it prints its base
URL on one line and is steered by `Remote(base_url)`.
"""

import argparse
import asyncio
import re
import signal
import time
from pathlib import Path
from types import TracebackType
from typing import Self

from aiohttp import web

from tests.telegram.acting import Acting
from tests.telegram.control import Control
from tests.telegram.errors import JSON, ApiError, ViolationError
from tests.telegram.faults import Fault, Faults
from tests.telegram.schema import DEFAULT_PATH, Schema, Upload, decode_without_schema
from tests.telegram.sending import Sending
from tests.telegram.service import Service
from tests.telegram.updates import Updates
from tests.telegram.webhook import Webhook
from tests.telegram.wire import answer, chat_of, dropped, error_page, parameters_of
from tests.telegram.world import World

TOKEN = "1234567890:AAEmulatedTokenOfTheTestsOfOurBot_0"
LARGEST_BODY = 50_000_000
METHODS = [
    "sendMessage",
    "sendPhoto",
    "sendDocument",
    "sendChatAction",
    "editMessageText",
    "editMessageReplyMarkup",
    "deleteMessage",
    "getMe",
    "getUpdates",
    "setWebhook",
    "deleteWebhook",
    "getWebhookInfo",
    "answerCallbackQuery",
    "setMyCommands",
    "getMyCommands",
    "deleteMyCommands",
    "setChatMenuButton",
    "getFile",
]


class Emulator:
    """A Bot API server with one bot, on a real socket of 127.0.0.1."""

    def __init__(self, *, token: str = TOKEN, schema: Path | None = DEFAULT_PATH, seed: int = 0, port: int = 0) -> None:
        self.token = token
        self.port = port
        self.schema = Schema.load(schema)
        name = {"first_name": "Reflection", "username": "reflection_test_bot"}
        self.world = World({"id": int(token.partition(":")[0]), "is_bot": True, **name})
        self.faults = Faults(self.world.clock, seed)
        self.updates = Updates(self.world.clock, self.faults)
        self.webhook = Webhook(self.updates, self.faults, self.world.clock)
        acting = Acting(self.world, self.updates, self.schema)
        self.control = Control(self.world, self.updates, self.webhook, self.faults, acting)
        self.control.token = token
        self.call = self.control.call
        owners = (Sending(self.world), Service(self.world, self.updates, self.webhook))
        self._handlers = {
            method.lower(): getattr(owner, name)
            for method in METHODS
            for name in [re.sub(r"([A-Z])", r"_\1", method).lower()]
            for owner in owners
            if hasattr(owner, name)
        }
        self._runner: web.AppRunner | None = None

    @property
    def base_url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def violations(self) -> list[JSON]:
        """Requests that broke the schema or a limit: tests assert that there are none."""
        return self.control.violations

    async def __aenter__(self) -> Self:
        app = web.Application(client_max_size=LARGEST_BODY)
        app.router.add_route("*", "/bot{token}/{method}", self._api)
        app.router.add_get("/file/bot{token}/documents/{file_id}", self._download)
        app.router.add_post("/control/{action}", self._control)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.2)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self.port)
        await site.start()
        self.port = self._runner.addresses[0][1]
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.updates.end_poll(None)
        await self.webhook.stop()
        if self._runner is not None:
            await self._runner.cleanup()

    async def _api(self, request: web.Request) -> web.Response:
        method = request.match_info["method"]
        if request.match_info["token"] != self.token:
            return answer(ApiError("Unauthorized", 401).body(), 401)
        if not (self.schema.knows(method) if self.schema else method.lower() in self._handlers):
            return self._refuse(ViolationError("Not Found", 404), method, {}, {})
        try:
            raw = await parameters_of(request)
        except ViolationError as error:
            return self._refuse(error, method, {}, {})
        chat = chat_of(raw)
        due = self.faults.due(method, chat)
        unheard = any(fault.kind in ("drop_after", "server_error_after") for fault in due)
        facts = {"at": time.monotonic(), "unheard": unheard}
        if delay := self.faults.latency + sum(fault.seconds for fault in due if fault.kind == "slow"):
            await asyncio.sleep(delay)
        response = self._fault_before(due, request)
        if response is None:
            response = await self._answer(method, raw, due, facts)
        if any(fault.kind == "drop_after" for fault in due):
            return dropped(request)
        page = next((fault for fault in due if fault.kind == "server_error_after"), None)
        return error_page(page.code) if page else response

    def _fault_before(self, due: list[Fault], request: web.Request) -> web.Response | None:
        for fault in due:
            if fault.kind == "drop_before":
                return dropped(request)
            if fault.kind == "server_error":
                return error_page(fault.code)
        return None

    async def _answer(self, method: str, raw: JSON, due: list[Fault], facts: JSON) -> web.Response:
        parameters = raw
        try:
            self.faults.check(due, chat_of(raw))
            parameters = self.schema.decode(method, raw) if self.schema else decode_without_schema(raw)
            if method.lower() not in self._handlers:
                raise ViolationError(f"the emulator does not have {method}", 501)
            body = {"ok": True, "result": await self._handlers[method.lower()](parameters)}
        except ApiError as error:
            return self._refuse(error, method, parameters, facts)
        except KeyError as missing:
            if self.schema is not None:
                raise
            return self._refuse(ViolationError(f"parameter {missing} is required"), method, parameters, facts)
        self._remember(method, parameters, {"answer": body, **facts})
        return answer(body)

    def _refuse(self, error: ApiError, method: str, parameters: JSON, facts: JSON) -> web.Response:
        self._remember(method, parameters, {"answer": error.body(), **facts})
        if isinstance(error, ViolationError):
            self.violations.append({"method": method, "description": error.description})
        return answer(error.body(), error.code)

    def _remember(self, method: str, parameters: JSON, facts: JSON) -> None:
        if method.lower() != "getupdates":
            shown = {key: value.filename if isinstance(value, Upload) else value for key, value in parameters.items()}
            self.control.requests.append({"method": method, "parameters": shown, **facts})

    async def _download(self, request: web.Request) -> web.Response:
        content = self.world.files.get(request.match_info["file_id"])
        if content is None or request.match_info["token"] != self.token:
            return answer(ApiError("Not Found", 404).body(), 404)
        return web.Response(body=content)

    async def _control(self, request: web.Request) -> web.Response:
        try:
            result = await self.call(request.match_info["action"], **await request.json())
        except (KeyError, TypeError, ValueError, AssertionError) as error:
            return answer({"error": f"{type(error).__name__}: {error}"}, 400)
        return answer({"result": result})


async def _serve(options: argparse.Namespace) -> None:
    stopped = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stopped.set)
    emulator = Emulator(token=options.token, schema=options.schema, seed=options.seed, port=options.port)
    async with emulator:
        print(emulator.base_url, flush=True)  # noqa: T201 - tells the parent process where to connect
        await stopped.wait()


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--schema", type=Path, default=DEFAULT_PATH)
    parser.add_argument("--token", default=TOKEN)
    parser.add_argument("--seed", type=int, default=0)
    asyncio.run(_serve(parser.parse_args()))
