"""What a start loads: nothing that only some other command, or a later moment, needs."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
LATER = {"PIL", "aiohttp.web", "holidays", "numpy", "pyarrow", "segno"}


@pytest.mark.parametrize(
    ("modules", "not_loaded"),
    [
        ("bot.main", LATER | {"aiohttp", "telegram"}),
        ("bot.main, bot.channels.telegram_channel.running", LATER),
    ],
    ids=["any command", "run"],
)
def test_nothing_is_loaded_that_is_not_needed_yet(modules: str, not_loaded: set[str]) -> None:
    program = f"import sys, {modules}; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT)
    assert not_loaded & set(loaded.stdout.split()) == set()
