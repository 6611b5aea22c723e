"""How long the tailoring model takes for the answers of the stories, and how much memory."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from bot.tailoring import find_points
from tools.bench.running import resident_mb

if TYPE_CHECKING:
    from pathlib import Path


class Model(NamedTuple):
    """Mean time of the model for one answer, how many answers of the stories want it, and its memory once loaded."""

    each_ms: float
    answers: int
    megabytes: float


def tailoring_ms(found: Path) -> Model:
    """Time the model on the answers that were tailored in the recording."""
    keys = list(msgspec.json.decode(found.read_bytes()))
    before = resident_mb("self")
    find_points("extent", "we met once")
    megabytes = resident_mb("self") - before
    began = time.process_time()
    for key in keys:
        theme, _, text = key.partition("\n")
        find_points(theme, text)
    return Model(1000 * (time.process_time() - began) / max(len(keys), 1), len(keys), megabytes)
