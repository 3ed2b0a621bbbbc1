"""Identity against an independent reference, over random events with hubs, merges and late arrivals."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from identity_reference import STRENGTH, Seen, lead_of_event, visible_at_landmarks
from lead_lake.engines.duckdb_session import DuckDbSession
from models.model_session import Rows, rows_of, session_over

LIMIT = 2
#: Few keys, so that people meet; times close together, so that ties and late arrivals happen.
KEYS = {"external": "xx", "email": "eeee", "phone": "ppp", "anonymous": "aaa"}
DAY = 86_400_000


@st.composite
def seen_events(draw: st.DrawFn) -> list[Seen]:
    count = draw(st.integers(1, 12))
    events = []
    for number in range(count):
        keys = {}
        for kind, letters in KEYS.items():
            choice = draw(st.one_of(st.none(), st.integers(0, len(letters) - 1)))
            if choice is not None:
                keys[kind] = f"{letters[0]}_{choice}"
        time = draw(st.integers(0, 20)) * DAY
        late = draw(st.sampled_from([0, 0, 0, 1, 5, 12])) * DAY
        events.append(Seen(f"ev{number:02d}", time, time + late, draw(st.booleans()), keys))
    return events


def as_rows(events: list[Seen]) -> Rows:
    return [
        {
            "source": "online",
            "event_id": e.event_id,
            "creates_lead": e.creates_lead,
            "event_time_ms": e.time,
            "received_at_ms": e.received,
            # key ids are the key's type letter and its first 30 digits
            **{f"{kind}_key": e.keys[kind][2:] if kind in e.keys else None for kind in KEYS},
        }
        for e in events
    ]


def session_of(events: list[Seen], as_of_ms: int = 10**15) -> DuckDbSession:
    """A session in which the tables of the stage are written up to who belongs to whom, as a run does it."""
    session = session_over({"events": as_rows(events), "identity_limits": limits()}, as_of_ms)
    for table in ("identity_links", "event_leads"):
        session.replace_table(table, session.computed(table))
    return session


def limits() -> Rows:
    return [{"key_type": t, "strength": s, "max_linked_keys": LIMIT} for t, s in STRENGTH.items()]


@settings(max_examples=60, deadline=None)
@given(seen_events())
def test_every_event_belongs_to_the_lead_that_union_find_gives_it(events: list[Seen]) -> None:
    found = {row["event_id"]: row["lead_id"] for row in rows_of(session_of(events), "event_leads")}
    assert found == lead_of_event(events, LIMIT)


@settings(max_examples=60, deadline=None)
@given(seen_events())
def test_a_landmark_sees_what_had_arrived_by_the_identity_known_then(events: list[Seen]) -> None:
    session = session_of(events)
    session.replace_table("leads", session.computed("leads"))
    found = {(row["lead_id"], row["event_id"]) for row in rows_of(session, "landmark_point_ids")}
    assert found == visible_at_landmarks(events, LIMIT, delay=7 * DAY)


@settings(max_examples=30, deadline=None)
@given(seen_events(), st.randoms(use_true_random=False), st.integers(0, 22))
def test_identity_up_to_an_as_of_ignores_what_comes_later_and_the_order_of_rows(
    events: list[Seen], random: object, day: int
) -> None:
    shuffled = list(events)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    as_of = day * DAY
    rows = rows_of(session_of(shuffled, as_of), "event_leads")
    expected = lead_of_event([e for e in events if e.time <= as_of], LIMIT)
    assert {r["event_id"]: r["lead_id"] for r in rows if r["attribution"] != "after_as_of"} == expected
    assert {r["event_id"] for r in rows if r["attribution"] == "after_as_of"} == {
        e.event_id for e in events if e.time > as_of
    }
