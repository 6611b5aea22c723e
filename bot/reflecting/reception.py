"""Decides what one person's message does: a command, a button, an answer, or a first hello. Pure."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple, get_args

import msgspec
from msgspec.structs import replace

from bot.messages import Button, Message, Pressed, Tailored, Typed
from bot.reflecting import codes
from bot.reflecting.wording import Wording, in_rows
from dialogues import events as happened
from dialogues.conversation import Conversation  # noqa: TC001  msgspec reads the annotations at run time
from dialogues.engine import advance, asked_now, begin
from dialogues.replies import Command, Order, Picks, Words
from storage.conversations import History
from storage.plans import Outcome, Plan
from storage.respondents import Respondent  # noqa: TC001  as above

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.library import Library
    from bot.messages import Incoming
    from dialogues.events import Event, Turn
    from dialogues.replies import Press, Reply
    from dialogues.script import Form, Script

SHORT_FORM_AFTER = 4
OUTCOMES: dict[str, Outcome] = {outcome: outcome for outcome in get_args(Outcome)}
_ORDERS = {order: Command(order) for order in get_args(Order)}


class Person(msgspec.Struct, frozen=True):
    """What is known of a person when something comes in: the newest conversation, earlier ones, a plan that is due."""

    respondent: Respondent
    conversation: Conversation | None = None
    histories: dict[str, History] = {}
    plan: Plan | None = None

    @property
    def open(self) -> Conversation | None:
        """The conversation that can go on, if there is one."""
        now = self.conversation
        return now if now is not None and now.status in ("open", "paused") else None


class Happening(NamedTuple):
    """An event of one conversation."""

    conversation: int
    event: Event


class Decision:
    """What is decided for one person, step by step: the person afterwards, and what is to be kept and said."""

    def __init__(self, person: Person) -> None:
        self.person = person
        self.conversations: dict[int, Conversation] = {}
        self.happenings: list[Happening] = []
        self.messages: list[Message] = []
        self.outcomes: list[tuple[int, Outcome]] = []
        self.plans: list[Plan] = []
        self.asked_plans: list[int] = []


class Reception:
    """Takes what people send, one person at a time."""

    def __init__(self, library: Library, new_conversation_id: Callable[[], int], now: datetime) -> None:
        self._library = library
        self._texts = library.texts
        self._new_conversation_id = new_conversation_id
        self._now = now

    def take(self, decision: Decision, incoming: Incoming) -> None:
        """Decide on one thing that came in; `decision` gathers what follows from it."""
        content = incoming.content
        match content:
            case Tailored():
                conversation = decision.person.open
                if conversation is not None and conversation.id == content.conversation:
                    self._advance(decision, conversation, content.result)
            case Pressed():
                self._pressed(decision, content.codes)
            case Typed() if content.text.startswith("/") and content.text[1:2].isalpha():
                command, _, argument = content.text[1:].partition(" ")
                self._command(decision, command.partition("@")[0].lower(), argument.strip())
            case Typed():
                self._typed(decision, content.text)

    def _typed(self, decision: Decision, text: str) -> None:
        conversation = decision.person.open
        if decision.person.respondent.greeted_at is None:
            self._greet(decision, "")
        elif conversation is None:
            decision.messages.append(self._offer_themes("nothing_open"))
        elif press := self._label_typed(conversation, text):
            self._advance(decision, conversation, press)
        else:
            self._advance(decision, conversation, Words(text))

    def _label_typed(self, conversation: Conversation, text: str) -> Press | None:
        """Take a typed label for its button: people type what they read."""
        script = self._script(conversation)
        if script is None or conversation.status != "open":
            return None
        wording = Wording(self._library, script, conversation)
        message = wording.message(asked_now(script, conversation))
        typed = text.strip().rstrip(".!").casefold()
        pressed = next((one for one in message.buttons if one.label.casefold() == typed), None) if message else None
        return codes.decode(pressed.code) if pressed else None

    def _pressed(self, decision: Decision, pressed: tuple[str, ...]) -> None:
        presses = [press for press in map(codes.decode, pressed) if press]
        kind, *rest = pressed[0].split(":") if pressed else [""]
        conversation = decision.person.conversation
        if presses and conversation is not None:
            several = Picks(presses[0].item, tuple(press.choice for press in presses))
            self._advance(decision, conversation, presses[0] if len(presses) == 1 else several)
        elif kind == codes.BEGIN:
            self._begin(decision, rest[0] if rest else "")
        elif kind == codes.WHO_SEES:
            self._command(decision, "privacy", "")
        elif kind == codes.PLAN and len(rest) >= 2 and rest[0].isdecimal() and rest[1] in OUTCOMES:  # noqa: PLR2004
            self._plan_answered(decision, int(rest[0]), OUTCOMES[rest[1]], rest[2] if rest[2:] else "")
        else:
            decision.messages.append(Message(self._texts("gone_button")))

    def _command(self, decision: Decision, command: str, argument: str) -> None:
        conversation = decision.person.open
        if command in ("start", "reflect"):
            self._start(decision, argument)
        elif command in ("help", "privacy"):
            decision.messages.append(Message(self._texts(command)))
            self._ask_again(decision)
        elif command == "restart" and conversation is not None:
            stopped = replace(conversation, status="stopped")
            self._keep(decision, stopped)
            decision.happenings.append(Happening(stopped.id, happened.Stopped()))
            decision.messages.append(Message(self._texts("starting_over")))
            self._begin(decision, stopped.theme)
        elif command in _ORDERS and conversation is not None:
            self._advance(decision, conversation, _ORDERS[command])
        elif command in (*_ORDERS, "restart"):
            decision.messages.append(self._offer_themes("nothing_open"))
        else:
            decision.messages.append(Message(self._texts("unknown_command", command=f"/{command[:32]}")))
            self._ask_again(decision)

    def _start(self, decision: Decision, theme: str) -> None:
        plan = decision.person.plan
        if decision.person.respondent.greeted_at is None:
            self._greet(decision, theme)
        elif plan is not None:
            self._ask_about_plan(decision, plan, theme)
        elif decision.person.open is not None:
            self._advance(decision, decision.person.open, Command("resume"))
        else:
            self._begin(decision, theme)

    def _greet(self, decision: Decision, theme: str) -> None:
        texts = self._texts
        greeted = replace(decision.person.respondent, greeted_at=self._now.isoformat())
        decision.person = replace(decision.person, respondent=greeted)
        buttons = [Button(texts("start"), f"{codes.BEGIN}:{theme}"), Button(texts("who_sees"), codes.WHO_SEES)]
        decision.messages.append(Message(texts("first_contact"), in_rows(buttons), asks=True))

    def _begin(self, decision: Decision, theme: str) -> None:
        if decision.person.open is not None:
            self._advance(decision, decision.person.open, Command("resume"))
            return
        themes = self._library.scripts
        if theme and theme not in themes:
            decision.messages.append(Message(self._texts("unknown_theme")))
        if theme not in themes and len(themes) > 1:
            decision.messages.append(self._offer_themes("choose_theme"))
            return
        script = themes.get(theme) or next(iter(themes.values()))
        history = decision.person.histories.get(script.theme, History())
        form: Form = "short" if history.finished >= SHORT_FORM_AFTER else "full"
        turn = begin(script, self._new_conversation_id(), form, history.begun, history.seen)
        self._follow(decision, script, turn)

    def _offer_themes(self, key: str) -> Message:
        scripts = self._library.scripts.values()
        buttons = [Button(script.title, f"{codes.BEGIN}:{script.theme}") for script in scripts]
        if len(buttons) == 1:
            buttons = [Button(self._texts("start"), buttons[0].code)]
        return Message(self._texts(key), in_rows(buttons), asks=True)

    def _ask_about_plan(self, decision: Decision, plan: Plan, theme: str) -> None:
        texts = self._texts
        labels = zip(OUTCOMES, ("plan_did", "plan_partly", "plan_not_yet", "plan_dropped"), strict=True)
        buttons = [
            Button(texts(label), f"{codes.PLAN}:{plan.conversation}:{outcome}:{theme}") for outcome, label in labels
        ]
        text = texts("plan_due", date=in_words(plan.made_at), plan=plan.words)
        decision.messages.append(Message(text, in_rows(buttons), asks=True))
        decision.asked_plans.append(plan.conversation)
        decision.person = replace(decision.person, plan=None)

    def _plan_answered(self, decision: Decision, conversation: int, outcome: Outcome, theme: str) -> None:
        decision.outcomes.append((conversation, outcome))
        decision.messages.append(Message(self._texts(f"plan_thanks_{outcome.replace('-', '_')}")))
        self._begin(decision, theme)

    def _advance(self, decision: Decision, conversation: Conversation, reply: Reply) -> None:
        script = self._script(conversation)
        if script is None:
            self._theme_is_gone(decision, conversation)
        else:
            self._follow(decision, script, advance(script, conversation, reply))

    def _theme_is_gone(self, decision: Decision, conversation: Conversation) -> None:
        if conversation.status in ("open", "paused"):
            self._keep(decision, replace(conversation, status="stopped", step="ask"))
        decision.messages.append(self._offer_themes("choose_theme"))

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
                decision.messages.append(self._goodbye(decision))

    def _plan(self, conversation: Conversation, made: happened.PlanMade) -> Plan:
        due = None if made.ask_in_days is None else (self._now + timedelta(days=made.ask_in_days)).isoformat()
        return Plan(conversation.id, made.words, self._now.isoformat(), due)

    def _goodbye(self, decision: Decision) -> Message:
        due = next((plan.due_at for plan in decision.plans if plan.due_at), None)
        return Message(self._texts("finished_with_date", date=in_words(due)) if due else self._texts("finished"))

    def _keep(self, decision: Decision, conversation: Conversation) -> None:
        if conversation != decision.person.conversation:
            decision.conversations[conversation.id] = conversation
            decision.person = replace(decision.person, conversation=conversation)

    def _ask_again(self, decision: Decision) -> None:
        conversation = decision.person.open
        script = self._script(conversation) if conversation else None
        if conversation is not None and script is not None and conversation.status == "open":
            message = Wording(self._library, script, conversation).message(asked_now(script, conversation))
            decision.messages += [message] if message else []

    def _script(self, conversation: Conversation) -> Script | None:
        return self._library.scripts.get(conversation.theme)


def in_words(time: str) -> str:
    """Give the day of an ISO 8601 time as "3 November"."""
    day = datetime.fromisoformat(time)
    return f"{day.day} {day:%B}"
