"""The conversation itself: one pure step from what a person sent to what happened.

Wrong input is an event, not an exception. After every answer the first unanswered item on the path is asked, so that
going back and changing an answer asks again what depended on it, and nothing else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from dialogues import events as happened
from dialogues.answering import (
    REPLY,
    VERDICTS,
    amend,
    judge,
    misfit,
    skip,
    take_picks,
    take_points,
    take_press,
    take_words,
)
from dialogues.asking import ask, ask_again, ask_next, asked_now, place, wanted
from dialogues.conversation import Conversation
from dialogues.events import Turn
from dialogues.path import items_asked
from dialogues.replies import Amend, Command, Picks, PointsFound, Press, Reply, Words

if TYPE_CHECKING:
    from dialogues.events import Event
    from dialogues.script import Form, Script

__all__ = ["advance", "asked_now", "begin", "wanted"]


def begin(script: Script, number: int, form: Form = "full", rounds: int = 0, seen: tuple[str, ...] = ()) -> Turn:
    """Start conversation `number` on a script; `rounds` and `seen` tell of the person's earlier ones on this theme."""
    fresh = Conversation(id=number, theme=script.theme, edition=script.edition, form=form, round=rounds, seen=seen)
    return ask_next(script, fresh, [])


def advance(script: Script, conversation: Conversation, reply: Reply) -> Turn:
    """Take one reply and give the conversation afterwards with what happened. Never raises on any reply."""
    events: list[Event] = []
    if isinstance(reply, Press) and conversation.status in ("stopped", "finished"):
        return _take_late_press(conversation, reply)
    if conversation.status in ("stopped", "finished"):
        return Turn(conversation, ())
    if conversation.edition != script.edition or not _stands(script, conversation):
        conversation = _adopt(script, conversation)
        events.append(happened.ScriptChanged())
        if not _stands(script, conversation):
            return ask_next(script, conversation, events)
    if isinstance(reply, PointsFound):
        turn = take_points(script, conversation, reply)
        return Turn(turn.conversation, (*events, *turn.events))
    if conversation.status == "paused":
        conversation = replace(conversation, status="open")
        if isinstance(reply, Words) or (isinstance(reply, Command) and reply.order in ("back", "skip", "resume")):
            return ask_again(script, conversation, [*events, happened.Resumed(*place(script, conversation))])
    match reply:
        case Words():
            return take_words(script, conversation, reply.text, events)
        case Press():
            return take_press(script, conversation, reply, events)
        case Picks():
            return take_picks(script, conversation, reply, events)
        case Amend():
            return amend(script, conversation, reply, events)
        case Command():
            return _obey(script, conversation, reply, events)


def _obey(script: Script, conversation: Conversation, command: Command, events: list[Event]) -> Turn:
    match command.order:
        case "back":
            return _back(script, conversation, events)
        case "skip":
            return skip(script, conversation, events)
        case "pause":
            paused = happened.Paused(*place(script, conversation))
            return Turn(replace(conversation, status="paused"), (*events, paused))
        case "stop":
            return Turn(replace(conversation, status="stopped"), (*events, happened.Stopped()))
        case "resume":
            return ask_again(script, conversation, [*events, happened.Resumed(*place(script, conversation))])


def _back(script: Script, conversation: Conversation, events: list[Event]) -> Turn:
    item = script.item(conversation.item)
    path = items_asked(script, conversation)
    if item is None:
        return ask(script, conversation, path[-1], events)
    if conversation.step != "ask":
        return ask(script, conversation, item, events)
    number = path.index(item)
    if number == 0:
        return misfit(conversation, "first_question", events)
    return ask(script, conversation, path[number - 1], events)


def _take_late_press(conversation: Conversation, press: Press) -> Turn:
    if press.conversation == conversation.id and press.item == REPLY and press.choice in VERDICTS:
        return judge(conversation, press, [])
    return Turn(conversation, (happened.OldButton(),))


def _adopt(script: Script, conversation: Conversation) -> Conversation:
    """Move a conversation to the script as it is now; answers whose item and options still exist are kept."""
    answers = conversation.answers
    kept = {
        item.id: answers[item.id]
        for item in script.items
        if item.id in answers and all(item.option(choice) for choice in answers[item.id].choices)
    }
    return replace(conversation, edition=script.edition, answers=kept, marked=())


def _stands(script: Script, conversation: Conversation) -> bool:
    """Say whether the present place exists in the script; one can be edited without a new edition number."""
    if conversation.step == "review":
        return True
    item = script.item(conversation.item)
    if item is None or item not in items_asked(script, conversation):
        return False
    if conversation.step == "ask":
        return all(item.option(choice) for choice in conversation.marked)
    fits_step = {
        "probe": item.kind == "words" and bool(item.probe),
        "wait": item.finds is not None,
        "points": item.finds is not None,
        "nudge": item.kind == "plan" and bool(item.nudge),
        "when": item.kind == "plan",
    }
    return item.id in conversation.answers and fits_step[conversation.step]
