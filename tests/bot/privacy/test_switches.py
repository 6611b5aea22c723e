"""Each switch can be turned at any time, and works from then on; none is shown where it would do nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from storage import profiles, switches
from tests.bot.privacy.helping import labels, reflects
from tests.bot.teams.helping import Troupe

if TYPE_CHECKING:
    from dialogues.conversation import Switch
    from tests.stage import Player, Stage

TEAMS, RATINGS, WORDS = "Count me in team totals", "My ratings to research", "My words to research"


async def stand(stage: Stage, who: int = 1) -> dict[Switch, bool]:
    async with stage.database.transaction() as transaction:
        return (await switches.latest(transaction, [who])).get(who, {})


async def asked_profiles(stage: Stage, who: int = 1) -> bool:
    async with stage.database.transaction() as transaction:
        return who in await profiles.of(transaction, [who])


@pytest.fixture
async def member(stage: Stage) -> Player:
    """Somebody in a team who has been greeted."""
    troupe = Troupe(stage)
    return await troupe.member("ann", await troupe.team("Early Help"))


async def goes_to_the_closing_screen(player: Player) -> None:
    heard = ""
    while "Pick a line to change it" not in heard:
        heard = await player.write("/skip")


async def leaves_out_the_questions(player: Player) -> str:
    heard = ""
    for _ in range(4):
        heard = await player.press("Skip")
    return heard


async def test_they_are_off_at_first_and_each_is_turned_alone(stage: Stage, member: Player) -> None:
    await member.write("/switches")
    assert labels(member.heard[-1]) == [f"☐ {TEAMS}", f"☐ {RATINGS}", f"☐ {WORDS}"]
    await member.press(f"☐ {TEAMS}")
    assert await stand(stage) == {"teams": True}
    assert labels(member.heard[-1]) == [f"☑ {TEAMS}", f"☐ {RATINGS}", f"☐ {WORDS}"]
    await member.press(f"☑ {TEAMS}")
    assert await stand(stage) == {"teams": False}


async def test_who_is_in_no_team_is_shown_no_switch_for_teams(stage: Stage) -> None:
    ann = stage.person("ann")
    await ann.write("/start")
    await ann.write("/switches")
    assert labels(ann.heard[-1]) == [f"☐ {RATINGS}", f"☐ {WORDS}"]
    assert "earlier conversation" in await ann.press_code("do:switch:teams:on")
    assert await stand(stage) == {}


async def test_a_lead_of_the_only_team_they_are_in_is_shown_none_either(stage: Stage) -> None:
    troupe = Troupe(stage)
    team = await troupe.team("Early Help")
    ann = await troupe.lead("ann", team)
    await troupe.member("ann", team)
    await ann.write("/switches")
    assert labels(ann.heard[-1]) == [f"☐ {RATINGS}", f"☐ {WORDS}"]
    await troupe.member("ann", await troupe.team("Duty"))
    await ann.write("/switches")
    assert f"☐ {TEAMS}" in labels(ann.heard[-1])


async def test_the_closing_screen_knows_what_was_turned_joined_and_left_meanwhile(stage: Stage) -> None:
    troupe = Troupe(stage)
    ann = stage.person("ann")
    await reflects(ann)
    await goes_to_the_closing_screen(ann)
    assert f"☐ {TEAMS}" not in labels(ann.heard[-1])
    await troupe.member("ann", await troupe.team("Early Help"))
    await ann.write("/switches")
    await ann.press(f"☐ {TEAMS}")
    await ann.write("/reflect")
    assert f"☑ {TEAMS}" in labels(ann.heard[-1])
    await ann.press(f"☑ {TEAMS}")
    assert await stand(stage) == {"teams": False}
    await ann.write("/teams")
    await ann.press("Leave Early Help")
    await ann.write("/reflect")
    assert f"☐ {TEAMS}" not in labels(ann.heard[-1])


async def test_later_they_stand_as_last_time(stage: Stage, member: Player) -> None:
    await reflects(member)
    await goes_to_the_closing_screen(member)
    await member.press(f"☐ {TEAMS}")
    await member.press("Done")
    await reflects(member)
    await goes_to_the_closing_screen(member)
    assert f"☑ {TEAMS}" in labels(member.heard[-1])
    assert await stand(stage) == {"teams": True}


@pytest.mark.parametrize("where", ["/switches", "closing screen"])
async def test_nothing_is_given_to_research_before_the_information_sheet_was_agreed_to(
    stage: Stage, member: Player, where: str
) -> None:
    await reflects(member)
    await goes_to_the_closing_screen(member)
    if where == "/switches":
        await member.write(where)
    assert "About the research" in await member.press(f"☐ {RATINGS}")
    assert await stand(stage) == {}
    assert "Pick a line to change it" in await member.press("Not now")
    assert await stand(stage) == {}
    assert not await asked_profiles(stage)
    await member.press(f"☐ {RATINGS}")
    assert "four things about your work" in await member.press("Give my ratings")
    assert await stand(stage) == {"ratings": True}
    heard = await leaves_out_the_questions(member)
    assert "I won't ask this again" in heard
    assert "Pick a line to change it" in heard
    assert labels(member.heard[-1])[-4:] == [f"☐ {TEAMS}", f"☑ {RATINGS}", f"☐ {WORDS}", "Done"]


async def test_the_sheet_and_the_questions_come_once(stage: Stage) -> None:
    ann = stage.person("ann")
    await ann.write("/start")
    await ann.write("/switches")
    await ann.press(f"☐ {WORDS}")
    await ann.press("Give my words")
    await leaves_out_the_questions(ann)
    await ann.write("/switches")
    await ann.press(f"☑ {WORDS}")
    await ann.press(f"☐ {RATINGS}")
    await ann.press(f"☐ {WORDS}")
    assert labels(ann.heard[-1]) == [f"☑ {RATINGS}", f"☑ {WORDS}"]
    assert await stand(stage) == {"words": True, "ratings": True}


async def test_a_sheet_agreed_to_twice_gives_once(stage: Stage) -> None:
    ann = stage.person("ann")
    await ann.write("/start")
    await ann.press_code("do:give:words:")
    await ann.press("Give my words")
    assert "earlier conversation" in await ann.press("Give my words")
    assert await stand(stage) == {"words": True}


async def test_a_made_up_switch_turns_nothing(stage: Stage, member: Player) -> None:
    made_up = ("switch:all:on", "switch:teams:maybe", "switch:", "give:teams:yes", "give:ratings:perhaps", "give:")
    for code in made_up:
        assert "earlier conversation" in await member.press_code(f"do:{code}")
    await member.press_code("do:switch:ratings:off")
    assert await stand(stage) == {}
