"""What a run that follows another finds moved: events, pairs of keys, and the people of these keys."""

from __future__ import annotations

from lake_factory import event, ms
from models.model_session import Row, Rows, rows_of, session_over

AS_OF = ms("2025-06-30T00:00:00")
TYPES = {"x": "external", "e": "email", "p": "phone", "a": "anonymous"}
#: A relation of hand-made rows has a row, so that it has columns; this one touches nobody.
NO_KEY = {"key_id": "x_none"}
NO_PAIR = {"key_id_a": "x_none", "key_id_b": "e_none"}


def pair(a: str, b: str, first: str, time: int, count: int = 1, known: int | None = None) -> Row:
    source, event_id = first.split("/")
    return {
        "key_id_a": a, "key_type_a": TYPES[a[0]], "key_id_b": b, "key_type_b": TYPES[b[0]],
        "first_source": source, "first_event_id": event_id, "first_event_time_ms": time,
        "first_known_ms": time if known is None else known, "event_count": count,
    }  # fmt: skip


def brought_forward(
    before: Rows, moved: Rows, shaken: Rows | None = None, recounted: Rows | None = None
) -> dict[tuple[str, str], Row]:
    inputs: dict[str, Rows] = {
        "identity_links": before,
        "moved_pairs": [*moved, pair("x_none", "e_none", "online/none", 0)],
        "shaken_pairs": [*(shaken or []), NO_PAIR],
        "recounted_pairs": recounted or [pair("x_none", "e_none", "online/none", 0)],
    }
    rows = rows_of(session_over(inputs, AS_OF), "pairs_brought_forward")
    found = {(row["key_id_a"], row["key_id_b"]): row for row in rows}
    assert len(found) == len(rows), "one row per pair"
    found.pop(("x_none", "e_none"), None)
    return found


class TestPairsBroughtForward:
    def test_hold_pairs_nobody_spoke_of_and_pairs_nobody_knew(self) -> None:
        known, new = pair("e_1", "p_1", "online/a", 10, count=3), pair("e_2", "p_2", "web/b", 20)
        assert brought_forward([known], [new]) == {("e_1", "p_1"): known, ("e_2", "p_2"): new}

    def test_add_counts_and_keep_the_first_event_where_the_new_one_is_later(self) -> None:
        before = pair("e_1", "p_1", "online/a", 10, count=3, known=15)
        found = brought_forward([before], [pair("e_1", "p_1", "crm/b", 11, count=2, known=16)])
        assert found == {("e_1", "p_1"): before | {"event_count": 5}}

    def test_take_an_earlier_first_event_but_knew_of_the_pair_when_they_knew(self) -> None:
        """A late arrival happened before what was known before it."""
        before = pair("e_1", "p_1", "online/a", 10, known=15)
        found = brought_forward([before], [pair("e_1", "p_1", "web/b", 9, known=40)])
        assert found == {("e_1", "p_1"): pair("e_1", "p_1", "web/b", 9, count=2, known=15)}

    def test_may_learn_that_a_pair_was_known_earlier_by_a_later_event(self) -> None:
        before = pair("e_1", "p_1", "online/a", 10, known=50)
        found = brought_forward([before], [pair("e_1", "p_1", "online/b", 11, known=12)])
        assert found == {("e_1", "p_1"): pair("e_1", "p_1", "online/a", 10, count=2, known=12)}

    def test_break_ties_in_time_by_source_then_event_id(self) -> None:
        def first(before: str, added: str) -> str:
            pairs = brought_forward([pair("e_1", "p_1", before, 10)], [pair("e_1", "p_1", added, 10)])
            row = pairs["e_1", "p_1"]
            return f"{row['first_source']}/{row['first_event_id']}"

        assert first("online/a", "crm/b") == "crm/b"
        assert first("crm/b", "online/a") == "crm/b"
        assert first("online/b", "online/a") == "online/a"
        assert first("online/a", "online/b") == "online/a"
        # in bytes Z comes before a
        assert first("online/a", "online/Z") == "online/Z"

    def test_count_a_shaken_pair_anew_from_all_that_shows_it(self) -> None:
        """Neither what was known nor what moved counts, or the moved event would count twice."""
        recounted = pair("e_1", "p_1", "web/c", 30, count=2)
        found = brought_forward(
            [pair("e_1", "p_1", "online/a", 10, count=3)],
            [pair("e_1", "p_1", "web/c", 30)],
            shaken=[{"key_id_a": "e_1", "key_id_b": "p_1"}],
            recounted=[recounted],
        )
        assert found == {("e_1", "p_1"): recounted}

    def test_lose_a_shaken_pair_nothing_shows_any_more(self) -> None:
        kept = pair("e_1", "p_2", "online/a", 10)
        found = brought_forward(
            [pair("e_1", "p_1", "online/a", 10), kept], [], shaken=[{"key_id_a": "e_1", "key_id_b": "p_1"}]
        )
        assert found == {("e_1", "p_2"): kept}

    def test_do_not_count_again_what_was_only_counted_beside_a_shaken_pair(self) -> None:
        """Shaken events show other pairs too."""
        kept = pair("e_1", "p_2", "online/a", 10, count=4)
        found = brought_forward(
            [kept],
            [],
            shaken=[{"key_id_a": "e_1", "key_id_b": "p_1"}],
            recounted=[pair("e_1", "p_2", "online/a", 10, count=1)],
        )
        assert found == {("e_1", "p_2"): kept}


