from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest

from tests.bot.teams.helping import Troupe
from tests.stage import Stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from bot.library import Library


@pytest.fixture
async def troupe(library: Library, tmp_path: Path) -> AsyncIterator[Troupe]:
    stage = await Stage.open(tmp_path / "r.sqlite3", msgspec.structs.replace(library, bot_username="north_bot"))
    yield Troupe(stage)
    await stage.database.close()


@pytest.fixture
async def invited(library: Library, tmp_path: Path) -> AsyncIterator[Troupe]:
    named = msgspec.structs.replace(library, bot_username="north_bot")
    stage = await Stage.open(tmp_path / "r.sqlite3", named, invited_only=True)
    yield Troupe(stage)
    await stage.database.close()
