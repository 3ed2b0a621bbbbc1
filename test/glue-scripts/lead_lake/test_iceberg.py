from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from lake_factory import make_lake
from lead_lake.errors import LakeError
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


@pytest.fixture
def lake(tmp_path: Path) -> Lake:
    return open_lake(str(make_lake(tmp_path)))


def rows(*values: tuple[str, str, int]) -> pa.Table:
    found = [{"day": date.fromisoformat(day), "thing": thing, "n": n} for day, thing, n in values]
    return pa.Table.from_pylist(found, schema=arrow_schema(DAYS))


def read(lake: Lake, table: Table = DAYS) -> list[Any]:
    """What another process sees."""
    return sorted(tuple(row.values()) for row in IcebergTables(lake).read(table).to_pylist())


def test_a_table_nobody_wrote_has_its_columns_and_no_rows(lake: Lake) -> None:
    found = IcebergTables(lake).read(DAYS)
    assert (found.num_rows, found.schema) == (0, arrow_schema(DAYS))


def test_days_are_replaced_whole_and_the_others_stay(lake: Lake) -> None:
    one, two = date(2025, 1, 1), date(2025, 1, 2)
    IcebergTables(lake).overwrite_days(
        DAYS, [rows(("2025-01-01", "a", 1), ("2025-01-02", "b", 2))], [one, two]
    )
    IcebergTables(lake).overwrite_days(DAYS, [rows(("2025-01-02", "c", 3))], [two])
    assert read(lake) == [(one, "a", 1), (two, "c", 3)]


def test_days_that_come_in_spans_are_one_commit(lake: Lake) -> None:
    one, two = date(2025, 1, 1), date(2025, 1, 2)
    tables = IcebergTables(lake)
    tables.overwrite_days(DAYS, [rows(("2025-01-01", "a", 1)), rows(("2025-01-02", "b", 2))], [one, two])
    assert read(lake) == [(one, "a", 1), (two, "b", 2)]
    handle = tables._find(DAYS)
    assert handle is not None
    assert len(handle.snapshots()) == 1


def test_a_day_can_become_empty(lake: Lake) -> None:
    one, two = date(2025, 1, 1), date(2025, 1, 2)
    IcebergTables(lake).overwrite_days(
        DAYS, [rows(("2025-01-01", "a", 1), ("2025-01-02", "b", 2))], [one, two]
    )
    IcebergTables(lake).overwrite_days(DAYS, [rows()], [one])
    assert read(lake) == [(two, "b", 2)]


def test_an_overwrite_leaves_only_the_new_rows(lake: Lake) -> None:
    IcebergTables(lake).overwrite(DAYS, rows(("2025-01-01", "a", 1)))
    IcebergTables(lake).overwrite(DAYS, rows(("2025-01-03", "b", 2)))
    assert read(lake) == [(date(2025, 1, 3), "b", 2)]


def test_an_append_adds(lake: Lake) -> None:
    IcebergTables(lake).append(DAYS, rows(("2025-01-01", "a", 1)))
    IcebergTables(lake).append(DAYS, rows(("2025-01-01", "a", 1)))
    assert len(read(lake)) == 2


def test_a_snapshot_carries_the_note_of_its_run(lake: Lake) -> None:
    IcebergTables(lake, {"run-id": "r1", "as-of-ms": "5"}).overwrite(DAYS, rows())
    assert IcebergTables(lake).note_of(DAYS, "as-of-ms") == "5"
    assert IcebergTables(lake).note_of(replace(DAYS, name="never"), "as-of-ms") is None


def test_contact_tables_lie_under_a_prefix_of_their_own(lake: Lake) -> None:
    IcebergTables(lake).overwrite(replace(DAYS, layer="contacts"), rows(("2025-01-01", "a", 1)))
    assert list((lake.warehouse / "contacts" / "days" / "data").rglob("*.parquet"))


def test_a_rebuilt_table_takes_the_columns_of_its_new_definition(lake: Lake) -> None:
    IcebergTables(lake).overwrite(DAYS, rows(("2025-01-01", "a", 1)))
    fewer = replace(DAYS, columns=DAYS.columns[:2])
    IcebergTables(lake).overwrite(fewer, rows(("2025-01-01", "a", 1)).drop_columns(["n"]))
    assert read(lake, fewer) == [(date(2025, 1, 1), "a")]


def test_a_journal_keeps_its_rows_when_a_column_is_added(lake: Lake) -> None:
    IcebergTables(lake).append(DAYS, rows(("2025-01-01", "a", 1)))
    more = replace(DAYS, columns=(*DAYS.columns, Column("extra", "string", "New")))
    added = rows(("2025-01-02", "b", 2)).append_column("extra", pa.array(["x"]))
    IcebergTables(lake).append(more, added)
    assert read(lake, more) == [(date(2025, 1, 1), "a", 1, None), (date(2025, 1, 2), "b", 2, "x")]


def test_a_journal_refuses_a_column_of_another_type(lake: Lake) -> None:
    IcebergTables(lake).append(DAYS, rows(("2025-01-01", "a", 1)))
    changed = replace(DAYS, columns=(*DAYS.columns[:2], Column("n", "double", "Count")))
    with pytest.raises(LakeError, match=r"column days\.n is long in the lake and double in its definition"):
        IcebergTables(lake).append(changed, arrow_schema(changed).empty_table())
