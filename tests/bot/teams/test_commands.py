"""`reflection-bot team` and `reflection-bot role`."""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING

import pytest

from bot.main import run
from bot.settings import SettingError, Settings, read_settings, require_username
from storage.database import Database, DatabaseUnusableError
from tests.bot.teams.helping import Troupe
from tests.stage import Stage

if TYPE_CHECKING:
    from pathlib import Path

    from bot.library import Library

NOW = ["--now", "2026-11-23T08:00"]


@pytest.fixture(autouse=True)
def surroundings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for field in Settings.__struct_fields__:
        monkeypatch.delenv(field.upper(), raising=False)
    monkeypatch.setenv("DATABASE", str(tmp_path / "r.sqlite3"))
    monkeypatch.setenv("TELEGRAM_BOT_USERNAME", "@north_bot")


def said(capsys: pytest.CaptureFixture[str], status: int, *arguments: str) -> str:
    assert run([*arguments, *NOW]) == status
    caught = capsys.readouterr()
    return (caught.out + caught.err).strip()


def test_a_new_team_comes_with_a_link_for_members_and_one_for_its_lead(capsys: pytest.CaptureFixture[str]) -> None:
    links = re.findall(r"https://t\.me/north_bot\?start=([\w-]+)", said(capsys, 0, "team", "add", "North"))
    assert len(set(links)) == 2
    assert all(22 <= len(code) <= 64 for code in links)
    assert said(capsys, 0, "team", "list") == (
        "North: 0-4 members; no lead; nobody to send to on Mon 23 Nov 2026 09:00 Europe/London"
    )


def test_day_hour_and_time_zone_are_given_as_people_write_them(capsys: pytest.CaptureFixture[str]) -> None:
    said(capsys, 0, "team", "add", "North", "--timezone", "asia/kolkata", "--digest", "friday 8:15")
    assert said(capsys, 0, "team", "list").endswith("Fri 27 Nov 2026 08:15 Asia/Kolkata")


