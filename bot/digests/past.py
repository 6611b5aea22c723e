"""Past digests for a lead, as they were sent: what was released is frozen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.digests.drawing import digest_message
from bot.digests.periods import week
from bot.digests.weekly import released_week
from bot.messages import Button, Message
from bot.pictures.drawing import content_of
from bot.reflecting.wording import in_rows
from storage import releases

if TYPE_CHECKING:
    from bot.teams.requests import Request

MOST_SHOWN = 12


async def list_past(request: Request) -> list[Message]:
    """Offer the digests of the last weeks; those that count the lead's own answers, from before, are left out."""
    texts = request.library.texts
    weeks = await _readable(request)
    if not weeks:
        return [Message(texts("lead_no_past"))]
    days = [(last, week(last).last_day) for last in weeks]
    buttons = [Button(f"{day.day} {day:%B}", request.code("show", str(last))) for last, day in days]
    return [Message(texts("lead_which_past"), in_rows(buttons), asks=True)]


async def show_past(request: Request) -> list[Message]:
    """Show one of them again."""
    texts = request.library.texts
    last = {str(number): number for number in await _readable(request)}.get(request.value)
    if last is None:
        return [Message(texts("gone_button"))]
    released = await released_week(request.transaction, request.team.id, last)
    message = digest_message(request.library, request.team.name, released)
    if message.attachment is not None:
        drawn = content_of(request.library, message.attachment)
        message = replace(message, attachment=replace(message.attachment, content=drawn, drawn_from=""))
    return [message]


async def _readable(request: Request) -> list[int]:
    return await releases.readable_weeks(request.transaction, request.team.id, request.respondent, MOST_SHOWN)
