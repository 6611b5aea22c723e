"""The choices that buttons stand for, besides the options of questions."""

from __future__ import annotations

from dialogues.conversation import Verdict  # noqa: TC001  the annotation below is read at run time

SKIP = "skip"
KEEP = "keep"
SUBMIT = "submit"
NONE_OF_THESE = "none"
DAYS_UNTIL_ASKED = {"1-week": 7, "2-weeks": 14, "no": None}

REPLY = "reply"
VERDICTS: tuple[Verdict, ...] = ("fits", "partly", "no")

REWORDING = "rewording"
USE_REWORDING = "use"
WRITE_AGAIN = "again"
AS_IT_IS = "as-it-is"

CLOSING = "closing"
DONE = "done"
SWITCH = "switch-"
