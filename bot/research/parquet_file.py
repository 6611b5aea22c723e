"""Parquet, with pyarrow: texts as dictionaries, whole numbers as such."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa  # type: ignore[import-not-found, import-untyped, unused-ignore]
import pyarrow.parquet as pq  # type: ignore[import-not-found, import-untyped, unused-ignore]

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from bot.research.columns import Column
    from bot.research.csv_files import Cell


class ParquetFile:
    """A file that rows are written to; each block of them becomes a row group."""

    def __init__(self, path: Path, columns: Sequence[Column]) -> None:
        fields = [
            pa.field(
                column.name,
                pa.string() if column.kind == "string" else pa.int64(),
                metadata={"label": column.label, "level": column.level},
            )
            for column in columns
        ]
        self._schema = pa.schema(fields)
        self._writer = pq.ParquetWriter(path, self._schema, compression="zstd")

    def write(self, rows: Sequence[Sequence[Cell]]) -> None:
        """Write rows."""
        if rows:
            arrays = [
                pa.array(values, field.type)
                for values, field in zip(zip(*rows, strict=True), self._schema, strict=True)
            ]
            self._writer.write_table(pa.Table.from_arrays(arrays, schema=self._schema))

    def close(self) -> None:
        """Write the footer and close the file."""
        self._writer.close()
