"""A lake's tables kept in memory: commits cost nothing, so that properties can be tried many times."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc

from lead_lake.lake_tables import arrow_schema
from lead_lake.tables import Table


class MemoryTables:
    def __init__(self) -> None:
        self.rows: dict[str, pa.Table] = {}
        self.note: dict[str, str] = {}
        self.notes: dict[str, dict[str, str]] = {}

    def stored(self, table: Table) -> pa.Table:
        return self.rows.get(table.name, arrow_schema(table).empty_table())

    def note_of(self, table: Table, key: str) -> str | None:
        return self.notes.get(table.name, {}).get(key)

    def overwrite(self, table: Table, rows: pa.Table, *, rebuildable: bool = True) -> None:
        assert rebuildable or table.kind == "derived"
        self._commit(table, rows)

    def overwrite_days(self, table: Table, spans: Iterable[pa.Table], days: list[date]) -> None:
        (day,) = table.partition
        rows = pa.concat_tables([arrow_schema(table).empty_table(), *spans])
        assert set(rows[day].to_pylist()) <= set(days), "rows outside the replaced days would appear twice"
        kept = self.stored(table)
        untouched = kept.filter(pc.invert(pc.is_in(kept[day], value_set=pa.array(days, pa.date32()))))
        self._commit(table, pa.concat_tables([untouched, rows]))

    def append(self, table: Table, rows: pa.Table) -> None:
        self._commit(table, pa.concat_tables([self.stored(table), rows]))

    def _commit(self, table: Table, rows: pa.Table) -> None:
        self.rows[table.name] = rows
        self.notes[table.name] = dict(self.note)
