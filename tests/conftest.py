from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.library import Contacts, Library, Sources, build_library, read_sources

if TYPE_CHECKING:
    from dialogues.script import Script

SHARED = Path(__file__).parent.parent.parent / "shared"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--rewrite", action="store_true", help="write transcripts anew; read the difference before you commit"
    )


@pytest.fixture(scope="session")
def sources() -> Sources:
    return read_sources()


@pytest.fixture(scope="session")
def library(sources: Sources) -> Library:
    return build_library(sources, Contacts("Northshire: 01234 567 890"))


@pytest.fixture(scope="session")
def extent(library: Library) -> Script:
    return library.scripts["extent"]


@pytest.fixture(scope="session")
def shared() -> Path:
    if not SHARED.is_dir():
        pytest.skip("../shared with the review and the development sets is not beside this checkout")
    return SHARED
