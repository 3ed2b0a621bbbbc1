"""The generated feature model against rows worked out by hand."""

from __future__ import annotations

from typing import Any

import duckdb
import pytest
from generated_models import (
    FEATURE_VALUES,
    POINT,
    columns_of,
    day,
    event,
    feature_values,
    model_sql,
    point,
    types,
    with_point_features,
)

AS_OF = "2025-01-01T12:10:00"

#: What a lead has of whom nothing is known.
NOTHING: dict[str, Any] = {
    "source_weight": None, "first_source": None, "utm_source": None, "city": None,
    "location_conversion_rate": None, "engagement_score": 0.0, "past_event_count": 0,
    "days_since_activity": None, "active_days_30": 0, "page_views_30": 0, "avg_webinar_minutes": None,
    "webinar_seconds": 0, "webinar_count": 0, "questions_asked": 0, "form_count": 0, "form_completion": None,
    "budget_max": None,
    "budget_min": None, "purchase_timeframe_days": None, "device_interest": None, "has_email": False,
    "has_phone": False, "is_disposable_email": None, "ignored_clicks": 0, "ignored_forms": 0,
    "override_band": None, "override_until_ms": None, "override_by": None,
}  # fmt: skip


def features_of(*events: dict[str, Any], as_of: str = AS_OF, **more: Any) -> dict[str, Any]:
    [row] = feature_values([point("lead", as_of)], list(events), **more)
    return row


def test_a_lead_without_events_has_zero_counts_and_no_values() -> None:
    row = features_of()
    assert {name: row[name] for name in row if name not in POINT} == NOTHING


def test_the_founders_example_gives_exactly_these_features() -> None:
    contact = {"email_key": "k", "is_disposable_email": False}
    row = features_of(
        event(
            "lead", "r", "roadshow_registration", "roadshow", "2025-01-01T10:00:00",
            city="Pune", **contact,
        ),
        event(
            "lead", "w", "webinar_attendance", "webinar", "2025-01-01T11:00:00",
            webinar_id="w1", webinar_seconds=2880, questions_asked=2, **contact,
        ),
        event(
            "lead", "f", "online_form_submission", "online", "2025-01-01T12:00:00",
            budget_min=80000, budget_max=100000, purchase_timeframe_days=15, device_interest="iPhone 15 Pro",
            **contact,
        ),
    )  # fmt: skip
    assert row == {
        "lead_id": "lead",
        "as_of_ms": 1735733400000,
        "known_at_ms": 1735733400000,
        **NOTHING,
        "source_weight": 40,
        "first_source": "roadshow",
        "city": "Pune",
        # 10 for the roadshow, 10 for the webinar, 8 for the form, all today: nothing has decayed
        "engagement_score": 28.0,
        "past_event_count": 3,
        "days_since_activity": 0,
        "active_days_30": 1,
        # 2880 s / (1 webinar x 60)
        "avg_webinar_minutes": 48.0,
        "webinar_seconds": 2880,
        "webinar_count": 1,
        "questions_asked": 2,
        "form_count": 1,
        "budget_max": 100000,
        "budget_min": 80000,
        "purchase_timeframe_days": 15,
        "device_interest": "iPhone 15 Pro",
        "has_email": True,
        "is_disposable_email": False,
    }


def test_the_columns_are_those_of_the_tables_with_their_types() -> None:
    con = with_point_features([], [])
    spelled = {"VARCHAR": "string", "BIGINT": "bigint", "DOUBLE": "double", "BOOLEAN": "boolean"}
    found = {name: spelled[kind] for name, kind in types(con, model_sql(FEATURE_VALUES)).items()}
    assert list(found.items()) == list(columns_of("lead_features").items())
    assert list(found.items()) == list(columns_of("lead_landmarks").items())


@pytest.mark.parametrize("as_of", ["2025-03-31T00:00:00", "2025-03-31T23:59:59.999"])
def test_a_window_of_30_days_holds_the_day_of_the_point_and_the_29_before_whatever_the_hour(
    as_of: str,
) -> None:
    # 31 March - 29 days = 2 March
    row = features_of(
        event("lead", "1", "page_view", "web", "2025-03-01T23:59:59.999"),
        event("lead", "2", "page_view", "web", "2025-03-02T00:00:00"),
        event("lead", "3", "page_view", "web", "2025-03-02T23:59:59.999"),
        event("lead", "4", "page_view", "web", "2025-03-31T00:00:00"),
        as_of=as_of,
    )
    assert (row["page_views_30"], row["active_days_30"], row["past_event_count"]) == (3, 2, 4)


def test_ages_are_whole_utc_days_between_dates_not_hours() -> None:
    # One millisecond lies between the two, and midnight.
    row = features_of(
        event("lead", "1", "click", "web", "2025-03-01T23:59:59.999"), as_of="2025-03-02T00:00:00"
    )
    assert row["days_since_activity"] == 1


