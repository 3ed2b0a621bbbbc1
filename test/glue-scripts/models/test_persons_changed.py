"""Which people a run that follows another has changed, and whose landmarks are to be computed anew."""

from __future__ import annotations

from typing import Any

from lake_factory import ms
from models.model_session import Row, Rows, rows_of, session_over

AS_OF = ms("2025-06-30T00:00:00")
#: A relation of hand-made rows has a row, so that it has columns; this one is nobody's.
NO_EVENT = {"source": "-", "event_id": "-"}


def belongs(event_id: str, person: str | None, attribution: str = "lead") -> Row:
    lead = person if attribution == "lead" else None
    return {
        "source": "online", "event_id": event_id, "person_id": person, "lead_id": lead,
        "attribution": attribution,
    }  # fmt: skip


def torn(before: Rows, now: Rows, affected: str = "", replaced: str = "") -> set[str]:
    inputs: dict[str, Rows] = {
        "affected_persons": [{"person_id": p} for p in affected.split() or ["none"]],
        "event_leads": before,
        "placed_event_leads": now,
        "events_replaced": [
            *({"source": "online", "event_id": event_id} for event_id in replaced.split()),
            NO_EVENT,
        ],
    }
    return {row["person_id"] for row in rows_of(session_over(inputs, AS_OF), "torn_persons")}


class TestTornPersons:
    def test_are_those_whose_events_have_come_to_several(self) -> None:
        before = [belongs("a", "e_1"), belongs("b", "e_1"), belongs("c", "e_2")]
        now = [belongs("a", "e_1"), belongs("b", "p_1"), belongs("c", "e_2")]
        assert torn(before, now, affected="e_1 e_2") == {"e_1"}

    def test_are_not_those_that_go_over_into_another_whole(self) -> None:
        before = [belongs("a", "e_1"), belongs("b", "e_1"), belongs("c", "e_2")]
        now = [belongs(event_id, "e_2") for event_id in "abc"]
        assert torn(before, now, affected="e_1 e_2") == set()

    def test_are_those_of_whose_events_one_says_something_else(self) -> None:
        """What it had said may have been the latest."""
        people = [belongs("a", "e_1"), belongs("b", "e_2"), belongs("c", None, "no_key")]
        assert torn(people, people, affected="e_1 e_2", replaced="a c unheard") == {"e_1"}

    def test_are_those_that_have_become_leads(self) -> None:
        """Contact data is kept of leads alone: of these there is none yet."""
        before = [belongs("a", "e_1", "crm_only"), belongs("b", "e_2"), belongs("c", "a_3", "anonymous_only")]
        now = [belongs("a", "e_1"), belongs("b", "e_2"), belongs("c", "a_3", "anonymous_only")]
        assert torn(before, now, affected="e_1 e_2 a_3") == {"e_1"}

    def test_are_those_a_lead_has_taken_up_that_were_none(self) -> None:
        before = [belongs("a", "a_1", "anonymous_only"), belongs("b", "e_2")]
        now = [belongs("a", "e_2"), belongs("b", "e_2")]
        assert torn(before, now, affected="a_1 e_2") == {"a_1"}


def changed(before: Rows, now: Rows, affected: str, **inputs: Any) -> dict[str, bool]:
    """Whether the landmark of each person has moved; leads were first seen at 5 unless said otherwise."""

    def leads(rows: Rows, given: Row) -> Rows:
        ids = {row["lead_id"] for row in rows if row["lead_id"] is not None}
        return [{"lead_id": i, "first_seen_ms": given.get(i, 5)} for i in sorted(ids)]

    given: dict[str, Rows] = {
        "affected_persons": [{"person_id": p} for p in affected.split() or ["none"]],
        "event_leads": before,
        "placed_event_leads": now,
        "torn_persons": [{"person_id": p} for p in inputs.get("torn", "none").split()],
        "leads": leads(before, inputs.get("seen_before", {})),
        "placed_leads": [*leads(now, inputs.get("seen_now", {})), {"lead_id": "nobody", "first_seen_ms": 0}],
        "moved_keyed_events": [{"known_ms": 40}, {"known_ms": 30}],
    }
    rows = rows_of(session_over(given, AS_OF), "persons_changed")
    assert {row["known_from_ms"] for row in rows} == {30}
    return {row["person_id"]: row["landmark_moved"] for row in rows if row["person_id"] != "none"}