def test_the_time_zone_of_the_service_is_taken_where_a_team_says_none(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TIMEZONE", "Europe/Dublin")
    said(capsys, 0, "team", "add", "North")
    assert said(capsys, 0, "team", "list").endswith("Europe/Dublin")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["x" * 300], "A team's name has 60 characters at most; this one has 300."),
        (["   "], "A team needs a name that can be read."),
        (["\u200d\u200d"], "A team needs a name that can be read."),
        (["Nor\u202eth"], "A team's name can't hold characters that nobody sees."),
        (["North", "--timezone", "Europe/Lundon"], "There is no time zone 'Europe/Lundon'; did you mean Europe/London"),
        (["North", "--timezone", "Atlantis"], "There is no time zone 'Atlantis'"),
        (["North", "--timezone", "../../etc/passwd"], "There is no time zone '../../etc/passwd'"),
        (["North", "--digest", "someday"], '--digest is a day and an hour such as "Mon 09:00"'),
    ],
)
def test_what_can_not_be_is_told_in_one_sentence_and_nothing_is_made(
    arguments: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert said(capsys, 2, "team", "add", *arguments).startswith(sentence)
    assert said(capsys, 0, "team", "list") == "There are no teams yet; team add makes one."


@pytest.mark.parametrize("name", ["<b>Bold</b> & Co", "🦊🏴󠁧󠁢󠁥󠁮󠁧󠁿", "Tîm Cymorth", "  Early   Help\n"])
def test_a_name_may_hold_html_emoji_and_letters_of_any_script(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    said(capsys, 0, "team", "add", name)
    assert said(capsys, 0, "team", "list").startswith(" ".join(name.split()) + ": 0-4 members")


@pytest.mark.parametrize("same", ["North", "NORTH", " north "])
def test_a_name_is_taken_once(same: str, capsys: pytest.CaptureFixture[str]) -> None:
    said(capsys, 0, "team", "add", "North")
    assert said(capsys, 1, "team", "add", same).endswith("already.")


def test_without_the_name_of_the_bot_no_link_is_made(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("TELEGRAM_BOT_USERNAME")
    for arguments in (("team", "add", "North"), ("role", "grant", "researcher")):
        assert said(capsys, 2, *arguments).startswith("TELEGRAM_BOT_USERNAME is missing")


@pytest.mark.parametrize(("name", "value"), [("TIMEZONE", "Mars/Base"), ("TELEGRAM_BOT_USERNAME", "not a name")])
def test_a_wrong_setting_is_named(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingError, match=name):
        require_username(read_settings())


def test_a_removed_team_is_gone_and_its_name_is_free(capsys: pytest.CaptureFixture[str]) -> None:
    said(capsys, 0, "team", "add", "North")
    assert said(capsys, 0, "team", "remove", "north").startswith("North has ended")
    assert said(capsys, 2, "team", "remove", "North") == "There is no team 'North'; team list shows all."
    said(capsys, 0, "team", "add", "North")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["lead"], "The role lead needs --team NAME."),
        (["researcher", "--team", "North"], "The role researcher belongs to no team; leave --team out."),
        (["member", "--team", "South"], "There is no team 'South'; team list shows all."),
        (["member", "--team", "North", "--uses", "0"], "--uses is a number from 1 to 10000."),
    ],
)
def test_a_role_that_can_not_be_granted_is_told_in_one_sentence(
    arguments: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    said(capsys, 0, "team", "add", "North")
    assert said(capsys, 2, "role", "grant", *arguments) == sentence


def test_nobody_holds_a_number_that_was_not_given(capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys, 0, "role", "list") == "Nobody holds a role yet; role grant makes a link."
    assert "has the number 7" in said(capsys, 1, "role", "revoke", "researcher", "--number", "7")


async def test_a_team_is_added_beside_the_running_bot_and_used_at_once(
    capsys: pytest.CaptureFixture[str], library: Library, tmp_path: Path
) -> None:
    stage = await Stage.open(tmp_path / "r.sqlite3", library)
    link = await _in_thread(capsys, 0, "team", "add", "North")
    lead = stage.person("lead")
    await lead.write(f"/start {link.rpartition('?start=')[2]}")
    assert "You lead the team" in await lead.press("Lead this team")
    assert "lead reachable; next digest Mon 23 Nov 2026" in await _in_thread(capsys, 0, "team", "list")
    await lead.block()
    assert "lead has blocked the bot" in await _in_thread(capsys, 0, "team", "list")
    await stage.database.close()


async def test_revoking_ends_roles_and_stops_links(
    capsys: pytest.CaptureFixture[str], library: Library, tmp_path: Path
) -> None:
    stage = await Stage.open(tmp_path / "r.sqlite3", library)
    troupe = Troupe(stage)
    team = await troupe.team("North")
    ada, _ = await troupe.lead("ada", team), await troupe.lead("ben", team)
    link = await troupe.start("lead", team)
    assert (await _in_thread(capsys, 0, "role", "list")).splitlines() == [
        "1: lead of North, since 2026-11-23",
        "2: lead of North, since 2026-11-23",
    ]
    assert "Roles ended: 1." in await _in_thread(
        capsys, 0, "role", "revoke", "lead", "--team", "North", "--number", "1"
    )
    assert (await troupe.standing(team)).leads == 1
    assert "I don't know /lead." in await ada.write("/lead")
    assert "That link opens nothing." in await ada.write(link)
    assert "Roles ended: 1." in await _in_thread(capsys, 0, "role", "revoke", "lead", "--team", "North")
    assert (await troupe.standing(team)).leads == 0
    await stage.database.close()


async def _in_thread(capsys: pytest.CaptureFixture[str], status: int, *arguments: str) -> str:
    """Run a command as another process would, beside the one that holds the database."""
    return await asyncio.to_thread(said, capsys, status, *arguments)


async def test_two_processes_that_would_both_talk_are_still_refused(tmp_path: Path) -> None:
    database = await Database.open(tmp_path / "r.sqlite3")
    beside = await Database.open(tmp_path / "r.sqlite3", alone=False)
    with pytest.raises(DatabaseUnusableError):
        await Database.open(tmp_path / "r.sqlite3")
    await beside.close()
    await database.close()