def test_latest_and_earliest_break_ties_in_time_by_source_then_event_id() -> None:
    at = "2025-01-01T10:00:00"
    events = [
        event("lead", "b", "online_form", "online", at, city="online-b", utm_source="online-b"),
        event("lead", "a", "online_form", "online", at, city="online-a", utm_source="online-a"),
        event("lead", "z", "roadshow_lead", "roadshow", at, city="roadshow-z", utm_source="roadshow-z"),
        event("lead", "Z", "roadshow_lead", "roadshow", at, city="roadshow-Z", utm_source="roadshow-Z"),
    ]
    for order in (events, events[::-1]):
        row = features_of(*order)
        # In bytes: online < roadshow, a < b, and Z (0x5a) < z (0x7a)
        assert (row["city"], row["utm_source"], row["first_source"]) == ("roadshow-z", "online-a", "online")


def test_latest_looks_past_events_that_say_nothing() -> None:
    row = features_of(
        event("lead", "1", "online_form", "online", "2025-01-01T08:00:00", budget_max=50000, city="Oslo"),
        event("lead", "2", "online_form", "online", "2025-01-01T09:00:00", budget_max=0),
        event("lead", "3", "online_form", "online", "2025-01-01T10:00:00"),
    )
    assert (row["budget_max"], row["city"]) == (0, "Oslo")


def test_what_sales_did_is_neither_activity_nor_engagement_nor_a_first_source() -> None:
    row = features_of(
        event("lead", "1", "sales_touch", "crm", "2024-12-01T08:00:00", creates_lead=True),
        event("lead", "2", "online_form", "online", "2024-12-30T08:00:00"),
        event("lead", "3", "crm_outcome", "crm", "2025-01-01T08:00:00"),
    )
    # 30 December to 1 January = 2 days; 8 points x 2^(-2/14) = 8 x 0.905724
    expected = (2, 1, "online", 1, 7.245792, 20)
    names = "days_since_activity past_event_count first_source active_days_30 engagement_score source_weight"
    assert tuple(row[name] for name in names.split()) == expected


def test_only_events_that_create_leads_count_for_the_source() -> None:
    row = features_of(
        event("lead", "1", "identify", "web", "2025-01-01T08:00:00", creates_lead=True),
        event("lead", "2", "crm_outcome", "crm", "2025-01-01T09:00:00", creates_lead=False),
    )
    assert row["source_weight"] == 5


def test_engagement_decays_by_half_in_14_days_to_the_digit() -> None:
    row = features_of(
        event("lead", "1", "webinar_attendance", "webinar", "2025-03-01T10:00:00"),
        event("lead", "2", "page_view", "web", "2025-03-14T10:00:00"),
        event("lead", "3", "click", "web", "2025-03-15T10:00:00"),
        event("lead", "4", "crm_stage_changed", "crm", "2025-03-15T10:00:00"),
        as_of="2025-03-15T09:00:00",
    )
    # 10 x 0.5 (14 days) + 1 x 0.951695 (1 day) + 2 x 1 (today) + nothing for the CRM
    assert row["engagement_score"] == 7.951695


def test_what_is_older_than_the_table_of_factors_counts_nothing() -> None:
    # 2^(-293/14) is 0.50 millionths, rounded to 1; 2^(-294/14) = 2^-21 is 0.48 millionths, rounded to 0
    con = duckdb.connect()
    factors = con.execute(model_sql("200_decay_factors.sql")).fetchall()
    assert factors[0] == (14, 0, 1000000)
    assert factors[14] == (14, 14, 500000)
    assert factors[28] == (14, 28, 250000)
    assert factors[-1] == (14, 293, 1)
    # 1 January + 293 days = 21 October
    old = event("lead", "1", "webinar_attendance", "webinar", "2025-01-01T10:00:00")
    assert features_of(old, as_of="2025-10-21T10:00:00")["engagement_score"] == 0.00001
    assert features_of(old, as_of="2025-10-22T10:00:00")["engagement_score"] == 0.0


def test_minutes_per_webinar_ignore_registrations_and_attendance_without_minutes() -> None:
    def webinar(hour: str, what: str, webinar_id: str, seconds: int | None) -> dict[str, Any]:
        at = f"2025-01-01T{hour}:00:00"
        more = {"webinar_id": webinar_id, "webinar_seconds": seconds}
        return event("lead", hour, f"webinar_{what}", "webinar", at, **more)

    row = features_of(
        webinar("08", "attendance", "a", 600),
        webinar("09", "attendance", "b", 250),
        webinar("10", "attendance", "b", None),
        webinar("11", "registration", "c", 60),
    )
    # 850 s / (2 x 60)
    assert (row["avg_webinar_minutes"], row["webinar_seconds"], row["webinar_count"]) == (850 / 120, 850, 2)