class TestPersonsChanged:
    def test_keep_their_landmark_where_they_only_got_one_more_event(self) -> None:
        before = [belongs("a", "e_1"), belongs("b", "e_1")]
        now = [*before, belongs("c", "e_1")]
        assert changed(before, now, "e_1") == {"e_1": False}

    def test_have_moved_it_where_they_were_first_seen_at_another_time(self) -> None:
        people = [belongs("a", "e_1")]
        assert changed(people, people, "e_1", seen_now={"e_1": 4}) == {"e_1": True}

    def test_have_moved_it_where_they_are_new(self) -> None:
        assert changed([belongs("z", "e_9")], [belongs("a", "e_1")], "") == {"e_1": True}

    def test_have_moved_it_where_they_have_taken_over_a_person_who_is_gone(self) -> None:
        before = [belongs("a", "e_1"), belongs("b", "e_2")]
        now = [belongs("a", "e_1"), belongs("b", "e_1")]
        assert changed(before, now, "e_1 e_2") == {"e_1": True, "e_2": True}

    def test_have_moved_it_where_they_were_torn(self) -> None:
        people = [belongs("a", "e_1"), belongs("b", "e_2")]
        assert changed(people, people, "e_1 e_2", torn="e_1") == {"e_1": True, "e_2": False}

    def test_have_moved_it_where_they_have_become_leads_or_are_none_any_more(self) -> None:
        before = [belongs("a", "e_1", "crm_only"), belongs("b", "e_2")]
        now = [belongs("a", "e_1"), belongs("b", "e_2", "crm_only")]
        assert changed(before, now, "e_1 e_2") == {"e_1": True, "e_2": True}

    def test_have_moved_it_where_they_got_another_id(self) -> None:
        """An earlier key of theirs has turned up: it is the same person, but another lead."""
        assert changed([belongs("a", "e_1")], [belongs("a", "p_1")], "e_1") == {"e_1": True, "p_1": True}

    def test_keep_it_where_an_event_of_nobody_came_to_them(self) -> None:
        before = [belongs("a", "e_1"), belongs("b", None, "after_as_of")]
        now = [belongs("a", "e_1"), belongs("b", "e_1")]
        assert changed(before, now, "e_1") == {"e_1": False}


def moved_landmarks(known_from_ms: int | None, before_ms: int, **first_seen_ms: int) -> set[str]:
    is_moved = {"e_8": False, "e_9": True}
    persons = [
        {"person_id": person, "landmark_moved": moved, "known_from_ms": known_from_ms}
        for person, moved in is_moved.items()
    ]
    inputs: dict[str, Rows] = {
        "changed_persons": persons if known_from_ms is not None else [],
        "leads": [{"lead_id": lead, "first_seen_ms": at} for lead, at in first_seen_ms.items()],
        "run_before": [{"as_of_ms": before_ms}],
    }
    return {row["lead_id"] for row in rows_of(session_over(inputs, AS_OF), "moved_landmarks")}


class TestMovedLandmarks:
    WEEK = 604_800_000

    def test_are_those_of_persons_that_were_not_the_same_also_of_such_that_are_gone(self) -> None:
        assert moved_landmarks(known_from_ms=10**12, before_ms=10**12, e_8=0) == {"e_9"}

    def test_are_all_that_lie_at_or_after_the_first_moment_the_run_has_changed(self) -> None:
        first = 10**12
        seen = {"just": first - self.WEEK, "earlier": first - self.WEEK - 1, "later": first}
        assert moved_landmarks(first, first + 10**9, **seen) == {"e_9", "just", "later"}

    def test_are_all_that_have_passed_since_the_run_before_where_the_news_are_newer(self) -> None:
        before = 10**12
        seen = {"just": before - self.WEEK, "earlier": before - self.WEEK - 1}
        assert moved_landmarks(before + 10**9, before, **seen) == {"e_9", "just"}

    def test_are_those_that_have_passed_since_where_nothing_has_changed(self) -> None:
        before = 10**12
        seen = {"just": before - self.WEEK, "earlier": before - self.WEEK - 1}
        assert moved_landmarks(None, before, **seen) == {"just"}
