"""Listens to words that a person typed: what they hold is looked at before any of them is kept. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.coming_back.asking import remind_of
from bot.messages import Button, Message, Typed
from bot.reflecting import codes
from bot.reflecting.wording import in_rows
from dialogues import choices
from dialogues import events as happened
from dialogues.replies import Amend, Command, Picks, Words
from dialogues.screening.concerns.hearing import Concern
from storage.typed_messages import TypedMessage

if TYPE_CHECKING:
    from bot.library import Library
    from bot.messages import Edited
    from bot.reflecting.guiding import Guide
    from bot.reflecting.person import Decision, Person
    from bot.screening import Screened
    from dialogues.conversation import Conversation
    from dialogues.replies import Press, Reply
    from storage.typed_messages import Part

_ERRANDS_ASKED_FOR = {"delete_my_data": "forget"}
# Who says stop while nothing is open wants to hear less of the bot.
_ERRANDS_WHILE_NOTHING_IS_OPEN = {"stop": "reminders"}
NO_QUESTION_KNOWN = "other"
_MOST_IN_GREETING = 3  # words, as in "hi im back"


class Listener:
    """Hears answers, questions to the bot, and what must not be kept or passed over."""

    def __init__(self, library: Library, guide: Guide) -> None:
        self._library = library
        self._texts = library.texts
        self._guide = guide

    def take(self, decision: Decision, conversation: Conversation | None, typed: Typed) -> None:
        """Take words after a look at what they hold: danger comes first, a question gets its answer, names stay out."""
        screened = self._library.screen(typed.text)
        worry = self._say_where_to_turn(decision, screened)
        if screened.question is not None:
            said_before = len(decision.messages)
            self._answer_question(decision, conversation, screened.question)
            if screened.guessed and conversation is not None and decision.messages[said_before:]:
                self._offer_as_answer(decision, conversation, typed.text, said_before)
        elif conversation is None:
            self._say_what_fits(decision, rests=worry)
        else:
            self._take_answer(decision, conversation, typed, screened, worry=worry)

    def take_as_answer(self, decision: Decision, conversation: Conversation) -> None:
        """Take what was heard as a question for an answer, now that its author says so; it was only in memory."""
        text = decision.person.original
        if text is None or not self._guide.takes_words(conversation):
            self._guide.say(decision, "gone_button")
            return
        screened = self._library.screen(text)
        decision.person = replace(decision.person, original=None)
        self._take_answer(decision, conversation, Typed(text), screened, worry=_is_worry(screened))

    def _take_answer(
        self, decision: Decision, conversation: Conversation, typed: Typed, screened: Screened, *, worry: bool
    ) -> None:
        danger = screened.concern == Concern.DANGER and screened.redacted is None
        words = Words(typed.text, screened.redacted, as_said=worry, hold=danger)
        self._guide.advance(decision, conversation, words)
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

    def take_while_paused(self, decision: Decision, conversation: Conversation, typed: Typed) -> None:
        """Go on with the question, which the words can't answer yet; danger in them is heard all the same."""
        self._say_where_to_turn(decision, self._library.screen(typed.text))
        if len(typed.text.split()) > _MOST_IN_GREETING:
            self._guide.say(decision, "not_kept")
        self._guide.advance(decision, conversation, Command("resume"))

    def _say_what_fits(self, decision: Decision, *, rests: bool = False) -> None:
        """Ask about the plan that waits for an answer, unless that `rests`; without one, offer all themes."""
        person = decision.person
        if person.asked is None or rests:
            decision.messages.append(self._guide.offer_themes("nothing_open"))
        else:
            decision.messages.append(remind_of(self._library, person.asked, person.reminding))

    def _say_where_to_turn(self, decision: Decision, screened: Screened) -> bool:
        """Say whom to turn to where words hold danger, distress or a worry about somebody; tell whether they do."""
        worry = _is_worry(screened)
        if screened.concern is not None and worry:
            self._guide.say(decision, screened.concern.value)
        return worry

    def _offer_to_go_on(self, decision: Decision) -> None:
        """Let the reflection rest under the safeguarding words, until the person wants to go on."""
        orders = (("go_on", "resume"), ("stop_here", "stop"))
        buttons = [Button(self._texts(key), f"{codes.ORDER}:{order}") for key, order in orders]
        decision.messages[-1] = replace(decision.messages[-1], rows=in_rows(buttons), asks=True)

    def _offer_as_answer(self, decision: Decision, conversation: Conversation, text: str, number: int) -> None:
        """Let the author say under message `number` that it was an answer; until then it is held in memory."""
        if decision.person.conversation != conversation or not self._guide.takes_words(conversation):
            return
        decision.person = replace(decision.person, original=text)
        mine = Button(self._texts("my_answer"), f"{codes.ORDER}:{codes.MY_ANSWER}")
        decision.messages[number] = replace(decision.messages[number], rows=((mine,),))

    def _answer_question(self, decision: Decision, conversation: Conversation | None, question: str) -> None:
        if question in codes.ORDERS and conversation is not None:
            self._guide.advance(decision, conversation, codes.ORDERS[question])
        elif question in _ERRANDS_ASKED_FOR:
            decision.errands.append((_ERRANDS_ASKED_FOR[question], ""))
        elif question in _ERRANDS_WHILE_NOTHING_IS_OPEN and conversation is None:
            decision.errands.append((_ERRANDS_WHILE_NOTHING_IS_OPEN[question], ""))
        elif question in (NO_QUESTION_KNOWN, *codes.ORDERS) and conversation is None:
            self._say_what_fits(decision)
        else:
            decision.messages.append(Message(self._library.answers[question]))
            self._guide.ask_again(decision)

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

    def take_edited(self, decision: Decision, edited: Edited) -> None:
        """Take words that were changed after they were sent."""
        conversation = decision.person.open
        typed = decision.person.typed.get(edited.message)
        if conversation is None or typed is None or typed.conversation != conversation.id:
            self._guide.say(decision, "misfit_nothing_to_amend")
        else:
            screened = self._library.screen(edited.text)
            worry = self._say_where_to_turn(decision, screened)
            amend = Amend(typed.item, typed.part, edited.text, screened.redacted, as_said=worry)
            self._guide.advance(decision, conversation, amend)
            self._remember(decision, edited.text, screened.redacted, edited.message)

    def as_it_was(self, person: Person, conversation: Conversation, press: Press | Picks) -> Reply:
        """Take "it's fine as it is" for the first wording, as long as that is in memory."""
        proposal = conversation.proposal
        if isinstance(press, Picks) or proposal is None or person.original is None:
            return press
        if (press.conversation, press.step, press.choice) != (conversation.id, choices.REWORDING, choices.AS_IT_IS):
            return press
        if proposal.amends:
            return Amend(*proposal.amends, person.original, as_said=proposal.as_said)
        return Words(person.original, as_said=proposal.as_said)


def _is_worry(screened: Screened) -> bool:
    return screened.concern is not None and screened.concern != Concern.QUESTION
