"""Where a conversation goes next, and what is asked there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from dialogues import events as happened
from dialogues.events import Turn
from dialogues.path import items_asked, most_items
from dialogues.reply_points import points_for_reply

if TYPE_CHECKING:
    from dialogues.conversation import Answer, Conversation, Step
    from dialogues.events import Event
    from dialogues.script import Item, Script


def ask_next(script: Script, conversation: Conversation, events: list[Event]) -> Turn:
    """Ask the first item on the path that has no answer; once none that finds points is left, the reply comes.

    An answer that tailoring has not looked at comes first: it waits for that. A script without a closing screen is
    finished when all is answered.
    """
    path = items_asked(script, conversation)
    answers = conversation.answers
    unread = next((item for item in path if item.id in answers and is_unread(item, answers[item.id])), None)
    if unread is not None:
        return ask(script, conversation, unread, events, "wait")
    unanswered = [item for item in path if item.id not in answers]
    if not any(item.finds for item in unanswered):
        conversation = _reply(path, conversation, events)
    if not unanswered and not script.closing:
        return finish(script, conversation, events)
    return ask(script, conversation, unanswered[0] if unanswered else None, events)


def finish(script: Script, conversation: Conversation, events: list[Event]) -> Turn:
    """End a conversation, with the plans that were made in it."""
    plans = [
        happened.PlanMade(answer.words, answer.ask_in_days)
        for item in items_asked(script, conversation)
        if item.kind == "plan" and (answer := conversation.answers.get(item.id)) and not answer.skipped
    ]
    ended = replace(conversation, status="finished", proposal=None)
    return Turn(ended, (*events, *plans, happened.Finished()))


def ask(script: Script, conversation: Conversation, item: Item | None, events: list[Event], step: Step = "ask") -> Turn:
    """Put a conversation at an item and a step of it (None: at the closing screen) and ask what is asked there."""
    if item is None:
        conversation = replace(conversation, item=None, step="review", marked=(), proposal=None)
    else:
        before = conversation.answers.get(item.id)
        marked = before.choices if before is not None and item.kind == "several" else ()
        conversation = replace(conversation, item=item.id, step=step, marked=marked, proposal=None)
    return Turn(conversation, (*events, asked_now(script, conversation)))


def ask_again(script: Script, conversation: Conversation, events: list[Event]) -> Turn:
    """Ask again what is being asked, and change nothing."""
    return Turn(conversation, (*events, asked_now(script, conversation)))


def asked_now(script: Script, conversation: Conversation) -> Event:
    """Give the event that puts the present question."""
    if conversation.proposal is not None:
        return happened.RewordingProposed(conversation.proposal.text)
    item = script.item(conversation.item)
    if item is None:
        path = items_asked(script, conversation)
        answers = conversation.answers
        given = tuple((item.id, answers[item.id]) for item in path if item.id in answers)
        return happened.Reviewed(given, tuple(conversation.switches.items()))
    answer = conversation.answers.get(item.id)
    if answer is not None:
        match conversation.step:
            case "probe":
                return happened.ProbeAsked(item.id, in_turn(item.probe, conversation))
            case "wait":
                return _wanted(item.id, answer, conversation)
            case "points":
                return happened.PointsOffered(item.id, answer)
            case "nudge":
                return happened.PlanNudged(item.id, in_turn(item.nudge, conversation))
            case "when":
                return happened.WhenAsked(item.id, answer.words)
    number, of = place(script, conversation)
    return happened.Asked(item.id, in_turn(item.ask, conversation), number, of, answer, conversation.marked)


def wanted(conversation: Conversation) -> happened.PointsWanted | None:
    """Give the work that a conversation waits for; after a restart the worker starts from this."""
    answer = conversation.answers.get(conversation.item or "")
    if conversation.step != "wait" or conversation.item is None or answer is None:
        return None
    return _wanted(conversation.item, answer, conversation)


def _wanted(item: str, answer: Answer, conversation: Conversation) -> happened.PointsWanted:
    return happened.PointsWanted(item, answer.revision, conversation.points_of, answer.text)


def place(script: Script, conversation: Conversation) -> tuple[int, int]:
    """Give the number of the present question and how many there are on this person's path."""
    path = [item.id for item in items_asked(script, conversation)]
    number = path.index(conversation.item) + 1 if conversation.item in path else len(path)
    return number, most_items(script, conversation)


def is_unread(item: Item, answer: Answer) -> bool:
    """Say whether tailoring still has to look at an answer."""
    return bool(item.finds and answer.words) and answer.found is None and not answer.as_said


def in_turn(wordings: tuple[str, ...], conversation: Conversation) -> str:
    """Give this round's wording of several, so that people who come back don't meet the same one."""
    return wordings[conversation.round % len(wordings)]


def _reply(path: tuple[Item, ...], conversation: Conversation, events: list[Event]) -> Conversation:
    given = [(item, conversation.answers[item.id]) for item in path if item.finds and item.id in conversation.answers]
    answers = [(item, answer) for item, answer in given if not (answer.skipped or answer.as_said)]
    about = tuple(f"{item.id}.{answer.revision}.{answer.picked}" for item, answer in answers)
    if about == conversation.replied_to or not answers:
        return conversation
    enablers = points_for_reply("enabler", answers, conversation.seen)
    challenges = points_for_reply("challenge", answers, conversation.seen)
    events.append(happened.Replied(enablers, challenges))
    shown = tuple(fit.point for fit in (*challenges, *enablers))
    return replace(conversation, replied_to=about, shown=shown)
