"""What the distributed engine promises of reading lines and of commits."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from lake_factory import event, make_lake, store
from lead_lake.errors import LakeError
from lead_lake.iceberg import IcebergTables
from lead_lake.lake import Lake, open_lake
from lead_lake.stored_lines import list_objects, validated_table
from lead_lake.tables import Column, Table

VISITS = Table(
    name="visits",
    layer="processed",
    kind="derived",
    grain="one row per visit",
    comment="Visits of a test's own.",
    columns=(Column("day", "date", "Day"), Column("visitor", "string", "Who, in a visitor's words")),
    partition=("day",),
    sort=("day", "visitor"),
)
DAYS = [date(2025, 1, 1), date(2025, 1, 2), date(2025, 1, 3)]


@pytest.fixture
def lake(tmp_path: Path) -> Lake:
    return open_lake(str(make_lake(tmp_path / "lake")))


@pytest.fixture
def session(spark: Any, lake: Lake) -> Iterator[Any]:
    from lead_lake.engines.spark_engine import session_over

    with closing(session_over(spark, lake, {"run-id": "r1"})) as opened:
        yield opened


def visits(session: Any, *rows: tuple[date, str]) -> str:
    listed = ", ".join(f"(date '{day}', '{who}')" for day, who in rows)
    return session.materialise("some_visits", f"select day, visitor from values {listed} as t(day, visitor)")


def snapshots(lake: Lake) -> list[Any]:
    handle = IcebergTables(lake)._find(VISITS)
    assert handle is not None
    return list(handle.snapshots())


def test_days_are_replaced_in_one_commit_also_one_that_lost_its_last_row(session: Any, lake: Lake) -> None:
    session.overwrite_days(VISITS, visits(session, *((day, "ann") for day in DAYS)), DAYS)
    session.overwrite_days(VISITS, visits(session, (DAYS[0], "bob")), DAYS[:2])
    rows = IcebergTables(lake).read(VISITS).to_pylist()
    assert sorted((r["day"], r["visitor"]) for r in rows) == [(DAYS[0], "bob"), (DAYS[2], "ann")]
    assert len(snapshots(lake)) == 2


def test_every_commit_carries_the_note_as_it_stands_then(session: Any, lake: Lake) -> None:
    session.overwrite(VISITS, visits(session, (DAYS[0], "ann")), rebuildable=False)
    session.note["made-from"] = "r0"
    session.append(VISITS, [{"day": DAYS[1], "visitor": "Zoë 🦄 \\ 'x' \""}, {"day": None, "visitor": None}])
    assert session.note_of(VISITS, "run-id") == IcebergTables(lake).note_of(VISITS, "run-id") == "r1"
    summaries = [s.summary.additional_properties.get("made-from") for s in snapshots(lake)]
    assert summaries == [None, "r0"]
    assert IcebergTables(lake).read(VISITS)["visitor"].to_pylist().count("Zoë 🦄 \\ 'x' \"") == 1


def test_a_few_rows_lie_in_one_sorted_file(session: Any, lake: Lake) -> None:
    flat = replace(VISITS, partition=())
    session.overwrite(flat, visits(session, *((d, w) for d in DAYS for w in ("c", "a", "b"))))
    (task,) = IcebergTables(lake)._catalog.load_table(("lead_lake", "visits")).scan().plan_files()
    assert task.file.record_count == 9
    assert IcebergTables(lake).read(flat)["visitor"].to_pylist() == ["a", "b", "c"] * 3


def test_a_relation_read_before_a_commit_keeps_its_rows(session: Any) -> None:
    session.overwrite(VISITS, visits(session, (DAYS[0], "ann")))
    before = session.load(VISITS)
    session.overwrite(VISITS, visits(session, (DAYS[0], "bob")))
    assert session.execute(f"select visitor from {before}") == [("ann",)]
    assert session.execute(f"select visitor from {session.load(VISITS)}") == [("bob",)]


def test_a_definition_that_gains_a_column_is_followed_and_one_that_changes_a_type_is_not(
    session: Any, lake: Lake
) -> None:
    session.append(VISITS, [{"day": DAYS[0], "visitor": "ann"}])
    wider = replace(VISITS, columns=(*VISITS.columns, Column("pages", "bigint", "Pages seen")))
    session.append(wider, [{"day": DAYS[1], "visitor": "bob", "pages": 3}])
    assert sorted(session.execute(f"select visitor, pages from {session.load(wider)}")) == [
        ("ann", None),
        ("bob", 3),
    ]
    assert IcebergTables(lake).read(wider)["pages"].to_pylist().count(3) == 1
    other = replace(wider, columns=(*VISITS.columns, Column("pages", "double", "Pages seen")))
    with pytest.raises(LakeError, match=r"^column visits\.pages is long in the lake and double"):
        session.append(other, [{"day": DAYS[1], "visitor": "bob", "pages": 3.0}])


@pytest.mark.parametrize("bad", ['{"event_id": "x"', '{"event_time_ms": "soon"}', "null", "7"])
def test_a_line_that_is_none_is_an_error_and_not_a_row_of_nulls(session: Any, lake: Lake, bad: str) -> None:
    store(lake.root, [event("e", "page_view", "web", "2025-01-01")])
    (stored,) = list_objects(lake, "validated")
    path = lake.objects / stored.key
    path.write_bytes(gzip.compress(gzip.decompress(path.read_bytes()) + bad.encode() + b"\n"))
    with pytest.raises(session.failures):
        session.materialise("unread_lines", session.lines(validated_table(), [stored.key]))


def test_rows_nothing_reads_any_more_are_let_go(session: Any) -> None:
    relation = visits(session, (DAYS[0], "ann"))
    kept = session.materialise("kept_visits", f"select v.* from {relation} as v cross join range(3)")
    held = session._spark.sparkContext._jsc.getPersistentRDDs
    with_it = len(held())
    session.drop(kept)
    assert len(held()) == with_it - 1
