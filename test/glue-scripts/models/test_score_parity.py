"""Real-time scores beside what the models make of the same events as of the same time."""

from __future__ import annotations

from typing import Any

import pytest

import lake_factory
from lake_factory import ms
from models.model_session import Row, Rows, rows_of, session_over

AS_OF = ms("2025-06-30T12:00:00")
LOGGED = ms("2025-06-30T10:00:00")
HOUR = 3_600_000
VERSION = "default@2"


def form(event_id: str, at: int = LOGGED, received: int | None = None) -> Row:
    """An online form that says nothing: 20 points for its source, and for nothing else."""
    day = "2025-06-30"
    return {
        "source": "online", "event_id": event_id, "event_type": "online_form", "creates_lead": True,
        "event_time_ms": at, "received_at_ms": at if received is None else received,
        "event_date": day, "received_date": day, "email_key": "k",
    }  # fmt: skip


def owned(event: Row, lead_id: str = "e_1") -> Row:
    kept = ("source", "event_id", "event_time_ms")
    return {name: event[name] for name in kept} | {"lead_id": lead_id, "attribution": "lead"}


def logged(**fields: Any) -> Row:
    told = {"score_id": "s1", "final_score": 20.0, "scorecard_version": VERSION, **fields}
    return lake_factory.logged(told.pop("lead_id", "e_1"), told.pop("as_of_ms", LOGGED), **told)


def compare(
    *log: Row,
    events: Rows | None = None,
    leads: tuple[str, ...] = ("e_1",),
    before: int | None = None,
    **more: Rows,
) -> Rows:
    seen = [form("a")] if events is None else events
    inputs: dict[str, Rows] = {
        "events": seen,
        "event_leads": [owned(event) for event in seen],
        "leads": [{"lead_id": lead_id} for lead_id in leads],
        "score_log": list(log),
        "score_run_before": [{"as_of_ms": before}],
        **more,
    }
    return rows_of(session_over(inputs, AS_OF), "score_comparisons")


def verdict(*log: Row, **given: Any) -> Any:
    (row,) = compare(*log, **given)
    return row["verdict"]


def test_a_score_the_models_agree_with_is_equal() -> None:
    (row,) = compare(logged())
    assert {name: row[name] for name in row if name not in ("run_id", "score_id")} == {
        "lead_id": "e_1", "as_of_ms": LOGGED, "realtime_score": 20.0, "batch_score": 20.0, "difference": 0.0,
        "realtime_events": 1, "batch_events": 1, "verdict": "equal", "realtime_band": "COLD",
        "batch_band": "COLD", "run_as_of_ms": AS_OF,
    }  # fmt: skip


def test_another_score_of_the_same_events_is_a_fault() -> None:
    (row,) = compare(logged(final_score=21.5))
    assert (row["verdict"], row["difference"]) == ("different", 1.5)


def test_events_that_the_score_did_not_know_excuse_it() -> None:
    # linked later, as it had happened and arrived by then
    assert verdict(logged(), events=[form("a"), form("b", LOGGED - HOUR)]) == "later_events"
    # the batch has not read it yet
    assert verdict(logged(event_count=2)) == "later_events"


def test_what_had_not_happened_or_not_arrived_by_the_score_is_no_part_of_it() -> None:
    later = [form("b", LOGGED + 1), form("c", LOGGED - HOUR, received=LOGGED + 1)]
    assert verdict(logged(), events=[form("a"), *later]) == "equal"


def test_a_lead_that_was_merged_or_is_none_any_more_is_excused() -> None:
    redirects = [{"key_id": "e_0", "lead_id": "e_1"}]
    (row,) = compare(logged(lead_id="e_0"), lead_redirects=redirects)
    assert (row["lead_id"], row["verdict"]) == ("e_1", "later_events")
    (row,) = compare(logged(lead_id="e_9"))
    assert (row["lead_id"], row["verdict"], row["batch_score"]) == ("e_9", "later_events", None)


def test_a_store_that_left_events_out_is_excused_before_all_else() -> None:
    assert verdict(logged(is_truncated=True, scorecard_version="old@1", final_score=1.0)) == "truncated"


def test_another_scorecard_is_named() -> None:
    assert verdict(logged(scorecard_version="default@0", final_score=1.0)) == "other_scorecard"


@pytest.mark.parametrize(
    ("lookups_as_of", "expected"),
    [
        (None, "other_rates"),
        (ms("2025-06-29T23:59:59"), "other_rates"),
        (ms("2025-06-30T00:00:00"), "different"),
    ],
)
def test_rates_of_another_day_excuse_only_a_scorecard_that_looks_at_rates(
    lookups_as_of: int | None, expected: str
) -> None:
    score = logged(final_score=1.0, lookups_as_of_ms=lookups_as_of)
    used = [{"feature": "location_conversion_rate"}]
    assert verdict(score, scored_rates=used) == expected
    assert verdict(score) == "different"


def test_the_newest_score_of_a_lead_is_compared_and_copies_of_a_line_count_once() -> None:
    log = [
        logged(score_id="old", as_of_ms=LOGGED - 1, event_count=9),
        logged(score_id="fewer", event_count=1, final_score=3.0),
        logged(score_id="s2", event_count=2, events_seen=2),
        logged(score_id="s2", event_count=2, events_seen=2),
    ]
    (row,) = compare(*log, events=[form("a"), form("b")])
    assert (row["score_id"], row["verdict"]) == ("s2", "equal")


def test_a_score_as_of_the_run_or_later_is_left_to_the_next() -> None:
    assert compare(logged(as_of_ms=AS_OF)) == []
    assert len(compare(logged(as_of_ms=AS_OF - 1))) == 1


def test_scores_up_to_the_run_before_were_its_own_but_for_those_stored_late() -> None:
    assert compare(logged(), before=LOGGED + HOUR) == []
    assert len(compare(logged(), before=LOGGED + HOUR - 1)) == 1
    done = [{"run_id": "before", "lead_id": "e_1", "score_id": "s1"}]
    assert compare(logged(), before=LOGGED, score_parity=done) == []


def test_of_scores_as_of_one_time_the_store_says_which_came_last() -> None:
    # the content of an event was replaced: as many events as before, and the higher id is the older score's
    log = [
        logged(score_id="z", final_score=99.0, epoch=3, events_seen=7),
        logged(score_id="a", epoch=3, events_seen=8),
        logged(score_id="y", final_score=98.0, epoch=2, events_seen=9),
    ]
    (row,) = compare(*log)
    assert (row["score_id"], row["verdict"]) == ("a", "equal")
    # lines of before there were such numbers go before all others
    old = logged(score_id="zz", final_score=97.0, epoch=None, events_seen=None)
    (row,) = compare(old, logged(epoch=0, events_seen=0))
    assert row["score_id"] == "s1"


def test_another_score_of_an_event_that_came_with_several_contents_is_named() -> None:
    lost = {"source": "online", "event_id": "a", "reason": "conflicting_duplicate"}
    other = logged(final_score=1.0)
    assert verdict(other, rejected_events=[lost, lost | {"payload_sha256": "b"}]) == "other_content"
    assert verdict(logged(), rejected_events=[lost]) == "equal"
    # of another event, of another source
    assert verdict(other, rejected_events=[lost | {"event_id": "b"}, lost | {"source": "web"}]) == "different"
    # an event that is no part of the score
    later = form("b", LOGGED + 1)
    seen = [form("a"), later]
    assert verdict(other, events=seen, rejected_events=[lost | {"event_id": "b"}]) == "different"
