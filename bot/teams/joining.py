"""A link that somebody opened: first what it leads to and who will see what, then, with one tap, the way in.

A link that expired, was used up or stopped, or never was, gets the same words. After some that failed a chat has to
wait, and after very many everybody has: 128 random bits are not found by trying, and nobody gets to try.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from bot.messages import Button, Message
from bot.reflecting.wording import first_contact, in_rows
from bot.teams.links import shown, stored
from storage import codes, respondents, roles, teams

if TYPE_CHECKING:
    from datetime import datetime

    from bot.library import Library
    from storage.codes import Code
    from storage.database import Transaction
    from storage.errands import Errand
    from storage.teams import Team

KIND = "join"
LOOK, YES, NO = "look", "yes", "no"
BUTTONS = f"do:{KIND}:"
MOST_FAILURES_OF_ONE = 5
MOST_FAILURES_OF_ALL = 1000
WINDOW = timedelta(hours=1)


class _Invitation(NamedTuple):
    """A link that works: its code, and the team it is about, if it is about one."""

    code: Code
    team: Team | None

    @property
    def name(self) -> str:
        return self.team.name if self.team else ""


def errand_for(code: str) -> tuple[str, str]:
    """Give the errand (kind, argument) that looks at the code of a link; the code itself is not kept."""
    return KIND, f"{LOOK}:{shown(code)}"


async def join(transaction: Transaction, library: Library, errand: Errand, now: datetime) -> list[Message]:
    """Show what a link leads to, or let the person in."""
    step, _, shown_code = errand.argument.partition(":")
    texts = library.texts
    if step == NO:
        return [Message(texts("join_not_now"))]
    own, everybodys = await codes.failures(transaction, errand.respondent, (now - WINDOW).isoformat())
    if own >= MOST_FAILURES_OF_ONE or everybodys >= MOST_FAILURES_OF_ALL:
        return [Message(texts("join_slowed"))]
    code = await codes.find(transaction, stored(shown_code), now.isoformat())
    if code is None or step not in (LOOK, YES):
        await codes.save_failure(transaction, errand.respondent, now.isoformat(), (now - WINDOW).isoformat())
        return [Message(texts("join_no_such_link"))]
    team = (await teams.get(transaction, [code.team])).get(code.team) if code.team else None
    invitation = _Invitation(code, team)
    if await _is_in(transaction, errand.respondent, invitation):
        return [Message(texts(f"join_{code.role}_already", team=invitation.name))]
    if step == LOOK:
        return [_preview(library, invitation, shown_code)]
    return await _let_in(transaction, library, errand, now, invitation)


def _preview(library: Library, invitation: _Invitation, shown_code: str) -> Message:
    texts, role = library.texts, invitation.code.role
    buttons = [
        Button(texts(f"join_{role}_yes"), f"{BUTTONS}{YES}:{shown_code}"),
        Button(texts("join_no"), f"{BUTTONS}{NO}"),
    ]
    return Message(texts(f"join_{role}", team=invitation.name), in_rows(buttons), asks=True)


async def _is_in(transaction: Transaction, respondent: int, invitation: _Invitation) -> bool:
    role, team = invitation.code.role, invitation.code.team
    if role == "member":
        return team in {one.id for one in await teams.of_member(transaction, respondent)}
    return (role, team) in {(one.role, one.team) for one in await roles.of(transaction, respondent)}


async def _let_in(
    transaction: Transaction, library: Library, errand: Errand, now: datetime, invitation: _Invitation
) -> list[Message]:
    texts = library.texts
    role, team = invitation.code.role, invitation.code.team
    await codes.use(transaction, invitation.code.hash)
    if role != "member":
        await roles.grant(transaction, errand.respondent, role, team, now.isoformat())
    elif team is not None:
        await teams.join(transaction, team, errand.respondent, now.isoformat())
    address = (errand.channel, errand.address)
    person = (await respondents.find(transaction, [address]))[address]
    done = texts(f"join_{role}_done", team=invitation.name)
    if person.greeted_at is None:
        await respondents.save(transaction, [replace(person, greeted_at=now.isoformat())], now.isoformat())
        return [Message(done), first_contact(texts)]
    return [Message(done, ((Button(texts("start"), "begin:"),),), asks=True) if role == "member" else Message(done)]
