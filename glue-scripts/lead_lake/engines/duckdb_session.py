"""The embedded engine: DuckDB over the lake's Iceberg tables, everything in one process."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from lead_lake.engines.model_session import ModelSession, Physical
from lead_lake.engines.stored_rows import stored_rows
from lead_lake.lake_tables import LakeTables, arrow_schema
from lead_lake.stored_lines import lines_sql
from lead_lake.tables import Table

#: Reading a table from memory saves a third of a stage's time; above this, its memory is worth more.
_ROWS_WORTH_KEEPING = 500_000
#: Rows on their way to Parquet are held whole, sorted, a second time.
_ROWS_PER_SPAN = 150_000


class DuckDbSession(ModelSession):
    """`objects` is the directory of stored objects, `spill` where rows go that do not fit into memory."""

    explode = "unnest"
    failures = (duckdb.Error,)

    def __init__(self, tables: LakeTables, objects: Path, spill: Path) -> None:
        super().__init__()
        self._iceberg = tables
        self._objects = objects
        self._views: set[Physical] = set()
        self.note = tables.note
        self.connection = duckdb.connect()
        self.connection.execute("set timezone = 'UTC'")
        self.connection.execute("set parquet_metadata_cache = true")
        self.connection.execute("set preserve_insertion_order = false")
        self.connection.execute(f"set temp_directory = '{str(spill).replace(chr(39), chr(39) * 2)}'")

    def execute(self, sql: str) -> list[tuple[Any, ...]]:
        return self.connection.execute(sql).fetchall()

    def materialise(self, label: str, select: str) -> Physical:
        physical = self._named(label)
        self.connection.execute(f"create temp table {physical} as {select}")
        return physical

    def define(self, label: str, select: str) -> Physical:
        physical = self._named(label)
        self._views.add(physical)
        self.connection.execute(f"create temp view {physical} as {select}")
        return physical

    def arrow(self, label: str, rows: pa.Table) -> Physical:
        """Keeps Arrow rows under a name of their own."""
        self.connection.register("arriving_rows", rows)
        physical = self.materialise(label, "select * from arriving_rows")
        self.connection.unregister("arriving_rows")
        return physical

    def end_stage(self) -> None:
        """Large tables as well: they are stored by now, and are read from there as far as they are needed."""
        super().end_stage()
        for name, physical in list(self._table_rows.items()):
            if physical not in self._views and self.count(physical) > _ROWS_WORTH_KEEPING:
                self.drop(physical)
                self.forget_table(name)

    def columns(self, physical: Physical) -> list[str]:
        return self.connection.sql(f"select * from {physical}").columns

    def bind(self, name: str, physical: Physical) -> None:
        self.connection.execute(f'create or replace temp view "{name}" as select * from {physical}')

    def drop(self, physical: Physical) -> None:
        self.connection.execute(f"drop {'view' if physical in self._views else 'table'} {physical}")

    def load(self, table: Table) -> Physical:
        """A view over the table's files: a model reads the columns and days it asks for, and no others."""
        stored = self._iceberg.stored(table)
        if isinstance(stored, pa.Table):
            self.rows_loaded += stored.num_rows
            return self.arrow(table.name, stored)
        self.rows_loaded += stored.rows
        return self.define(table.name, stored_rows(table, stored))

    def note_of(self, table: Table, key: str) -> str | None:
        return self._iceberg.note_of(table, key)

    def lines(self, table: Table, keys: list[str], columns: list[str] | None = None) -> str:
        return lines_sql(self._objects, table, keys, columns)

    def overwrite(self, table: Table, physical: Physical, *, rebuildable: bool = True) -> None:
        self._iceberg.overwrite(table, self.rows(physical, table), rebuildable=rebuildable)

    def overwrite_days(self, table: Table, physical: Physical, days: list[date]) -> None:
        self._iceberg.overwrite_days(table, self._spans(table, physical), days)

    def _spans(self, table: Table, physical: Physical) -> Iterator[pa.Table]:
        """The rows in order, as many days at a time as fit into a span."""
        (day,) = table.partition
        counted = self.execute(f"select {day}, count(*) from {physical} group by 1 order by 1")
        for first, last in spans(counted, _ROWS_PER_SPAN):
            held = self.define(
                f"{table.name}_span", f"select * from {physical} where {day} between '{first}' and '{last}'"
            )
            yield self.rows(held, table)
            self.drop(held)

    def append(self, table: Table, rows: Physical | list[dict[str, Any]]) -> None:
        arrow = (
            self.rows(rows, table)
            if isinstance(rows, str)
            else pa.Table.from_pylist(rows, schema=arrow_schema(table))
        )
        self._iceberg.append(table, arrow)

    def rows(self, physical: Physical, table: Table) -> pa.Table:
        """The rows of a relation in a table's columns, types and order, ready to be stored."""
        columns = ", ".join(f'"{c}"' for c in table.column_names)
        order = f" order by {', '.join(table.sort)}" if table.sort else ""
        return (
            self.connection.sql(f"select {columns} from {physical}{order}")
            .to_arrow_table()
            .cast(arrow_schema(table))
        )

    def _named(self, label: str) -> Physical:
        self._count += 1
        return f'"{label}#{self._count}"'


def spans(counted: list[tuple[Any, ...]], most: int) -> Iterator[tuple[Any, Any]]:
    """First and last of days that hold no more than `most` rows together; a day is never cut."""
    first, last, held = None, None, 0
    for day, rows in counted:
        if first is not None and held + rows > most:
            yield first, last
            first, held = None, 0
        first = day if first is None else first
        last, held = day, held + rows
    if first is not None:
        yield first, last
