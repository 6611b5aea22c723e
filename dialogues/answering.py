"""What an answer does: words, a button or several, and what tailoring found in the words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from dialogues import events as happened
from dialogues.asking import ask, ask_again, ask_next, in_turn
from dialogues.conversation import Answer, Conversation
from dialogues.events import Turn
from dialogues.reply_points import points_to_offer
from dialogues.words import MOST_CHARACTERS, clean, is_thin, lacks_when_or_what

if TYPE_CHECKING:
    from dialogues.conversation import Verdict
    from dialogues.events import Event, MisfitReason
    from dialogues.replies import Amend, Picks, PointsFound, Press
    from dialogues.script import Item, Script

MOST_EXTRA_STEPS = 5
NONE_OF_THESE = "none"
KEEP = "keep"
SKIP = "skip"
SUBMIT = "submit"
REPLY = "reply"
CLOSING = "closing"
DONE = "done"
DAYS_UNTIL_ASKED = {"1-week": 7, "2-weeks": 14, "no": None}
VERDICTS: tuple[Verdict, ...] = ("fits", "partly", "no")


def misfit(conversation: Conversation, reason: MisfitReason, events: list[Event]) -> Turn:
    """Say that what came does not fit here; nothing changes."""
    return Turn(conversation, (*events, happened.Misfit(reason)))


def take_words(script: Script, conversation: Conversation, text: str, events: list[Event]) -> Turn:
    """Take typed words where words are asked for."""
    text = clean(text)
    item = script.item(conversation.item)
    if not text:
        return misfit(conversation, "empty", events)
    if len(text) > MOST_CHARACTERS:
        return misfit(conversation, "too_long", events)
    if item is None or item.kind not in ("words", "plan") or conversation.step in ("points", "when"):
        return misfit(conversation, "needs_a_button", events)
    earlier = conversation.answers.get(item.id)
    if conversation.step == "probe" and earlier is not None:
        conversation = _keep(conversation, item, replace(earlier, detail=text, revision=earlier.revision + 1), events)
        return ask_next(script, conversation, events)
    if conversation.step == "wait" and earlier is not None:
        longer = replace(earlier, words=f"{earlier.words}\n{text}", revision=earlier.revision + 1)
        return ask(script, _keep(conversation, item, longer, events), item, events, "wait")
    wording = in_turn(item.ask, conversation)
    answer = Answer(revision=earlier.revision + 1 if earlier else 1, wording=wording, words=text)
    conversation = _keep(conversation, item, answer, events)
    if item.kind == "plan":
        return _after_plan(script, conversation, item, events)
    if item.probe and is_thin(text) and _has_room(conversation, 2 if item.finds else 1):
        return ask(script, _one_step_more(conversation), item, events, "probe")
    return ask_next(script, conversation, events)


def amend(script: Script, conversation: Conversation, amend: Amend, events: list[Event]) -> Turn:
    """Put other words in an answer that was given before, and go on where the person was."""
    item = script.item(amend.item)
    earlier = conversation.answers.get(amend.item)
    text = clean(amend.text)
    if item is None or earlier is None or earlier.skipped or not text:
        return misfit(conversation, "nothing_to_amend", events)
    if len(text) > MOST_CHARACTERS:
        return misfit(conversation, "too_long", events)
    fresh = replace(earlier, revision=earlier.revision + 1, found=None, offered=(), picked=None)
    fresh = replace(fresh, detail=text) if amend.part == "detail" else replace(fresh, words=text)
    conversation = _keep(conversation, item, fresh, events)
    events.append(happened.Amended(item.id))
    if item.finds and conversation.step != "probe":
        return ask_next(script, conversation, events)
    return ask_again(script, conversation, events)


def take_press(script: Script, conversation: Conversation, press: Press, events: list[Event]) -> Turn:
    """Take a button, if it belongs to what is being asked."""
    if press.conversation == conversation.id and press.item == REPLY and press.choice in VERDICTS:
        return judge(conversation, press, events)
    here = (conversation.id, conversation.edition, conversation.item or CLOSING, conversation.step)
    if (press.conversation, press.edition, press.item, press.step) != here:
        return ask_again(script, conversation, [*events, happened.OldButton()])
    item = script.item(conversation.item)
    if item is None:
        return _on_closing_screen(script, conversation, press.choice, events)
    if press.choice == SKIP:
        return skip(script, conversation, events)
    answer = conversation.answers.get(item.id)
    if conversation.step == "ask" and press.choice == KEEP and answer is not None:
        return ask_next(script, conversation, events)
    if conversation.step == "ask" and item.kind == "several":
        return _mark(script, conversation, item, press.choice, events)
    if conversation.step == "ask" and item.option(press.choice):
        return _choose(script, conversation, item, (press.choice,), events)
    if conversation.step == "points" and answer is not None:
        return _pick_point(script, conversation, item, press.choice, events)
    if conversation.step == "when" and press.choice in DAYS_UNTIL_ASKED:
        return _promise(script, conversation, item, DAYS_UNTIL_ASKED[press.choice], events)
    return ask_again(script, conversation, [*events, happened.OldButton()])


def take_picks(script: Script, conversation: Conversation, picks: Picks, events: list[Event]) -> Turn:
    """Take several options at once."""
    item = script.item(conversation.item)
    known = item is not None and all(item.option(choice) for choice in picks.choices)
    if item is None or item.kind != "several" or picks.item != item.id or not known or not picks.choices:
        return misfit(conversation, "no_such_button", events)
    return _choose(script, conversation, item, picks.choices, events)


def take_points(script: Script, conversation: Conversation, result: PointsFound) -> Turn:
    """Take what tailoring found; a result for an answer that has changed meanwhile is dropped."""
    item = script.item(conversation.item)
    answer = conversation.answers.get(result.item)
    if item is None or answer is None or conversation.step != "wait":
        return Turn(conversation, ())
    if (item.id, answer.revision) != (result.item, result.revision):
        return Turn(conversation, ())
    offered = points_to_offer(item, result.found)
    answers = {**conversation.answers, item.id: replace(answer, found=result.found, offered=offered)}
    conversation = replace(conversation, answers=answers)
    if not offered:
        return ask_next(script, conversation, [])
    return ask(script, _one_step_more(conversation), item, [], "points")


def skip(script: Script, conversation: Conversation, events: list[Event]) -> Turn:
    """Leave out what is being asked: the whole item, or only the step of it."""
    item = script.item(conversation.item)
    if item is None:
        return misfit(conversation, "needs_a_button", events)
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
    skipped = Answer(
        revision=answer.revision + 1 if answer else 1, wording=in_turn(item.ask, conversation), skipped=True
    )
    return ask_next(script, _keep(conversation, item, skipped, events), events)


def judge(conversation: Conversation, press: Press, events: list[Event]) -> Turn:
    """Note whether what was shown fits; it changes nothing else."""
    verdict = next(verdict for verdict in VERDICTS if verdict == press.choice)
    return Turn(conversation, (*events, happened.Judged(conversation.shown, verdict)))


def _keep(conversation: Conversation, item: Item, answer: Answer, events: list[Event]) -> Conversation:
    events.append(happened.Answered(item.id, answer))
    return replace(conversation, answers={**conversation.answers, item.id: answer})


def _has_room(conversation: Conversation, steps: int) -> bool:
    return conversation.extra_steps + steps <= MOST_EXTRA_STEPS


def _one_step_more(conversation: Conversation) -> Conversation:
    return replace(conversation, extra_steps=conversation.extra_steps + 1)


def _after_plan(script: Script, conversation: Conversation, item: Item, events: list[Event]) -> Turn:
    plan = conversation.answers[item.id].words
    unclear = lacks_when_or_what(plan, script.plan_cues)
    if item.nudge and unclear and not conversation.nudged and _has_room(conversation, 1):
        return ask(script, replace(_one_step_more(conversation), nudged=True), item, events, "nudge")
    return ask(script, conversation, item, events, "when")


def _choose(
    script: Script, conversation: Conversation, item: Item, choices: tuple[str, ...], events: list[Event]
) -> Turn:
    earlier = conversation.answers.get(item.id)
    wording = in_turn(item.ask, conversation)
    answer = Answer(revision=earlier.revision + 1 if earlier else 1, wording=wording, choices=choices)
    return ask_next(script, _keep(conversation, item, answer, events), events)


def _mark(script: Script, conversation: Conversation, item: Item, choice: str, events: list[Event]) -> Turn:
    if choice == SUBMIT:
        if not conversation.marked:
            return misfit(conversation, "needs_a_button", events)
        return _choose(script, conversation, item, conversation.marked, events)
    if item.option(choice) is None:
        return ask_again(script, conversation, [*events, happened.OldButton()])
    marked = set(conversation.marked) ^ {choice}
    in_order = tuple(option.id for option in item.options if option.id in marked)
    return ask_again(script, replace(conversation, marked=in_order), events)


def _pick_point(script: Script, conversation: Conversation, item: Item, choice: str, events: list[Event]) -> Turn:
    answer = conversation.answers[item.id]
    numbered = {str(number): point for number, point in enumerate(answer.offered)} | {NONE_OF_THESE: ""}
    if choice not in numbered:
        return ask_again(script, conversation, [*events, happened.OldButton()])
    return ask_next(script, _keep(conversation, item, replace(answer, picked=numbered[choice]), events), events)


def _promise(script: Script, conversation: Conversation, item: Item, days: int | None, events: list[Event]) -> Turn:
    answer = replace(conversation.answers[item.id], ask_in_days=days)
    return ask_next(script, _keep(conversation, item, answer, events), events)


def _on_closing_screen(script: Script, conversation: Conversation, choice: str, events: list[Event]) -> Turn:
    if choice == DONE:
        plans = [
            happened.PlanMade(answer.words, answer.ask_in_days)
            for item in script.items
            if item.kind == "plan" and (answer := conversation.answers.get(item.id)) and not answer.skipped
        ]
        return Turn(replace(conversation, status="finished"), (*events, *plans, happened.Finished()))
    item = script.item(choice)
    if item is None or item.id not in conversation.answers:
        return ask_again(script, conversation, [*events, happened.OldButton()])
    return ask(script, conversation, item, events)
