"""Opens the files of an export by the names of their formats."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from importlib.util import find_spec
from typing import TYPE_CHECKING, Protocol

from bot.research.csv_files import CsvFile, write_csv
from bot.research.qdpx_file import TAGS, tags, write_codebook, write_project
from bot.research.sav_file import SavFile

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from bot.research.columns import Column
    from bot.research.csv_files import Cell
    from bot.research.job import Request
    from bot.research.words import ReviewedWords
    from dialogues.review import Review


class DataFile(Protocol):
    """A file that rows are written to."""

    def write(self, rows: Sequence[Sequence[Cell]]) -> None:
        """Write rows."""

    def close(self) -> None:
        """Write what is left and close the file."""


def can_write_parquet() -> bool:
    """Say whether the extra "research" is installed."""
    return find_spec("pyarrow") is not None


@contextmanager
def open_data(folder: Path, columns: Sequence[Column], formats: Sequence[str]) -> Iterator[list[DataFile]]:
    """Open data.csv and what else is asked for, and close all of it at the end."""
    names = [column.name for column in columns]
    with ExitStack() as closing:
        files: list[DataFile] = [CsvFile(folder / "data.csv", names)]
        closing.callback(files[0].close)
        if "sav" in formats:
            files.append(SavFile(folder / "data.sav", columns))
            closing.callback(files[-1].close)
        if "parquet" in formats:
            from bot.research.parquet_file import ParquetFile  # noqa: PLC0415  pyarrow is an extra

            files.append(ParquetFile(folder / "data.parquet", columns))
            closing.callback(files[-1].close)
        yield files


def write_words(folder: Path, words: ReviewedWords, review: Review, request: Request) -> None:
    """Write words.csv, and for programs of qualitative analysis words.qdpx, words.qdc and words-tags.csv."""
    header = ("theme", "item", "points", "words")
    write_csv(
        folder / "words.csv", header, [(one.theme, one.item, " ".join(one.points), one.text) for one in words.texts]
    )
    if "qdpx" in request.formats:
        write_project(folder / "words.qdpx", words, review, request.exported_at)
        write_codebook(folder / "words.qdc", review)
        write_csv(folder / "words-tags.csv", TAGS, tags(review))
