"""`reflection-bot doctor`: whether the bot can run here, and what to do where it can't."""

from __future__ import annotations

import asyncio
import shutil
import stat
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.commands.common import DONE, PROBLEMS_FOUND, MisuseError, clock, known_names, sound_sources
from bot.operating.findings import Finding, of_database, of_disk
from bot.settings import SettingError, Settings, names_without_meaning, read_settings, require_telegram
from bot.teams.time_zones import find_zone
from storage.checkup import check_up, check_up_deletions
from storage.database import DatabaseUnusableError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator
    from datetime import datetime

    from bot.commands.common import Commands

CONTACTS = ("safeguarding_contact", "staff_support_contact", "whistleblowing_contact", "privacy_contact")


def add(commands: Commands, everywhere: argparse.ArgumentParser) -> None:
    """Say how it is called."""
    parser = commands.add_parser("doctor", parents=[everywhere], help="check whether the bot can run here")
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    wrong = 0
    for finding in _findings(options):
        print(f"{finding.mark:<6}{finding.about:<10}{finding.says}")
        wrong += finding.mark == "wrong"
    print("Nothing is wrong." if not wrong else "One thing is wrong." if wrong == 1 else f"{wrong} things are wrong.")
    return PROBLEMS_FOUND if wrong else DONE


def _findings(options: argparse.Namespace) -> Iterator[Finding]:
    try:
        settings = read_settings(options.database)
    except SettingError as error:
        yield Finding("wrong", "settings", f"{error} The rest is checked when that is mended.")
        return
    yield from _of_settings(settings)
    yield from _of_scripts(settings)
    yield from _of_database(settings)
    try:
        require_telegram(settings)
    except SettingError as error:
        yield Finding("wrong", "settings", str(error))
    else:
        from bot.operating.asking_telegram import ask_telegram  # noqa: PLC0415  a third of a second that only this needs

        yield from asyncio.run(ask_telegram(settings, clock(options)))
    yield _of_time_zone(settings, clock(options)())


def _of_settings(settings: Settings) -> Iterator[Finding]:
    file = Path(".env")
    source = f"{file.absolute()} and the environment" if file.exists() else "the environment; there is no .env here"
    yield Finding("ok", "settings", f"They were read from {source}.")
    for name, meant in names_without_meaning():
        yield Finding("note", "settings", f"{name} in .env is no setting.{f' Is {meant} meant?' if meant else ''}")
    if file.exists() and file.stat().st_mode & stat.S_IRWXO:
        yield Finding("note", "settings", "Every account can read .env with its token; run chmod o= .env.")
    unnamed = [name.upper() for name in CONTACTS if not getattr(settings, name)]
    if unnamed:
        says = f"Nobody is named in {', '.join(unnamed)}; name somebody, so that people hear whom to turn to."
        yield Finding("note", "settings", says)


def _of_scripts(settings: Settings) -> Iterator[Finding]:
    try:
        sources = sound_sources(settings.scripts)
        known_names(settings)
    except MisuseError as error:
        yield Finding("wrong", "scripts", str(error))
    else:
        whose = f"of {settings.scripts}" if settings.scripts else "that come with the bot"
        yield Finding("ok", "scripts", f"The {len(sources.scripts)} scripts {whose} have no problems.")


def _of_database(settings: Settings) -> Iterator[Finding]:
    try:
        found = check_up(settings.database, settings.database_key)
    except DatabaseUnusableError as error:
        yield Finding("wrong", "database", str(error))
        return
    yield from of_database(str(settings.database), found)
    try:
        check_up_deletions(settings.tombstones)
    except DatabaseUnusableError as error:
        yield Finding("wrong", "deletions", str(error))
    yield of_disk(shutil.disk_usage(settings.database.absolute().parent).free, found.bytes)


def _of_time_zone(settings: Settings, now: datetime) -> Finding:
    there = now.astimezone(ZoneInfo(find_zone(settings.timezone) or "UTC"))
    says = f"{settings.timezone}, where it is {there:%H:%M} now; digests and reminders go by it."
    return Finding("ok", "time zone", says)
