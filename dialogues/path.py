"""Skip logic: which items a person is asked, given the answers so far."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dialogues.conversation import Answer, Conversation
    from dialogues.script import Item, Script

END = "end"


def items_asked(script: Script, conversation: Conversation) -> tuple[Item, ...]:
    """Follow the script from its first item as the answers lead; unanswered items lead on to the next one.

    Items of the other form are passed over.
    """
    order = {item.id: place for place, item in enumerate(script.items)}
    path: list[Item] = []
    place = 0
    visited: set[int] = set()
    while place < len(script.items) and place not in visited:
        visited.add(place)
        item = script.items[place]
        asked = item.asked_in in ("both", conversation.form)
        if asked:
            path.append(item)
        target = _target(item, conversation.answers.get(item.id)) if asked else None
        if target == END:
            break
        place = order.get(target, place + 1) if target else place + 1
    return tuple(path)


def _target(item: Item, answer: Answer | None) -> str | None:
    if answer is not None:
        for choice in answer.choices:
            option = item.option(choice)
            if option is not None and option.go_to:
                return option.go_to
    return item.go_to
