"""Runs Athena statements on a DuckDB connection over the lake's tables."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import duckdb
import pyarrow as pa

from lead_lake.athena.catalogue import describe, show_tables
from lead_lake.athena.messages import as_lake_error
from lead_lake.athena.parse import described_name, is_show_tables
from lead_lake.athena.translate import translate
from lead_lake.tables import Table, load_tables

_UNNAMED = re.compile(r"_col_(\d+)")


class AthenaSession:
    """One connection that answers Athena SQL.

    `resolve(name)` makes the base table `name` queryable in the connection; it is called once per table, the
    first time a statement reads it. Statements can read the lake's tables and nothing else: other sources are
    refused while parsing, and `confine` shuts the file system for DuckDB as well.
    """

    def __init__(
        self,
        con: duckdb.DuckDBPyConnection,
        resolve: Callable[[str], None],
        tables: Mapping[str, Table] | None = None,
    ) -> None:
        self._con = con
        self._resolve = resolve
        self._tables = load_tables() if tables is None else tables
        self._ready: set[str] = set()
        con.execute("set timezone = 'UTC'")

    def confine(self, readable: Sequence[Path] = ()) -> None:
        """Shut the file system for this connection, for good: only `readable` directories stay open.

        Registering Arrow tables goes on working, so a `resolve` that hands over Arrow needs no directory.
        """
        directories = ", ".join("'" + str(path).replace("'", "''") + "'" for path in readable)
        self._con.execute(f"set allowed_directories = [{directories}]")
        self._con.execute("set enable_external_access = false")
        self._con.execute("set lock_configuration = true")

    def run(self, sql: str) -> pa.Table:
        """The rows of one read-only statement; a mistake in it is a `LakeError` of one sentence."""
        if is_show_tables(sql):
            return show_tables(self._tables)
        name = described_name(sql)
        if name is not None:
            return describe(name, self._tables)
        translation = translate(sql, self._tables)
        for table in translation.tables:
            self._make_ready(table)
        try:
            return _as_athena(self._con.sql(translation.sql).to_arrow_table())
        except duckdb.Error as error:
            raise as_lake_error(error) from None

    def run_file(self, path: Path) -> pa.Table:
        """The rows of the one query in a file."""
        return self.run(path.read_text(encoding="utf-8"))

    def run_kpi(self, path: Path) -> pa.Table:
        """The rows of a KPI: the columns of `kpi_values` without run and name."""
        return self.run_file(path)

    def _make_ready(self, name: str) -> None:
        if name not in self._ready:
            self._resolve(name)
            self._ready.add(name)


def _as_athena(table: pa.Table) -> pa.Table:
    """Athena's names for columns without one, and bigint where DuckDB sums into a wider integer."""
    table = table.rename_columns(_distinct([_UNNAMED.sub(r"_col\1", name) for name in table.column_names]))
    for index, column in enumerate(table.schema):
        if pa.types.is_decimal(column.type) and column.type.precision == 38 and column.type.scale == 0:
            table = table.set_column(index, column.name, table.column(index).cast(pa.int64()))
    return table


def _distinct(names: list[str]) -> list[str]:
    """Each name once: `id`, `id_2`. Rows become objects later, where a second `id` would cover the first."""
    taken = set(names)
    found: list[str] = []
    for name in names:
        unique, number = name, 1
        while unique in found or (number > 1 and unique in taken):
            number += 1
            unique = f"{name}_{number}"
        found.append(unique)
    return found
