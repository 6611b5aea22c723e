"""How long the disk takes to keep something, which each batch of ours waits for and no peer does."""

from __future__ import annotations

import os
import time
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

TIMES, BYTES, PAUSE_S = 100, 8192, 0.005


def sync_ms(folder: Path) -> float:
    """Give the median of milliseconds for a small write to reach the disk that holds a folder."""
    took = []
    with (folder / "sync").open("wb", buffering=0) as file:
        for _ in range(TIMES):
            file.write(bytes(BYTES))
            began = time.perf_counter()
            os.fdatasync(file.fileno())
            took.append(time.perf_counter() - began)
            time.sleep(PAUSE_S)
    return 1000 * median(took)
