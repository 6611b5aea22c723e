"""The link that lets members in, as text and as a QR code for a wall."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from bot.messages import Attachment, Button, Message
from bot.teams.labels import day_in_words
from bot.teams.links import LIFETIME, make_link
from storage import codes

if TYPE_CHECKING:
    from bot.library import Texts
    from bot.teams.requests import Request

_DOTS_A_MODULE = 12


async def member_link(request: Request) -> list[Message]:
    """Make a fresh link for members; older ones go on until they expire."""
    texts, team = request.library.texts, request.team
    username = request.library.bot_username
    if not username:
        return [Message(texts("lead_no_username"))]
    link = await make_link(request.transaction, username, "member", team.id, request.now)
    until = day_in_words(texts, request.now + LIFETIME, team.timezone)
    text = texts("lead_member_link", team=team.name, link=link, until=until)
    stop = Button(texts("lead_stop_links"), request.code("stop_links"))
    return [Message(text, ((stop,),), attachment=Attachment("join.png", qr_code(link), is_picture=True))]


async def stop_member_links(request: Request) -> list[Message]:
    """Stop all links for members of the team."""
    await codes.revoke(request.transaction, "member", request.team.id, request.now.isoformat())
    return [Message(request.library.texts("lead_links_stopped", team=request.team.name))]


async def hand_over(request: Request) -> list[Message]:
    """Make a link for the next lead, for one person."""
    texts, team = request.library.texts, request.team
    username = request.library.bot_username
    if not username:
        return [Message(texts("lead_no_username"))]
    link = await make_link(request.transaction, username, "lead", team.id, request.now, uses=1)
    until = day_in_words(texts, request.now + LIFETIME, team.timezone)
    return [Message(texts("lead_hand_over", team=team.name, link=link, until=until), (_stop_row(request, texts),))]


def qr_code(link: str) -> bytes:
    """Draw a link as a QR code, a PNG in black on white that stands a crease and a stain."""
    import segno  # noqa: PLC0415  only this needs it

    picture = BytesIO()
    segno.make(link, error="q", micro=False).save(picture, kind="png", scale=_DOTS_A_MODULE)
    return picture.getvalue()


def _stop_row(request: Request, texts: Texts) -> tuple[Button, ...]:
    return (Button(texts("lead_stop"), request.code("stop")),)
