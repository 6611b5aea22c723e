"""How a plan is asked about, by itself or when the person comes, and when the bot keeps quiet. Pure."""

from __future__ import annotations

from html import unescape
from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.coming_back.bank_holidays import calendar_of
from bot.coming_back.following_up import OUTCOMES
from bot.coming_back.words import day_in_words
from bot.messages import Button, Message
from bot.reflecting.codes import ERRAND, PLAN
from bot.reflecting.wording import in_rows

if TYPE_CHECKING:
    from bot.library import Library, Texts
    from storage.plans import Plan
    from storage.reminding import Reminding

PLANS = "plan"
_LABELS = ("plan_did", "plan_partly", "plan_not_yet", "plan_dropped")


def button(texts: Texts, key: str, kind: str, argument: str, **fills: object) -> Button:
    """Give a button that asks for an errand; a label is no HTML."""
    return Button(unescape(texts(key, **fills)), f"{ERRAND}:{kind}:{argument}")


def ask_about(library: Library, plan: Plan, chosen: Reminding, theme: str | None = None) -> Message:
    """Read a plan back and ask how it went; `theme` is what the person came for, None if the bot came by itself."""
    texts = library.texts
    then = "" if theme is None else f":{theme}"
    labels = zip(OUTCOMES, _LABELS, strict=True)
    buttons = [Button(texts(label), f"{PLAN}:{plan.conversation}:{outcome}{then}") for outcome, label in labels]
    zone = calendar_of(library, chosen).zone
    text = texts("plan_due", date=day_in_words(plan.made_at, zone), plan=plan.words)
    return Message(text, in_rows(buttons), asks=True)


def remind_of(library: Library, plan: Plan, chosen: Reminding) -> Message:
    """Read a plan back as the bot does when it comes by itself: it can be put off or stopped."""
    message = ask_about(library, plan, chosen)
    return replace(message, rows=(*message.rows, *snoozing(library.texts, PLANS, str(plan.conversation))))


def snoozing(texts: Texts, kind: str, about: str = "") -> tuple[tuple[Button, ...], ...]:
    """Give the rows that put something off for a day or a week, change when it comes, or stop it: one tap each."""
    return (
        (
            button(texts, "remind_tomorrow", kind, f"later:1:{about}"),
            button(texts, "remind_next_week", kind, f"later:7:{about}"),
        ),
        (button(texts, "remind_change", "reminders", "menu"), button(texts, "remind_stop", kind, "stop")),
    )
