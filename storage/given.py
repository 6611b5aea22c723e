"""What people gave to research: their reflections, as long as the switch is on and the reflection not taken out."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Literal

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable

    from storage.database import Transaction

Kind = Literal["ratings", "words"]


class GivenAnswer(msgspec.Struct, frozen=True):
    """What an export needs of an answer; `words` only where somebody gave them."""

    revision: int
    wording: str
    skipped: bool = False
    choices: tuple[str, ...] = ()
    picked: str | None = None


class GivenState(msgspec.Struct, frozen=True):
    """What an export needs of a conversation's state."""

    form: str = "full"
    answers: dict[str, GivenAnswer] = {}
    shown: tuple[str, ...] = ()


class Given(msgspec.Struct, frozen=True):
    """One conversation that ended, finished or stopped, at a time (ISO 8601 in UTC)."""

    number: int
    respondent: int
    theme: str
    edition: int
    status: str
    ended_at: str
    state: GivenState


class Outcome(msgspec.Struct, frozen=True):
    """One conversation for the rows of an export: with what became of the plan, and whether the reply fitted.

    `withdrawn` are items whose answer the person took back.
    """

    number: int
    edition: int
    status: str
    state: GivenState
    plan: str | None
    verdict: str | None
    withdrawn: frozenset[str]


class Words(msgspec.Struct, frozen=True):
    """The words of one answer, with the points that its author picked or was shown and found fitting."""

    conversation: int
    theme: str
    item: str
    revision: int
    text: str
    points: tuple[str, ...]


_decoder = msgspec.json.Decoder(GivenState)


async def givers(transaction: Transaction, kind: Kind) -> set[int]:
    """Give those whose switch is on as it stands now; off means out, also of what was given before."""
    rows = await transaction.rows(
        "SELECT respondent, is_on FROM switch_turned WHERE id IN"
        " (SELECT max(id) FROM switch_turned WHERE switch = ? GROUP BY respondent)",
        (kind,),
    )
    return {int(str(respondent)) for respondent, is_on in rows if is_on}


# What people say about their plans afterwards was given to nobody: no switch is shown with it.
_ENDED = (
    " FROM conversation WHERE changed_at >= ?1 AND changed_at < ?2 AND status IN ('finished', 'stopped')"
    " AND theme <> 'follow-up'"
    " AND id NOT IN (SELECT conversation FROM reflection_excluded WHERE \"from\" = 'research')"
)


async def ended(transaction: Transaction, start: str, end: str, after: int, most: int) -> list[Given]:
    """Give conversations that ended in a time, not taken out of research, by id, from after one on."""
    rows = await transaction.rows(
        "SELECT id, respondent, theme, edition, status, changed_at, state"
        + _ENDED
        + " AND id > ?3 ORDER BY id LIMIT ?4",
        (start, end, after, most),
    )
    return [
        Given(int(str(number)), int(str(who)), str(theme), int(str(edition)), str(status), str(at), _decode(state))
        for number, who, theme, edition, status, at, state in rows
    ]


async def outcomes(transaction: Transaction, numbers: Iterable[int]) -> dict[int, Outcome]:
    """Give conversations by number with their outcomes."""
    wanted = json.dumps(list(numbers))
    verdicts = await transaction.rows(
        "SELECT conversation, verdict FROM point_shown WHERE conversation IN (SELECT value FROM json_each(?))"
        " AND verdict IS NOT NULL ORDER BY point",
        (wanted,),
    )
    judged = {number: str(verdict) for number, verdict in verdicts}
    rows = await transaction.rows(
        "SELECT id, edition, status, state, outcome FROM conversation LEFT JOIN plan ON plan.conversation = id"
        " WHERE id IN (SELECT value FROM json_each(?))",
        (wanted,),
    )
    taken_back = await _taken_back(transaction, wanted)
    return {
        int(str(number)): Outcome(
            int(str(number)),
            int(str(edition)),
            str(status),
            _decode(state),
            None if plan is None else str(plan),
            judged.get(number),
            frozenset(taken_back.get(number, ())),
        )
        for number, edition, status, state, plan in rows
    }


async def words_between(transaction: Transaction, start: str, end: str) -> dict[int, list[Words]]:
    """Give by respondent the words that were given to research in a time, as they stand now."""
    who_gives = await givers(transaction, "words")
    rows = await transaction.rows("SELECT id, respondent, theme, state" + _ENDED + " ORDER BY id", (start, end))
    given: dict[int, list[Words]] = {}
    for number, respondent, theme, state in rows:
        if int(str(respondent)) in who_gives:
            found = _words_in(int(str(number)), str(theme), msgspec.json.decode(str(state), type=_StateWithWords))
            given.setdefault(int(str(respondent)), []).extend(found)
    return given


class _AnswerWithWords(GivenAnswer, frozen=True):
    words: str = ""
    detail: str = ""


class _StateWithWords(msgspec.Struct, frozen=True):
    answers: dict[str, _AnswerWithWords] = {}


def _words_in(number: int, theme: str, state: _StateWithWords) -> list[Words]:
    return [
        Words(number, theme, item, answer.revision, text, (answer.picked,) if answer.picked else ())
        for item, answer in state.answers.items()
        if not answer.skipped and (text := f"{answer.words}\n{answer.detail}".strip())
    ]


async def _taken_back(transaction: Transaction, wanted: str) -> dict[object, list[str]]:
    rows = await transaction.rows(
        "SELECT conversation, item FROM response WHERE conversation IN (SELECT value FROM json_each(?))"
        " GROUP BY conversation, item HAVING count(*) > 1 AND min(skipped) = 0",
        (wanted,),
    )
    found: dict[object, list[str]] = {}
    for number, item in rows:
        found.setdefault(number, []).append(str(item))
    return found


def _decode(state: object) -> GivenState:
    return _decoder.decode(str(state))


async def taken_out(transaction: Transaction) -> set[int]:
    """Give the conversations that their authors took out of research."""
    rows = await transaction.rows("SELECT conversation FROM reflection_excluded WHERE \"from\" = 'research'")
    return {int(str(number)) for (number,) in rows}
