"""The cache of stored lines: every line once, whatever objects come and go."""

from __future__ import annotations

from pathlib import Path

import pytest

from lake_factory import event, make_lake, store
from lead_lake.engines.embedded import embedded_session
from lead_lake.lake import Lake, open_lake
from lead_lake.lines_cache import cached_lines
from lead_lake.stored_lines import list_objects
from lead_lake.tables import load_tables

COLUMNS = ["event_id", "source", "dt"]


def form(event_id: str, day: str) -> dict[str, object]:
    return event(event_id, "online_form", "online", f"{day}T10:00:00", email=f"{event_id}@example.com")


@pytest.fixture
def lake(tmp_path: Path) -> Lake:
    root = make_lake(tmp_path / "lake")
    store(root, [form("a", "2025-01-01"), form("b", "2025-01-02")])
    return open_lake(str(root))


def read(lake: Lake) -> list[str]:
    session = embedded_session(lake)
    keys = [o.key for o in list_objects(lake, "raw")]
    lines = cached_lines(session, lake.root / "cache", load_tables()["raw_events"], keys, COLUMNS)
    return sorted(event_id for (event_id,) in session.execute(f"select event_id from {lines}"))


def test_lines_of_new_objects_join_those_read_before(lake: Lake) -> None:
    assert read(lake) == ["a", "b"]
    store(lake.root, [form("c", "2025-01-03")], first_sequence=10)
    assert read(lake) == ["a", "b", "c"]
    assert read(lake) == ["a", "b", "c"]


def test_an_object_is_parsed_once(lake: Lake) -> None:
    read(lake)
    for file in (lake.objects / "raw").rglob("*.gz"):
        file.write_bytes(b"no longer readable")
    assert read(lake) == ["a", "b"]


def test_lines_of_an_object_that_is_gone_are_gone(lake: Lake) -> None:
    read(lake)
    next((lake.objects / "raw").rglob("dt=2025-01-01/*.gz")).unlink()
    assert read(lake) == ["b"]
    assert read(lake) == ["b"]


def test_many_parts_become_one_and_hold_every_line_once(lake: Lake) -> None:
    for number in range(40):
        store(lake.root, [form(f"n{number:02}", "2025-01-03")], first_sequence=100 + number)
        found = read(lake)
    assert found == ["a", "b", *(f"n{number:02}" for number in range(40))]
    assert len(list((lake.root / "cache").rglob("*.parquet"))) < 32


def test_other_columns_are_another_cache(lake: Lake) -> None:
    read(lake)
    session = embedded_session(lake)
    keys = [o.key for o in list_objects(lake, "raw")]
    lines = cached_lines(session, lake.root / "cache", load_tables()["raw_events"], keys, ["position"])
    assert session.count(lines) == 2
