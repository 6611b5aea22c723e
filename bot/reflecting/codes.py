"""The codes behind buttons: 64 bytes at most, as Telegram allows."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from dialogues.replies import Command, Order, Press

if TYPE_CHECKING:
    from collections.abc import Iterable

QUESTION = "q"
BEGIN = "begin"
WHO_SEES = "who"
PLAN = "plan"
ORDER = "order"
MY_ANSWER = "answer"
DELETE = "delete"
ERRAND = "do"
ORDERS = {order: Command(order) for order in get_args(Order)}
_PARTS = 6


def encode(press: Press) -> str:
    """Give the code of a button that answers a question."""
    return f"{QUESTION}:{press.conversation}:{press.edition}:{press.item}:{press.step}:{press.choice}"


def decode(code: str) -> Press | None:
    """Give the button of a code, or None if it is no button that answers a question."""
    parts = code.split(":")
    if len(parts) != _PARTS or parts[0] != QUESTION or not (_is_number(parts[1]) and _is_number(parts[2])):
        return None
    return Press(int(parts[1]), int(parts[2]), *parts[3:])


def plans_named(pressed: Iterable[str]) -> set[int]:
    """Give the plans, by their conversations, that buttons are about."""
    parts = [code.split(":") for code in pressed]
    return {int(part[1]) for part in parts if part[0] == PLAN and part[1:] and _is_number(part[1])}


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit()
