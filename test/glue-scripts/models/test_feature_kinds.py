"""Every kind of feature and every spelling of a value or filter, from definitions made for it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb
import pytest
from generated_models import compile_copy, create, event, feature_values, model_sql, point, run, types

FEATURES = """
features:
  - {name: events_in_all, what: All, kind: count}
  - {name: events_with_budget, what: Budgets, kind: count, value: budget_max}
  - {name: points_7, what: Five each, kind: sum, value: 5, window_days: 7}
  - {name: hours, what: Hours, kind: sum, value: webinar_seconds, per: 3600}
  - {name: least, what: Least, kind: min, value: budget_max}
  - {name: least_thousands, what: Least in thousands, kind: min, value: budget_max, per: 1000}
  - {name: most_today, what: Most of today, kind: max, value: budget_max, window_days: 1}
  - {name: mean, what: Mean, kind: avg, value: budget_max}
  - {name: won, what: Won, kind: exists, filter: {outcome: won}}
  - {name: not_lost, what: Ended otherwise than lost, kind: exists, filter: {outcome: {not: [lost, open]}}}
  - {name: no_city, what: Without city, kind: count, filter: {city: {present: false}}}
  - name: budgets_online
    what: Budgets from 10 up to but not including 30, at two sources
    kind: count
    filter: {budget_max: {gte: 10, lt: 30}, source: [online, web]}
  - {name: above, what: Over 10 and at most 30, kind: count, filter: {budget_max: {gt: 10, lte: 30}}}
  - {name: consented, what: Consent, kind: latest, value: consent}
  - {name: first_city, what: First city on the web, kind: earliest, value: city, filter: {source: web}}
  - name: quoted
    what: Texts that quote
    kind: max
    value: {of: city, map: {"L'Aquila": 1, 'back\\slash': 2, '${user}': 3, "": 4, "tab\\there": -5}}
  - name: decayed
    what: Decayed
    kind: decayed_sum
    value: questions_asked
    half_life_days: 2
    per: 10
  - {name: city, what: City, kind: latest, value: city}
  - {name: device, what: Device, kind: latest, value: device_interest}
  - {name: city_rate, what: No average mixed in, kind: lookup_rate, by: city, of: city, prior_weight: 0}
  - {name: device_rate, what: Half, kind: lookup_rate, by: device_interest, of: device, prior_weight: 0.5}
"""

SCORECARD = """
active: only
scorecards:
  only:
    version: 1
    what: Any
    bands: [{name: COLD, action: Wait}]
    rules:
      - {code: ANY, group: source, what: Any, points: {per: 1, of: events_in_all}}
      - {code: RATE, group: quality, what: Rate, when: {city_rate: {gte: 0}}, points: 1}
