"""What was asked for: one export. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from bot.digests.periods import WEEKS_OF_A_BLOCK, block_with, name_of
from bot.research.rules import Rules

if TYPE_CHECKING:
    from bot.digests.periods import Period

FORMATS = ("csv", "parquet", "sav", "qdpx")


class Request(msgspec.Struct, frozen=True):
    """One export. `first` and `last` are the numbers of the weeks it goes from and to, widened to whole periods."""

    first: int
    last: int
    by: str
    purpose: str
    exported_at: str
    k: int = 5
    is_open: bool = False
    linked: bool = False
    words: bool = False
    formats: tuple[str, ...] = ("csv",)

    @property
    def first_period(self) -> Period:
        """The block of four weeks that it begins with."""
        return block_with(self.first)

    @property
    def last_period(self) -> Period:
        """The block of four weeks that it ends with."""
        return block_with(self.last)

    @property
    def first_block(self) -> int:
        """The number of its first block."""
        return self.first_period.first // WEEKS_OF_A_BLOCK

    @property
    def first_week(self) -> str:
        """Its first week, such as 2026-W37."""
        return name_of(self.first_period.first)

    @property
    def last_week(self) -> str:
        """Its last week, such as 2026-W40."""
        return name_of(self.last_period.last)

    @property
    def rules(self) -> Rules:
        """What it has to reach."""
        return Rules(k=self.k, linked=self.linked, first_block=self.first_block)

    @property
    def filter(self) -> str:
        """How it was asked for, in one line."""
        switches = {"--open": self.is_open, "--linked": self.linked, "--words": self.words}
        asked = [name for name, is_on in switches.items() if is_on]
        return " ".join([f"--k {self.k}", *asked, f"--formats {','.join(self.formats)}"])
