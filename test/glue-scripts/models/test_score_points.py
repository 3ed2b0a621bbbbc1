"""Both scorecards that ship, as compiled, against rows worked out by hand."""

from __future__ import annotations

from functools import cache
from typing import Any

import duckdb
import pytest
from generated_models import Row, columns_of, create, model_sql, run, scorecard_models

POINTS, TOTALS = "310_score_points.sql", "320_score_bands.sql"

#: The features of the founders' example, as `test_feature_values.py` finds them.
FOUNDERS: Row = {
    "lead_id": "lead", "as_of_ms": 1735733400000, "known_at_ms": 1735733400000, "source_weight": 40,
    "first_source": "roadshow", "engagement_score": 28.0, "past_event_count": 3, "days_since_activity": 0,
    "active_days_30": 1, "page_views_30": 0, "avg_webinar_minutes": 48.0, "webinar_seconds": 2880,
    "webinar_count": 1, "questions_asked": 2, "form_count": 1, "budget_max": 100000,
    "purchase_timeframe_days": 15, "device_interest": "iPhone 15 Pro", "has_email": True, "has_phone": False,
    "is_disposable_email": False,
}  # fmt: skip

#: A lead that no rule of either scorecard speaks of.
SILENT: Row = {
    "lead_id": "lead", "as_of_ms": 1, "known_at_ms": 1, "engagement_score": 0.0, "past_event_count": 0,
    "active_days_30": 0, "page_views_30": 0, "webinar_seconds": 0, "webinar_count": 0, "questions_asked": 0,
    "form_count": 0, "has_email": True, "has_phone": False,
}  # fmt: skip


@cache
def models(scorecard: str) -> dict[str, str]:
    return scorecard_models(scorecard)


def score(scorecard: str, *features: Row) -> tuple[list[Row], list[Row]]:
    """Points and totals of leads with these features."""
    con = duckdb.connect()
    create(con, "scored_features", columns_of("lead_features"), list(features))
    con.execute(f"create table score_points as {models(scorecard)[POINTS]}")
    return run(con, "select * from score_points", "lead_id, code"), run(con, models(scorecard)[TOTALS])


def points_of(scorecard: str, **features: Any) -> dict[str, int]:
    points, _ = score(scorecard, {**SILENT, **features})
    return {row["code"]: row["points_milli"] for row in points}


def test_the_founders_example_scores_40_25_45_and_is_hot_with_the_reasons_that_add_up() -> None:
    points, totals = score("default", FOUNDERS)
    reasons = [
        (r["code"], r["rule_group"], r["points_milli"], r["value_number"], r["value_text"]) for r in points
    ]
    assert reasons == [
        ("BUDGET_80K", "intent", 20000, 100000.0, None),
        ("BUYS_WITHIN_30_DAYS", "intent", 15000, 15.0, None),
        ("DEVICE_NAMED", "intent", 10000, None, "iPhone 15 Pro"),
        ("QUESTIONS_ASKED", "engagement", 10000, 2.0, None),
        ("SOURCE_WEIGHT", "source", 40000, 40.0, None),
        ("WEBINAR_30_MINUTES", "engagement", 15000, 2880.0, None),
    ]
    assert totals == [
        {
            "lead_id": "lead",
            "as_of_ms": 1735733400000,
            "source_milli": 40000,
            "engagement_milli": 25000,
            "intent_milli": 45000,
            "quality_milli": 0,
            "recency_milli": 0,
            "final_milli": 110000,
            "lead_category": "HOT",
            "recommended_action": "Call within 1 hour",
            "scorecard_version": "default@2",
        }
    ]


def test_the_founders_example_in_the_simple_scorecard_is_minutes_and_buying_soon() -> None:
    points, totals = score("simple", FOUNDERS)
    # 2880 s = 48 minutes x 1.5
    assert [(r["code"], r["points_milli"]) for r in points] == [
        ("BUYS_WITHIN_30_DAYS", 30000), ("WEBINAR_MINUTES", 72000),
    ]  # fmt: skip
    [total] = totals
    assert (total["final_milli"], total["lead_category"]) == (102000, "HOT")
    assert total["scorecard_version"] == "simple@1"


def test_the_reason_is_the_rule_in_words() -> None:
    points, _ = score("default", FOUNDERS)
    assert points[0]["reason"] == "Has a budget of 80,000 or more"


def test_a_lead_no_rule_speaks_of_has_a_total_of_0_and_is_cold() -> None:
    points, totals = score("default", SILENT)
    assert points == []
    assert (totals[0]["final_milli"], totals[0]["source_milli"]) == (0, 0)
    assert (totals[0]["lead_category"], totals[0]["recommended_action"]) == ("COLD", "Keep in the newsletter")


