"""What each role may do: the only place that says so.

Whoever can open the database is the operator on the command line; this table is about the chat. Everybody may reflect.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Literal, get_args

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from storage.roles import Held
    from storage.teams import Team

Role = Literal["member", "lead", "researcher", "operator"]
ROLES: tuple[Role, ...] = get_args(Role)


class Deed(StrEnum):
    """Something that not everybody may do. None of them is to see who is in a team, who reflected, or an answer."""

    LEAVE_TEAM = "leave team"
    INVITE_MEMBERS = "invite members"
    SET_SENDING = "set sending"
    PAUSE_DIGEST = "pause digest"
    SEE_DIGESTS = "see digests"
    HAND_OVER = "hand over"
    STOP_LEADING = "stop leading"
    REVIEW_WORDS = "review words"
    EXPORT = "export"
    LIST_TEAMS = "list teams"


MAY: Mapping[Role, frozenset[Deed]] = {
    "member": frozenset({Deed.LEAVE_TEAM}),
    "lead": frozenset(
        {
            Deed.INVITE_MEMBERS,
            Deed.SET_SENDING,
            Deed.PAUSE_DIGEST,
            Deed.SEE_DIGESTS,
            Deed.HAND_OVER,
            Deed.STOP_LEADING,
        }
    ),
    "researcher": frozenset({Deed.REVIEW_WORDS, Deed.EXPORT}),
    "operator": frozenset({Deed.LIST_TEAMS}),
}


def may(deed: Deed, roles: Iterable[Held], memberships: Iterable[Team] = (), team: int | None = None) -> bool:
    """Tell whether somebody may do something, given the roles and memberships they have now.

    With a `team`, only roles in that team and roles that belong to no team count.
    """
    granted: list[tuple[Role, int | None]] = [(one.role, one.team) for one in roles]
    granted += [("member", one.id) for one in memberships]
    return any(deed in MAY[role] for role, where in granted if team is None or where in (None, team))
