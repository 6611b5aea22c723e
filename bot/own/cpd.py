"""/cpd: choose a form and one or several reflections, and get a record as text to paste into it."""

from __future__ import annotations

from html import escape, unescape
from typing import TYPE_CHECKING, NamedTuple

from bot.messages import Attachment, Button, Message
from bot.own.cpd_record import FORMS, make_record
from bot.privacy.labels import button, day, title
from bot.reflecting.codes import ERRAND
from storage import own_reflections

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from bot.library import Library
    from bot.own.cpd_record import Form, Section
    from storage.database import Transaction
    from storage.errands import Errand
    from storage.own_reflections import Finished

PAGE = 8
MOST = 5
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


class Choice(NamedTuple):
    """What was chosen so far: a form, reflections by id, and how many newer reflections are passed over in the list.

    It travels in the codes of buttons, "swe:8:1a,2b"; with five ids up to two thousand million that fits 64 bytes.
    """

    form: Form
    skipped: int = 0
    picked: tuple[int, ...] = ()

    @property
    def code(self) -> str:
        """The choice as it stands in the code of a button."""
        return f"{self.form}:{self.skipped}:{','.join(map(_in_base_36, self.picked))}"


def read_choice(code: str) -> Choice | None:
    """Read a choice from the code of a button, or give None for what is none."""
    name, _, rest = code.partition(":")
    skipped, _, picked = rest.partition(":")
    form = next((one for one in FORMS if one == name), None)
    numbers = [number for number in picked.split(",") if number]
    if form is None or not all(set(number) <= set(_DIGITS) for number in numbers):
        return None
    return Choice(
        form,
        int(skipped) if skipped.isascii() and skipped.isdigit() else 0,
        tuple(int(number, 36) for number in numbers[:MOST]),
    )


async def choose_form(transaction: Transaction, library: Library, errand: Errand, now: datetime) -> list[Message]:
    """Ask which form the record is for."""
    del now
    texts = library.texts
    finished = await own_reflections.finished(transaction, errand.respondent)
    if not finished:
        return [Message(texts("cpd_none"))]
    only = (finished[0].id,) if len(finished) == 1 else ()
    kind = "cpd_make" if only else "cpd_choose"
    rows = tuple((button(texts, f"cpd_form_{form}", kind, Choice(form, picked=only).code),) for form in FORMS)
    return [Message(texts("cpd_which_form"), rows, asks=True)]


async def choose_reflections(
    transaction: Transaction, library: Library, errand: Errand, now: datetime
) -> list[Message]:
    """Show reflections to tick, the newest first, and the way on once one is ticked."""
    del now
    texts = library.texts
    choice = read_choice(errand.argument)
    if choice is None:
        return [Message(texts("gone_button"))]
    newest_first = (await own_reflections.finished(transaction, errand.respondent))[::-1]
    choice = choice._replace(picked=tuple(one for one in choice.picked if one in {held.id for held in newest_first}))
    full = len(choice.picked) == MOST
    rows = [
        (_tick(library, choice, one),)
        for one in newest_first[choice.skipped : choice.skipped + PAGE]
        if one.id in choice.picked or not full
    ]
    if len(newest_first) > choice.skipped + PAGE and not full:
        earlier = choice._replace(skipped=choice.skipped + PAGE)
        rows.append((button(texts, "reflections_earlier", "cpd_choose", earlier.code),))
    if choice.picked:
        rows.append((button(texts, "cpd_make", "cpd_make", choice.code, number=str(len(choice.picked))),))
    return [Message(texts("cpd_full" if full else "cpd_which", most=MOST), tuple(rows), asks=True)]


async def make(transaction: Transaction, library: Library, errand: Errand, now: datetime) -> list[Message]:
    """Give the record, in the chat and as a file."""
    texts = library.texts
    choice = read_choice(errand.argument)
    finished = await own_reflections.finished(transaction, errand.respondent)
    picked = [one for one in finished if choice is not None and one.id in choice.picked]
    if choice is None or not picked:
        return [Message(texts("reflection_gone"))]
    sections = make_record(
        choice.form, picked, library.all_scripts, library.review, lambda key, **fills: unescape(texts(key, **fills))
    )
    name = f"cpd-record-{now:%Y-%m-%d}.txt"
    file = Attachment(name, f"{as_text(sections)}\n".encode())
    return [Message(as_html(sections)), Message(texts("cpd_made"), attachment=file)]


def as_text(sections: Sequence[Section]) -> str:
    """Give a record as plain text."""
    return "\n\n".join("\n\n".join((section.heading.upper(), *section.paragraphs)) for section in sections)


def as_html(sections: Iterable[Section]) -> str:
    """Give a record as Telegram's HTML: the same with headings in bold."""
    return "\n\n".join(
        "\n".join(
            (f"<b>{escape(section.heading, quote=False)}</b>", escape("\n\n".join(section.paragraphs), quote=False))
        )
        for section in sections
    )


def _tick(library: Library, choice: Choice, one: Finished) -> Button:
    """Give the button that ticks a reflection, or takes the tick away."""
    on = one.id in choice.picked
    picked = tuple(other for other in choice.picked if other != one.id) if on else (*choice.picked, one.id)
    label = f"{day(one.started_at)}: {title(library, one.conversation.theme)}"
    mark = "☑" if on else "☐"
    return Button(f"{mark} {label}", f"{ERRAND}:cpd_choose:{choice._replace(picked=picked).code}")


def _in_base_36(number: int) -> str:
    digits = ""
    while number:
        number, digit = divmod(number, 36)
        digits = _DIGITS[digit] + digits
    return digits or "0"
