"""Teams on Telegram: joining by a link, leading, and a digest that fell due while the bot was down."""

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.digests.composing import as_release
from bot.digests.disclosure import Figure
from bot.digests.periods import last_week_over, week
from bot.digests.telling import Told
from bot.teams.links import make_link
from bot.teams.sending_times import next_slot
from storage import releases, teams
from storage.codes import LinkRole
from storage.database import Database
from storage.teams import Team
from tests.telegram.bot_process import running_bot
from tests.telegram.emulator import Emulator
from tests.telegram.people import Person

USERNAME = "north_bot"


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "reflections.sqlite3"


async def add_team(path: Path, name: str) -> int:
    now = datetime.now(UTC)
    due_at = next_slot(ZoneInfo("Europe/London"), 1, "09:00", now).at.isoformat()
    beside = await Database.open(path, alone=False)
    async with beside.transaction() as transaction:
        team = await teams.add(transaction, Team(0, name, "Europe/London", 1, "09:00", due_at), now.isoformat())
    await beside.close()
    return team


async def code_for(path: Path, role: LinkRole, team: int) -> str:
    beside = await Database.open(path, alone=False)
    async with beside.transaction() as transaction:
        link = await make_link(transaction, USERNAME, role, team, datetime.now(UTC))
    await beside.close()
    return link.partition("?start=")[2]


async def make_due(path: Path) -> None:
    beside = await Database.open(path, alone=False)
    async with beside.transaction() as transaction:
        await transaction.write("UPDATE team SET due_at = '2026-01-01T09:00:00+00:00'", [()])
    await beside.close()


async def release(path: Path, team: int) -> None:
    told = Told(
        "extent.enabler.local-willingness", ("What helped last week?",), (Figure("all", "closeness", "high", "10-19"),)
    )
    now = datetime.now(UTC)
    beside = await Database.open(path, alone=False)
    async with beside.transaction() as transaction:
        await releases.save(transaction, [as_release(team, week(last_week_over(now)), told)], now.isoformat())
    await beside.close()


async def test_a_stranger_with_a_link_is_let_in_and_joins(telegram: Emulator, database: Path, ada: Person) -> None:
    team = await add_team(database, "North & <South>")
    code = await code_for(database, "member", team)
    async with running_bot(telegram, telegram.base_url, telegram.token, database, ACCESS="invited"):
        await ada.start()
        await ada.sees("Ask your team for the link to me.", timeout=15)
        await ada.start(code)
        await ada.sees("You are invited to the team North & <South>.")
        await ada.click("Join")
        await ada.sees("You are in the team North & <South>.")
        await ada.sees("Hello. I'm a bot.")
        await ada.write("/teams")
        await ada.sees("[Leave North & <South>]")
        await ada.click("Leave North & <South>")
        await ada.sees("You have left the team")
    assert telegram.violations == []


async def test_a_lead_gets_a_qr_code_and_after_the_bot_was_down_one_digest(
    telegram: Emulator, database: Path, ada: Person
) -> None:
    code = await code_for(database, "lead", await add_team(database, "North"))
    settings = {"TELEGRAM_BOT_USERNAME": USERNAME}
    async with running_bot(telegram, telegram.base_url, telegram.token, database, **settings):
        await ada.start(code)
        await ada.sees("You are invited to lead the team North here.", timeout=15)
        await ada.click("Lead this team")
        await ada.sees("You lead the team North now.")
        await ada.write("/lead")
        await ada.sees("[Link for members]")
        await ada.click("Link for members")
        await ada.sees("https://t.me/north_bot?start=")
    await make_due(database)
    async with running_bot(telegram, telegram.base_url, telegram.token, database, **settings):
        await ada.sees("[Past digests] [Pause]", timeout=15)
    async with running_bot(telegram, telegram.base_url, telegram.token, database, **settings):
        await ada.write("/teams")
        await ada.sees("You lead the team North, see /lead.", timeout=15)
    assert ada.screen.count("[Past digests] [Pause]") == 1
    assert telegram.violations == []


async def test_the_picture_of_a_digest_is_drawn_and_sent(telegram: Emulator, database: Path, ada: Person) -> None:
    team = await add_team(database, "North")
    code = await code_for(database, "lead", team)
    async with running_bot(telegram, telegram.base_url, telegram.token, database):
        await ada.start(code)
        await ada.sees("You are invited to lead", timeout=15)
        await ada.click("Lead this team")
        await ada.sees("You lead the team North now.")
    await release(database, team)
    await make_due(database)
    async with running_bot(telegram, telegram.base_url, telegram.token, database):
        await ada.sees("[Past digests] [Pause]", timeout=15)
        assert "How close" in ada.screen
        await ada.click("Past digests")
        await ada.sees("Which one?")
        await ada.click(1)
        await ada.until(lambda: sum("photo" in message for message in ada._known.values()) == 2, what="two pictures")
    assert telegram.violations == []
