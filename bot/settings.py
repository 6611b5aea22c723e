"""Settings of the operator, from the environment or from .env; nothing else reads the environment for them."""

from __future__ import annotations

import os
import re
from pathlib import Path
from urllib.parse import urlsplit

import msgspec
from dotenv import dotenv_values

from bot.library import Contacts

_TOKEN = re.compile(r"\d+:[\w-]+")
_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
_ACCESS = ("open", "invited")


class SettingError(Exception):
    """A setting is missing or wrong; the message is one sentence that names it."""


class Settings(msgspec.Struct, frozen=True):
    """What the operator decided, each field the setting of the same name in capitals; see `.env.example`."""

    database: Path = Path("reflection.sqlite3")
    organisation: str = ""
    safeguarding_contact: str = ""
    whistleblowing_contact: str = ""
    staff_support_contact: str = ""
    telegram_bot_token: str = ""
    telegram_api_url: str = "https://api.telegram.org"
    webhook_url: str = ""
    webhook_secret: str = ""
    webhook_listen: str = "127.0.0.1:8080"
    access: str = "open"
    messages_per_second: float = 30.0
    known_names: Path | None = None
    log_level: str = "INFO"

    @property
    def contacts(self) -> Contacts:
        """Whom people are told to turn to; the safeguarding contact with the organisation's name before it."""
        safeguarding = ": ".join(part for part in (self.organisation, self.safeguarding_contact) if part)
        return Contacts(safeguarding, self.staff_support_contact, self.whistleblowing_contact)

    @property
    def invited_only(self) -> bool:
        """Whether only people with a link may use the bot."""
        return self.access == "invited"


def read_settings(database: Path | None = None) -> Settings:
    """Read the settings; the environment goes before .env, and `database` before both.

    Raises:
        SettingError: a setting is wrong, or .env can't be read.
    """
    try:
        written = {name: value for name, value in dotenv_values(".env").items() if value}
    except (OSError, UnicodeDecodeError) as error:
        raise SettingError("The file .env can't be read; check its rights and that it is UTF-8 text.") from error
    values = written | {name: value for name, value in os.environ.items() if value}
    known = {field: values[field.upper()] for field in Settings.__struct_fields__ if field.upper() in values}
    if database is not None:
        known["database"] = str(database)
    if known.get("access", "open") not in _ACCESS:
        raise SettingError("ACCESS is either open or invited.")
    if known.get("log_level", "INFO") not in _LEVELS:
        raise SettingError(f"LOG_LEVEL is one of {', '.join(_LEVELS)}.")
    try:
        return msgspec.convert(known, Settings, strict=False, dec_hook=lambda kind, value: kind(value))
    except msgspec.ValidationError as error:
        raise SettingError("MESSAGES_PER_SECOND is a number such as 30, or 0 for no limit.") from error


def require_telegram(settings: Settings) -> Settings:
    """Give the settings back if the bot can run on Telegram with them.

    Raises:
        SettingError: one of them is missing or wrong.
    """
    if not settings.telegram_bot_token:
        raise SettingError("TELEGRAM_BOT_TOKEN is missing; @BotFather on Telegram gives you one.")
    if not _TOKEN.fullmatch(settings.telegram_bot_token):
        raise SettingError("TELEGRAM_BOT_TOKEN does not look like a token (digits, a colon, letters).")
    if urlsplit(settings.telegram_api_url).scheme not in ("http", "https"):
        raise SettingError("TELEGRAM_API_URL is a web address that starts with https:// or http://.")
    if settings.webhook_url:
        if urlsplit(settings.webhook_url).scheme not in ("http", "https"):
            raise SettingError("WEBHOOK_URL is a web address that starts with https://.")
        if not _SECRET.fullmatch(settings.webhook_secret):
            raise SettingError("WEBHOOK_SECRET is missing or wrong; use 1 to 256 letters, digits, _ and -.")
        if not settings.webhook_listen.rpartition(":")[2].isdecimal():
            raise SettingError("WEBHOOK_LISTEN is an address and a port such as 127.0.0.1:8080.")
    return settings
