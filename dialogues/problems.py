"""What can be wrong with a script or a file of points, as data."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable


class Problem(msgspec.Struct, frozen=True, order=True):
    """One thing to mend: where it is, its stable code, what is wrong, and what to do."""

    file: str
    line: int
    code: str
    message: str
    hint: str


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Give a hint that names the known words nearest to a wrong one."""
    names = sorted(known)
    near = get_close_matches(word, names, n=3, cutoff=0.6)
    if near:
        return f"Did you mean {' or '.join(near)}?"
    return f"Known here: {', '.join(names)}." if names else "There is none to refer to yet."
