"""What can be wrong with a script or a file of points, as data."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Literal

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable

Code = Literal[
    "american-spelling",
    "duplicate-id",
    "duplicate-key",
    "edition-below-one",
    "empty-short-form",
    "finds-without-words",
    "hard-to-read",
    "helped-by-no-enabler",
    "leads-back",
    "long-in-brief",
    "long-option-label",
    "long-point-label",
    "long-sentence",
    "long-sentences-on-average",
    "missing-key",
    "no-core-rating",
    "no-cues",
    "no-plan-at-the-end",
    "no-such-point",
    "no-such-shared-question",
    "no-such-target",
    "no-way-out",
    "nothing-to-find",
    "nudge-without-plan",
    "one-button",
    "options-without-buttons",
    "outside-no-scale",
    "point-of-other-kind",
    "point-of-other-theme",
    "probe-without-words",
    "reserved-id",
    "same-label",
    "same-point-label",
    "same-wording",
    "short-scale",
    "takes-too-long",
    "theme-not-file-name",
    "theme-twice",
    "too-few-examples",
    "too-few-wordings",
    "too-long-for-telegram",
    "too-many-questions",
    "unknown-key",
    "unreachable-question",
    "ways-part",
    "wrong-type",
    "yaml-does-not-parse",
]


class Problem(msgspec.Struct, frozen=True, order=True):
    """One thing to mend: where it is, its stable code, what is wrong, and what to do."""

    file: str
    line: int
    code: Code
    message: str
    hint: str


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Give a hint that names the known words nearest to a wrong one."""
    names = sorted(known)
    near = get_close_matches(word, names, n=3, cutoff=0.6)
    if near:
        return f"Did you mean {' or '.join(near)}?"
    return f"Known here: {', '.join(names)}." if names else "There is none to refer to yet."
