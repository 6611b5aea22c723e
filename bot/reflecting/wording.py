"""Puts what happened in a conversation into words and buttons."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from bot.messages import Button, Message
from bot.reflecting.codes import BEGIN, WHO_SEES, encode
from dialogues import choices
from dialogues import events as happened
from dialogues.replies import Press
from dialogues.words import shortened

if TYPE_CHECKING:
    from bot.library import Library, Texts
    from dialogues.conversation import Answer, Conversation, Fit
    from dialogues.events import Event
    from dialogues.script import Item, Script

_ROW_WIDTH = 36
_MOST_IN_ROW = 3
MARK = "✓"
_REWORDING = (choices.USE_REWORDING, choices.WRITE_AGAIN, choices.AS_IT_IS)


def in_rows(buttons: list[Button]) -> tuple[tuple[Button, ...], ...]:
    """Lay buttons out in rows that a narrow phone shows without cutting their labels."""
    rows: list[tuple[Button, ...]] = []
    for button in buttons:
        row = (*rows[-1], button) if rows else (button,)
        if rows and len(row) <= _MOST_IN_ROW and sum(len(one.label) + 4 for one in row) <= _ROW_WIDTH:
            rows[-1] = row
        else:
            rows.append((button,))
    return tuple(rows)


def first_contact(texts: Texts, theme: str = "") -> Message:
    """Say what this is, with the way into a theme."""
    buttons = [Button(texts("start"), f"{BEGIN}:{theme}"), Button(texts("who_sees"), WHO_SEES)]
    return Message(texts("first_contact"), in_rows(buttons), asks=True)


class Wording:
    """Words the events of one conversation."""

    def __init__(self, library: Library, script: Script, conversation: Conversation) -> None:
        self._texts = library.texts
        self._review = library.review
        self._script = script
        self._conversation = conversation

    def message(self, event: Event) -> Message | None:  # noqa: C901, PLR0911, PLR0912  one case an event
        """Give the message for an event, or None where there is nothing to say."""
        texts = self._texts
        match event:
            case happened.Asked():
                return self._asked(event)
            case happened.ProbeAsked() | happened.PlanNudged():
                return self._ask(escape(event.wording, quote=False), [self._button(choices.SKIP, texts("skip"))])
            case happened.PointsOffered():
                buttons = [
                    self._button(str(number), self._review[point].label)
                    for number, point in enumerate(event.answer.offered)
                ]
                none = self._button(choices.NONE_OF_THESE, texts("none_of_these"))
                return self._ask(texts("offer"), [*buttons, none])
            case happened.RewordingProposed():
                labels = zip(_REWORDING, ("use_rewording", "write_again", "as_it_is"), strict=True)
                buttons = [self._button(code, texts(label), step=choices.REWORDING) for code, label in labels]
                return self._ask(texts("rewording", words=event.text), buttons)
            case happened.WordsForgotten():
                return Message(texts("words_forgotten"))
            case happened.WhenAsked():
                labels = zip(choices.DAYS_UNTIL_ASKED, ("in_1_week", "in_2_weeks", "no_reminder"), strict=True)
                return self._ask(texts("when"), [self._button(code, texts(label)) for code, label in labels])
            case happened.Replied():
                return self._replied(event)
            case happened.Reviewed():
                return self._closing_screen(event)
            case happened.Amended():
                return Message(texts("amended", brief=self._item(event.item).in_brief))
            case happened.Judged():
                return Message(texts(f"judged_{event.verdict}"))
            case happened.Misfit():
                return Message(texts(f"misfit_{event.reason}"))
            case happened.OldButton():
                open_still = self._conversation.status in ("open", "paused")
                return Message(texts("old_button" if open_still else "gone_button"))
            case happened.ScriptChanged():
                return Message(texts("script_changed"))
            case happened.Paused():
                return Message(texts("paused", number=event.number, of=event.of))
            case happened.Resumed():
                return Message(texts("welcome_back", number=event.number, of=event.of))
            case happened.Stopped():
                return Message(texts("stopped"))
        return None

    def answer_in_brief(self, item: Item, answer: Answer, most_words: int = 14) -> str:
        """Give an answer on one line: its options' labels, or its words shortened."""
        if answer.skipped:
            return self._texts("left_out")
        labels = [option.label for option in item.options if option.id in answer.choices]
        return ", ".join(labels) or shortened(answer.text, most_words)

    def _asked(self, event: happened.Asked) -> Message:
        texts = self._texts
        item = self._item(event.item)
        text = texts("question", number=event.number, of=event.of, wording=event.wording)
        buttons = [
            self._button(option.id, f"{MARK} {option.label}" if option.id in event.marked else option.label)
            for option in item.options
        ]
        if item.kind == "several":
            buttons.append(self._button(choices.SUBMIT, texts("submit")))
        if event.earlier is not None:
            said = texts("earlier", words=self.answer_in_brief(item, event.earlier, 40))
            text += "\n" + (texts("earlier_left_out") if event.earlier.skipped else said)
            ways_out = [self._button(choices.KEEP, texts("keep")), self._button(choices.SKIP, texts("leave_out"))]
        else:
            ways_out = [self._button(choices.SKIP, texts("skip"))] if item.kind in ("several", "plan") else []
        return Message(text, (*in_rows(buttons), *in_rows(ways_out)), asks=True)

    def _replied(self, event: happened.Replied) -> Message:
        texts = self._texts
        fits = (*event.challenges, *event.enablers)
        if not fits:
            return Message(texts("nothing_fits"))
        shown = {fit.point for fit in fits}
        paragraphs: list[str] = []
        quoted: set[str] = set()
        for fit in fits:
            quotes = fit.words and fit.words not in quoted
            said = texts("because_too" if paragraphs else "because", words=shortened(fit.words)) if quotes else ""
            quoted.add(fit.words)
            lines = [said, self._point("point", fit.point), *self._beside(fit, shown)]
            paragraphs.append("\n".join(line for line in lines if line))
        text = "\n\n".join([*paragraphs, texts("source"), texts("does_it_fit")])
        labels = zip(choices.VERDICTS, ("fits", "partly", "does_not_fit"), strict=True)
        row = tuple(self._button(verdict, texts(label), choices.REPLY, "fit") for verdict, label in labels)
        return Message(text, (row,))

    def _beside(self, fit: Fit, shown: set[str]) -> list[str]:
        """Say one thing beside a point: what the review itself says would help, or what pulls the other way."""
        point = self._review[fit.point]
        helps = [link.point for link in point.helped_by if link.says == "review" and link.point not in shown]
        themes = (self._conversation.points_of, "overall")
        pulls = [other for other in point.pulls_against if other not in shown and self._review[other].theme in themes]
        shown.update(helps[:1] or pulls[:1])
        if helps:
            return [self._texts("helped_by", label=self._review[helps[0]].label.lower())]
        if pulls:
            shown.update(point.pulls_against)
            return [self._point("but_also", pulls[0])]
        return []

    def _point(self, key: str, point_id: str) -> str:
        point = self._review[point_id]
        section, _, part = point.section.partition(" / ")
        where = f"{section}, {part.lower()}" if part else section
        before = f"\n{self._texts('met_before')}" if point_id in self._conversation.met else ""
        return self._texts(key, wording=point.wording, section=where) + before

    def _closing_screen(self, event: happened.Reviewed) -> Message:
        texts = self._texts
        lines = [texts("closing")]
        buttons = []
        for item_id, answer in event.answers:
            item = self._item(item_id)
            lines.append(texts("closing_line", brief=item.in_brief, answer=self.answer_in_brief(item, answer)))
            buttons.append(self._button(item_id, item.in_brief, choices.CLOSING, "review"))
        switches = [
            self._button(f"{choices.SWITCH}{switch}", self._switch_label(switch, on=on), choices.CLOSING, "review")
            for switch, on in event.switches
        ]
        done = self._button(choices.DONE, texts("done"), choices.CLOSING, "review")
        return Message("\n".join(lines), (*in_rows(buttons), *((one,) for one in switches), (done,)), asks=True)

    def _switch_label(self, switch: str, *, on: bool) -> str:
        return f"{'☑' if on else '☐'} {self._texts(f'switch_{switch}')}"

    def _ask(self, text: str, buttons: list[Button]) -> Message:
        return Message(text, in_rows(buttons), asks=True)

    def _item(self, item_id: str) -> Item:
        item = self._script.item(item_id)
        if item is None:
            raise LookupError(item_id)
        return item

    def _button(self, code: str, label: str, item: str | None = None, step: str | None = None) -> Button:
        now = self._conversation
        press = Press(now.id, now.edition, item or now.item or choices.CLOSING, step or now.step, code)
        return Button(label, encode(press))
