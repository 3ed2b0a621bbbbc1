"""A select over the Parquet files of an Iceberg table, for DuckDB."""

from __future__ import annotations

from lead_lake.lake_tables import StoredFiles
from lead_lake.tables import Table


def stored_rows(table: Table, stored: StoredFiles) -> str:
    """The table's rows in its definition's columns and types, read by column id as Iceberg asks.

    A column the definition has gained since the files were written is null.
    """
    if not stored.paths:
        nulls = ", ".join(f'cast(null as {c.type}) as "{c.name}"' for c in table.columns)
        return f"select {nulls} where false"
    paths = ", ".join(_quoted(path) for path in stored.paths)
    known = [c for c in table.columns if c.name in stored.field_ids]
    schema = ", ".join(
        f"{stored.field_ids[c.name]}: {{name: {_quoted(c.name)}, type: '{c.type}', default_value: null}}"
        for c in known
    )
    columns = ", ".join(
        f'"{c.name}"' if c in known else f'cast(null as {c.type}) as "{c.name}"' for c in table.columns
    )
    return f"select {columns} from read_parquet([{paths}], schema = map {{{schema}}})"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
