"""How requests are read from and answers put onto the wire."""

import json
import re
from typing import Any

from aiohttp import web

from tests.telegram.errors import JSON, ViolationError
from tests.telegram.schema import Upload

ERROR_PAGE = (
    "<html>\r\n<head><title>{0}</title></head>\r\n<body>\r\n<center><h1>{0}</h1></center>\r\n</body>\r\n</html>"
)


async def parameters_of(request: web.Request) -> JSON:
    values: JSON = dict(request.query)
    if request.content_type == "application/json":
        try:
            values |= json.loads(await request.text() or "{}")
        except (ValueError, TypeError):
            raise ViolationError("can't parse request body as a JSON object") from None
        return values
    for name, value in (await request.post()).items():
        values[name] = value
        if isinstance(value, web.FileField):
            values[name] = Upload(value.filename, value.file.read())
            value.file.close()
    return values


def chat_of(raw: JSON) -> object:
    chat: Any = raw.get("chat_id")
    return int(chat) if isinstance(chat, str) and re.fullmatch(r"-?[0-9]+", chat) else chat


def dropped(request: web.Request) -> web.Response:
    if request.transport is not None:
        request.transport.abort()
    return web.Response()


def error_page(code: int) -> web.Response:
    return web.Response(status=code, text=ERROR_PAGE.format(code), content_type="text/html")


def answer(body: JSON, status: int = 200) -> web.Response:
    return web.json_response(body, status=status)
