"""What can be told from typed words alone: their number, and whether a plan says when and what."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dialogues.script import PlanCues

THIN_BELOW = 11
MOST_CHARACTERS = 10_000

_NOTHING = frozenset(
    f"{said}{more}"
    for said in (
        *(
            "no",
            "nope",
            "nah",
            "none",
            "nothing",
            "nil",
            "na",
            "n a",
            "not really",
            "nothing much",
            "not much",
            "not at all",
        ),
        *("idk", "dunno", "dont know", "i dont know", "not sure", "im not sure", "no idea", "cant say", "cant think"),
        *(
            "i cant think",
            "cant think of one",
            "cant think of any",
            "cant think of anything",
            "no example",
            "nothing else",
        ),
    )
    for more in ("", " really", " sorry", " tbh", " at all", " comes to mind", " thanks")
)
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_UNSTORABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")


def clean(text: str) -> str:
    """Take out what no database or screen can hold (control characters, half surrogates) and outer white space."""
    return _UNSTORABLE.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def words_of(text: str) -> list[str]:
    """Give the words of a text, lower case, apostrophes straightened."""
    return [word.lower().replace("’", "'") for word in _WORD.findall(text)]


def says_nothing(text: str) -> bool:
    """Say whether somebody answered that there is nothing, or nothing that comes to mind."""
    return " ".join(words_of(text)).replace("'", "") in _NOTHING


def is_thin(text: str) -> bool:
    """Say whether an answer is so short that a concrete example would help (design, "Rules of the conversation")."""
    return len(words_of(text)) < THIN_BELOW


def lacks_when_or_what(plan: str, cues: PlanCues) -> bool:
    """Say whether a plan has no situation or no action ("When ..., I will ...": Gollwitzer 1999)."""
    words = set(words_of(plan))
    return not (words & cues.situation and words & cues.action)


def shortened(text: str, most_words: int = 14) -> str:
    """Give the beginning of a text as a quotation of at most so many words, on one line."""
    words = text.split()
    return " ".join(words) if len(words) <= most_words else " ".join(words[:most_words]).rstrip(".,;:") + " ..."
