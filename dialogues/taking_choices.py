"""What a button does, or several, or a skip; and what tailoring found, which brings the next buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from dialogues import choices
from dialogues import events as happened
from dialogues.asking import ask, ask_again, ask_next, finish, in_turn
from dialogues.conversation import Answer, Conversation
from dialogues.events import Turn
from dialogues.reply_points import points_to_offer
from dialogues.taking_words import decide_on_rewording, keep_answer, misfit, one_step_more

if TYPE_CHECKING:
    from dialogues.events import Event
    from dialogues.replies import Picks, PointsFound, Press
    from dialogues.script import Item, Script


def take_press(script: Script, conversation: Conversation, press: Press, events: list[Event]) -> Turn:
    """Take a button, if it belongs to what is being asked."""
    if press.conversation == conversation.id and press.item == choices.REPLY and press.choice in choices.VERDICTS:
        return judge(conversation, press, events)
    step = choices.REWORDING if conversation.proposal is not None else conversation.step
    here = (conversation.id, conversation.edition, conversation.item or choices.CLOSING, step)
    if (press.conversation, press.edition, press.item, press.step) != here:
        return ask_again(script, conversation, [*events, happened.OldButton()])
    if conversation.proposal is not None:
        return decide_on_rewording(script, conversation, conversation.proposal, press, events)
    item = script.item(conversation.item)
    if item is None:
        return _on_closing_screen(script, conversation, press.choice, events)
    return _on_question(script, conversation, item, press.choice, events)


def take_picks(script: Script, conversation: Conversation, picks: Picks, events: list[Event]) -> Turn:
    """Take several options at once."""
    item = script.item(conversation.item)
    known = item is not None and all(item.option(choice) for choice in picks.choices)
    if item is None or item.kind != "several" or picks.item != item.id or not known or not picks.choices:
        return misfit(conversation, "no_such_button", events)
    return choose(script, conversation, item, picks.choices, events)


def take_points(script: Script, conversation: Conversation, result: PointsFound, events: list[Event]) -> Turn:
    """Take what tailoring found; a result for an answer that has changed meanwhile is dropped."""
    item = script.item(conversation.item)
    answer = conversation.answers.get(result.item)
    if item is None or answer is None or conversation.step != "wait" or conversation.status != "open":
        return Turn(conversation, tuple(events))
    if (item.id, answer.revision) != (result.item, result.revision):
        return Turn(conversation, tuple(events))
    offered = points_to_offer(item, result.found)
    answers = {**conversation.answers, item.id: replace(answer, found=result.found, offered=offered)}
    conversation = replace(conversation, answers=answers)
    if not offered:
        return ask_next(script, conversation, events)
    return ask(script, one_step_more(conversation), item, events, "points")


def skip(script: Script, conversation: Conversation, events: list[Event]) -> Turn:
    """Leave out what is being asked: the whole item, or only the step of it."""
    item = script.item(conversation.item)
    conversation = replace(conversation, proposal=None)
    if item is None:
        return misfit(conversation, "nothing_to_skip", events)
    answer = conversation.answers.get(item.id)
    match conversation.step:
        case "probe" | "points":
            return ask_next(script, conversation, events)
        case "nudge":
            return ask(script, conversation, item, events, "when")
        case "when":
            return _promise(script, conversation, item, None, events)
        case "wait":
            unread = replace(conversation.answers[item.id], found=())
            answers = {**conversation.answers, item.id: unread}
            return ask_next(script, replace(conversation, answers=answers), events)
    revision = answer.revision + 1 if answer else 1
    skipped = Answer(revision=revision, wording=in_turn(item.ask, conversation), skipped=True)
    return ask_next(script, keep_answer(conversation, item, skipped, events), events)


def judge(conversation: Conversation, press: Press, events: list[Event]) -> Turn:
    """Note whether what was shown fits; it changes nothing else."""
    verdict = next(verdict for verdict in choices.VERDICTS if verdict == press.choice)
    return Turn(conversation, (*events, happened.Judged(conversation.shown, verdict)))


def _on_question(script: Script, conversation: Conversation, item: Item, choice: str, events: list[Event]) -> Turn:
    answer = conversation.answers.get(item.id)
    step = conversation.step
    if choice == choices.SKIP:
        return skip(script, conversation, events)
    if step == "ask" and choice == choices.KEEP and answer is not None:
        return ask_next(script, conversation, events)
    if step == "ask" and item.kind == "several":
        return _mark(script, conversation, item, choice, events)
    if step == "ask" and item.option(choice):
        return choose(script, conversation, item, (choice,), events)
    if step == "points" and answer is not None:
        return _pick_point(script, conversation, item, choice, events)
    if step == "when" and choice in choices.DAYS_UNTIL_ASKED:
        return _promise(script, conversation, item, choices.DAYS_UNTIL_ASKED[choice], events)
    return ask_again(script, conversation, [*events, happened.OldButton()])


def choose(
    script: Script, conversation: Conversation, item: Item, chosen: tuple[str, ...], events: list[Event]
) -> Turn:
    """Keep the options chosen for an item, and go on."""
    earlier = conversation.answers.get(item.id)
    revision = earlier.revision + 1 if earlier else 1
    answer = Answer(revision=revision, wording=in_turn(item.ask, conversation), choices=chosen)
    return ask_next(script, keep_answer(conversation, item, answer, events), events)


def _mark(script: Script, conversation: Conversation, item: Item, choice: str, events: list[Event]) -> Turn:
    if choice == choices.SUBMIT:
        if not conversation.marked:
            return misfit(conversation, "needs_a_button", events)
        return choose(script, conversation, item, conversation.marked, events)
    if item.option(choice) is None:
        return ask_again(script, conversation, [*events, happened.OldButton()])
    marked = set(conversation.marked) ^ {choice}
    in_order = tuple(option.id for option in item.options if option.id in marked)
    return ask_again(script, replace(conversation, marked=in_order), events)


def _pick_point(script: Script, conversation: Conversation, item: Item, choice: str, events: list[Event]) -> Turn:
    answer = conversation.answers[item.id]
    points = {str(number): point for number, point in enumerate(answer.offered)} | {choices.NONE_OF_THESE: ""}
    if choice not in points:
        return ask_again(script, conversation, [*events, happened.OldButton()])
    picked = replace(answer, picked=points[choice])
    return ask_next(script, keep_answer(conversation, item, picked, events), events)


def _promise(script: Script, conversation: Conversation, item: Item, days: int | None, events: list[Event]) -> Turn:
    answer = replace(conversation.answers[item.id], ask_in_days=days)
    return ask_next(script, keep_answer(conversation, item, answer, events), events)


def _on_closing_screen(script: Script, conversation: Conversation, choice: str, events: list[Event]) -> Turn:
    if choice == choices.DONE:
        return finish(script, conversation, events)
    turned = next((switch for switch in conversation.switches if choice == f"{choices.SWITCH}{switch}"), None)
    if turned is not None:
        now_on = not conversation.switches[turned]
        conversation = replace(conversation, switches={**conversation.switches, turned: now_on})
        return ask_again(script, conversation, [*events, happened.Switched(turned, now_on)])
    item = script.item(choice)
    if item is None or item.id not in conversation.answers:
        return ask_again(script, conversation, [*events, happened.OldButton()])
    return ask(script, conversation, item, events)
