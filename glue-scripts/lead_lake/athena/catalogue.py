"""What there is to query: the answers to `show tables` and `describe`, from the table definitions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pyarrow as pa

from lead_lake.athena.library import all_views, view_header
from lead_lake.athena.translate import ATHENA_TYPES, nearest, sql_columns, view_columns
from lead_lake.errors import LakeError
from lead_lake.tables import Table

#: Athena says varchar in queries and string in definitions; `describe` speaks as definitions do.
_IN_DEFINITIONS = {athena: defined for defined, athena in ATHENA_TYPES.items()}

_SHOWN = ("table_name", "layer", "grain", "comment")
_DESCRIBED = ("column_name", "type", "comment")


def show_tables(tables: Mapping[str, Table]) -> pa.Table:
    """One row per table and view, by name."""
    rows = [(table.name, table.layer, table.grain, table.comment) for table in tables.values()]
    for name, path in all_views().items():
        header = view_header(path)
        rows.append((name, "view", header["grain"], header["question"]))
    return _texts(_SHOWN, sorted(rows))


def describe(name: str, tables: Mapping[str, Table]) -> pa.Table:
    """One row per column, in the table's order; the columns of a view have no comment of their own."""
    if name in tables:
        columns = sql_columns(tables[name])
        return _texts(_DESCRIBED, [(column.name, column.type, column.comment) for column in columns])
    if name in all_views():
        return _texts(
            _DESCRIBED,
            [(column, _IN_DEFINITIONS.get(type_, type_), None) for column, type_ in view_columns(name)],
        )
    raise LakeError(f'There is no table or view "{name}"{nearest(name, [*tables, *all_views()])}')


def _texts(names: Sequence[str], rows: Sequence[tuple[str | None, ...]]) -> pa.Table:
    schema = pa.schema([(name, pa.string()) for name in names])
    return pa.Table.from_pylist([dict(zip(names, row, strict=True)) for row in rows], schema=schema)
