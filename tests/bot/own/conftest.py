from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.stage import Stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from bot.library import Library


@pytest.fixture
async def stage(library: Library, tmp_path: Path) -> AsyncIterator[Stage]:
    stage = await Stage.open(tmp_path / "reflections.sqlite3", library)
    yield stage
    await stage.database.close()
