"""Rates of the population as they are published, beside those that leads get as features."""

from __future__ import annotations

from typing import Any

import pytest

from lake_factory import ms
from models.model_session import Row, rows_of, session_over

AS_OF = ms("2025-03-02T12:00:00")
RATE = "location_conversion_rate"


def lead(lead_id: str, city: str | None, first_seen: str, won: str | None = None) -> Row:
    return {
        "lead_id": lead_id, "city": city, "first_seen_ms": ms(first_seen),
        "converted": won is not None, "converted_at_ms": None if won is None else ms(won),
    }  # fmt: skip


LEADS = [
    lead("a", "Pune", "2025-02-01T00:00:00", won="2025-03-01T23:59:59"),
    lead("b", "Pune", "2025-02-01T00:00:00", won="2025-03-02T00:00:00"),  # today: not yet over
    lead("c", "Oslo", "2025-02-01T00:00:00"),
    lead("d", None, "2025-02-01T00:00:00"),
    lead("e", "", "2025-03-02T08:00:00"),  # seen today: no part of any rate, but a value to ask for
]


def rates(*leads: Row) -> dict[Any, float]:
    rows = rows_of(session_over({"leads": list(leads)}, AS_OF), "population_rates")
    assert {(row["feature"], row["as_of_ms"]) for row in rows} <= {(RATE, AS_OF)}
    return {row["value"]: row["rate"] for row in rows}


def test_a_rate_mixes_a_city_with_twenty_leads_of_the_overall_rate_of_days_gone_by() -> None:
    # four leads, one won: 1/4; of Pune two, one won; of Oslo one, none won
    assert rates(*LEADS) == {
        "Pune": pytest.approx((1 + 20 * 0.25) / 22),
        "Oslo": pytest.approx((0 + 20 * 0.25) / 21),
        "": pytest.approx(0.25),
        None: pytest.approx(0.25),
    }


def test_a_population_of_nobody_has_no_rates() -> None:
    assert rates() == {}
    assert rates(lead("e", "Pune", "2025-03-02T00:00:00")) == {}


def test_leads_get_the_very_rates_that_are_published() -> None:
    events = [
        {
            "source": "online", "event_id": row["lead_id"], "event_time_ms": AS_OF, "received_at_ms": AS_OF,
            "event_date": "2025-03-02", "city": row["city"],
        }
        for row in LEADS
    ]  # fmt: skip
    belongs = [
        {"source": "online", "event_id": row["lead_id"], "lead_id": row["lead_id"], "attribution": "lead"}
        for row in LEADS
    ]
    inputs = {"leads": LEADS, "events": events, "event_leads": belongs}
    features = rows_of(session_over(inputs, AS_OF), "lead_features")
    published = rates(*LEADS)
    assert len(features) == 5
    for row in features:
        # without a city, a lead gets the rate of leads of any other
        assert row[RATE] == published[row["city"]], row["city"]