def form(name: str, at: str, key: str | None = "k", lead_id: str = "lead") -> dict[str, Any]:
    return event(lead_id, name, "online_form", "online", at, email_key=key, form_completion=90, city="Oslo")


def ignored_forms(*times: str | tuple[str, str | None]) -> int:
    """How many forms of a lead are ignored, and what counts is the rest."""
    named = [(time, "k") if isinstance(time, str) else time for time in times]
    row = features_of(*(form(str(n), f"2025-01-01T{time}", key) for n, (time, key) in enumerate(named)))
    assert row["form_count"] == len(times) - row["ignored_forms"]
    ignored: int = row["ignored_forms"]
    return ignored


def test_a_form_is_ignored_when_it_is_more_than_the_third_of_its_address_in_ten_minutes() -> None:
    assert ignored_forms("10:00:00", "10:01:00", "10:02:00") == 0
    assert ignored_forms("10:00:00", "10:01:00", "10:02:00", "10:03:00") == 1
    # the first lies ten minutes back to the millisecond, then one millisecond further
    assert ignored_forms("10:00:00", "10:01:00", "10:02:00", "10:10:00") == 1
    assert ignored_forms("10:00:00", "10:01:00", "10:02:00", "10:10:00.001") == 0
    # each after the third has three before it, until the crowd has passed
    assert ignored_forms(*(f"10:0{n}:00" for n in range(6)), "10:15:00") == 3


def test_forms_of_the_same_moment_are_in_each_others_crowd() -> None:
    assert ignored_forms(*["10:00:00"] * 3) == 0
    assert ignored_forms(*["10:00:00"] * 4) == 4
    # two and two: the later ones see four, the earlier ones two
    assert ignored_forms("10:00:00", "10:00:00", "10:05:00", "10:05:00") == 2


def test_a_crowd_is_of_one_address_and_a_form_without_one_is_in_none() -> None:
    two_addresses = [("10:00:00", "a"), ("10:01:00", "b"), ("10:02:00", "a"), ("10:03:00", "b")]
    assert ignored_forms(*two_addresses) == 0
    assert ignored_forms(*two_addresses, ("10:04:00", "a"), ("10:05:00", "a")) == 1
    assert ignored_forms(*[("10:00:00", None)] * 5) == 0


def test_a_crowd_is_of_one_lead_and_of_forms_alone() -> None:
    rows = feature_values(
        [point("lead", AS_OF), point("other", AS_OF)],
        [
            form(f"{lead_id}{n}", "2025-01-01T10:00:00", lead_id=lead_id)
            for lead_id in ("lead", "other")
            for n in "ab"
        ]
        + [
            event("lead", n, "webinar_attendance", "webinar", "2025-01-01T10:00:00", email_key="k")
            for n in "cde"
        ],
    )
    assert [(row["form_count"], row["ignored_forms"]) for row in rows] == [(2, 0), (2, 0)]


def test_what_is_ignored_is_worth_nothing_and_says_nothing_of_intent_but_keeps_who_it_is() -> None:
    row = features_of(
        event(
            "lead", "s", "click", "web", "2025-01-01T12:00:00",
            is_automated=True, creates_lead=True, city="Pune", utm_source="mail", email_key="k",
            is_disposable_email=True, device_interest="iPhone 15 Pro", budget_max=100000,
        ),
        event("lead", "p", "page_view", "web", "2025-01-01T12:01:00", is_automated=True),
    )  # fmt: skip
    known = {
        "city": "Pune", "utm_source": "mail", "first_source": "web", "has_email": True,
        "is_disposable_email": True, "ignored_clicks": 2,
    }  # fmt: skip
    assert {name: row[name] for name in NOTHING} == NOTHING | known


def test_what_a_person_did_or_nothing_is_known_of_counts() -> None:
    row = features_of(
        event("lead", "a", "click", "web", "2025-01-01T12:00:00", is_automated=False),
        event("lead", "b", "click", "web", "2025-01-01T12:00:00"),
        event("lead", "c", "click", "web", "2025-01-01T12:00:00", is_automated=True),
    )
    assert (row["past_event_count"], row["ignored_clicks"], row["engagement_score"]) == (2, 1, 4.0)


def test_a_form_that_two_guards_ignore_is_counted_by_both_and_part_of_the_crowd() -> None:
    forms = [form(str(n), f"2025-01-01T10:0{n}:00") for n in range(4)]
    row = features_of(forms[0] | {"is_automated": True}, *forms[1:3], forms[3] | {"is_automated": True})
    assert (row["form_count"], row["ignored_forms"], row["ignored_clicks"]) == (2, 1, 2)


