"""Settings of the operator, from the environment or from .env; nothing else reads the environment for them."""

from __future__ import annotations

import os
from pathlib import Path

import msgspec
from dotenv import dotenv_values


class SettingError(Exception):
    """A setting is missing or wrong; the message is one sentence that names it."""


class Settings(msgspec.Struct, frozen=True):
    """What the operator decided. Empty contacts are left out of what the bot says."""

    database: Path = Path("reflection.sqlite3")
    organisation: str = ""
    safeguarding_contact: str = ""

    @property
    def safeguarding(self) -> str:
        """The safeguarding contact with the organisation's name, as far as they are set."""
        return ": ".join(part for part in (self.organisation, self.safeguarding_contact) if part)


def read_settings(database: Path | None = None) -> Settings:
    """Read the settings; the environment goes before .env, and `database` before both.

    Raises:
        SettingError: .env can't be read.
    """
    try:
        written = {name: value for name, value in dotenv_values(".env").items() if value}
    except (OSError, UnicodeDecodeError) as error:
        raise SettingError("The file .env can't be read; check its rights and that it is UTF-8 text.") from error
    values = written | {name: value for name, value in os.environ.items() if value}
    return Settings(
        database=database or Path(values.get("DATABASE", Settings().database)),
        organisation=values.get("ORGANISATION", ""),
        safeguarding_contact=values.get("SAFEGUARDING_CONTACT", ""),
    )
