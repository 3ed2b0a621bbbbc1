"""What a lake's tables hold, in a form two lakes can be compared by."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from lead_lake.iceberg import IcebergTables
from lead_lake.lake import open_lake
from lead_lake.tables import Table, stored_tables

#: A run's own: its id and its times.
_OF_THE_RUN = {"run_id", "read_at_ms", "committed_at_ms"}
#: It measures a run's own times.
_TIMED_KPI = "processing_latency"


def lake_rows(root: Path) -> dict[str, list[tuple[Any, ...]]]:
    """The rows of every stored table, in one order, without what only one run can have."""
    lake = open_lake(str(root))
    return {name: _rows(IcebergTables(lake), table) for name, table in stored_tables().items()}


def lake_schemas(root: Path) -> dict[str, list[tuple[str, str, str | None]]]:
    """Name, type and comment of every column of every table that was written, as Iceberg keeps them."""
    tables = IcebergTables(open_lake(str(root)))
    handles = {name: tables._find(table) for name, table in stored_tables().items()}
    return {
        name: [(f.name, str(f.field_type), f.doc) for f in handle.schema().fields]
        for name, handle in handles.items()
        if handle is not None
    }


def _rows(tables: IcebergTables, table: Table) -> list[tuple[Any, ...]]:
    columns = [c for c in table.column_names if c not in _OF_THE_RUN]
    rows = [tuple(row[c] for c in columns) for row in tables.read(table).to_pylist()]
    # repr tells 1 from 1.0, None from nothing, and orders what else has no order
    return sorted((row for row in rows if _TIMED_KPI not in row), key=repr)
