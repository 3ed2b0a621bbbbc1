"""Numbers a stage leaves behind, worked out by hand."""

from __future__ import annotations

import pytest

from lead_lake.stage_metrics import Taken, nearest_rank, stage_metrics


def test_a_stage_that_reads_tables_says_how_long_it_took_and_how_many_rows() -> None:
    assert stage_metrics(1.5, 40, 7, None) == [
        {"name": "StageSeconds", "unit": "Seconds", "value": 1.5},
        {"name": "RowsRead", "unit": "Count", "value": 40},
        {"name": "RowsWritten", "unit": "Count", "value": 7},
    ]


def test_duplicates_are_lines_that_added_no_event_and_rejects_are_what_quarantine_and_conflicts_kept() -> (
    None
):
    # 60 + 40 lines made 95 events: 5 were there already; 3 records in quarantine, 2 contents lost
    taken = Taken([("validated", 60, 30_000), ("validated", 40, 90_500), ("quarantine", 3, 1)], 95, 2)
    found = {m["name"]: m["value"] for m in stage_metrics(1.0, 100, 95, taken)}
    assert (found["EventsRead"], found["EventsAdded"], found["DuplicatesRemoved"]) == (100, 95, 5)
    assert found["RecordsRejected"] == 5
    # half of the lines waited no longer than 30 s, 95 of 100 no longer than 90.5 s
    assert (found["ProcessingLatencyP50"], found["ProcessingLatencyP95"]) == (30.0, 90.5)


def test_a_run_that_read_nothing_has_no_latency_rather_than_a_latency_of_nought() -> None:
    names = [m["name"] for m in stage_metrics(1.0, 0, 0, Taken([("quarantine", 1, 5)], 0, 0))]
    assert names[3:] == ["EventsRead", "EventsAdded", "DuplicatesRemoved", "RecordsRejected"]


@pytest.mark.parametrize(("percent", "value"), [(50, 1), (51, 2), (95, 3), (100, 3)])
def test_a_percentile_is_the_least_value_that_covers_its_share(percent: int, value: int) -> None:
    # ten weights: five of 1, four of 2, one of 3
    assert nearest_rank([(3, 1), (1, 5), (2, 4)], percent) == value