def test_the_latest_word_of_sales_on_a_band_counts_whatever_its_end() -> None:
    def override(name: str, at: str, band: str, until: int, by: str = "dana") -> dict[str, Any]:
        more = {"override_band": band, "override_until_ms": until, "override_by": by}
        return event("lead", name, "band_override", "crm", at, **more)

    hot = override("1", "2025-01-01T10:00:00", "HOT", 9)
    names = ("override_band", "override_until_ms", "override_by", "days_since_activity")
    row = features_of(hot)
    assert tuple(row[name] for name in names) == ("HOT", 9, "dana", None)
    row = features_of(override("2", "2025-01-01T11:00:00", "NONE", 7, "kim"), hot)
    assert tuple(row[name] for name in names) == ("NONE", 7, "kim", None)


def test_leads_do_not_mix() -> None:
    rows = feature_values(
        [point("a", AS_OF), point("b", AS_OF), point("c", "2025-01-10T00:00:00")],
        [
            event("a", "1", "page_view", "web", "2025-01-01T08:00:00"),
            event("c", "1", "page_view", "web", "2025-01-01T08:00:00"),
            event("c", "2", "page_view", "web", "2025-01-01T08:00:00"),
        ],
    )
    assert [(r["lead_id"], r["page_views_30"], r["days_since_activity"]) for r in rows] == [
        ("a", 1, 0), ("b", 0, None), ("c", 2, 9),
    ]  # fmt: skip


def lead(lead_id: str, city: str | None, known: str, won: str | None = None) -> dict[str, Any]:
    return {
        "lead_id": lead_id,
        "city": city,
        "known_since_day": day(known),
        "converted_known_day": None if won is None else day(won),
    }


POPULATION_ROWS = [
    lead("1", "Oslo", "2024-12-01", "2024-12-20"),
    lead("2", "Oslo", "2024-12-01"),
    lead("3", "Oslo", "2024-12-31", "2025-01-01"),
    lead("4", "Bonn", "2024-12-05", "2024-12-31"),
    lead("5", "Bonn", "2025-01-01"),
    lead("6", None, "2024-12-06"),
    lead("7", None, "2025-01-02", "2025-01-02"),
]


def rates(points: list[dict[str, Any]], cities: dict[str, str | None]) -> dict[str, float | None]:
    events = [
        event(lead_id, "1", "click", "web", "2024-11-01T00:00:00", city=city)
        for lead_id, city in cities.items()
    ]
    rows = feature_values(points, events, POPULATION_ROWS)
    return {row["lead_id"]: row["location_conversion_rate"] for row in rows}


def test_a_city_rate_counts_only_days_that_were_over_and_is_mixed_with_20_average_leads() -> None:
    found = rates(
        [point(lead_id, AS_OF) for lead_id in ("bonn", "nowhere", "oslo", "unsaid")],
        {"bonn": "Bonn", "nowhere": "Narvik", "oslo": "Oslo", "unsaid": None},
    )
    # Until 31 December: leads 1, 2, 3, 4, 6 = 5; won 1 (20 Dec), 4 (31 Dec) = 2. Lead 3's win is of today.
    assert found == {
        # Bonn: 1 of 1; (1 + 20 x 2/5) / (1 + 20) = 9 / 21
        "bonn": 9 / 21,
        # nobody in Narvik, and no city at all: (0 + 20 x 2/5) / 20 = the overall rate
        "nowhere": 0.4,
        # Oslo: 1 of 3; (1 + 8) / 23
        "oslo": 9 / 23,
        "unsaid": 0.4,
    }


def test_each_point_sees_the_population_of_its_own_day() -> None:
    found = rates(
        [
            point("a", "2024-12-01T23:59:59.999"),
            point("b", "2024-12-02T00:00:00"),
            point("c", "2025-01-02T05:00:00"),
            point("d", "2025-01-03T05:00:00"),
            # As of a later day than was known: the earlier one counts.
            point("e", "2025-01-03T05:00:00", known_at="2024-12-02T00:00:00"),
            point("f", "2024-12-02T00:00:00", known_at="2025-01-03T05:00:00"),
        ],
        dict.fromkeys("abcdef", "Oslo"),
    )
    assert found == {
        # nobody was known before 1 December
        "a": None,
        # Oslo 0 of 2, overall 0 of 2
        "b": 0.0,
        # Oslo 2 of 3; overall 3 of 6 (all but lead 7): (2 + 10) / 23
        "c": 12 / 23,
        # overall 4 of 7: (2 x 7 + 20 x 4) / (7 x 23)
        "d": 94 / 161,
        "e": 0.0,
        "f": 0.0,
    }
