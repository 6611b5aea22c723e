"""The command line: which subcommand runs, and how it ends."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from bot.channels.terminal import use_utf8
from bot.commands import (
    audit,
    backup,
    chat,
    check,
    demo,
    digest,
    doctor,
    draw,
    export,
    restore,
    review,
    role,
    screen,
    stats,
    tailor,
    team,
)
from bot.commands import run as run_on_telegram
from bot.commands.common import DONE, MISUSE, MisuseError, everywhere
from bot.settings import SettingError
from storage.database import DatabaseUnusableError

if TYPE_CHECKING:
    from collections.abc import Sequence

COMMANDS = (
    audit,
    backup,
    chat,
    check,
    demo,
    digest,
    doctor,
    draw,
    export,
    restore,
    review,
    role,
    run_on_telegram,
    screen,
    stats,
    tailor,
    team,
)


def main() -> None:
    """Run the command line and exit: 0 done; 1 problems found or refused; 2 misuse or environment."""
    use_utf8(sys.stdin, sys.stdout, sys.stderr)
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run one subcommand and give its exit status."""
    options = parser().parse_args(arguments)
    try:
        status: int = options.run(options)
    except (MisuseError, SettingError, DatabaseUnusableError) as error:
        print(error, file=sys.stderr)
        return MISUSE
    except BrokenPipeError:
        sys.stderr.close()
        return DONE
    except KeyboardInterrupt:
        print(file=sys.stderr)
        return DONE
    return status


def parser() -> argparse.ArgumentParser:
    """Give the parser of all subcommands."""
    whole = argparse.ArgumentParser(prog="reflection-bot", description="Guided reflection on working with others.")
    commands = whole.add_subparsers(title="commands", metavar="COMMAND", required=True)
    shared_options = everywhere()
    for command in COMMANDS:
        command.add(commands, shared_options)
    return whole