def affected(**inputs: Rows) -> set[str]:
    given: dict[str, Rows] = {
        "identity_keys": [
            {"key_id": f"{kind}_{n}", "person_id": f"e_{n}"} for kind in "xepa" for n in range(6)
        ],
        "touched_keys": [NO_KEY],
        "stored_hubs": [NO_KEY],
        "hubs_brought_forward": [NO_KEY],
        "pairs_brought_forward": [pair("x_none", "e_none", "online/none", 0)],
    }
    rows = rows_of(session_over(given | inputs, AS_OF), "affected_persons")
    return {row["person_id"] for row in rows}


class TestAffectedPersons:
    def test_are_those_of_the_keys_that_were_touched_once_each(self) -> None:
        touched = [{"key_id": key} for key in ("x_1", "a_1", "p_2", "e_unknown")]
        assert affected(touched_keys=touched) == {"e_1", "e_2"}

    def test_are_also_those_beside_a_hub_that_is_none_any_more(self) -> None:
        pairs = [
            pair("e_1", "p_0", "online/a", 1),
            pair("p_0", "a_2", "online/b", 2),
            pair("e_3", "p_5", "online/c", 3),
        ]
        freed = affected(stored_hubs=[{"key_id": "p_0"}, NO_KEY], pairs_brought_forward=pairs)
        assert freed == {"e_1", "e_2"}

    def test_are_not_those_beside_a_hub_that_stays_one_or_becomes_one(self) -> None:
        """Whom it joined before lies in the person of its own, which was touched."""
        hub, pairs = [{"key_id": "p_0"}], [pair("e_1", "p_0", "online/a", 1)]
        stays = {"stored_hubs": hub, "hubs_brought_forward": hub, "pairs_brought_forward": pairs}
        assert affected(**stays) == set()
        assert affected(hubs_brought_forward=hub, pairs_brought_forward=pairs) == set()


def test_events_to_place_are_those_that_changed_and_those_that_have_come_of_age() -> None:
    day = 86_400_000

    def form(event_id: str, time: int) -> Row:
        return event(event_id, "online_form", "online", time, email=f"{event_id}@example.com")

    inputs: dict[str, Rows] = {
        "events": [
            form("old", AS_OF - 9 * day), form("changed", AS_OF - 9 * day), form("counted", AS_OF - day),
            form("came_of_age", AS_OF - day + 1), form("now", AS_OF), form("to_come", AS_OF + 1),
        ],
        "events_changed": [{"source": "online", "event_id": name} for name in ("changed", "now")],
        "run_before": [{"as_of_ms": AS_OF - day}],
    }  # fmt: skip
    moved = rows_of(session_over(inputs, AS_OF), "moved_events")
    assert [row["event_id"] for row in moved] == ["came_of_age", "changed", "now"]
