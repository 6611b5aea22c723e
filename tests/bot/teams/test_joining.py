"""Opening a link, joining, and what a link that does not work is answered."""

from __future__ import annotations

from datetime import timedelta
from html import escape
from typing import TYPE_CHECKING

import pytest

from bot.teams.joining import MOST_FAILURES_OF_ALL, MOST_FAILURES_OF_ONE
from bot.teams.links import LIFETIME, shown
from storage import codes, teams

if TYPE_CHECKING:
    from tests.bot.teams.helping import Troupe

NO_SUCH_LINK = "That link opens nothing. It may be too old, or it was cut short on its way. Ask for a new one."
SLOWED = "A few links did not work just now. Please wait an hour, then try again."


async def test_before_joining_a_member_sees_the_team_and_what_its_lead_will_and_will_not_see(troupe: Troupe) -> None:
    team = await troupe.team("Early Help North")
    ada = troupe.stage.person("ada")
    said = await ada.write(await troupe.start("member", team))
    assert said.startswith("Hello. I'm a bot.")
    assert "You are invited to the team <b>Early Help North</b>." in said
    assert "The lead never sees who is in the team, who reflected, or what anybody wrote." in said
    assert [button.label for button in ada.heard[-1].buttons] == ["Join", "Not now"]
    assert (await troupe.standing(team)).members == 0
    assert "You are in the team <b>Early Help North</b>." in await ada.press("Join")
    assert (await troupe.standing(team)).members == 1


async def test_not_now_leaves_everything_as_it_was_and_the_link_goes_on_working(troupe: Troupe) -> None:
    team = await troupe.team("Early Help North")
    link = await troupe.start("member", team, uses=1)
    ada = troupe.stage.person("ada")
    await ada.write(link)
    assert "Open the link again if you change your mind." in await ada.press("Not now")
    assert (await troupe.standing(team)).members == 0
    await ada.write(link)
    assert "You are in the team" in await ada.press("Join")


async def test_a_lead_sees_before_accepting_what_leading_shows_and_does_not_show(troupe: Troupe) -> None:
    team = await troupe.team("Early Help North")
    ada = troupe.stage.person("ada")
    said = await ada.write(await troupe.start("lead", team, 1))
    assert "You will not see who is in the team, who reflected, or what anybody wrote." in said
    assert "Your own answers never count in what you get." in said
    await ada.press("Lead this team")
    assert (await troupe.standing(team)).leads == 1
    assert (await troupe.standing(team)).members == 0


@pytest.mark.parametrize("role", ["researcher", "operator"])
async def test_researchers_and_operators_come_by_a_link_too(role: str, troupe: Troupe) -> None:
    ada = troupe.stage.person("ada")
    assert "You are invited" in await ada.write(await troupe.start(role, uses=1))  # type: ignore[arg-type]
    assert "Thank you." in await ada.press("Accept")


async def failing_link(why: str, troupe: Troupe) -> str:
    team = await troupe.team("Early Help North")
    link = await troupe.start("member", team, uses=1)
    if why == "expired":
        troupe.stage.now += LIFETIME
    elif why == "used up":
        ben = troupe.stage.person("ben")
        await ben.write(link)
        await ben.press("Join")
    elif why == "revoked":
        async with troupe.stage.database.transaction() as transaction:
            await codes.revoke(transaction, "member", team, troupe.stage.now.isoformat())
    elif why == "mistyped":
        link = link[:-1] + ("A" if link[-1] != "A" else "B")
    elif why == "of a team that ended":
        async with troupe.stage.database.transaction() as transaction:
            await teams.remove(transaction, team, troupe.stage.now.isoformat())
    return link


FAILING = ["expired", "used up", "revoked", "mistyped", "of a team that ended"]


@pytest.mark.parametrize("why", FAILING)
async def test_a_link_that_does_not_work_does_not_say_why(why: str, troupe: Troupe) -> None:
    ada = troupe.stage.person("ada")
    await ada.write("/start")
    assert await ada.write(await failing_link(why, troupe)) == NO_SUCH_LINK


@pytest.mark.parametrize("why", ["expired", "revoked", "of a team that ended"])
async def test_a_link_that_stopped_after_it_was_shown_lets_nobody_in(why: str, troupe: Troupe) -> None:
    team = await troupe.team("Early Help North")
    ada = troupe.stage.person("ada")
    await ada.write(await troupe.start("member", team))
    async with troupe.stage.database.transaction() as transaction:
        if why == "revoked":
            await codes.revoke(transaction, "member", team, troupe.stage.now.isoformat())
        elif why == "of a team that ended":
            await teams.remove(transaction, team, troupe.stage.now.isoformat())
        else:
            troupe.stage.now += LIFETIME
    assert await ada.press("Join") == NO_SUCH_LINK


async def test_a_link_grants_the_role_it_was_made_for_and_no_other(troupe: Troupe) -> None:
    team = await troupe.team("Early Help North")
    code = (await troupe.start("member", team)).removeprefix("/start ")
    ada = troupe.stage.person("ada")
    await ada.write("/start")
    await ada.press_code(f"do:join:yes:{shown(code)}")
    standing = await troupe.standing(team)
    assert (standing.members, standing.leads) == (1, 0)
    for step in ("lead", "look:lead", ""):
        await ada.press_code(f"do:join:{step}:{shown(code)}")
    assert (await troupe.standing(team)).leads == 0


