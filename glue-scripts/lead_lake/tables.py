"""Table definitions: `glue-scripts/tables/*.yaml` is the one home of columns, comments and partitioning."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from lead_lake.read_yaml import read_yaml

TABLES_DIR = Path(__file__).resolve().parents[1] / "tables"

#: Column types of the portable subset. `issues` exists only in stored lines; the loader turns it into rows.
COLUMN_TYPES = frozenset({"string", "bigint", "double", "boolean", "date", "issues"})


@dataclass(frozen=True)
class Column:
    name: str
    type: str
    comment: str
    #: Holds contact data (name, e-mail, phone, or text that may contain them).
    contact: bool = False
    #: Comes from the object's path, not from its lines.
    from_path: bool = False


@dataclass(frozen=True)
class Table:
    name: str
    #: raw, processed, contacts, features, gold or ops.
    layer: str
    #: `external` (objects read by path), `derived` (rebuilt from raw), `journal` (only appended to) or
    #: `handover` (what a stage tells the next one).
    kind: str
    grain: str
    comment: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ()
    partition: tuple[str, ...] = ()
    sort: tuple[str, ...] = field(default=())

    @property
    def column_names(self) -> list[str]:
        return [column.name for column in self.columns]


def _columns(definition: dict[str, Any], directory: Path) -> tuple[Column, ...]:
    own = tuple(Column(**column) for column in definition.get("columns", []))
    like = definition.get("like")
    if like is None:
        return own
    base = _read(directory / f"{like['table']}.yaml", directory).columns
    return tuple(c for c in base if c.name not in like.get("except", [])) + own


def _read(path: Path, directory: Path) -> Table:
    definition: dict[str, Any] = read_yaml(path)
    columns = _columns(definition, directory)
    unknown = sorted({c.type for c in columns} - COLUMN_TYPES)
    if unknown:
        raise ValueError(f"{path.name}: unknown column type {unknown}, allowed are {sorted(COLUMN_TYPES)}")
    return Table(
        name=definition["table"],
        layer=definition["layer"],
        kind=definition["kind"],
        grain=definition["grain"],
        comment=definition["comment"],
        columns=columns,
        key=tuple(definition.get("key", [])),
        partition=tuple(definition.get("partition", [])),
        sort=tuple(definition.get("sort", definition.get("key", []))),
    )


@cache
def load_tables(directory: Path = TABLES_DIR) -> dict[str, Table]:
    """Every table of the lake by name."""
    tables = [_read(path, directory) for path in sorted(directory.glob("*.yaml"))]
    return {table.name: table for table in tables}


@cache
def stored_tables() -> dict[str, Table]:
    """The tables that are Iceberg tables: all but the external ones."""
    return {name: table for name, table in load_tables().items() if table.kind != "external"}
