"""A script that is edited again and again in the middle of a conversation never breaks it, and it can be ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from dialogues.engine import advance
from tests.dialogues.test_walks import FORMS, LIBRARY, THEMES, begun, draw_reply, ended, points_found, reloaded, said

if TYPE_CHECKING:
    from dialogues.replies import Press
    from dialogues.script import Item, Script


def edited(data: st.DataObject, original: Script) -> Script:
    """Draw an edit: questions, options, probes and nudges gone, options under a new id, perhaps another edition."""
    targets = {option.go_to for item in original.items for option in item.options} | {
        one.go_to for one in original.items
    }
    items = tuple(
        edited_item(data, item)
        for item in original.items
        if item.kind == "plan" or item.id in targets or data.draw(st.integers(0, 3))
    )
    return replace(original, items=items, edition=data.draw(st.sampled_from([1, 1, 2, 3])))


def edited_item(data: st.DataObject, item: Item) -> Item:
    match data.draw(st.integers(0, 5)):
        case 0 if len(item.options) > 2:
            gone = data.draw(st.sampled_from(item.options))
            return replace(item, options=tuple(option for option in item.options if option != gone))
        case 1 if item.options:
            return replace(item, options=tuple(replace(option, id=f"{option.id}-new") for option in item.options))
        case 2:
            return replace(item, probe=(), nudge=(), finds=None)
        case 3:
            return replace(item, asked_in="both")
        case _:
            return item


@pytest.mark.parametrize("theme", THEMES)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_edits_in_the_middle_break_nothing(theme: str, data: st.DataObject) -> None:
    original = script = LIBRARY.scripts[theme]
    turn = begun(script, form=data.draw(st.sampled_from(FORMS)))
    earlier: list[Press] = []
    for _ in range(data.draw(st.integers(0, 30))):
        conversation = reloaded(turn.conversation)
        reply = points_found(data, script, conversation) if data.draw(st.booleans()) else None
        reply = reply or draw_reply(data, script, conversation, earlier)
        if not data.draw(st.integers(0, 3)):
            script = edited(data, original)
        turn = advance(script, conversation, reply)
        said(script, turn)
    assert ended(script, reloaded(turn.conversation)).status in ("finished", "stopped")
