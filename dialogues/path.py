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


def most_items(script: Script, conversation: Conversation) -> int:
    """Give the length of the longest path that the answers so far still allow, so that a count never grows."""
    order = {item.id: place for place, item in enumerate(script.items)}
    longest = [0] * (len(script.items) + 1)
    for place, item in reversed(list(enumerate(script.items))):
        asked = item.asked_in in ("both", conversation.form)
        answer = conversation.answers.get(item.id)
        undecided = asked and answer is None
        targets = {_target(item, answer) if asked else None}
        targets |= {option.go_to for option in item.options if option.go_to} if undecided else set()
        ahead = (_place_of(target, order, place) for target in targets)
        longest[place] = asked + max(longest[one] for one in ahead)
    return longest[0]


def _place_of(target: str | None, order: dict[str, int], place: int) -> int:
    """Give where a target stands; only what lies ahead counts, since a script that was checked has no way back."""
    if target == END:
        return len(order)
    return max(order.get(target, place + 1), place + 1) if target else place + 1


def _target(item: Item, answer: Answer | None) -> str | None:
    if answer is not None:
        for choice in answer.choices:
            option = item.option(choice)
            if option is not None and option.go_to:
                return option.go_to
    return item.go_to
