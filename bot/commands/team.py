"""`reflection-bot team add|list|remove`: teams, and the links that let people in."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.commands.beside import in_transaction
from bot.commands.common import DONE, PROBLEMS_FOUND, MisuseError, clock
from bot.settings import read_settings, require_username
from bot.teams.links import LIFETIME, make_link
from bot.teams.names import TeamNameError, as_kept, team_name
from bot.teams.overview import in_a_line
from bot.teams.sending_times import DAYS, next_slot, parse_sending
from bot.teams.time_zones import find_zone, near_zones
from storage import teams
from storage.teams import Team

if TYPE_CHECKING:
    import argparse
    from datetime import datetime

    from bot.commands.common import Commands
    from storage.database import Transaction

_ANY_ID = 0


def add(commands: Commands, everywhere: argparse.ArgumentParser) -> None:
    """Say how it is called."""
    actions = commands.add_parser("team", help="teams, and the links that let people in").add_subparsers(
        title="actions", metavar="ACTION", required=True
    )
    adding = actions.add_parser("add", parents=[everywhere], help="make a team, and links for members and a lead")
    adding.add_argument("name", metavar="NAME", help="what the team is called, 60 characters at most")
    adding.add_argument("--timezone", metavar="ZONE", help="on whose clocks its digest comes (default: TIMEZONE)")
    adding.add_argument("--digest", metavar="WHEN", default="Mon 09:00", help='when it comes (default: "Mon 09:00")')
    adding.set_defaults(run=_add)
    listing = actions.add_parser("list", parents=[everywhere], help="all teams, and whether leads can be reached")
    listing.set_defaults(run=_list)
    removing = actions.add_parser("remove", parents=[everywhere], help="end a team")
    removing.add_argument("name", metavar="NAME", help="what the team is called")
    removing.set_defaults(run=_remove)


def _add(options: argparse.Namespace) -> int:
    settings = read_settings(options.database)
    username = require_username(settings)
    now = clock(options)()
    try:
        name = team_name(options.name)
    except TeamNameError as error:
        raise MisuseError(str(error)) from error
    sending = parse_sending(options.digest)
    if sending is None:
        raise MisuseError(f'--digest is a day and an hour such as "Mon 09:00", the day one of {", ".join(DAYS)}.')
    zone = _zone(options.timezone or settings.timezone)
    due_at = next_slot(ZoneInfo(zone), *sending, now).at.isoformat()
    links = in_transaction(
        settings, partial(_made, team=Team(_ANY_ID, name, zone, *sending, due_at), username=username, now=now)
    )
    if links is None:
        print(f"There is a team {name} already.")
        return PROBLEMS_FOUND
    for_members, for_lead = links
    print(f"{name} is ready. Both links work for {LIFETIME.days} days; people open them on their phone.")
    print(f"For members, as many as like: {for_members}")
    print(f"For its lead, once: {for_lead}")
    return DONE


async def _made(transaction: Transaction, team: Team, username: str, now: datetime) -> tuple[str, str] | None:
    if await teams.find(transaction, team.name) is not None:
        return None
    number = await teams.add(transaction, team, now.isoformat())
    return (
        await make_link(transaction, username, "member", number, now),
        await make_link(transaction, username, "lead", number, now, uses=1),
    )


def _list(options: argparse.Namespace) -> int:
    standings = in_transaction(read_settings(options.database), teams.standing)
    print(*map(in_a_line, standings) if standings else ("There are no teams yet; team add makes one.",), sep="\n")
    return DONE


def _remove(options: argparse.Namespace) -> int:
    settings = read_settings(options.database)
    team = in_transaction(settings, partial(teams.find, name=as_kept(options.name)))
    if team is None:
        raise no_such_team(options.name)
    in_transaction(settings, partial(teams.remove, team=team.id, now=clock(options)().isoformat()))
    print(f"{team.name} has ended: nobody is in it or leads it, its links have stopped, and no digest comes any more.")
    return DONE


def no_such_team(name: str) -> MisuseError:
    """Say that there is no such team."""
    return MisuseError(f"There is no team {name!r}; team list shows all.")


def _zone(name: str) -> str:
    zone = find_zone(name)
    if zone is None:
        near = near_zones(name)
        hint = f"did you mean {' or '.join(near)}" if near else "names look like Europe/London"
        raise MisuseError(f"There is no time zone {name!r}; {hint}.")
    return zone
