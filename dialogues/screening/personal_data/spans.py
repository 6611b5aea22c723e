"""A place in a text that holds personal data, and how overlapping finds become one list."""

from collections.abc import Iterable

import msgspec

# Where two finds overlap, the wording takes the label that stands first here.
LABELS = (
    "EMAIL",
    "NHS_NUMBER",
    "PHONE",
    "NINO",
    "DOB",
    "CASE_REF",
    "ADDRESS",
    "POSTCODE",
    "VEHICLE_REG",
    "HANDLE",
    "SCHOOL",
    "INITIALS",
    "PERSON",
)
_RANK = {label: rank for rank, label in enumerate(LABELS)}


class Span(msgspec.Struct, frozen=True):
    """What looks like personal data: `start` and `end` in code points (end excluded), `label` one of `LABELS`."""

    start: int
    end: int
    label: str


def united(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans in order; overlapping ones become one that covers both, under the label that ranks first."""
    merged: list[Span] = []
    for span in sorted(spans, key=lambda each: (each.start, -each.end)):
        if merged and span.start < merged[-1].end:
            last = merged.pop()
            label = min(last.label, span.label, key=_RANK.__getitem__)
            merged.append(Span(last.start, max(last.end, span.end), label))
        else:
            merged.append(span)
    return tuple(merged)
