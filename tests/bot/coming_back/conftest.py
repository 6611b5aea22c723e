from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest

from tests.stage import Stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from bot.library import Library


@pytest.fixture
async def stage(library: Library, tmp_path: Path) -> AsyncIterator[Stage]:
    stage = await Stage.open(tmp_path / "r.sqlite3", msgspec.structs.replace(library, switches=("teams", "words")))
    yield stage
    await stage.database.close()
