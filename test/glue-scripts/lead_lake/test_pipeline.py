from __future__ import annotations

from lead_lake.pipeline import load_pipeline


def test_a_run_killed_between_commits_can_still_tell_what_it_had_replaced() -> None:
    """Losers and issues need the events as they were; objects are read once all three are committed."""
    (process, *_) = load_pipeline().stages
    order = [write.table for write in process.writes]
    assert order[:4] == ["rejected_events", "event_issues", "events", "raw_objects"]
