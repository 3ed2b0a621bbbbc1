"""Which content becomes the event: dedupe, conflicts and issues, worked out by hand."""

from __future__ import annotations

from lake_factory import Line, event
from models.model_session import Rows, rows_of, session_over

AS_OF = 10**15
T = "2025-01-01T00:00:00"


def incoming(*lines: Line) -> dict[str, Rows]:
    """Unread lines as the runner provides them: events, and their issues as rows."""
    placed = [line | {"sequence_number": f"{i:05d}"} for i, line in enumerate(lines)]
    issues = [
        {k: line[k] for k in ("source", "event_id", "shard_id", "sequence_number", "record_index")} | issue
        for line in placed
        for issue in line["issues"]
    ]
    return {"incoming_events": placed, "incoming_issues": issues or [NO_ISSUE]}


#: DuckDB needs a row to know the columns by; it belongs to no event.
NO_ISSUE = {
    "source": "-", "event_id": "-", "shard_id": "-", "sequence_number": "-", "record_index": -1,
    "code": "-", "field": "-",
}  # fmt: skip


def lead(event_id: str, *, received: str, **fields: object) -> Line:
    return event(event_id, "roadshow_lead", "roadshow", T, received=received, **fields)


def test_the_content_that_arrived_first_wins_and_the_other_is_rejected_by_name() -> None:
    early = lead("a", received="2025-01-01T01:00:00", city="Paris")
    late = lead("a", received="2025-01-01T02:00:00", city="Rome")
    session = session_over(incoming(late, early), AS_OF)
    assert [r["city"] for r in rows_of(session, "event_winners")] == ["Paris"]
    (rejected,) = rows_of(session, "rejected_contents")
    assert rejected["payload_sha256"] == late["payload_sha256"]
    assert rejected["winner_sha256"] == early["payload_sha256"]
    assert rejected["reason"] == "conflicting_duplicate"


def test_of_contents_that_arrived_together_the_lesser_hash_wins() -> None:
    one = lead("a", received=T, city="Paris")
    other = lead("a", received=T, city="Rome")
    least = min(one["payload_sha256"], other["payload_sha256"])
    for lines in ((one, other), (other, one)):
        (winner,) = rows_of(session_over(incoming(*lines), AS_OF), "event_winners")
        assert winner["payload_sha256"] == least


def test_copies_of_one_content_are_one_event_and_nothing_is_rejected() -> None:
    copies = [lead("a", received=f"2025-01-01T0{hour}:00:00", city="Paris") for hour in (3, 1, 2)]
    session = session_over(incoming(*copies), AS_OF)
    (winner,) = rows_of(session, "event_winners")
    assert winner["received_at_ms"] == copies[1]["received_at_ms"]
    assert rows_of(session, "rejected_contents") == []


def test_the_same_id_from_another_source_is_another_event() -> None:
    web = event("a", "page_view", "web", T)
    assert len(rows_of(session_over(incoming(lead("a", received=T), web), AS_OF), "event_winners")) == 2


def test_a_content_read_later_takes_over_when_it_had_arrived_earlier() -> None:
    kept = lead("a", received="2025-01-01T05:00:00", city="Rome")
    found = lead("a", received="2025-01-01T04:00:00", city="Paris")
    session = session_over(incoming(found) | {"events": [kept]}, AS_OF)
    assert [r["city"] for r in rows_of(session, "event_winners")] == ["Paris"]
    assert [r["payload_sha256"] for r in rows_of(session, "rejected_contents")] == [kept["payload_sha256"]]


def test_a_rejected_content_stays_rejected_with_its_first_arrival() -> None:
    kept = lead("a", received="2025-01-01T01:00:00", city="Paris")
    lost = lead("a", received="2025-01-01T09:00:00", city="Rome")
    again = lead("a", received="2025-01-01T05:00:00", city="Rome")
    before = {"events": [kept], "rejected_events": [lost]}
    (rejected,) = rows_of(session_over(incoming(again) | before, AS_OF), "rejected_contents")
    assert rejected["received_at_ms"] == again["received_at_ms"]


def test_issues_follow_the_winning_line() -> None:
    issue = {"code": "phone_invalid", "field": "phone"}
    early = lead("a", received="2025-01-01T01:00:00", city="Paris", issues=[issue])
    late = lead("a", received="2025-01-01T02:00:00", city="Rome", issues=[{"code": "x", "field": "y"}])
    (found,) = rows_of(session_over(incoming(early, late), AS_OF), "winner_issues")
    assert (found["event_id"], found["code"], found["field"]) == ("a", "phone_invalid", "phone")


def test_issues_of_a_kept_line_stay_when_it_wins_again() -> None:
    kept = lead("a", received="2025-01-01T01:00:00") | {"sequence_number": "kept"}
    issue = {"source": "roadshow", "event_id": "a", "code": "number_invalid", "field": "budget"}
    later = lead("a", received="2025-01-01T02:00:00", city="Rome")
    inputs = incoming(later) | {"events": [kept], "event_issues": [issue]}
    (found,) = rows_of(session_over(inputs, AS_OF), "winner_issues")
    assert found["code"] == "number_invalid"
