"""What the bot does beside conversations, one line for each, where a newcomer looks for it.

`COMMANDS` gives the errand that a command is, `ERRANDS` the work of each (buttons ask for errands too, with the code
"do:KIND:ARGUMENT"), and `JOBS` run now and then.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.errands import ErrandWork, Job

COMMANDS: Mapping[str, str] = {}
ERRANDS: Mapping[str, ErrandWork] = {}
JOBS: Sequence[Job] = ()