async def test_a_link_that_was_opened_again_by_somebody_inside_takes_no_use(troupe: Troupe) -> None:
    team = await troupe.team("Early Help North")
    await troupe.member("ada", team)
    link = await troupe.start("member", team, uses=1)
    assert await troupe.stage.person("ada").write(link) == "You are in the team <b>Early Help North</b> already."
    ben = troupe.stage.person("ben")
    await ben.write(link)
    assert "You are in the team" in await ben.press("Join")


async def test_pressing_join_twice_joins_once(troupe: Troupe) -> None:
    team = await troupe.team("Early Help North")
    ada = await troupe.member("ada", team)
    assert "already" in await ada.press("Join")
    assert (await troupe.standing(team)).members == 1


async def test_guessing_makes_one_chat_wait_for_an_hour_and_nobody_else(troupe: Troupe) -> None:
    team = await troupe.team("Early Help North")
    link = await troupe.start("member", team)
    eve = troupe.stage.person("eve")
    await eve.write("/start")
    for attempt in range(MOST_FAILURES_OF_ONE):
        assert await eve.write(f"/start guess-{attempt}") == NO_SUCH_LINK
    assert await eve.write(link) == SLOWED
    assert "You are invited" in await troupe.stage.person("ada").write(link)
    await troupe.stage.later(timedelta(minutes=61))
    assert "You are invited" in await eve.write(link)


async def test_guessing_from_very_many_chats_makes_everybody_wait(troupe: Troupe) -> None:
    link = await troupe.start("member", await troupe.team("Early Help North"))
    ada = troupe.stage.person("ada")
    await ada.write("/start")
    async with troupe.stage.database.transaction() as transaction:
        await transaction.write(
            "INSERT INTO respondent (id, channel, address, created_at) VALUES (?, 'test', ?, '')",
            [(number, f"eve{number}") for number in range(100, 100 + MOST_FAILURES_OF_ALL)],
        )
        await transaction.write(
            "INSERT INTO code_failure (respondent, failed_at) VALUES (?, ?)",
            [(number, troupe.stage.now.isoformat()) for number in range(100, 100 + MOST_FAILURES_OF_ALL)],
        )
    assert await ada.write(link) == SLOWED
    await troupe.stage.later(timedelta(minutes=61))
    assert "You are invited" in await ada.write(link)


async def test_no_code_of_a_link_is_in_the_database(troupe: Troupe) -> None:
    link = await troupe.start("member", await troupe.team("Early Help North"))
    code = link.removeprefix("/start ")
    ada = troupe.stage.person("ada")
    await ada.write(link)
    async with troupe.stage.database.transaction() as transaction:
        tables = [str(row[0]) for row in await transaction.rows("SELECT name FROM sqlite_master WHERE type = 'table'")]
        kept = [str(row) for table in tables for row in await transaction.rows(f"SELECT * FROM {table}")]
    assert not any(code in row or shown(code) in row for row in kept)


async def test_a_stranger_with_a_link_is_let_in_where_only_invited_people_may_come(invited: Troupe) -> None:
    team = await invited.team("Early Help North")
    ada = invited.stage.person("ada")
    assert "Ask your team for the link to me." in await ada.write("/start")
    assert "Ask your team for the link to me." in await ada.write("hello")
    said = await ada.write(await invited.start("member", team))
    assert said.startswith("You are invited to the team")
    assert "Ask your team for the link to me." in await ada.write("hello")
    said = await ada.press("Join")
    assert "You are in the team" in said
    assert "Hello. I'm a bot." in said
    assert "What would you like to think about?" in await ada.press("Start")


async def test_a_stranger_with_a_link_that_does_not_work_stays_outside(invited: Troupe) -> None:
    eve = invited.stage.person("eve")
    assert await eve.write("/start nonsense") == NO_SUCH_LINK
    assert "Ask your team for the link to me." in await eve.write("/reflect")
    assert "Ask your team for the link to me." in await eve.press_code("begin:extent")
    assert await eve.press_code(f"do:join:yes:{shown('nonsense')}") == NO_SUCH_LINK
    assert "Ask your team for the link to me." in await eve.press_code("do:lead:menu:1")


async def test_a_theme_after_start_is_still_a_theme(troupe: Troupe) -> None:
    ada = troupe.stage.person("ada")
    assert "Hello. I'm a bot." in await ada.write("/start extent")
    assert "1 of 7." in await ada.press("Start")


@pytest.mark.parametrize("name", ["<b>Bold</b> & Co", "Team 🦊🏴󠁧󠁢󠁥󠁮󠁧󠁿", "Tîm Cymorth Cynnar", "x" * 60])
async def test_a_name_is_shown_as_it_was_given_whatever_is_in_it(name: str, troupe: Troupe) -> None:
    team = await troupe.team(name)
    ada = await troupe.member("ada", team)
    assert f"<b>{escape(name, quote=False)}</b>" in await ada.write("/teams")
    assert all("&amp;" not in button.label and "&lt;" not in button.label for button in ada.buttons)
