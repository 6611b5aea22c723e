"""Settings of the operator, from the environment or from .env; nothing else reads the environment for them."""

from __future__ import annotations

import os
import re
from difflib import get_close_matches
from pathlib import Path
from urllib.parse import urlsplit

import msgspec
from dotenv import dotenv_values

from bot.library import Contacts, Retention
from bot.teams.time_zones import find_zone
from storage.reminding import NATIONS, Nation
from storage.tombstones import Tombstones

_TOKEN = re.compile(r"\d+:[\w-]+")
_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
_USERNAME = re.compile(r"@?([A-Za-z][A-Za-z0-9_]{4,31})")
_ADDRESS = re.compile(r"([^:\s]+|\[[0-9a-fA-F:]+\]|):[0-9]{1,5}")
_COUNT = re.compile(r"[1-9][0-9]{0,3}")
_PACE = re.compile(r"[0-9]{1,6}(\.[0-9]{1,6})?")
_COUNTS = ("retention_months", "unfinished_days")
_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
_ACCESS = ("open", "invited")


class SettingError(Exception):
    """A setting is missing or wrong; the message is one sentence that names it."""


class Settings(msgspec.Struct, frozen=True):
    """What the operator decided, each field the setting of the same name in capitals; see `.env.example`."""

    database: Path = Path("reflection.sqlite3")
    database_key: str = ""
    database_key_file: Path | None = None
    tombstone_key_file: Path | None = None
    retention_months: int = 24
    unfinished_days: int = 30
    organisation: str = ""
    safeguarding_contact: str = ""
    whistleblowing_contact: str = ""
    staff_support_contact: str = ""
    privacy_contact: str = ""
    privacy_notice_url: str = ""
    telegram_bot_token: str = ""
    telegram_api_url: str = "https://api.telegram.org"
    telegram_bot_username: str = ""
    timezone: str = "Europe/London"
    bank_holidays: Nation = "ENG"
    webhook_url: str = ""
    webhook_secret: str = ""
    webhook_listen: str = "127.0.0.1:8080"
    health_listen: str = ""
    access: str = "open"
    messages_per_second: float = 30.0
    known_names: Path | None = None
    scripts: Path | None = None
    log_level: str = "INFO"

    @property
    def contacts(self) -> Contacts:
        """Whom people are told to turn to; the safeguarding contact with the organisation's name before it."""
        safeguarding = ": ".join(part for part in (self.organisation, self.safeguarding_contact) if part)
        return Contacts(
            safeguarding,
            self.staff_support_contact,
            self.whistleblowing_contact,
            self.privacy_contact,
            self.privacy_notice_url,
        )

    @property
    def retention(self) -> Retention:
        """How long reflections are kept."""
        return Retention(self.retention_months, self.unfinished_days)

    @property
    def tombstones(self) -> Tombstones:
        """Where it is remembered what was deleted."""
        return Tombstones(self.tombstone_key_file) if self.tombstone_key_file else Tombstones.beside(self.database)

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
    if "database_key_file" in known:
        known["database_key"] = _key_in_file(known)
    for field in _COUNTS:
        if not _COUNT.fullmatch(known.get(field, "1")):
            raise SettingError(f"{field.upper()} is a number from 1 to 9999.")
    if known.get("access", "open") not in _ACCESS:
        raise SettingError("ACCESS is either open or invited.")
    if known.get("log_level", "INFO") not in _LEVELS:
        raise SettingError(f"LOG_LEVEL is one of {', '.join(_LEVELS)}.")
    if known.get("bank_holidays", "ENG") not in NATIONS:
        raise SettingError("BANK_HOLIDAYS is one of ENG, WLS, SCT and NIR.")
    if "timezone" in known and find_zone(known["timezone"]) is None:
        raise SettingError("TIMEZONE is the name of a time zone such as Europe/London.")
    if not _PACE.fullmatch(known.get("messages_per_second", "30")):
        raise SettingError("MESSAGES_PER_SECOND is a number such as 30, or 0 for no limit.")
    return msgspec.convert(known, Settings, strict=False, dec_hook=lambda kind, value: kind(value))


def names_without_meaning() -> list[tuple[str, str]]:
    """Give the names in .env that are no settings, each with the setting that may be meant, if one is near."""
    known = [field.upper() for field in Settings.__struct_fields__]
    written = (name for name in dotenv_values(".env") if name not in known)
    return [(name, next(iter(get_close_matches(name, known, n=1, cutoff=0.8)), "")) for name in written]


def _key_in_file(known: dict[str, str]) -> str:
    if "database_key" in known:
        raise SettingError("DATABASE_KEY and DATABASE_KEY_FILE are both set; set one of them.")
    try:
        key = Path(known["database_key_file"]).read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingError(f"DATABASE_KEY_FILE is {known['database_key_file']}, which can't be read.") from error
    if not key:
        raise SettingError(f"DATABASE_KEY_FILE is {known['database_key_file']}, which is empty.")
    return key


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
    if settings.health_listen and not _ADDRESS.fullmatch(settings.health_listen):
        raise SettingError("HEALTH_LISTEN is an address and a port such as 127.0.0.1:8081.")
    if settings.webhook_url:
        if urlsplit(settings.webhook_url).scheme not in ("http", "https"):
            raise SettingError("WEBHOOK_URL is a web address that starts with https://.")
        if not _SECRET.fullmatch(settings.webhook_secret):
            raise SettingError("WEBHOOK_SECRET is missing or wrong; use 1 to 256 letters, digits, _ and -.")
        if not _ADDRESS.fullmatch(settings.webhook_listen):
            raise SettingError("WEBHOOK_LISTEN is an address and a port such as 127.0.0.1:8080.")
    return settings


def require_username(settings: Settings) -> str:
    """Give the bot's name on Telegram, which links are made of.

    Raises:
        SettingError: it is missing or wrong.
    """
    if not settings.telegram_bot_username:
        raise SettingError("TELEGRAM_BOT_USERNAME is missing; links are made of it, and @BotFather shows it.")
    name = _USERNAME.fullmatch(settings.telegram_bot_username)
    if name is None:
        raise SettingError("TELEGRAM_BOT_USERNAME is the name of the bot such as northshire_bot.")
    return name[1]
