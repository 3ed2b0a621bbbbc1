"""Small lakes written by hand: rows in YAML become tables with the columns of their definitions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa
import yaml

from lead_lake.athena import AthenaSession
from lead_lake.athena.translate import sql_columns
from lead_lake.tables import load_tables

Rows = list[dict[str, Any]]
Lake = Mapping[str, Rows]
MakeSession = Callable[[Lake], AthenaSession]

_TYPES = {
    "string": pa.string(),
    "bigint": pa.int64(),
    "double": pa.float64(),
    "boolean": pa.bool_(),
    "date": pa.date32(),
}


def arrow_table(name: str, rows: Rows) -> pa.Table:
    """Rows with some of a table's columns; what a row does not name is null."""
    schema = pa.schema([(column.name, _TYPES[column.type]) for column in sql_columns(load_tables()[name])])
    for row in rows:
        unknown = set(row) - set(schema.names)
        assert not unknown, f"{name} has no column {sorted(unknown)}"
    return pa.Table.from_pylist(rows, schema=schema)


def read_tables(written: Mapping[str, Any] | None) -> dict[str, Rows]:
    """A table is written as its columns, then one list per row."""
    return {
        name: [dict(zip(table["columns"], row, strict=True)) for row in table["rows"]]
        for name, table in (written or {}).items()
    }


def read_case(path: Path) -> dict[str, Any]:
    case: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return case
