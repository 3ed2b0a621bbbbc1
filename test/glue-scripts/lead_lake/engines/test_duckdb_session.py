from __future__ import annotations

import pytest

from lake_factory import event
from lead_lake.engines import duckdb_session
from lead_lake.engines.duckdb_session import spans
from models.model_session import rows_of, session_over


def test_what_was_made_from_a_table_is_made_anew_once_the_table_is_replaced() -> None:
    first = event("a", "roadshow_lead", "roadshow", "2025-01-01T00:00:00", email="ada@example.com")
    second = event("b", "roadshow_lead", "roadshow", "2025-01-02T00:00:00", email="bo@example.com")
    session = session_over({"events": [first]}, as_of_ms=10**15)
    assert [row["event_id"] for row in rows_of(session, "keyed_events")] == ["a"]
    newer = session_over({"events": [first, second]}, as_of_ms=10**15)
    rows = newer.connection.sql(f"select * from {newer.resolve('events')}").to_arrow_table()
    session.replace_table("events", session.arrow("events", rows))
    assert [row["event_id"] for row in rows_of(session, "keyed_events")] == ["a", "b"]


def test_days_are_taken_together_until_their_rows_are_too_many_and_never_cut() -> None:
    counted = [("mon", 2), ("tue", 1), ("wed", 4), ("thu", 9), ("fri", 1), ("sat", 1)]
    assert list(spans(counted, 3)) == [("mon", "tue"), ("wed", "wed"), ("thu", "thu"), ("fri", "sat")]
    assert list(spans([], 3)) == []


@pytest.mark.parametrize(("worth_keeping", "times_read"), [(1, 2), (2, 1)])
def test_a_table_is_read_again_in_the_next_stage_where_it_is_larger_than_worth_keeping(
    monkeypatch: pytest.MonkeyPatch, worth_keeping: int, times_read: int
) -> None:
    monkeypatch.setattr(duckdb_session, "_ROWS_WORTH_KEEPING", worth_keeping)
    rows = [
        event(i, "roadshow_lead", "roadshow", "2025-01-01T00:00:00", email="ada@example.com") for i in "ab"
    ]
    session = session_over({"events": rows}, as_of_ms=10**15)
    assert session.count(session.resolve("events")) == 2
    session.end_stage()
    assert session.count(session.resolve("events")) == 2
    assert session.rows_loaded == 2 * times_read
