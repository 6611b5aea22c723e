"""What leads do in the chat."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import msgspec
import pytest

if TYPE_CHECKING:
    from bot.library import Library
    from tests.bot.teams.helping import Troupe

START = "https://t.me/north_bot?start="


def link_in(text: str) -> str:
    """Give what somebody sends who opens the link in a text."""
    return f"/start {text.partition(START)[2].split()[0]}"


async def test_a_lead_gets_a_fresh_member_link_with_its_qr_code_as_a_picture(troupe: Troupe) -> None:
    team = await troupe.team("North")
    ada = await troupe.lead("ada", team)
    await ada.write("/lead")
    said = await ada.press("Link for members")
    picture = ada.heard[-1].attachment
    assert picture is not None
    assert picture.is_picture
    assert picture.content.startswith(b"\x89PNG")
    assert "It works until Monday 7 December." in said
    for name in ("ben", "cleo"):
        person = troupe.stage.person(name)
        assert "invited to the team <b>North</b>" in await person.write(link_in(said))
        await person.press("Join")
    assert (await troupe.standing(team)).members == 2


async def test_a_lead_can_stop_all_member_links_and_make_a_new_one(troupe: Troupe) -> None:
    ada = await troupe.lead("ada", await troupe.team("North"))
    await ada.write("/lead")
    links = [link_in(await ada.press("Link for members")) for _ in range(2)]
    await ada.press("Stop all links for members")
    ben = troupe.stage.person("ben")
    for link in links:
        assert "That link opens nothing." in await ben.write(link)
    assert "You are invited" in await ben.write(link_in(await ada.press("Link for members")))


async def test_day_hour_and_time_zone_are_set_by_buttons(troupe: Troupe) -> None:
    team = await troupe.team("North")
    ada = await troupe.lead("ada", team)
    assert "Monday 23 November, 09:00 (Europe/London)" in await ada.write("/lead")
    await ada.press("Change when it comes")
    await ada.press("Day")
    assert "Thursday 26 November, 09:00 (Europe/London)" in await ada.press("Thursday")
    await ada.press("Hour")
    assert "Thursday 26 November, 16:00 (Europe/London)" in await ada.press("16")
    await ada.press("Time zone")
    assert "Thursday 26 November, 16:00 (Europe/Isle_of_Man)" in await ada.press("Europe/Isle of Man")
    assert (await troupe.standing(team)).team.due_at == "2026-11-26T16:00:00+00:00"


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("/zone Asia/Kolkata", "Monday 30 November, 09:00 (Asia/Kolkata)"),
        ("/zone america/new york", "Monday 23 November, 09:00 (America/New_York)"),
        ("/zone Europe/Lundon", "These come near: Europe/London"),
        ("/zone Londn", "These come near: Europe/London"),
        ("/zone ../../etc/passwd", "I don't know that time zone."),
        ("/zone <b>", "I don't know that time zone."),
        ("/zone", "I don't know that time zone."),
    ],
)
async def test_another_time_zone_is_typed_and_one_that_does_not_exist_is_answered_kindly(
    typed: str, answer: str, troupe: Troupe
) -> None:
    ada = await troupe.lead("ada", await troupe.team("North"))
    assert answer in await ada.write(typed)


async def test_a_lead_of_several_teams_is_asked_which(troupe: Troupe) -> None:
    await troupe.lead("ada", await troupe.team("North"))
    ada = await troupe.lead("ada", await troupe.team("South"))
    assert await ada.write("/lead") == "Which team?"
    assert "<b>South</b>" in await ada.press("South")
    assert await ada.write("/zone Europe/Isle_of_Man") == "Which team?"
    assert "(Europe/Isle_of_Man)" in await ada.press("North")
    assert "(Europe/London)" in await ada.press_code("do:lead:menu:2")


async def test_a_paused_digest_stays_away_until_the_lead_goes_on(troupe: Troupe) -> None:
    ada = await troupe.lead("ada", await troupe.team("North"))
    await ada.write("/lead")
    assert "The digest rests." in await ada.press("Pause")
    assert await troupe.stage.later(timedelta(weeks=3, hours=2)) == {}
    assert "The next digest comes on Monday 21 December, 09:00" in await ada.press("Go on")
    assert "ada" in await troupe.stage.later(timedelta(days=7))


async def test_handing_over_brings_a_second_lead_and_then_the_first_stops(troupe: Troupe) -> None:
    team = await troupe.team("North")
    ada = await troupe.lead("ada", team)
    await ada.write("/lead")
    link = link_in(await ada.press("Hand over"))
    ben = troupe.stage.person("ben")
    await ben.write(link)
    await ben.press("Lead this team")
    assert "That link opens nothing." in await troupe.stage.person("eve").write(link)
    assert (await troupe.standing(team)).leads == 2
    assert "has another lead, who goes on getting the digest" in await ada.press("Stop leading")
    assert "You no longer lead" in await ada.press("Stop leading")
    assert (await troupe.standing(team)).leads == 1
    assert "I don't know /lead." in await ada.write("/lead")


async def test_the_last_lead_is_told_what_leaving_means_and_can_stay(troupe: Troupe) -> None:
    team = await troupe.team("North")
    ada = await troupe.lead("ada", team)
    await ada.write("/lead")
    assert "You are the only lead" in await ada.press("Stop leading")
    assert "<b>North</b>" in await ada.press("Stay")
    assert (await troupe.standing(team)).leads == 1
    await ada.press("Stop leading")
    assert "You no longer lead" in await ada.press("Stop leading")
    assert (await troupe.standing(team)).leads == 0


async def test_without_the_name_of_the_bot_a_lead_is_told_who_can_help(troupe: Troupe, library: Library) -> None:
    ada = await troupe.lead("ada", await troupe.team("North"))
    troupe.stage.errands._library = msgspec.structs.replace(library, bot_username="")
    await ada.write("/lead")
    assert "The technician of this service has to tell me my name" in await ada.press("Link for members")
    assert "The technician of this service has to tell me my name" in await ada.press("Hand over")


async def test_nothing_that_a_lead_sees_changes_with_who_joins_or_reflects(troupe: Troupe) -> None:
    team = await troupe.team("North")
    ada = await troupe.lead("ada", team)
    screens = {"/lead": await ada.write("/lead")}
    for label in ("Change when it comes", "Past digests", "Stop leading"):
        screens[label] = await ada.press(label)
    for number in range(7):
        member = await troupe.member(f"member{number}", team)
        await member.write("/start extent")
        await member.press("Start")
        await member.write("we saw the family together and agreed on the spot who would do what by friday")
    assert {label: await (ada.write(label) if label == "/lead" else ada.press(label)) for label in screens} == screens
