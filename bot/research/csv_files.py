"""Comma-separated files: RFC 4180, UTF-8, and no cell that a spreadsheet would run."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from bot.research.columns import Column
    from dialogues.script import Script

Cell = str | int | None
_RUNS = re.compile(
    r"[\s\x00-\x20\u200b-\u200f\u2060\ufeff'\"]*[=+\-@|%\uff1d\uff0b\uff0d\uff20\u2212\ufe62-\ufe66\ufe6b]"
)
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_STARTS = ("\t", "\r", "\n")
_QUOTED = re.compile(r"[\",\r\n]")
_MOST_KNOWN = 100_000


def guarded(text: str) -> str:
    """Give a text as a spreadsheet shows it without running it: after an apostrophe (OWASP, "CSV injection").

    Full-width signs count as signs, white space and invisible characters before them don't hide them, and control
    characters are taken out.
    """
    text = _CONTROLS.sub("", text)
    return f"'{text}" if _RUNS.match(text) or text.startswith(_STARTS) else text


class _Cells(dict[Cell, str]):
    """Cells as they stand in the file; the same ones come again and again."""

    def __missing__(self, cell: Cell) -> str:
        if len(self) >= _MOST_KNOWN:
            self.clear()
        text = "" if cell is None else guarded(cell) if isinstance(cell, str) else str(cell)
        if _QUOTED.search(text):
            text = '"{}"'.format(text.replace('"', '""'))
        self[cell] = text
        return text


class CsvFile:
    """A file that rows are written to, block by block, every text guarded."""

    def __init__(self, path: Path, header: Sequence[str]) -> None:
        self._file = path.open("w", encoding="utf-8", newline="")
        self._cells = _Cells()
        self.write([header])

    def write(self, rows: Iterable[Sequence[Cell]]) -> None:
        """Write rows."""
        cells = self._cells
        self._file.writelines([",".join([cells[cell] for cell in row]) + "\r\n" for row in rows])

    def close(self) -> None:
        """Write what is left and close the file."""
        self._file.close()


def write_csv(path: Path, header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
    """Write a small file whole, every text guarded."""
    file = CsvFile(path, header)
    try:
        file.write(rows)
    finally:
        file.close()


CODEBOOK = ("column", "label", "type", "level", "code", "code_label")


def codebook_rows(columns: Iterable[Column]) -> Iterator[Sequence[Cell]]:
    """Give a row for each column, and one for each code in it."""
    for column in columns:
        yield (column.name, column.label, column.kind, column.level, None, None)
        for code, label in column.codes.items():
            yield (column.name, column.label, column.kind, column.level, code, label)


QUESTIONS = ("theme", "edition", "item", "kind", "form", "source", "part", "number", "code", "text")


def question_rows(scripts: Mapping[tuple[str, int], Script]) -> Iterator[Sequence[Cell]]:
    """Give the whole text of each edition: wordings, probes and nudges by number, and responses with their codes."""
    for script in scripts.values():
        for item in script.items:
            start = (script.theme, script.edition, item.id, item.kind, item.asked_in, item.source)
            for part, texts in (("wording", item.ask), ("probe", item.probe), ("nudge", item.nudge)):
                for number, text in enumerate(texts, 1):
                    yield (*start, part, number, None, text)
            for number, option in enumerate(item.options, 1):
                part = "response off the scale" if option.outside_scale else "response"
                yield (*start, part, number, option.id, option.label)
