"""Identity against an independent reference, over random events with hubs, merges and late arrivals."""

from __future__ import annotations

import random

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
    for table in ("identity_links", "identity_keys", "event_leads"):
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
    events: list[Seen], dice: random.Random, day: int
) -> None:
    shuffled = list(events)
    dice.shuffle(shuffled)
    as_of = day * DAY
    rows = rows_of(session_of(shuffled, as_of), "event_leads")
    expected = lead_of_event([e for e in events if e.time <= as_of], LIMIT)
    assert {r["event_id"]: r["lead_id"] for r in rows if r["attribution"] != "after_as_of"} == expected
    assert {r["event_id"] for r in rows if r["attribution"] == "after_as_of"} == {
        e.event_id for e in events if e.time > as_of
    }


def seen(event_id: str, day: int, **keys: str) -> Seen:
    return Seen(event_id, day * DAY, day * DAY, True, keys)


def visible(events: list[Seen], lead_id: str) -> set[str]:
    """Events the landmark of a lead sees."""
    session = session_of(events)
    session.replace_table("leads", session.computed("leads"))
    rows = rows_of(session, "landmark_point_ids")
    return {row["event_id"] for row in rows if row["lead_id"] == lead_id}


def test_a_key_that_becomes_a_hub_at_the_very_landmark_joins_nobody_then() -> None:
    events = [
        seen("a", 0, email="e_0"),
        seen("b", 1, email="e_0", phone="p_0"),
        seen("c", 3, phone="p_0"),
        seen("d", 2, email="e_1", phone="p_0"),
        # the third other key, on the day of e_0's landmark: from here on p_0 is a hub
        seen("e", 7, email="e_2", phone="p_0"),
    ]
    assert visible(events, "e_0") == {"a", "b"}


def test_a_hub_speaks_at_its_landmark_only_for_events_that_have_no_other_key() -> None:
    events = [
        seen("a", 3, phone="p_0"),
        seen("b", 4, email="e_0", phone="p_0"),
        seen("c", 5, email="e_1", phone="p_0"),
        # the third other key, on the day of p_0's own landmark
        seen("d", 10, email="e_2", phone="p_0"),
    ]
    assert visible(events, "p_0") == {"a"}


def test_a_long_chain_of_keys_is_one_lead_after_a_handful_of_rounds() -> None:
    """A path of 256 keys in no particular order: rounds must follow its logarithm, 8, not its length."""
    dice = random.Random(1)
    mails, phones = dice.sample(range(128), 128), dice.sample(range(128), 128)
    events = [
        Seen(f"ev{i:03d}", i, i, True, {"email": f"e_{mails[(i + 1) // 2]}", "phone": f"p_{phones[i // 2]}"})
        for i in range(255)
    ]
    session = session_of(events)
    assert {row["lead_id"] for row in rows_of(session, "event_leads")} == {f"e_{mails[0]}"}
    assert 0 < session.rounds <= 16
