from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.bot.teams.helping import Troupe


async def test_a_person_can_be_in_several_teams_and_leaves_each_with_one_tap(troupe: Troupe) -> None:
    north, south = await troupe.team("North"), await troupe.team("South")
    await troupe.member("ada", north)
    ada = await troupe.member("ada", south)
    assert await ada.write("/teams") == "You are in the team <b>North</b>.\nYou are in the team <b>South</b>."
    assert "You have left the team <b>North</b>." in await ada.press("Leave North")
    assert await ada.write("/teams") == "You are in the team <b>South</b>."
    assert (await troupe.standing(north)).members == 0


async def test_leaving_twice_and_coming_back(troupe: Troupe) -> None:
    team = await troupe.team("North")
    ada = await troupe.member("ada", team)
    await ada.write("/teams")
    await ada.press("Leave North")
    assert "earlier conversation" in await ada.press("Leave North")
    assert await ada.write("/teams") == "You are in no team. The lead of a team has a link that takes you in."
    await troupe.member("ada", team)
    assert (await troupe.standing(team)).members == 1


async def test_a_lead_is_reminded_of_lead_among_the_teams(troupe: Troupe) -> None:
    ada = await troupe.lead("ada", await troupe.team("North"))
    assert await ada.write("/teams") == "You lead the team <b>North</b>, see /lead."


async def test_a_long_name_fits_on_a_button(troupe: Troupe) -> None:
    ada = await troupe.member("ada", await troupe.team("Early Help and Family Support North of the River"))
    await ada.write("/teams")
    assert ada.buttons[-1].label == "Leave Early Help and Family Suppor…"


async def test_joining_in_the_middle_of_a_reflection_leaves_it_open(troupe: Troupe) -> None:
    ada = troupe.stage.person("ada")
    await ada.write("/start extent")
    await ada.press("Start")
    await ada.write(await troupe.start("member", await troupe.team("North")))
    assert "You are in the team" in await ada.press("Join")
    assert "2 of 7." in await ada.write("/skip")
