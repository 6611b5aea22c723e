"""SPSS system files: texts as numbers with value labels, written block by block.

The layout is that of PSPP's developers' guide, "System File Format". Columns of texts without codes are left out, save
the first one, the pseudonym.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from bot.research.columns import Column
    from bot.research.csv_files import Cell

_MISSING = -np.finfo(np.float64).max
_TEXT_WIDTH = 16
_NUMBER_FORMAT = 5 << 16 | 8 << 8
_TEXT_FORMAT = 1 << 16 | _TEXT_WIDTH << 8
_LEVELS = {"nominal": 1, "ordinal": 2, "scale": 3}
_LONGEST_LABEL = 120
_CASES_AT = 80
_UTF_8 = 65001


class SavFile:
    """A file that rows are written to; how many there are is written when it is closed."""

    def __init__(self, path: Path, columns: Sequence[Column]) -> None:
        self._kept = [
            (place, column)
            for place, column in enumerate(columns)
            if place == 0 or column.codes or column.kind == "integer"
        ]
        self._codes = [{code: float(number) for number, code in enumerate(column.codes, 1)} for _, column in self._kept]
        self._row = np.dtype(
            [(column.name, f"S{_TEXT_WIDTH}" if place == 0 else "<f8") for place, column in self._kept]
        )
        self._cases = 0
        self._file = path.open("wb")
        self._file.write(b"".join(_dictionary([column for _, column in self._kept])))

    def write(self, rows: Sequence[Sequence[Cell]]) -> None:
        """Write rows."""
        columns = list(zip(*rows, strict=True))
        block = np.empty(len(rows), self._row)
        for (place, column), codes in zip(self._kept, self._codes, strict=True):
            if place == 0:
                block[column.name] = [str(cell).ljust(_TEXT_WIDTH).encode("ascii") for cell in columns[place]]
            elif column.codes:
                block[column.name] = [codes.get(str(cell), _MISSING) for cell in columns[place]]
            else:
                block[column.name] = [_MISSING if cell is None else cell for cell in columns[place]]
        self._file.write(block.tobytes())
        self._cases += len(rows)

    def close(self) -> None:
        """Write the number of rows and close the file."""
        self._file.seek(_CASES_AT)
        self._file.write(struct.pack("<i", self._cases))
        self._file.close()


def _dictionary(columns: Sequence[Column]) -> Iterator[bytes]:
    size = len(columns) - 1 + _TEXT_WIDTH // 8
    product = b"@(#) SPSS DATA FILE reflection-bot".ljust(60)
    yield b"$FL2" + product + struct.pack("<iiiiid", 2, size, 0, 0, -1, 100.0)
    yield b"01 Jan 2600:00:00" + b" " * 64 + b"\0" * 3
    for number, column in enumerate(columns):
        yield from _variable(number, column)
    for number, column in enumerate(columns):
        if column.codes:
            yield from _value_labels(column, number + _TEXT_WIDTH // 8)
    yield from _information(columns)
    yield struct.pack("<ii", 999, 0)


def _variable(number: int, column: Column) -> Iterator[bytes]:
    label = column.label.encode()[:_LONGEST_LABEL]
    kind, print_format = (0, _NUMBER_FORMAT) if number else (_TEXT_WIDTH, _TEXT_FORMAT)
    yield struct.pack("<iiiiii", 2, kind, 1, 0, print_format, print_format) + _short_name(number)
    yield struct.pack("<i", len(label)) + label + b"\0" * (-len(label) % 4)
    if number == 0:
        for _ in range(_TEXT_WIDTH // 8 - 1):
            yield struct.pack("<iiiiii", 2, -1, 0, 0, 0, 0) + b" " * 8


def _value_labels(column: Column, place: int) -> Iterator[bytes]:
    yield struct.pack("<ii", 3, len(column.codes))
    for number, text in enumerate(column.codes.values(), 1):
        label = _cut(text)
        yield struct.pack("<dB", number, len(label)) + label + b" " * (-(len(label) + 1) % 8)
    yield struct.pack("<iii", 4, 1, place)


def _information(columns: Sequence[Column]) -> Iterator[bytes]:
    yield struct.pack("<iiii", 7, 3, 4, 8) + struct.pack("<8i", 1, 0, 0, -1, 1, 1, 2, _UTF_8)
    lowest = np.nextafter(_MISSING, 0)
    yield struct.pack("<iiii", 7, 4, 8, 3) + struct.pack("<3d", _MISSING, -_MISSING, lowest)
    display = b"".join(
        struct.pack("<3i", _LEVELS[column.level], 8 if number else _TEXT_WIDTH, 1 if number else 0)
        for number, column in enumerate(columns)
    )
    yield struct.pack("<iiii", 7, 11, 4, 3 * len(columns)) + display
    pairs = (f"{_short_name(n).decode().strip()}={column.name}" for n, column in enumerate(columns))
    names = "\t".join(pairs).encode()
    yield struct.pack("<iiii", 7, 13, 1, len(names)) + names
    yield struct.pack("<iiii", 7, 20, 1, 5) + b"UTF-8"


def _short_name(number: int) -> bytes:
    return f"V{number + 1:03}".ljust(8).encode()


def _cut(text: str) -> bytes:
    return text.encode()[:_LONGEST_LABEL].decode(errors="ignore").encode()
