"""What a team may be called."""

from __future__ import annotations

import unicodedata

LONGEST = 60
_JOINER = "\N{ZERO WIDTH JOINER}"
_TAGS = range(0xE0020, 0xE0080)
_UNSEEN = ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")


class TeamNameError(ValueError):
    """A team can't be called this; the message is one sentence."""


def as_kept(text: str) -> str:
    """Give a name composed (NFC) and with single spaces, so that it is found however it was typed."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def team_name(text: str) -> str:
    """Give a name for a new team as it is kept.

    Letters of any script, HTML and emoji are fine, since whoever shows a name escapes it. What turns the direction of
    writing or can't be seen is not, except where emoji are made of it.

    Raises:
        TeamNameError: there is nothing to read in it, it is too long, or holds what can't be seen.
    """
    name = as_kept(text)
    if len(name) > LONGEST:
        raise TeamNameError(f"A team's name has {LONGEST} characters at most; this one has {len(name)}.")
    if any(unicodedata.category(one) in _UNSEEN and one != _JOINER and ord(one) not in _TAGS for one in name):
        raise TeamNameError("A team's name can't hold characters that nobody sees.")
    if not any(unicodedata.category(one)[0] in "LNSP" for one in name):
        raise TeamNameError("A team needs a name that can be read.")
    return name
