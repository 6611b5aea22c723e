"""Asks a Bot API server who the bot is, for a check-up, and what time it is there."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any

import aiohttp
import msgspec

from bot.operating.findings import Finding, of_clock, of_username, of_webhook

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.settings import Settings

PATIENCE_S = 15.0
_UNKNOWN = (401, 404)


class _Answer(msgspec.Struct):
    """What the Bot API answers, and the time it says it is."""

    ok: bool = False
    result: dict[str, Any] = {}
    description: str = ""
    status: int = 0
    date: datetime | None = None


async def ask_telegram(settings: Settings, clock: Callable[[], datetime]) -> list[Finding]:
    """Check the token, the bot's name, the webhook and the clock, as far as Telegram can be reached."""
    timeout = aiohttp.ClientTimeout(total=PATIENCE_S)
    try:
        async with aiohttp.ClientSession(timeout=timeout) as session:
            me = await _call(session, settings, "getMe")
            at = clock()
            webhook = await _call(session, settings, "getWebhookInfo") if me.ok else None
    except (aiohttp.ClientError, TimeoutError, OSError) as error:
        return [Finding("wrong", "token", _unreached(error, settings))]
    findings = [_of_token(me, settings)]
    if webhook is not None and webhook.ok:
        findings += _of_webhook(webhook.result, settings, at)
    return [*findings, of_clock(at, me.date)]


async def _call(session: aiohttp.ClientSession, settings: Settings, method: str) -> _Answer:
    url = f"{settings.telegram_api_url}/bot{settings.telegram_bot_token}/{method}"
    async with session.get(url, allow_redirects=False) as response:
        body = await response.read()
        date = response.headers.get("Date")
    try:
        answer = msgspec.json.decode(body, type=_Answer)
    except msgspec.MsgspecError:
        answer = _Answer()
    return msgspec.structs.replace(answer, status=response.status, date=_time(date) if date else None)


def _of_token(me: _Answer, settings: Settings) -> Finding:
    if me.ok:
        return of_username(settings.telegram_bot_username, str(me.result.get("username", "")))
    if me.status in _UNKNOWN and me.description:
        says = "Telegram does not know this token. Take it from @BotFather anew and set TELEGRAM_BOT_TOKEN."
    elif me.description:
        says = f"Telegram answers {me.status}: {me.description.replace(settings.telegram_bot_token, '...')}."
    else:
        says = (
            f"TELEGRAM_API_URL answers {me.status}, and not as a Bot API server does. Check it, and proxies in between."
        )
    return Finding("wrong", "token", says)


def _of_webhook(info: dict[str, Any], settings: Settings, now: datetime) -> list[Finding]:
    failed_at = info.get("last_error_date")
    time = datetime.fromtimestamp(failed_at, UTC) if isinstance(failed_at, int) else None
    failed = str(info.get("last_error_message", "")).rstrip(".")
    finding = of_webhook(settings.webhook_url, str(info.get("url", "")), time, failed, now)
    return [finding] if finding else []


def _unreached(error: Exception, settings: Settings) -> str:
    """Say why there was no answer, without the address that was asked, which holds the token."""
    where = settings.telegram_api_url
    match error:
        case aiohttp.ClientConnectorCertificateError():
            return f"The certificate of {where} can't be verified. Have any proxy in between let this host through."
        case aiohttp.ClientConnectorDNSError():
            return f"The name in {where} can't be found. Check the network and its name server."
        case TimeoutError():
            return f"{where} did not answer within {PATIENCE_S:.0f} seconds. Check the network and its firewall."
        case aiohttp.InvalidURL():
            return "TELEGRAM_API_URL is no web address that can be asked."
        case _:
            return f"{where} can't be reached ({type(error).__name__}). Check the network and its firewall."


def _time(date: str) -> datetime | None:
    try:
        return parsedate_to_datetime(date)
    except ValueError:
        return None
