"""Leads one person through a conversation: begins it, takes a reply to it, says what follows. Pure."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.messages import Button, Message
from bot.reflecting import codes
from bot.reflecting.person import Happening
from bot.reflecting.wording import Wording, in_rows
from dialogues import engine
from dialogues import events as happened
from dialogues.conversation import Conversation
from dialogues.replies import Command
from storage.conversations import History
from storage.plans import Plan

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.library import Library
    from bot.reflecting.person import Decision
    from dialogues.events import Turn
    from dialogues.replies import Press, Reply
    from dialogues.script import Form, Script

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
            switches={switch: decision.person.switches.get(switch, False) for switch in self._library.switches},
        )
        self._follow(decision, script, engine.begin(script, fresh))

    def advance(self, decision: Decision, conversation: Conversation, reply: Reply) -> None:
        """Take a reply to a conversation."""
        script = self._script(conversation)
        if script is None:
            self._theme_is_gone(decision, conversation)
        else:
            self._follow(decision, script, engine.advance(script, conversation, reply))

    def start_over(self, decision: Decision, conversation: Conversation) -> None:
        """Stop a conversation, and begin its theme from the first question."""
        stopped = replace(conversation, status="stopped")
        self._keep(decision, stopped)
        decision.happenings.append(Happening(stopped.id, happened.Stopped()))
        self.say(decision, "starting_over")
        self.begin(decision, stopped.theme)

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
                decision.plans.append(self._plan(turn.conversation, event))
            if isinstance(event, happened.Finished):
                self._say_goodbye(decision)

    def _plan(self, conversation: Conversation, made: happened.PlanMade) -> Plan:
        due = None if made.ask_in_days is None else (self._now + timedelta(days=made.ask_in_days)).isoformat()
        return Plan(conversation.id, made.words, self._now.isoformat(), due)

    def _say_goodbye(self, decision: Decision) -> None:
        due = next((plan.due_at for plan in decision.plans if plan.due_at), None)
        if due:
            self.say(decision, "finished_with_date", date=in_words(due))
        else:
            self.say(decision, "finished")

    def _keep(self, decision: Decision, conversation: Conversation) -> None:
        if conversation != decision.person.conversation:
            decision.conversations[conversation.id] = conversation
            original = decision.person.original if conversation.proposal is not None else None
            decision.person = replace(decision.person, conversation=conversation, original=original)

    def say(self, decision: Decision, key: str, **fills: str) -> None:
        """Say the sentence of a key."""
        decision.messages.append(Message(self._texts(key, **fills)))

    def _script(self, conversation: Conversation) -> Script | None:
        return self._library.scripts.get(conversation.theme)


def as_label(text: str) -> str:
    """Give a text as labels are compared: people type what they read, more or less."""
    return text.strip().rstrip(".!").replace("’", "'").casefold()


def in_words(time: str) -> str:
    """Give the day of an ISO 8601 time as "3 November"."""
    day = datetime.fromisoformat(time)
    return f"{day.day} {day:%B}"