@pytest.mark.parametrize(
    ("features", "expected"),
    [
        ({"webinar_seconds": 599}, {}),
        ({"webinar_seconds": 600}, {"WEBINAR_10_MINUTES": 8000}),
        ({"webinar_seconds": 1799}, {"WEBINAR_10_MINUTES": 8000}),
        ({"webinar_seconds": 1800}, {"WEBINAR_30_MINUTES": 15000}),
        ({"questions_asked": 1}, {"QUESTIONS_ASKED": 5000}),
        ({"questions_asked": 300}, {"QUESTIONS_ASKED": 10000}),
        ({"page_views_30": 10}, {"PAGES_SEEN": 10000}),
        ({"page_views_30": 11}, {"PAGES_SEEN": 10000}),
        ({"active_days_30": 3}, {}),
        ({"active_days_30": 4}, {"ACTIVE_DAYS": 2000}),
        ({"active_days_30": 30}, {"ACTIVE_DAYS": 10000}),
        ({"webinar_count": 2}, {"SEVERAL_WEBINARS": 5000}),
        ({"form_completion": 80}, {"FORM_COMPLETED": 5000}),
        ({"form_completion": 79}, {}),
        ({"budget_max": 0}, {}),
        ({"budget_max": 1}, {"BUDGET_STATED": 5000}),
        ({"budget_max": 39999}, {"BUDGET_STATED": 5000}),
        ({"budget_max": 40000}, {"BUDGET_40K": 12000}),
        ({"budget_max": 79999}, {"BUDGET_40K": 12000}),
        ({"budget_max": 80000}, {"BUDGET_80K": 20000}),
        ({"budget_min": 100000}, {"OPEN_BUDGET_80K": 20000}),
        ({"budget_min": 79999}, {"OPEN_BUDGET_40K": 12000}),
        ({"budget_min": 39999}, {"OPEN_BUDGET_STATED": 5000}),
        ({"budget_min": 90000, "budget_max": 100000}, {"BUDGET_80K": 20000}),
        ({"purchase_timeframe_days": 0}, {"BUYS_WITHIN_30_DAYS": 15000}),
        ({"purchase_timeframe_days": 30}, {"BUYS_WITHIN_30_DAYS": 15000}),
        ({"purchase_timeframe_days": 31}, {"BUYS_WITHIN_90_DAYS": 8000}),
        ({"purchase_timeframe_days": 91}, {}),
        ({"is_disposable_email": True}, {"DISPOSABLE_EMAIL": -20000}),
        ({"has_email": False}, {"NO_CONTACT": -10000}),
        ({"has_email": False, "has_phone": True}, {}),
        ({"days_since_activity": 7}, {}),
        ({"days_since_activity": 8}, {"SILENT_DAYS": -1000}),
        ({"days_since_activity": 37}, {"SILENT_DAYS": -30000}),
        ({"days_since_activity": 400}, {"SILENT_DAYS": -30000}),
        ({"source_weight": 5}, {"SOURCE_WEIGHT": 5000}),
    ],
)
def test_each_rule_of_the_default_scorecard_fires_at_its_bounds(
    features: dict[str, Any], expected: dict[str, int]
) -> None:
    assert points_of("default", **features) == expected


@pytest.mark.parametrize(
    ("seconds", "milli"), [(1, 25), (3, 75), (59, 1475), (60, 1500), (2881, 72025), (86400, 2160000)]
)
def test_points_per_minute_count_parts_of_a_minute(seconds: int, milli: int) -> None:
    # 1.5 points a minute are 25 thousandths a second
    assert points_of("simple", webinar_seconds=seconds) == {"WEBINAR_MINUTES": milli}


@pytest.mark.parametrize(
    ("seconds", "band", "action"),
    [
        # 3200 s x 25 = 80,000 thousandths; 2000 s x 25 = 50,000
        (3200, "HOT", "Call within 1 hour"),
        (3199, "WARM", "Call within 2 days"),
        (2000, "WARM", "Call within 2 days"),
        (1999, "COLD", "Keep in the newsletter"),
    ],
)
def test_bands_begin_exactly_at_their_bound(seconds: int, band: str, action: str) -> None:
    _, [total] = score("simple", {**SILENT, "webinar_seconds": seconds})
    assert (total["lead_category"], total["recommended_action"]) == (band, action)


def test_points_that_are_taken_can_make_a_score_negative() -> None:
    _, [total] = score("default", {**SILENT, "is_disposable_email": True, "days_since_activity": 9})
    assert (total["quality_milli"], total["recency_milli"], total["final_milli"]) == (-20000, -2000, -22000)
    assert total["lead_category"] == "COLD"


def test_booleans_behind_a_rule_are_shown_as_1_and_0() -> None:
    points, _ = score("default", {**SILENT, "is_disposable_email": True, "has_email": False})
    assert [(r["code"], r["value_number"]) for r in points] == [
        ("DISPOSABLE_EMAIL", 1.0),
        ("NO_CONTACT", 0.0),
    ]


def test_what_was_ignored_is_told_without_points_and_nothing_else_of_none() -> None:
    points, [total] = score("default", {**SILENT, "ignored_clicks": 3, "ignored_forms": 1, "budget_max": 0})
    assert [(r["code"], r["rule_group"], r["points_milli"], r["value_number"]) for r in points] == [
        ("IGNORED_CLICKS", "quality", 0, 3.0),
        ("IGNORED_FORMS", "quality", 0, 1.0),
    ]
    assert (total["final_milli"], total["lead_category"]) == (0, "COLD")
    assert points_of("default", ignored_clicks=0, ignored_forms=0, source_weight=0) == {}


def test_every_lead_has_a_total_and_only_its_own_points() -> None:
    _, totals = score("default", {**FOUNDERS, "lead_id": "a"}, {**SILENT, "lead_id": "b"})
    assert [(row["lead_id"], row["final_milli"]) for row in totals] == [("a", 110000), ("b", 0)]


def test_the_checked_in_models_are_those_of_the_active_scorecard() -> None:
    assert {name: model_sql(name) for name in models("default")} == models("default")
