"""The conversation itself: one pure step from what a person sent to what happened.

Wrong input is an event, not an exception. After every answer the first unanswered item on the path is asked, so that
going back and changing an answer asks again what depended on it, and nothing else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from dialogues import choices
from dialogues import events as happened
from dialogues.asking import ask, ask_again, ask_next, asked_now, finish, place, wanted
from dialogues.events import Turn
from dialogues.path import items_asked
from dialogues.replies import Amend, Command, Picks, PointsFound, Press, Reply, Words
from dialogues.taking_choices import choose, judge, skip, take_picks, take_points, take_press
from dialogues.taking_words import misfit, take_amendment, take_words
from dialogues.words import says_nothing

if TYPE_CHECKING:
    from dialogues.conversation import Conversation
    from dialogues.events import Event
    from dialogues.script import Item, Script

__all__ = ["advance", "asked_now", "begin", "begin_after", "wanted"]


def begin(script: Script, conversation: Conversation) -> Turn:
    """Start a fresh conversation on a script."""
    return ask_next(script, replace(conversation, theme=script.theme, edition=script.edition), [])


def begin_after(script: Script, conversation: Conversation, item: Item, choice: str) -> Turn:
    """Start a conversation whose first question was answered elsewhere, or take another answer to that question."""
    return choose(script, replace(conversation, edition=script.edition, status="open"), item, (choice,), [])


def advance(script: Script, conversation: Conversation, reply: Reply) -> Turn:
    """Take one reply and give the conversation afterwards with what happened. Never raises on any reply."""
    if conversation.status in ("stopped", "finished"):
        return _take_late(conversation, reply)
    events: list[Event] = []
    if conversation.edition != script.edition or not _stands(script, conversation):
        conversation = _adopt(script, conversation)
        events.append(happened.ScriptChanged())
        if not _stands(script, conversation):
            return ask_next(script, conversation, events)
    if conversation.status == "paused" and not isinstance(reply, PointsFound):
        held = conversation.held
        conversation = replace(conversation, status="open", held=False)
        if held and not (isinstance(reply, Command) and reply.order == "stop"):
            return ask_next(script, conversation, events)
        if isinstance(reply, Words) or (isinstance(reply, Command) and reply.order in ("back", "skip", "resume")):
            return ask_again(script, conversation, [*events, happened.Resumed(*place(script, conversation))])
    return _answer(script, conversation, reply, events)


def _answer(script: Script, conversation: Conversation, reply: Reply, events: list[Event]) -> Turn:
    match reply:
        case Words(text) if _asks_for_plan(script, conversation) and says_nothing(text):
            return skip(script, conversation, events)
        case Words():
            return take_words(script, conversation, reply, events)
        case Press():
            return take_press(script, conversation, reply, events)
        case Picks():
            return take_picks(script, conversation, reply, events)
        case Amend():
            return take_amendment(script, conversation, reply, events)
        case Command():
            return _obey(script, conversation, reply, events)
        case PointsFound():
            return take_points(script, conversation, reply, events)


def _asks_for_plan(script: Script, conversation: Conversation) -> bool:
    item = script.item(conversation.item)
    return item is not None and item.kind == "plan" and conversation.step in ("ask", "nudge")


def _obey(script: Script, conversation: Conversation, command: Command, events: list[Event]) -> Turn:
    match command.order:
        case "back":
            return _back(script, conversation, events)
        case "skip":
            return skip(script, conversation, events)
        case "pause":
            paused = happened.Paused(*place(script, conversation))
            return Turn(replace(conversation, status="paused"), (*events, paused))
        case "stop" if conversation.step == "review":
            return finish(script, conversation, events)
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


def _take_late(conversation: Conversation, reply: Reply) -> Turn:
    """Take what comes after the end: a judgement of what was shown still counts."""
    if not isinstance(reply, Press):
        return Turn(conversation, ())
    if reply.conversation == conversation.id and reply.item == choices.REPLY and reply.choice in choices.VERDICTS:
        return judge(conversation, reply, [])
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
