"""Every role against every deed, and the same words for what one may not do as for what does not exist."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import pytest

from bot.teams.leading import ACTIONS
from bot.teams.roles import MAY, ROLES, Deed, Role, may
from storage.roles import Held
from storage.teams import Team

if TYPE_CHECKING:
    from storage.roles import GrantedRole
    from tests.bot.teams.helping import Troupe

ALLOWED = {
    ("member", "leave team"),
    ("lead", "invite members"),
    ("lead", "set sending"),
    ("lead", "pause digest"),
    ("lead", "see digests"),
    ("lead", "hand over"),
    ("lead", "stop leading"),
    ("researcher", "review words"),
    ("researcher", "export"),
    ("operator", "list teams"),
}
GONE = "That button is from an earlier conversation. Send /start for a new one."
HERE, ELSEWHERE = 1, 2


def holding(role: Role, team: int) -> tuple[list[Held], list[Team]]:
    if role == "member":
        return [], [Team(team, "", "UTC", 1, "09:00", "")]
    granted: GrantedRole = role
    return [Held(1, granted, team if role == "lead" else None, "")], []


@pytest.mark.parametrize(("role", "deed"), list(product(ROLES, Deed)))
def test_each_role_may_do_what_the_table_says_and_nothing_else(role: Role, deed: Deed) -> None:
    allowed = (role, deed.value) in ALLOWED
    assert (deed in MAY[role]) == allowed
    held, memberships = holding(role, HERE)
    assert may(deed, held, memberships) == allowed
    assert may(deed, held, memberships, HERE) == allowed


@pytest.mark.parametrize(("role", "deed"), list(product(["member", "lead"], Deed)))
def test_a_role_in_one_team_says_nothing_about_another(role: Role, deed: Deed) -> None:
    held, memberships = holding(role, HERE)
    assert not may(deed, held, memberships, ELSEWHERE)


@pytest.mark.parametrize("deed", list(Deed))
def test_who_holds_no_role_may_do_none_of_it(deed: Deed) -> None:
    assert not may(deed, [])


def test_every_role_and_every_deed_is_in_the_table() -> None:
    assert set(MAY) == set(ROLES)
    assert set().union(*MAY.values()) == set(Deed)


async def somebody(role: str, troupe: Troupe, team: int, other: int) -> str:
    if role == "member":
        await troupe.member("eve", team)
    elif role == "lead of another team":
        await troupe.lead("eve", other)
    elif role in ("researcher", "operator"):
        eve = troupe.stage.person("eve")
        await eve.write(await troupe.start(role, uses=1))  # type: ignore[arg-type]
        await eve.press("Accept")
    else:
        await troupe.stage.person("eve").write("/start")
    return "eve"


OTHERS = ["nobody in particular", "member", "lead of another team", "researcher", "operator"]


@pytest.mark.parametrize("role", OTHERS)
async def test_a_lead_button_in_other_hands_is_answered_like_one_that_does_not_exist(role: str, troupe: Troupe) -> None:
    team, other = await troupe.team("North"), await troupe.team("South")
    await troupe.lead("ada", team)
    eve = troupe.stage.person(await somebody(role, troupe, team, other))
    before = await troupe.standing(team)
    assert await eve.press_code("do:nothing:at:all") == GONE
    for action in ACTIONS:
        for value in ("", ":1", ":09", ":Europe/Paris"):
            assert await eve.press_code(f"do:lead:{action}:{team}{value}") == GONE
            assert await eve.press_code(f"do:lead:{action}:999{value}") == GONE
    assert await troupe.standing(team) == before


@pytest.mark.parametrize("role", ["nobody in particular", "member", "researcher", "operator"])
async def test_commands_of_leads_are_answered_like_commands_that_do_not_exist(role: str, troupe: Troupe) -> None:
    team = await troupe.team("North")
    eve = troupe.stage.person(await somebody(role, troupe, team, team))
    for command in ("/lead", "/zone Europe/Paris"):
        name = command.partition(" ")[0]
        assert await eve.write(command) == (await eve.write("/nosuch")).replace("/nosuch", name)


@pytest.mark.parametrize("role", ["nobody in particular", "member", "lead of another team", "researcher"])
async def test_only_operators_see_how_teams_stand(role: str, troupe: Troupe) -> None:
    team, other = await troupe.team("North"), await troupe.team("South")
    eve = troupe.stage.person(await somebody(role, troupe, team, other))
    assert await eve.write("/operator") == (await eve.write("/nosuch")).replace("/nosuch", "/operator")


async def test_an_operator_sees_members_as_a_range_and_nobody_by_name(troupe: Troupe) -> None:
    team = await troupe.team("North & <South>")
    await troupe.lead("ada", team)
    for number in range(6):
        await troupe.member(f"member{number}", team)
    olive = troupe.stage.person(await somebody("operator", troupe, team, team))
    assert await olive.write("/operator") == (
        "North &amp; &lt;South&gt;: 5-9 members; lead reachable; next digest Mon 23 Nov 2026 09:00 Europe/London"
    )


async def test_a_researcher_who_is_no_member_can_leave_no_team(troupe: Troupe) -> None:
    team = await troupe.team("North")
    await troupe.member("ada", team)
    eve = troupe.stage.person(await somebody("researcher", troupe, team, team))
    assert await eve.press_code(f"do:teams:leave:{team}") == GONE
    assert (await troupe.standing(team)).members == 1


@pytest.mark.parametrize("code", ["", "x", "-1", "²", "1:2:3", "9" * 30])
async def test_a_damaged_button_harms_nothing(code: str, troupe: Troupe) -> None:
    ada = await troupe.lead("ada", await troupe.team("North"))
    for start in ("do:lead:menu:", "do:lead:day:1:", "do:lead:hour:1:", "do:teams:leave:", "do:join:", "do:operator:"):
        assert await ada.press_code((start + code)[:64])
