"""What typed words do: answer, add to an answer, amend one, or become a rewording that their author decides on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from dialogues import choices
from dialogues import events as happened
from dialogues.asking import ask, ask_again, ask_next, in_turn
from dialogues.conversation import Answer, Conversation, Proposal
from dialogues.events import Turn
from dialogues.replies import Amend, Words
from dialogues.words import MOST_CHARACTERS, clean, is_thin, lacks_when_or_what, says_nothing

if TYPE_CHECKING:
    from dialogues.events import Event, MisfitReason
    from dialogues.replies import Press
    from dialogues.script import Item, Script

MOST_EXTRA_STEPS = 5
_FOR_BUTTONS = ("points", "when")
_FEWEST_IN_PLAN = 4  # words that are a plan put otherwise, and no answer to when the bot should ask about it


def misfit(conversation: Conversation, reason: MisfitReason, events: list[Event]) -> Turn:
    """Say that what came does not fit here; nothing changes."""
    return Turn(conversation, (*events, happened.Misfit(reason)))


def keep_answer(conversation: Conversation, item: Item, answer: Answer, events: list[Event]) -> Conversation:
    """Put an answer in its place."""
    events.append(happened.Answered(item.id, answer))
    return replace(conversation, answers={**conversation.answers, item.id: answer})


def one_step_more(conversation: Conversation) -> Conversation:
    """Count a probe, a choice of points or a nudge."""
    return replace(conversation, extra_steps=conversation.extra_steps + 1)


def take_words(script: Script, conversation: Conversation, words: Words, events: list[Event]) -> Turn:
    """Take typed words where words are asked for; if they hold personal data, only a rewording of them."""
    text = clean(words.text)
    item = script.item(conversation.item)
    if reason := _unfit(text):
        return misfit(conversation, reason, events)
    put_otherwise = conversation.step == "when" and len(text.split()) >= _FEWEST_IN_PLAN
    if item is None or item.kind not in ("words", "plan") or (conversation.step in _FOR_BUTTONS and not put_otherwise):
        return misfit(conversation, "needs_a_button", events)
    if words.redacted is not None:
        return _propose(script, conversation, Proposal(clean(words.redacted), as_said=words.as_said), events)
    conversation = replace(conversation, proposal=None)
    earlier = conversation.answers.get(item.id)
    if conversation.step == "probe" and earlier is not None:
        fuller = replace(earlier, detail=text, revision=earlier.revision + 1, as_said=words.as_said)
        if not says_nothing(text):
            conversation = keep_answer(conversation, item, fuller, events)
        return ask_next(script, conversation, events)
    if conversation.step == "wait" and earlier is not None:
        longer = replace(
            earlier, words=f"{earlier.words}\n{text}", revision=earlier.revision + 1, as_said=words.as_said
        )
        if words.as_said:
            return ask_next(script, keep_answer(conversation, item, longer, events), events)
        return ask(script, keep_answer(conversation, item, longer, events), item, events, "wait")
    revision = earlier.revision + 1 if earlier else 1
    as_said = words.as_said or says_nothing(text)
    answer = Answer(revision=revision, wording=in_turn(item.ask, conversation), words=text, as_said=as_said)
    conversation = keep_answer(conversation, item, answer, events)
    if words.hold:
        return Turn(replace(conversation, status="paused", held=True), tuple(events))
    if item.kind == "plan":
        return _after_plan(script, conversation, item, events)
    if item.probe and not as_said and is_thin(text) and _has_room(conversation, 2 if item.finds else 1):
        return ask(script, one_step_more(conversation), item, events, "probe")
    return ask_next(script, conversation, events)


def take_amendment(script: Script, conversation: Conversation, amend: Amend, events: list[Event]) -> Turn:
    """Put other words in an answer that was given before, and go on where the person was."""
    item = script.item(amend.item)
    earlier = conversation.answers.get(amend.item)
    text = clean(amend.text)
    if item is None or earlier is None or earlier.skipped:
        return misfit(conversation, "nothing_to_amend", events)
    if reason := _unfit(text):
        return misfit(conversation, reason, events)
    if amend.redacted is not None:
        proposal = Proposal(clean(amend.redacted), (item.id, amend.part), amend.as_said)
        return _propose(script, conversation, proposal, events)
    conversation = replace(conversation, proposal=None)
    fresh = replace(earlier, revision=earlier.revision + 1, found=None, offered=(), picked=None, as_said=amend.as_said)
    fresh = replace(fresh, detail=text) if amend.part == "detail" else replace(fresh, words=text)
    conversation = keep_answer(conversation, item, fresh, events)
    events.append(happened.Amended(item.id))
    if item.finds and conversation.step != "probe":
        return ask_next(script, conversation, events)
    return ask_again(script, conversation, events)


def decide_on_rewording(
    script: Script, conversation: Conversation, proposal: Proposal, press: Press, events: list[Event]
) -> Turn:
    """Do what the author of a proposal picked; the first wording is not here, so "as it is" has to be typed again."""
    match press.choice:
        case choices.USE_REWORDING if proposal.amends is not None:
            amend = Amend(*proposal.amends, proposal.text, as_said=proposal.as_said)
            return take_amendment(script, conversation, amend, events)
        case choices.USE_REWORDING:
            return take_words(script, conversation, Words(proposal.text, as_said=proposal.as_said), events)
        case choices.WRITE_AGAIN:
            return ask_again(script, replace(conversation, proposal=None), events)
        case choices.AS_IT_IS:
            return ask_again(script, conversation, [*events, happened.WordsForgotten()])
    return ask_again(script, conversation, [*events, happened.OldButton()])


def _unfit(text: str) -> MisfitReason | None:
    if not text:
        return "empty"
    return "too_long" if len(text) > MOST_CHARACTERS else None


def _propose(script: Script, conversation: Conversation, proposal: Proposal, events: list[Event]) -> Turn:
    return ask_again(script, replace(conversation, proposal=proposal), events)


def _after_plan(script: Script, conversation: Conversation, item: Item, events: list[Event]) -> Turn:
    unclear = lacks_when_or_what(conversation.answers[item.id].words, script.plan_cues)
    if item.nudge and unclear and not conversation.nudged and _has_room(conversation, 1):
        return ask(script, replace(one_step_more(conversation), nudged=True), item, events, "nudge")
    return ask(script, conversation, item, events, "when")


def _has_room(conversation: Conversation, steps: int) -> bool:
    return conversation.extra_steps + steps <= MOST_EXTRA_STEPS
