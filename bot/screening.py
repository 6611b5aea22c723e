"""Looks at what people type before anything is stored: personal data, concerns, questions to the bot."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

import msgspec

from dialogues.reading import read
from dialogues.screening.concerns import hearing as concerns
from dialogues.screening.concerns.cues import ConcernCues
from dialogues.screening.personal_data import finding as personal_data

if TYPE_CHECKING:
    from dialogues.screening.concerns.hearing import Concern
    from dialogues.screening.concerns.second_view import SecondView
    from dialogues.screening.personal_data.spans import Span
    from dialogues.screening.personal_data.word_lists import Lists

LONGEST_SCREENED = 20_000


class Screened(msgspec.Struct, frozen=True):
    """What a text holds. `redacted` is the wording without personal data, None where there is none.

    `guessed`: the question may be none; see `Heard`.
    """

    spans: tuple[Span, ...]
    redacted: str | None
    concern: Concern | None
    question: str | None
    guessed: bool = False


class Screener:
    """Screens texts; `known` are names that the service gave, found in addition."""

    def __init__(self, known: frozenset[str] = frozenset()) -> None:
        self._known = known

    def __call__(self, text: str) -> Screened:
        """Screen one text; of a longer one only the first 20,000 characters are looked at for concerns."""
        spans = personal_data.find(text, _lists(), self._known)
        heard = concerns.heard_in(text[:LONGEST_SCREENED], _cues())
        redacted = personal_data.replace(text, spans) if spans else None
        return Screened(spans, redacted, heard.concern, heard.question, heard.guessed)


def answers_to_questions() -> dict[str, dict[str, str]]:
    """Give what the bot answers to questions put to it, by the question's id."""
    answers: dict[str, dict[str, str]] = _yaml("questions.yaml")["questions"]
    return answers


@cache
def _lists() -> Lists:
    folder = resources.files("dialogues.screening.personal_data") / "lists"
    files = {file.name: file.read_text("utf-8") for file in folder.iterdir() if file.name.endswith(".txt")}
    return personal_data.parse_lists(files)


@cache
def _cues() -> ConcernCues:
    weights = msgspec.json.decode((resources.files("dialogues.screening.concerns") / "weights.json").read_bytes())
    return ConcernCues.from_data(_yaml("concerns.yaml"), _yaml("questions.yaml"), weights, _second_view)


@cache
def _second_view() -> SecondView:
    """Load the encoder on first need: most answers need none, and it takes a moment and some 60 MB."""
    from dialogues.screening.concerns.second_view import SecondView  # noqa: PLC0415  as are numpy and what needs it
    from dialogues.tailoring.encoder import encoder_from  # noqa: PLC0415  as above
    from dialogues.tailoring.tensors import read_tensors  # noqa: PLC0415  as above
    from dialogues.tailoring.wordpiece import WordPieces  # noqa: PLC0415  as above

    trained = resources.files("dialogues.tailoring") / "trained"
    pieces = WordPieces(tuple((trained / "pieces.txt").read_text("utf-8").split("\n")))
    encoder = encoder_from(read_tensors((trained / "encoder.safetensors").read_bytes()))
    head = (resources.files("dialogues.screening.concerns") / "second_view.safetensors").read_bytes()
    return SecondView.from_trained(pieces, encoder, head)


def _yaml(name: str) -> dict[str, dict[str, dict[str, str]]]:
    data: dict[str, dict[str, dict[str, str]]] = read(
        (resources.files("dialogues.screening.concerns") / name).read_bytes(), name
    ).data
    return data
