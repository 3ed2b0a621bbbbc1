"""Runs models over hand-made rows, without a lake: tables and provided relations come from lists of dicts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa

from lead_lake.engines.duckdb_session import DuckDbSession
from lead_lake.lake_tables import arrow_schema
from lead_lake.tables import Column, Table, load_tables, stored_tables

NOWHERE = Path("/nonexistent")
Row = dict[str, Any]
Rows = list[Row]


class RowTables:
    """Stands where the lake's Iceberg tables stand; columns a row leaves out are null."""

    def __init__(self, rows: dict[str, Rows]) -> None:
        self.note: dict[str, str] = {}
        self._rows = rows

    def stored(self, table: Table) -> pa.Table:
        return _typed(table, self._rows.get(table.name, []))


def session_over(inputs: dict[str, Rows], as_of_ms: int) -> DuckDbSession:
    """A session in which `inputs` are the tables, or relations that are otherwise made by a model."""
    session = DuckDbSession(RowTables(inputs), NOWHERE, NOWHERE)  # type: ignore[arg-type]  # a test double
    session.provide(
        "run_context",
        lambda: (
            f"select cast({as_of_ms} as bigint) as as_of_ms, "
            "cast(9000000000000000000 as bigint) as known_at_ms, "
            "'20250101T000000000Z-000000' as run_id"
        ),
    )
    for name, rows in inputs.items():
        if name not in stored_tables():
            session.provide(name, _select_of(session, name, rows))
    return session


def rows_of(session: DuckDbSession, relation: str) -> Rows:
    """The rows of a computed relation, in the order of all their columns."""
    found: Rows = (
        session.connection.sql(f"select * from {session.computed(relation)}").to_arrow_table().to_pylist()
    )
    return sorted(found, key=lambda row: [(v is not None, str(v)) for v in row.values()])


def _typed(table: Table, rows: Rows) -> pa.Table:
    """Rows in a table's columns; days may be ISO text."""
    filled = [{c.name: _value(c, row.get(c.name)) for c in table.columns} for row in rows]
    return pa.Table.from_pylist(filled, schema=arrow_schema(table))


def _value(column: Column, value: Any) -> Any:
    return date.fromisoformat(value) if column.type == "date" and isinstance(value, str) else value


def _select_of(session: DuckDbSession, name: str, rows: Rows) -> Callable[[], str]:
    arrow = _typed(load_tables()["events"], rows) if name == "incoming_events" else pa.Table.from_pylist(rows)
    return lambda: f"select * from {session.arrow(name, arrow)}"
