from __future__ import annotations

import gzip
import json
from pathlib import Path

import duckdb
import pytest

from lake_factory import GATE, Line, event, make_lake, store
from lead_lake.lake import Lake, open_lake
from lead_lake.stored_lines import lines_sql, list_objects, validated_table
from lead_lake.tables import load_tables


@pytest.fixture
def lake(tmp_path: Path) -> Lake:
    return open_lake(str(make_lake(tmp_path / "it's a lake")))


def line(event_id: str, time: str = "2025-01-01T10:00:00", **fields: object) -> Line:
    return event(event_id, "roadshow_lead", "roadshow", time, **fields)


def test_objects_are_found_with_what_their_path_says(lake: Lake) -> None:
    store(lake.root, [line("a"), line("b")], first_sequence=7)
    (found,) = list_objects(lake, "validated")
    assert found.key.startswith(f"validated/gate={GATE}/source=roadshow/dt=2025-01-01/")
    assert (found.source, found.dt.isoformat(), found.shard_id) == (
        "roadshow",
        "2025-01-01",
        "shardId-000000000000",
    )
    assert (int(found.first_sequence_number), int(found.last_sequence_number)) == (7, 8)


def test_objects_of_another_gate_are_not_read(lake: Lake) -> None:
    store(lake.root, [line("a")])
    (lake.objects / f"validated/gate={GATE}").rename(lake.objects / "validated/gate=older")
    assert list_objects(lake, "validated") == []


def test_half_written_files_are_not_objects(lake: Lake) -> None:
    store(lake.root, [line("a")])
    (found,) = list_objects(lake, "validated")
    (lake.objects / found.key).with_name("upload.tmp").write_text("half")
    assert list_objects(lake, "validated") == [found]


def test_lines_come_typed_with_the_object_they_are_from(lake: Lake) -> None:
    issue = {"code": "phone_invalid", "field": "phone"}
    store(lake.root, [line("a", questions_asked=2, consent=False, issues=[issue])])
    (found,) = list_objects(lake, "validated")
    relation = duckdb.sql(lines_sql(lake.objects, validated_table(), [found.key]))
    row = dict(zip(relation.columns, relation.fetchall()[0], strict=True))
    assert (row["questions_asked"], row["consent"], row["city"]) == (2, False, None)
    assert row["issues"] == [issue]
    assert row["object_key"] == found.key


def test_no_objects_give_no_rows_of_the_same_columns(lake: Lake) -> None:
    relation = duckdb.sql(lines_sql(lake.objects, validated_table(), []))
    assert relation.columns == [*validated_table().column_names, "object_key"]
    assert relation.fetchall() == []


def test_columns_that_stand_in_the_path_are_read_from_it(lake: Lake) -> None:
    store(lake.root, [line("a")])
    keys = [o.key for o in list_objects(lake, "raw")]
    relation = duckdb.sql(
        lines_sql(lake.objects, load_tables()["raw_events"], keys, ["event_id", "source", "dt"])
    )
    assert [str(value) for value in relation.fetchall()[0][:3]] == ["a", "roadshow", "2025-01-01"]


HOSTILE = ['"', "a,b;c\td", "\x01\x00\r\n", "\\ud800", "ключ 🗝", "'; drop table x; --", "", "x" * 1_048_576]


def test_payloads_come_back_to_the_letter(lake: Lake) -> None:
    lines = [
        {
            "position": f"s/{i}/0",
            "received_at_ms": i,
            "event_type": "t",
            "event_id": "e",
            "sha256": "h",
            "payload": text,
        }
        for i, text in enumerate(HOSTILE)
    ]
    name = "shardId-000000000000-0-9-0123456789abcdef.ndjson.gz"
    path = lake.objects / "raw/source=web/dt=2025-01-01" / name
    path.parent.mkdir(parents=True)
    path.write_bytes(gzip.compress("".join(json.dumps(line) + "\n" for line in lines).encode()))
    keys = [o.key for o in list_objects(lake, "raw")]
    found = duckdb.sql(
        lines_sql(lake.objects, load_tables()["raw_events"], keys, ["received_at_ms", "payload"])
    )
    assert [row[1] for row in sorted(found.fetchall())] == HOSTILE
