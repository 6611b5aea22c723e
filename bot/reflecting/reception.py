"""Decides what one thing that came in does: a command, a button, an answer, or a first hello. Pure."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, get_args

from msgspec.structs import replace

from bot.duties import COMMANDS
from bot.messages import Blocked, Button, Edited, InGroup, Message, Pressed, Tailored, Typed, Unusable
from bot.reflecting import codes
from bot.reflecting.person import Decision, Happening
from bot.reflecting.wording import Wording, first_contact, in_rows
from bot.teams import joining
from dialogues import choices
from dialogues import events as happened
from dialogues.conversation import Conversation
from dialogues.engine import advance, asked_now, begin
from dialogues.replies import Amend, Command, Order, Picks, Press, Words
from dialogues.screening.concerns import Concern
from storage.conversations import History
from storage.plans import Outcome, Plan
from storage.typed_messages import TypedMessage

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.library import Library
    from bot.messages import Incoming
    from bot.reflecting.person import Person
    from bot.screening import Screened
    from dialogues.events import Turn
    from dialogues.replies import Reply
    from dialogues.script import Form, Script
    from storage.typed_messages import Part

SHORT_FORM_AFTER = 4
OUTCOMES: dict[str, Outcome] = {outcome: outcome for outcome in get_args(Outcome)}
_ERRANDS_ASKED_FOR = {"delete_my_data": "forget"}
_ORDERS = {order: Command(order) for order in get_args(Order)}
_LONGEST_COMMAND = 32
_LONGEST_ARGUMENT = 64
NO_QUESTION_KNOWN = "other"


class Reception:
    """Takes what people send, one thing at a time. With `invited_only`, strangers are turned away."""

    def __init__(
        self, library: Library, new_conversation_id: Callable[[], int], now: datetime, *, invited_only: bool = False
    ) -> None:
        self._library = library
        self._texts = library.texts
        self._new_conversation_id = new_conversation_id
        self._now = now
        self._invited_only = invited_only

    def take(self, person: Person, incoming: Incoming) -> Decision:
        """Decide on one thing that came in."""
        decision = Decision(person)
        match incoming.content:
            case Tailored() as content:
                if person.open is not None and person.open.id == content.conversation:
                    self._advance(decision, person.open, content.result)
            case Blocked(now):
                self._mark(decision, unreachable_at=self._now.isoformat() if now else None)
            case InGroup():
                if person.respondent.greeted_at is None:
                    self._mark(decision, greeted_at=self._now.isoformat())
                    self._say(decision, "in_group")
            case content if self._invited_only and person.respondent.greeted_at is None:
                self._take_stranger(decision, content)
            case content:
                self._mark(decision, unreachable_at=None)
                self._take_message(decision, content)
        return decision

    def _take_stranger(self, decision: Decision, content: Typed | Edited | Pressed | Unusable) -> None:
        """Look at the link that somebody comes with, and turn away whoever has none."""
        match content:
            case Typed(text) if text.startswith("/start ") and text[7:].strip():
                decision.errands.append(joining.errand_for(text[7:].strip()))
            case Pressed((code,)) if code.startswith(joining.BUTTONS):
                self._pressed(decision, content)
            case _:
                self._say(decision, "not_invited")

    def _take_message(self, decision: Decision, content: Typed | Edited | Pressed | Unusable) -> None:
        match content:
            case Typed(text) if text.startswith("/") and text[1:2].isalpha():
                command, _, argument = text[1:].partition(" ")
                self._command(decision, command.partition("@")[0].lower(), argument.strip())
            case Typed():
                self._typed(decision, content)
            case Edited():
                self._edited(decision, content)
            case Pressed():
                self._pressed(decision, content)
            case Unusable():
                self._say(decision, "unusable")

    def _typed(self, decision: Decision, typed: Typed) -> None:
        conversation = decision.person.open
        if decision.person.respondent.greeted_at is None:
            self._greet(decision, "")
        elif conversation is None and (theme := self._theme_typed(typed.text)) is not None:
            self._begin(decision, theme)
        elif conversation is not None and (press := self._label_typed(conversation, typed.text)):
            self._advance(decision, conversation, press)
        elif conversation is not None and conversation.status == "paused":
            self._advance(decision, conversation, Command("resume"))
        else:
            self._screened(decision, conversation, typed)

    def _screened(self, decision: Decision, conversation: Conversation | None, typed: Typed) -> None:
        """Take words after a look at what they hold: danger comes first, a question gets its answer, names stay out."""
        screened = self._library.screen(typed.text)
        worry = self._say_where_to_turn(decision, screened)
        if screened.question is not None:
            self._answer_question(decision, conversation, screened.question)
        elif conversation is None:
            decision.messages.append(self._offer_themes("nothing_open"))
        else:
            danger = screened.concern == Concern.DANGER and screened.redacted is None
            words = Words(typed.text, screened.redacted, as_said=worry, hold=danger)
            self._advance(decision, conversation, words)
            self._remember(decision, typed.text, screened.redacted, typed.message)
            if decision.person.conversation is not None and decision.person.conversation.held:
                self._offer_to_go_on(decision)
            if typed.message is not None:
                part: Part = "detail" if conversation.step == "probe" else "words"
                decision.typed += [
                    TypedMessage(typed.message, conversation.id, event.item, part)
                    for _, event in decision.happenings
                    if isinstance(event, happened.Answered)
                ]

    def _say_where_to_turn(self, decision: Decision, screened: Screened) -> bool:
        """Say whom to turn to where words hold danger, distress or a worry about somebody; tell whether they do."""
        worry = screened.concern is not None and screened.concern != Concern.QUESTION
        if screened.concern is not None and worry:
            self._say(decision, screened.concern.value)
        return worry

    def _offer_to_go_on(self, decision: Decision) -> None:
        """Let the reflection rest under the safeguarding words, until the person wants to go on."""
        orders = (("go_on", "resume"), ("stop_here", "stop"))
        buttons = [Button(self._texts(key), f"{codes.ORDER}:{order}") for key, order in orders]
        decision.messages[-1] = replace(decision.messages[-1], rows=in_rows(buttons), asks=True)

    def _answer_question(self, decision: Decision, conversation: Conversation | None, question: str) -> None:
        if question in _ORDERS and conversation is not None:
            self._advance(decision, conversation, _ORDERS[question])
        elif question in _ERRANDS_ASKED_FOR:
            decision.errands.append((_ERRANDS_ASKED_FOR[question], ""))
        elif question == NO_QUESTION_KNOWN and conversation is None:
            decision.messages.append(self._offer_themes("nothing_open"))
        else:
            decision.messages.append(Message(self._library.answers[question]))
            self._ask_again(decision)

    def _remember(self, decision: Decision, text: str, redacted: str | None, message: int | None) -> None:
        """Hold the first wording while its author decides, and offer to delete the message that holds it."""
        conversation = decision.person.conversation
        proposed = redacted is not None and conversation is not None and conversation.proposal is not None
        if not proposed:
            return
        decision.person = replace(decision.person, original=text)
        if message is not None:
            proposal = decision.messages[-1]
            delete = Button(self._texts("delete_typed"), f"{codes.DELETE}:{message}")
            decision.messages[-1] = replace(proposal, rows=(*proposal.rows, (delete,)))

    def _theme_typed(self, text: str) -> str | None:
        """Take a typed theme, or the word on the start button ("" for no theme in particular)."""
        typed = as_label(text)
        if typed == as_label(self._texts("start")):
            return ""
        scripts = self._library.scripts.values()
        return next((script.theme for script in scripts if typed in (script.theme, as_label(script.title))), None)

    def _label_typed(self, conversation: Conversation, text: str) -> Press | None:
        """Take a typed label for its button: people type what they read."""
        script = self._script(conversation)
        if script is None or conversation.status != "open":
            return None
        message = Wording(self._library, script, conversation).message(asked_now(script, conversation))
        typed = as_label(text)
        pressed = next((one for one in message.buttons if as_label(one.label) == typed), None) if message else None
        return codes.decode(pressed.code) if pressed else None

    def _edited(self, decision: Decision, edited: Edited) -> None:
        conversation = decision.person.open
        typed = decision.person.typed.get(edited.message)
        if conversation is None or typed is None or typed.conversation != conversation.id:
            self._say(decision, "misfit_nothing_to_amend")
        else:
            screened = self._library.screen(edited.text)
            worry = self._say_where_to_turn(decision, screened)
            amend = Amend(typed.item, typed.part, edited.text, screened.redacted, as_said=worry)
            self._advance(decision, conversation, amend)
            self._remember(decision, edited.text, screened.redacted, edited.message)

    def _pressed(self, decision: Decision, pressed: Pressed) -> None:
        presses = [press for press in map(codes.decode, pressed.codes) if press]
        kind, *rest = pressed.codes[0].split(":") if pressed.codes else [""]
        conversation = decision.person.conversation
        if presses and conversation is not None:
            several = Picks(presses[0].item, tuple(press.choice for press in presses))
            press = presses[0] if len(presses) == 1 else several
            self._advance(decision, conversation, self._as_it_was(decision.person, conversation, press))
        elif kind == codes.ORDER and rest and rest[0] in _ORDERS and decision.person.open is not None:
            self._advance(decision, decision.person.open, _ORDERS[rest[0]])
        elif kind == codes.ERRAND and len(rest) > 1:
            decision.errands.append((rest[0], ":".join(rest[1:])))
        elif kind == codes.DELETE and rest and rest[0].isdecimal():
            decision.messages.append(Message("", deletes=int(rest[0])))
            return
        elif kind == codes.BEGIN:
            self._begin(decision, rest[0] if rest else "")
        elif kind == codes.WHO_SEES:
            self._command(decision, "privacy", "")
        elif kind == codes.PLAN and len(rest) > 1 and rest[0].isdecimal() and rest[1] in OUTCOMES:
            self._plan_answered(decision, int(rest[0]), OUTCOMES[rest[1]], rest[2] if rest[2:] else "")
        else:
            self._say(decision, "gone_button")
        if pressed.message is not None:
            self._show_in_place(decision, conversation, pressed.message, pressed.chosen)

    def _as_it_was(self, person: Person, conversation: Conversation, press: Press | Picks) -> Reply:
        """Take "it's fine as it is" for the first wording, as long as that is in memory."""
        proposal = conversation.proposal
        if isinstance(press, Picks) or proposal is None or person.original is None:
            return press
        if (press.conversation, press.step, press.choice) != (conversation.id, choices.REWORDING, choices.AS_IT_IS):
            return press
        if proposal.amends:
            return Amend(*proposal.amends, person.original, as_said=proposal.as_said)
        return Words(person.original, as_said=proposal.as_said)

    def _show_in_place(self, decision: Decision, before: Conversation | None, message: int, chosen: str) -> None:
        """Show what was chosen in the message with the buttons; while marks are set, its buttons stay."""
        after = decision.person.conversation
        still_marking = (
            before is not None
            and after is not None
            and (before.marked, before.switches) != (after.marked, after.switches)
        )
        if still_marking and after is not None and before is not None and after.item == before.item:
            decision.messages[-1] = replace(decision.messages[-1], replaces=message)
        elif chosen:
            decision.messages.insert(0, Message(chosen, replaces=message))

    def _command(self, decision: Decision, command: str, argument: str) -> None:
        conversation = decision.person.open
        if command == "start" and argument and argument not in self._library.scripts:
            if decision.person.respondent.greeted_at is None:
                self._greet(decision, "")
            decision.errands.append(joining.errand_for(argument))
        elif command in ("start", "reflect"):
            self._start(decision, argument)
        elif command in ("help", "privacy"):
            self._say(decision, command)
            self._ask_again(decision)
        elif command == "restart" and conversation is not None:
            stopped = replace(conversation, status="stopped")
            self._keep(decision, stopped)
            decision.happenings.append(Happening(stopped.id, happened.Stopped()))
            self._say(decision, "starting_over")
            self._begin(decision, stopped.theme)
        elif command in _ORDERS and conversation is not None:
            self._advance(decision, conversation, _ORDERS[command])
        elif command in COMMANDS:
            decision.errands.append((COMMANDS[command], argument[:_LONGEST_ARGUMENT]))
        elif command in (*_ORDERS, "restart"):
            decision.messages.append(self._offer_themes("nothing_open"))
        else:
            self._say(decision, "unknown_command", command=f"/{command[:_LONGEST_COMMAND]}")
            self._ask_again(decision)

    def _start(self, decision: Decision, theme: str) -> None:
        plan = decision.person.plan
        if decision.person.respondent.greeted_at is None:
            self._greet(decision, theme if theme in self._library.scripts else "")
        elif plan is not None:
            self._ask_about_plan(decision, plan, theme)
        elif decision.person.open is not None:
            self._advance(decision, decision.person.open, Command("resume"))
        else:
            self._begin(decision, theme)

    def _greet(self, decision: Decision, theme: str) -> None:
        self._mark(decision, greeted_at=self._now.isoformat())
        decision.messages.append(first_contact(self._texts, theme))

    def _begin(self, decision: Decision, theme: str) -> None:
        if decision.person.open is not None:
            self._advance(decision, decision.person.open, Command("resume"))
            return
        themes = self._library.scripts
        if theme and theme not in themes:
            self._say(decision, "unknown_theme")
        if theme not in themes and len(themes) > 1:
            decision.messages.append(self._offer_themes("choose_theme"))
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
            switches={switch: decision.person.switches.get(switch, False) for switch in self._library.switches},
        )
        self._follow(decision, script, begin(script, fresh))

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
        self._say(decision, f"plan_thanks_{outcome.replace('-', '_')}")
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
                self._say_goodbye(decision)

    def _plan(self, conversation: Conversation, made: happened.PlanMade) -> Plan:
        due = None if made.ask_in_days is None else (self._now + timedelta(days=made.ask_in_days)).isoformat()
        return Plan(conversation.id, made.words, self._now.isoformat(), due)

    def _say_goodbye(self, decision: Decision) -> None:
        due = next((plan.due_at for plan in decision.plans if plan.due_at), None)
        if due:
            self._say(decision, "finished_with_date", date=in_words(due))
        else:
            self._say(decision, "finished")

    def _keep(self, decision: Decision, conversation: Conversation) -> None:
        if conversation != decision.person.conversation:
            decision.conversations[conversation.id] = conversation
            original = decision.person.original if conversation.proposal is not None else None
            decision.person = replace(decision.person, conversation=conversation, original=original)

    def _mark(self, decision: Decision, **changes: str | None) -> None:
        decision.person = replace(decision.person, respondent=replace(decision.person.respondent, **changes))

    def _say(self, decision: Decision, key: str, **fills: str) -> None:
        decision.messages.append(Message(self._texts(key, **fills)))

    def _ask_again(self, decision: Decision) -> None:
        conversation = decision.person.open
        script = self._script(conversation) if conversation else None
        if conversation is not None and script is not None and conversation.status == "open":
            message = Wording(self._library, script, conversation).message(asked_now(script, conversation))
            decision.messages += [message] if message else []

    def _script(self, conversation: Conversation) -> Script | None:
        return self._library.scripts.get(conversation.theme)


def as_label(text: str) -> str:
    """Give a text as labels are compared: people type what they read, more or less."""
    return text.strip().rstrip(".!").replace("’", "'").casefold()


def in_words(time: str) -> str:
    """Give the day of an ISO 8601 time as "3 November"."""
    day = datetime.fromisoformat(time)
    return f"{day.day} {day:%B}"
