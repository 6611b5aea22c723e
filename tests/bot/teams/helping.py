"""What an operator does at the command line, on a stage."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.teams.links import make_link
from bot.teams.sending_times import next_slot
from storage import teams
from storage.teams import Team

if TYPE_CHECKING:
    from storage.codes import LinkRole
    from tests.stage import Player, Stage


class Troupe:
    """A stage with an operator who makes teams and links."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage

    async def team(self, name: str, zone: str = "Europe/London", day: int = 1, time: str = "09:00") -> int:
        due_at = next_slot(ZoneInfo(zone), day, time, self.stage.now).at.isoformat()
        async with self.stage.database.transaction() as transaction:
            return await teams.add(transaction, Team(0, name, zone, day, time, due_at), self.stage.now.isoformat())

    async def start(self, role: LinkRole, team: int | None = None, uses: int | None = None) -> str:
        """Make a link and give what somebody who opens it sends: /start CODE."""
        async with self.stage.database.transaction() as transaction:
            link = await make_link(transaction, "north_bot", role, team, self.stage.now, uses)
        return f"/start {link.partition('?start=')[2]}"

    async def lead(self, name: str, team: int) -> Player:
        """Give somebody who leads a team."""
        person = self.stage.person(name)
        await person.write(await self.start("lead", team, 1))
        assert "You lead the team" in await person.press("Lead this team")
        return person

    async def member(self, name: str, team: int) -> Player:
        """Give somebody who is in a team."""
        person = self.stage.person(name)
        await person.write(await self.start("member", team))
        assert "You are in the team" in await person.press("Join")
        return person

    async def standing(self, team: int) -> teams.Standing:
        async with self.stage.database.transaction() as transaction:
            return next(one for one in await teams.standing(transaction) if one.team.id == team)
