"""What the bot does beside conversations, one line for each, where a newcomer looks for it.

`COMMANDS` gives the errand that a command is, `ERRANDS` the work of each (buttons ask for errands too, with the code
"do:KIND:ARGUMENT"), and `JOBS` run now and then.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.coming_back import inviting, reminding_plans, settings, weekly
from bot.digests.sending import send_digests
from bot.own import cpd, showing
from bot.privacy import everything, forgetting, reflections, retention, switching
from bot.research import asking_for_exports, chat_exports, editions
from bot.research.asking import answer_profile
from bot.teams.joining import join
from bot.teams.leading import lead, typed_zone
from bot.teams.membership import own_teams
from bot.teams.overview import overview
from bot.usage import counting

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.errands import ErrandWork, Job

COMMANDS: Mapping[str, str] = {
    "teams": "teams",
    "lead": "lead",
    "zone": "zone",
    "operator": "operator",
    "export": "export",
    "mine": "mine",
    "cpd": "cpd",
    "forget": "forget",
    "switches": "switches",
    "reminders": settings.KIND,
    "weekly": inviting.KIND,
}
ERRANDS: Mapping[str, ErrandWork] = {
    "join": join,
    "teams": own_teams,
    "lead": lead,
    "zone": typed_zone,
    "operator": overview,
    "mine": showing.show,
    settings.KIND: settings.do,
    reminding_plans.KIND: reminding_plans.do,
    inviting.KIND: weekly.do,
    "forget": forgetting.ask,
    "forget_all": forgetting.forget,
    "keep_data": forgetting.keep,
    "switches": switching.show,
    "switch": switching.turn,
    "give": switching.give,
    "reflections": reflections.list_all,
    "reflection": reflections.show,
    "reflection_use": reflections.use,
    "reflection_ask": reflections.ask_to_delete,
    "reflection_delete": reflections.delete,
    "about": answer_profile,
    "export": asking_for_exports.ask,
    "cpd": cpd.choose_form,
    "cpd_choose": cpd.choose_reflections,
    "cpd_make": cpd.make,
    "everything": everything.send,
}
JOBS: Sequence[Job] = (
    send_digests,
    reminding_plans.remind,
    inviting.invite,
    retention.run,
    editions.keep,
    chat_exports.run,
    counting.keep,
)
