"""What a lead asks for with one button: an action, in one team, with a value."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import datetime

    from bot.library import Library
    from storage.database import Transaction
    from storage.teams import Team

KIND = "lead"


class Request(NamedTuple):
    """One thing a lead asks for, once it is certain that they lead the team."""

    transaction: Transaction
    library: Library
    team: Team
    respondent: int
    value: str
    now: datetime

    def code(self, action: str, value: str = "") -> str:
        """Give the code of a button that asks for something in the same team."""
        return button_code(action, self.team.id, value)


def button_code(action: str, team: int, value: str = "") -> str:
    """Give the code of a lead's button: 64 bytes hold the longest name of a time zone."""
    return f"do:{KIND}:{action}:{team}" + (f":{value}" if value else "")
