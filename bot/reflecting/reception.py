"""Decides what one thing that came in does: a command, a button, an answer, or a first hello. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.coming_back.asking import ask_about, remind_of
from bot.coming_back.following_up import OUTCOMES
from bot.duties import COMMANDS
from bot.messages import Blocked, Edited, InGroup, Message, Pressed, Tailored, Typed, Unusable
from bot.reflecting import codes
from bot.reflecting.guiding import Guide, as_label
from bot.reflecting.listening import Listener
from bot.reflecting.person import Decision
from bot.reflecting.wording import first_contact
from bot.teams import joining
from dialogues.replies import Command, Picks

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from bot.library import Library
    from bot.messages import Incoming
    from bot.reflecting.person import Person
    from dialogues.conversation import Conversation
    from storage.plans import Outcome, Plan

_LONGEST_COMMAND = 32
_LONGEST_ARGUMENT = 4_096


class Reception:
    """Takes what people send, one thing at a time. With `invited_only`, strangers are turned away."""

    def __init__(
        self, library: Library, new_conversation_id: Callable[[], int], now: datetime, *, invited_only: bool = False
    ) -> None:
        self._library = library
        self._texts = library.texts
        self._guide = Guide(library, new_conversation_id, now)
        self._listener = Listener(library, self._guide)
        self._now = now
        self._invited_only = invited_only

    def take(self, person: Person, incoming: Incoming) -> Decision:
        """Decide on one thing that came in."""
        decision = Decision(person)
        match incoming.content:
            case Tailored() as content:
                if person.open is not None and person.open.id == content.conversation:
                    self._guide.advance(decision, person.open, content.result)
            case Blocked(now):
                self._mark(decision, unreachable_at=self._now.isoformat() if now else None)
            case InGroup():
                if person.respondent.greeted_at is None:
                    self._mark(decision, greeted_at=self._now.isoformat())
                    self._guide.say(decision, "in_group")
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
                self._guide.say(decision, "not_invited")

    def _take_message(self, decision: Decision, content: Typed | Edited | Pressed | Unusable) -> None:
        match content:
            case Typed(text) if text.startswith("/") and text[1:2].isalpha():
                command, _, argument = text[1:].partition(" ")
                self._command(decision, command.partition("@")[0].lower(), argument.strip())
            case Typed():
                self._typed(decision, content)
            case Edited():
                self._listener.take_edited(decision, content)
            case Pressed():
                self._pressed(decision, content)
            case Unusable():
                self._guide.say(decision, "unusable")

    def _typed(self, decision: Decision, typed: Typed) -> None:
        conversation = decision.person.open
        if decision.person.respondent.greeted_at is None:
            self._greet(decision, "")
        elif conversation is None and (theme := self._guide.theme_typed(typed.text)) is not None:
            self._guide.begin(decision, theme)
        elif conversation is not None and (press := self._guide.label_typed(conversation, typed.text)):
            self._guide.advance(decision, conversation, press)
        elif decision.person.original and self._guide.is_label(typed.text, "my_answer"):
            self._pressed(decision, Pressed((f"{codes.ORDER}:{codes.MY_ANSWER}",)))
        elif conversation is None and (code := self._plan_label_typed(decision.person, typed.text)):
            self._pressed(decision, Pressed((code,)))
        elif conversation is not None and conversation.status == "paused":
            self._listener.take_while_paused(decision, conversation, typed)
        else:
            self._listener.take(decision, conversation, typed)

    def _pressed(self, decision: Decision, pressed: Pressed) -> None:
        presses = [press for press in map(codes.decode, pressed.codes) if press]
        kind, *rest = pressed.codes[0].split(":") if pressed.codes else [""]
        conversation = decision.person.conversation
        if presses and conversation is not None:
            several = Picks(presses[0].item, tuple(press.choice for press in presses))
            press = presses[0] if len(presses) == 1 else several
            self._guide.advance(decision, conversation, self._listener.as_it_was(decision.person, conversation, press))
        elif pressed.codes == (f"{codes.ORDER}:{codes.MY_ANSWER}",) and decision.person.open is not None:
            self._listener.take_as_answer(decision, decision.person.open)
        elif kind == codes.ORDER and rest and rest[0] in codes.ORDERS and decision.person.open is not None:
            self._guide.advance(decision, decision.person.open, codes.ORDERS[rest[0]])
        elif kind == codes.ERRAND and len(rest) > 1:
            decision.errands.append((rest[0], ":".join(rest[1:])))
        elif kind == codes.DELETE and rest and rest[0].isdecimal():
            decision.messages.append(Message("", deletes=int(rest[0])))
            return
        elif kind == codes.BEGIN:
            self._guide.begin(decision, rest[0] if rest else "")
        elif kind == codes.WHO_SEES:
            self._command(decision, "privacy", "")
        elif kind == codes.PLAN and len(rest) > 1 and rest[0].isdecimal() and rest[1] in OUTCOMES:
            self._plan_answered(decision, int(rest[0]), OUTCOMES[rest[1]], rest[2] if rest[2:] else None)
        else:
            self._guide.say(decision, "gone_button")
        if pressed.message is not None:
            self._show_in_place(decision, conversation, pressed.message, pressed.chosen)

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
            self._guide.say(decision, command)
            self._guide.ask_again(decision)
        elif command == "restart" and conversation is not None:
            self._guide.start_over(decision, conversation)
        elif command in codes.ORDERS and conversation is not None:
            self._guide.advance(decision, conversation, codes.ORDERS[command])
        elif command in COMMANDS:
            decision.errands.append((COMMANDS[command], argument[:_LONGEST_ARGUMENT]))
        elif command in (*codes.ORDERS, "restart"):
            decision.messages.append(self._guide.offer_themes("nothing_open"))
        else:
            self._guide.say(decision, "unknown_command", command=f"/{command[:_LONGEST_COMMAND]}")
            self._guide.ask_again(decision)

    def _start(self, decision: Decision, theme: str) -> None:
        plan = decision.person.plan
        if decision.person.respondent.greeted_at is None:
            self._greet(decision, theme if theme in self._library.scripts else "")
        elif plan is not None:
            self._ask_about_plan(decision, plan, theme)
        elif decision.person.open is not None:
            self._guide.advance(decision, decision.person.open, Command("resume"))
        else:
            self._guide.begin(decision, theme)

    def _greet(self, decision: Decision, theme: str) -> None:
        self._mark(decision, greeted_at=self._now.isoformat())
        decision.messages.append(first_contact(self._texts, theme))

    def _ask_about_plan(self, decision: Decision, plan: Plan, theme: str) -> None:
        decision.messages.append(ask_about(self._library, plan, decision.person.reminding, theme))
        decision.asked_plans.append(plan.conversation)
        decision.person = replace(decision.person, plan=None)

    def _plan_answered(self, decision: Decision, number: int, outcome: Outcome, theme: str | None) -> None:
        """Take what became of a plan; `theme` is what the person came for, None if the bot came by itself."""
        asked, now = decision.person.asked, decision.person.open
        plan = asked if asked is not None and asked.conversation == number else decision.person.plans.get(number)
        if plan is None:
            self._guide.say(decision, "gone_button")
            return
        asking = now is not None and number in (now.follows, now.then.plan if now.then else 0)
        self._guide.say(decision, f"plan_thanks_{outcome.replace('-', '_')}")
        decision.outcomes.append((number, outcome))
        if asking or (plan.outcome is None and outcome != "dropped"):
            self._guide.follow_up(decision, plan, outcome, theme)
        elif theme is not None:
            self._guide.begin(decision, theme)

    def _plan_label_typed(self, person: Person, text: str) -> str | None:
        """Take a typed label for its button under a plan that was asked about: people type what they read."""
        if person.asked is None:
            return None
        buttons = remind_of(self._library, person.asked, person.reminding).buttons
        return next((button.code for button in buttons if as_label(button.label) == as_label(text)), None)

    def _mark(self, decision: Decision, **changes: str | None) -> None:
        decision.person = replace(decision.person, respondent=replace(decision.person.respondent, **changes))
