from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pytest

from lake_factory import make_lake
from lead_lake.engines.stored_rows import stored_rows
from lead_lake.iceberg import IcebergTables
from lead_lake.lake import Lake, open_lake
from lead_lake.lake_tables import arrow_schema
from lead_lake.tables import Column, Table

DAYS = Table(
    name="days",
    layer="processed",
    kind="derived",
    grain="one row per thing",
    comment="Things by day.",
    columns=(
        Column("day", "date", "Day"),
        Column("thing", "string", "Thing"),
        Column("n", "bigint", "Count"),
    ),
    partition=("day",),
)
ONE, TWO = date(2025, 1, 1), date(2025, 1, 2)


@pytest.fixture
def lake(tmp_path: Path) -> Lake:
    (tmp_path / "anna's").mkdir()
    return open_lake(str(make_lake(tmp_path / "anna's")))


def arrow(*values: tuple[date, str, int]) -> pa.Table:
    return pa.Table.from_pylist(
        [{"day": day, "thing": thing, "n": n} for day, thing, n in values], schema=arrow_schema(DAYS)
    )


def found(lake: Lake, table: Table = DAYS) -> tuple[list[str], list[Any]]:
    """Types and rows that DuckDB finds in the table's files."""
    relation = duckdb.connect().sql(stored_rows(table, IcebergTables(lake).stored(table)))
    return [str(t) for t in relation.types], sorted(relation.fetchall())


def test_a_table_nobody_wrote_has_typed_columns_and_no_rows(lake: Lake) -> None:
    assert found(lake) == (["DATE", "VARCHAR", "BIGINT"], [])


def test_rows_are_those_of_the_newest_commit(lake: Lake) -> None:
    IcebergTables(lake).overwrite_days(DAYS, [arrow((ONE, "a", 1), (TWO, "b", 2))], [ONE, TWO])
    IcebergTables(lake).overwrite_days(DAYS, [arrow((TWO, "c", 3))], [TWO])
    assert found(lake) == (["DATE", "VARCHAR", "BIGINT"], [(ONE, "a", 1), (TWO, "c", 3)])


def test_a_table_that_was_emptied_has_no_rows(lake: Lake) -> None:
    IcebergTables(lake).append(DAYS, arrow((ONE, "a", 1)))
    IcebergTables(lake).overwrite(DAYS, arrow())
    assert found(lake)[1] == []


def test_columns_come_in_the_definitions_order(lake: Lake) -> None:
    IcebergTables(lake).append(DAYS, arrow((ONE, "a", 1)))
    turned = replace(DAYS, columns=tuple(reversed(DAYS.columns)))
    assert found(lake, turned)[1] == [(1, "a", ONE)]


def test_a_column_gained_since_is_null_in_files_written_before(lake: Lake) -> None:
    IcebergTables(lake).append(DAYS, arrow((ONE, "a", 1)))
    more = replace(DAYS, columns=(*DAYS.columns, Column("weight", "double", "Weight")))
    assert found(lake, more) == (["DATE", "VARCHAR", "BIGINT", "DOUBLE"], [(ONE, "a", 1, None)])
    added = arrow((ONE, "b", 2)).append_column("weight", pa.array([0.5]))
    IcebergTables(lake).append(more, added)
    assert found(lake, more)[1] == [(ONE, "a", 1, None), (ONE, "b", 2, 0.5)]


def test_a_column_renamed_since_is_found_by_its_id(lake: Lake) -> None:
    tables = IcebergTables(lake)
    tables.append(DAYS, arrow((ONE, "a", 1)))
    handle = tables._find(DAYS)
    assert handle is not None
    with handle.update_schema() as update:
        update.rename_column("n", "number")
    renamed = replace(DAYS, columns=(*DAYS.columns[:2], Column("number", "bigint", "Count")))
    assert found(lake, renamed)[1] == [(ONE, "a", 1)]
