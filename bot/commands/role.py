"""`reflection-bot role grant|revoke|list`: links that grant roles, and taking roles back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from bot.commands.beside import in_transaction
from bot.commands.common import DONE, PROBLEMS_FOUND, MisuseError, clock
from bot.commands.team import no_such_team
from bot.settings import read_settings, require_username
from bot.teams.links import LIFETIME, make_link
from bot.teams.names import as_kept
from bot.teams.roles import ROLES
from storage import codes, roles, teams

if TYPE_CHECKING:
    import argparse
    from datetime import datetime

    from bot.commands.common import Commands
    from bot.settings import Settings
    from bot.teams.roles import Role
    from storage.database import Transaction
    from storage.teams import Team

_IN_A_TEAM = ("member", "lead")
_MOST_USES = 10_000


def add(commands: Commands, everywhere: argparse.ArgumentParser) -> None:
    """Say how it is called."""
    actions = commands.add_parser("role", help="links that grant roles, and taking roles back").add_subparsers(
        title="actions", metavar="ACTION", required=True
    )
    granting = actions.add_parser("grant", parents=[everywhere], help="make a link that grants a role")
    granting.add_argument("role", choices=ROLES, help="which role")
    granting.add_argument("--team", metavar="NAME", help="in which team, for members and leads")
    granting.add_argument("--uses", type=int, metavar="N", default=1, help="how many people it lets in (default: 1)")
    granting.set_defaults(run=_grant)
    revoking = actions.add_parser("revoke", parents=[everywhere], help="stop the links of a role, and end the role")
    revoking.add_argument("role", choices=ROLES, help="which role; of members only the links stop")
    revoking.add_argument("--team", metavar="NAME", help="in which team, for members and leads")
    revoking.add_argument(
        "--number", type=int, metavar="N", help="end it for one holder only, as role list numbers them"
    )
    revoking.set_defaults(run=_revoke)
    listing = actions.add_parser("list", parents=[everywhere], help="who holds a role, by number and without names")
    listing.set_defaults(run=_list)


def _grant(options: argparse.Namespace) -> int:
    settings = read_settings(options.database)
    username = require_username(settings)
    if not 1 <= options.uses <= _MOST_USES:
        raise MisuseError(f"--uses is a number from 1 to {_MOST_USES}.")
    team = _team(options, settings)
    link = in_transaction(
        settings,
        partial(
            make_link,
            username=username,
            role=options.role,
            team=team.id if team else None,
            now=clock(options)(),
            uses=options.uses,
        ),
    )
    where = f" of {team.name}" if team else ""
    print(f"Makes {options.uses} {options.role}{where}, and works for {LIFETIME.days} days: {link}")
    return DONE


def _revoke(options: argparse.Namespace) -> int:
    settings = read_settings(options.database)
    team = _team(options, settings)
    work = partial(
        _ended, role=options.role, team=team.id if team else None, number=options.number, now=clock(options)()
    )
    ended = in_transaction(settings, work)
    where = f" of {team.name}" if team else ""
    if options.number is not None and not ended:
        print(f"No {options.role}{where} has the number {options.number}; role list shows all.")
        return PROBLEMS_FOUND
    stays = " Members stay; each can leave." if options.role == "member" else ""
    print(f"Unused links for {options.role}{where} have stopped. Roles ended: {ended}.{stays}")
    return DONE


async def _ended(transaction: Transaction, role: Role, team: int | None, number: int | None, now: datetime) -> int:
    numbers = [
        one.number
        for one in await roles.held(transaction)
        if (one.role, one.team) == (role, team) and number in (None, one.number)
    ]
    if number is None or numbers:
        await codes.revoke(transaction, role, team, now.isoformat())
        await roles.end_numbered(transaction, numbers, now.isoformat())
    return len(numbers)


def _list(options: argparse.Namespace) -> int:
    lines = in_transaction(read_settings(options.database), _lines)
    print(*lines or ("Nobody holds a role yet; role grant makes a link.",), sep="\n")
    return DONE


async def _lines(transaction: Transaction) -> list[str]:
    held = await roles.held(transaction)
    names = await teams.get(transaction, [one.team for one in held if one.team is not None])
    return [
        f"{one.number}: {one.role}{f' of {names[one.team].name}' if one.team in names else ''},"
        f" since {one.granted_at[:10]}"
        for one in held
    ]


def _team(options: argparse.Namespace, settings: Settings) -> Team | None:
    if (options.role in _IN_A_TEAM) != (options.team is not None):
        needed = "needs --team NAME" if options.team is None else "belongs to no team; leave --team out"
        raise MisuseError(f"The role {options.role} {needed}.")
    if options.team is None:
        return None
    team = in_transaction(settings, partial(teams.find, name=as_kept(options.team)))
    if team is None:
        raise no_such_team(options.team)
    return team
