"""Leads one person through a conversation: begins it, takes a reply to it, says what follows. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.coming_back import following_up
from bot.coming_back.bank_holidays import calendar_of
from bot.coming_back.words import day_in_words
from bot.library import FOLLOW_UP
from bot.messages import Button, Message
from bot.reflecting import codes
from bot.reflecting.person import Happening
from bot.reflecting.sharing import GIVE, first_given
from bot.reflecting.wording import Wording, in_rows
from dialogues import engine
from dialogues import events as happened
from dialogues.conversation import Conversation, Then
from dialogues.replies import Command
from storage.conversations import History
from storage.plans import Plan

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from bot.library import Library
    from bot.reflecting.person import Decision, Person
    from dialogues.events import Turn
    from dialogues.replies import Press, Reply
    from dialogues.script import Form, Script
    from storage.plans import Outcome

SHORT_FORM_AFTER = 4


class Guide:
    """Takes conversations further, each decision by itself."""

    def __init__(self, library: Library, new_conversation_id: Callable[[], int], now: datetime) -> None:
        self._library = library
        self._texts = library.texts
        self._new_conversation_id = new_conversation_id
        self._now = now

    def begin(self, decision: Decision, theme: str) -> None:
        """Begin a theme, or go on with what is open; without a theme, offer all of them."""
        if decision.person.open is not None:
            self.advance(decision, decision.person.open, Command("resume"))
            return
        themes = self._library.scripts
        if theme and theme not in themes:
            self.say(decision, "unknown_theme")
        if theme not in themes and len(themes) > 1:
            decision.messages.append(self.offer_themes("choose_theme"))
            return
        script = themes.get(theme) or next(iter(themes.values()))
        history = decision.person.histories.get(script.theme, History())
        form: Form = "short" if history.finished >= SHORT_FORM_AFTER else "full"
        fresh = Conversation(
            id=self._new_conversation_id(),
            theme=script.theme,
            edition=script.edition,
            form=form,
            round=history.begun,
            seen=history.seen,
            met=decision.person.points_met,
            switches=decision.person.shares.shown,
        )
        self._follow(decision, script, engine.begin(script, fresh))

    def advance(self, decision: Decision, conversation: Conversation, reply: Reply) -> None:
        """Take a reply to a conversation."""
        script = self._script(conversation)
        if script is None:
            self._theme_is_gone(decision, conversation)
        elif (switch := first_given(decision.person.shares, conversation, reply)) is not None:
            decision.errands.append((GIVE, f"{switch}:"))
        else:
            self._follow(decision, script, engine.advance(script, conversation, reply))

    def start_over(self, decision: Decision, conversation: Conversation) -> None:
        """Stop a conversation, and begin its theme from the first question."""
        stopped = replace(conversation, status="stopped")
        self._keep(decision, stopped)
        decision.happenings.append(Happening(stopped.id, happened.Stopped()))
        self.say(decision, "starting_over")
        if stopped.follows:
            outcome = stopped.answers[self._library.follow_up.items[0].id].choices
            self._follow_up(decision, Then(stopped.looks_in, stopped.follows, *outcome), stopped.then)
        else:
            self.begin(decision, stopped.theme)

    def takes_words(self, conversation: Conversation) -> bool:
        """Tell whether typed words are an answer now, and no rewording of one waits for a decision."""
        if conversation.proposal is not None:
            return False
        script = self._script(conversation)
        item = script.item(conversation.item) if script else None
        asks = conversation.step in ("ask", "probe", "nudge") and conversation.status == "open"
        return item is not None and item.kind in ("words", "plan") and asks

    def ask_again(self, decision: Decision) -> None:
        """Ask what was asked last, after something beside the conversation was answered."""
        conversation = decision.person.open
        script = self._script(conversation) if conversation else None
        if conversation is not None and script is not None and conversation.status == "open":
            message = Wording(self._library, script, conversation).message(engine.asked_now(script, conversation))
            decision.messages += [message] if message else []

    def offer_themes(self, key: str) -> Message:
        """Give the sentence of a key with a button for each theme."""
        scripts = self._library.scripts.values()
        buttons = [Button(script.title, f"{codes.BEGIN}:{script.theme}") for script in scripts]
        if len(buttons) == 1:
            buttons = [Button(self._texts("start"), buttons[0].code)]
        return Message(self._texts(key), in_rows(buttons), asks=True)

    def theme_typed(self, text: str) -> str | None:
        """Take a typed theme, or the word on the start button ("" for no theme in particular)."""
        typed = as_label(text)
        if typed == as_label(self._texts("start")):
            return ""
        scripts = self._library.scripts.values()
        return next((script.theme for script in scripts if typed in (script.theme, as_label(script.title))), None)

    def label_typed(self, conversation: Conversation, text: str) -> Press | None:
        """Take a typed label for its button: people type what they read."""
        script = self._script(conversation)
        if script is None or conversation.status != "open":
            return None
        message = Wording(self._library, script, conversation).message(engine.asked_now(script, conversation))
        typed = as_label(text)
        pressed = next((one for one in message.buttons if as_label(one.label) == typed), None) if message else None
        return codes.decode(pressed.code) if pressed else None

    def is_label(self, text: str, key: str) -> bool:
        """Tell whether somebody typed the label of a key."""
        return as_label(text) == as_label(self._texts(key))

    def _theme_is_gone(self, decision: Decision, conversation: Conversation) -> None:
        if conversation.status in ("open", "paused"):
            self._keep(decision, replace(conversation, status="stopped", step="ask"))
        decision.messages.append(self.offer_themes("choose_theme"))

    def _follow(self, decision: Decision, script: Script, turn: Turn) -> None:
        self._keep(decision, turn.conversation)
        wording = Wording(self._library, script, turn.conversation)
        for event in turn.events:
            decision.happenings.append(Happening(turn.conversation.id, event))
            if message := wording.message(event):
                decision.messages.append(message)
            if isinstance(event, happened.PlanMade):
                decision.plans.append(self._plan(decision.person, turn.conversation, event))
            if isinstance(event, happened.Answered) and turn.conversation.follows:
                following_up.note(decision, turn.conversation.follows, event, self._in_days(decision.person, 7))
            if isinstance(event, happened.Finished):
                self._end(decision, turn)

    def _plan(self, person: Person, conversation: Conversation, made: happened.PlanMade) -> Plan:
        due = None if made.ask_in_days is None else self._in_days(person, made.ask_in_days)
        remind = due if person.reminding.plans else None
        return Plan(conversation.id, made.words, self._now.isoformat(), due, conversation.points_of, remind)

    def _in_days(self, person: Person, days: int) -> str:
        return calendar_of(self._library, person.reminding).in_days(self._now, days).isoformat()

    def _end(self, decision: Decision, turn: Turn) -> None:
        """Say goodbye, or go on to what comes afterwards; where points were just shown, leave time to read them."""
        then = turn.conversation.then
        if then is None:
            self._say_goodbye(decision)
        elif then.plan:
            self.say(decision, "plan_why_now")
            self._follow_up(decision, then)
        elif any(isinstance(event, happened.Replied) for event in turn.events):
            go_on = Button(self._texts("go_on"), f"{codes.BEGIN}:{then.theme}")
            decision.messages.append(Message(self._texts("plan_and_now"), ((go_on,),), asks=True))
        else:
            self.begin(decision, then.theme)
        decision.errands += following_up.afterwards(decision.person, turn.conversation)

    def _say_goodbye(self, decision: Decision) -> None:
        dates = [plan.due_at for plan in decision.plans if plan.due_at] + [at for _, at in decision.postponed]
        if dates:
            zone = calendar_of(self._library, decision.person.reminding).zone
            comes = decision.person.reminding.plans
            self.say(
                decision, "finished_with_date" if comes else "finished_when_here", date=day_in_words(dates[0], zone)
            )
        else:
            self.say(decision, "finished")

    def follow_up(self, decision: Decision, plan: Plan, outcome: Outcome, theme: str | None) -> None:
        """Ask what helped with a plan, or what got in the way; after an open reflection, if there is one.

        `theme` is what the person came for, to begin afterwards; None for nothing.
        """
        now = decision.person.open
        if now is None:
            then = None if theme is None else Then(theme)
            self._follow_up(decision, Then(plan.theme, plan.conversation, outcome), then)
        elif now.follows == plan.conversation:
            script = self._library.follow_up
            self._follow(decision, script, engine.begin_after(script, now, script.items[0], outcome))
        else:
            self.say(decision, "plan_why_later")
            self._keep(decision, replace(now, then=Then(plan.theme, plan.conversation, outcome)))
            self.advance(decision, replace(now, then=Then(plan.theme, plan.conversation, outcome)), Command("resume"))

    def _follow_up(self, decision: Decision, about: Then, then: Then | None = None) -> None:
        script = self._library.follow_up
        history = decision.person.histories.get(FOLLOW_UP, History())
        fresh = Conversation(
            id=self._new_conversation_id(),
            theme=FOLLOW_UP,
            edition=script.edition,
            round=history.begun,
            seen=history.seen,
            met=decision.person.points_met,
            looks_in=about.theme,
            follows=about.plan,
            then=then,
        )
        self._follow(decision, script, engine.begin_after(script, fresh, script.items[0], about.outcome))

    def _keep(self, decision: Decision, conversation: Conversation) -> None:
        if conversation != decision.person.conversation:
            decision.conversations[conversation.id] = conversation
            original = decision.person.original if conversation.proposal is not None else None
            decision.person = replace(decision.person, conversation=conversation, original=original)

    def say(self, decision: Decision, key: str, **fills: str) -> None:
        """Say the sentence of a key."""
        decision.messages.append(Message(self._texts(key, **fills)))

    def _script(self, conversation: Conversation) -> Script | None:
        return self._library.script(conversation.theme)


def as_label(text: str) -> str:
    """Give a text as labels are compared: people type what they read, more or less."""
    return text.strip().rstrip(".!").replace("’", "").replace("'", "").casefold()