"""


@pytest.fixture(scope="module")
def models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return compile_copy(tmp_path_factory.mktemp("lake"), features=FEATURES, scorecard=SCORECARD)


def features_of(
    models: Path, *events: dict[str, Any], population: list[dict[str, Any]] | None = None
) -> dict[str, Any]:
    [row] = feature_values([point("lead", "2025-05-20T12:00:00")], list(events), population, models)
    return row


def at(day: int, source: str = "online", **fields: Any) -> dict[str, Any]:
    return event("lead", f"{day}-{source}", "search", source, f"2025-05-{day:02}T06:00:00", **fields)


EVENTS = [
    at(13, budget_max=10, city="Bonn", consent=True, questions_asked=8, webinar_seconds=1800),
    at(14, "web", budget_max=30, outcome="lost"),
    at(18, "web", budget_max=29, city="Oslo", questions_asked=3, outcome="won", webinar_seconds=3600),
    at(20, "webinar", budget_max=20, consent=False, questions_asked=1),
]


@pytest.mark.parametrize(
    ("feature", "expected"),
    [
        ("events_in_all", 4),
        ("events_with_budget", 4),
        # 13 May is the eighth day back
        ("points_7", 15),
        # 5400 s
        ("hours", 1.5),
        ("least", 10),
        ("least_thousands", 0.01),
        ("most_today", 20),
        # 89 / 4
        ("mean", 22.25),
        ("won", True),
        # an event without an outcome did not end otherwise: it is the won one that counts
        ("not_lost", True),
        ("no_city", 2),
        # 10 and 29; 30 is too much, 20 came from a webinar
        ("budgets_online", 2),
        # 30, 29 and 20
        ("above", 3),
        ("consented", False),
        ("first_city", "Oslo"),
        # 2^(-7/2) = 0.088388, 2^(-1) = 0.5: (8 x 88388 + 3 x 500000 + 1000000) / 10 millionths
        ("decayed", 0.3207104),
        ("quoted", None),
    ],
)
def test_each_kind_says_what_it_should(models: Path, feature: str, expected: object) -> None:
    assert features_of(models, *EVENTS)[feature] == expected


def test_an_empty_column_meets_no_condition_but_that_of_being_empty(models: Path) -> None:
    row = features_of(models, at(20), at(19))
    assert (row["not_lost"], row["won"], row["above"], row["no_city"]) == (False, False, 0, 2)


@pytest.mark.parametrize(
    ("city", "expected"),
    [("L'Aquila", 1), ("back\\slash", 2), ("${user}", 3), ("", 4), ("tab\there", -5), ("LAquila", None)],
)
def test_texts_with_quotes_backslashes_and_dollars_are_compared_as_they_are(
    models: Path, city: str, expected: int | None
) -> None:
    assert features_of(models, at(20, city=city))["quoted"] == expected


def test_rates_by_different_columns_and_weights_stand_side_by_side(models: Path) -> None:
    def lead(lead_id: str, city: str, device: str, won: bool) -> dict[str, Any]:
        day = {"known_since_day": 20000, "converted_known_day": 20001 if won else None}
        return {"lead_id": lead_id, "city": city, "device_interest": device, **day}

    population = [
        lead("1", "Oslo", "phone", True),
        lead("2", "Oslo", "tablet", False),
        lead("3", "Bonn", "phone", False),
        lead("4", "Bonn", "phone", False),
    ]
    row = features_of(models, at(20, city="Oslo", device_interest="phone"), population=population)
    # Oslo 1 of 2, nothing mixed in; phone 1 of 3, overall 1 of 4: (1 + 0.5 x 0.25) / (3 + 0.5) = 1.125 / 3.5
    assert (row["city_rate"], row["device_rate"]) == (0.5, 1.125 / 3.5)
    # Nobody lives in Rome and nothing is mixed in: no rate.
    row = features_of(models, at(20, city="Rome", device_interest="watch"), population=population)
    assert (row["city_rate"], row["device_rate"]) == (None, 0.25)


def test_a_lead_is_scored_again_when_a_rate_the_scorecard_looks_at_is_another(models: Path) -> None:
    columns = {"lead_id": "string", "city_rate": "double", "device_rate": "double"}

    def named(before: dict[str, Any], now: dict[str, Any]) -> list[str]:
        con = duckdb.connect()
        for table, rates in (("features_before", before), ("features_now", now)):
            create(con, table, columns, [{"lead_id": lead, **row} for lead, row in rates.items()])
        return [row["lead_id"] for row in run(con, (models / "220_rate_changes.sql").read_text())]

    before = {
        "fell": {"city_rate": 0.5}, "gained": {}, "lost": {"city_rate": 0.0}, "same": {"city_rate": 0.25},
        "none": {}, "other": {"device_rate": 0.5}, "gone": {"city_rate": 0.5},
    }  # fmt: skip
    now = {
        "fell": {"city_rate": 0.25}, "gained": {"city_rate": 0.0}, "lost": {}, "same": {"city_rate": 0.25},
        "none": {}, "other": {"device_rate": 0.75}, "new": {"city_rate": 0.5},
    }  # fmt: skip
    # whoever is new or gone has moved, and is told of elsewhere
    assert named(before, now) == ["fell", "gained", "lost"]


def test_nobody_is_scored_again_by_a_scorecard_that_looks_at_no_rate() -> None:
    con = duckdb.connect()
    model = model_sql("220_rate_changes.sql")
    assert run(con, model) == []
    assert types(con, model) == {"lead_id": "VARCHAR"}


def test_a_lake_whose_features_never_decay_has_an_empty_table_of_factors(tmp_path: Path) -> None:
    features = "features:\n  - {name: events_in_all, what: All, kind: count}\n"
    models = compile_copy(
        tmp_path, features=features, scorecard=SCORECARD.replace("city_rate", "events_in_all")
    )
    assert features_of(models, at(20), at(19))["events_in_all"] == 2
