from __future__ import annotations

import pyarrow as pa
import pytest

from lead_lake.partitioned_append import partitions


def pieces(*days: str) -> list[tuple[object, list[int]]]:
    rows = (
        pa.table({"day": list(days), "n": list(range(len(days)))}) if days else pa.table({"day": [], "n": []})
    )
    return [(day, part["n"].to_pylist()) for day, part in partitions(rows, "day")]


def test_each_value_comes_with_its_rows_in_order() -> None:
    assert pieces("a", "a", "b", "c", "c") == [("a", [0, 1]), ("b", [2]), ("c", [3, 4])]


def test_no_rows_make_no_partitions() -> None:
    assert pieces() == []


def test_rows_that_are_not_sorted_would_make_two_files_and_are_refused() -> None:
    with pytest.raises(ValueError, match="not sorted by day"):
        pieces("a", "b", "a")


def test_rows_in_chunks_are_cut_where_the_value_changes() -> None:
    chunked = pa.concat_tables([pa.table({"day": ["a", "b"]}), pa.table({"day": ["b"]})])
    assert [(day, len(part)) for day, part in partitions(chunked, "day")] == [("a", 1), ("b", 2)]
