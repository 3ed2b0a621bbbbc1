"""Scores, landmarks, history and the call list, from features to the rows sales people read."""

from __future__ import annotations

from typing import Any

from lake_factory import ms
from models.model_session import Row, Rows, rows_of, session_over

AS_OF = ms("2025-06-30T00:00:00")
DAY = 86_400_000


def lead(lead_id: str, first_seen: str, **fields: Any) -> Row:
    return {
        "lead_id": lead_id, "first_source": "online", "first_seen_ms": ms(first_seen),
        "first_seen_date": first_seen[:10], "converted": False, "has_email": True, "has_phone": False,
        **fields,
    }  # fmt: skip


def total(lead_id: str, milli: int, category: str = "HOT", as_of: int = AS_OF) -> Row:
    return {
        "lead_id": lead_id, "as_of_ms": as_of, "source_milli": milli, "engagement_milli": 0,
        "intent_milli": 0, "quality_milli": 0, "recency_milli": 0, "final_milli": milli,
        "lead_category": category, "recommended_action": "Call within 1 hour",
        "scorecard_version": "default@1",
    }  # fmt: skip


def score(lead_id: str, points: float, category: str) -> Row:
    return {
        "lead_id": lead_id, "final_score": points, "lead_category": category, "as_of_ms": AS_OF,
        "recommended_action": "Call", "source": "online", "scorecard_version": "default@1",
    }  # fmt: skip


def test_points_are_thousandths_divided_once() -> None:
    inputs: dict[str, Rows] = {
        "leads": [
            lead("l", "2025-06-01T00:00:00", converted=True, converted_at_ms=ms("2025-06-11T12:00:00"))
        ],
        "score_totals": [total("l", 40_125)],
    }
    (row,) = rows_of(session_over(inputs, AS_OF), "lead_scores")
    assert (row["final_score"], row["source_score"], row["purchase_probability"]) == (40.125, 40.125, None)
    assert row["conversion_days"] == 10.5  # ten days and twelve hours


def landmark(**fields: Any) -> Row:
    first_seen = "2025-01-01T00:00:00"  # landmark 2025-01-08, window ends 2025-04-08
    inputs: dict[str, Rows] = {
        "leads": [lead("l", first_seen, **fields)],
        "score_totals": [total("l", 50_000, "WARM", ms("2025-01-08T00:00:00"))],
    }
    (row,) = rows_of(session_over(inputs, AS_OF), "landmark_scores")
    return row


def test_a_win_counts_for_a_landmark_within_ninety_days_after_it() -> None:
    def won(at: str) -> Row:
        return landmark(converted=True, converted_at_ms=ms(at))

    assert won("2025-01-08T00:00:01")["converted_within_90_days"] is True
    assert won("2025-04-08T00:00:00")["converted_within_90_days"] is True
    assert won("2025-04-08T00:00:01")["converted_within_90_days"] is False
    assert won("2025-01-08T00:00:00")["converted_within_90_days"] is False
    assert landmark()["converted_within_90_days"] is False


def test_a_win_by_the_landmark_is_set_apart() -> None:
    assert landmark(converted=True, converted_at_ms=ms("2025-01-08T00:00:00"))["won_before_landmark"] is True
    assert landmark(converted=True, converted_at_ms=ms("2025-01-09T00:00:00"))["won_before_landmark"] is False
    assert landmark()["is_matured"] is True


def test_a_lead_matures_ninety_days_after_it_was_first_seen() -> None:
    def matured(first_seen: str) -> Any:
        inputs: dict[str, Rows] = {
            "leads": [lead("l", first_seen)],
            "score_totals": [total("l", 1)],
        }
        return rows_of(session_over(inputs, AS_OF), "landmark_scores")[0]["is_matured"]

    assert matured("2025-04-01T00:00:00") is True  # 90 days before June 30
    assert matured("2025-04-01T00:00:01") is False


def test_only_changes_are_written_into_the_history() -> None:
    inputs: dict[str, Rows] = {
        "lead_scores": [score("new", 10, "COLD"), score("same", 20, "COLD"), score("moved", 90, "HOT")],
        "lead_score_history": [
            {"lead_id": "same", "run_id": "1", "final_score": 20.0, "lead_category": "COLD"},
            {"lead_id": "moved", "run_id": "1", "final_score": 90.0, "lead_category": "HOT"},
            {"lead_id": "moved", "run_id": "2", "final_score": 60.0, "lead_category": "WARM"},
        ],
    }
    rows = {r["lead_id"]: r for r in rows_of(session_over(inputs, AS_OF), "lead_score_changes")}
    assert set(rows) == {"new", "moved"}
    assert (rows["moved"]["previous_score"], rows["moved"]["previous_category"]) == (60.0, "WARM")
    assert rows["new"]["previous_score"] is None


def test_a_day_of_a_source_adds_up() -> None:
    scores = [score("a", 90, "HOT") | {"converted": True}, score("b", 10, "COLD") | {"converted": False}]
    inputs: dict[str, Rows] = {
        "lead_scores": [s | {"event_date": "2025-06-01"} for s in scores],
    }
    (row,) = rows_of(session_over(inputs, AS_OF), "conversion_metrics")
    assert (row["total_leads"], row["hot_leads"], row["converted_leads"]) == (2, 1, 1)
    assert (row["conversion_rate"], row["average_score"]) == (0.5, 50.0)


def worklist(
    *leads: Row,
    reasons: Rows | None = None,
    features: Rows | None = None,
    category: str = "HOT",
    points: float = 90,
) -> Rows:
    inputs: dict[str, Rows] = {
        "leads": list(leads),
        "lead_scores": [score(row["lead_id"], points, category) for row in leads],
        "lead_score_reasons": reasons or [],
        "lead_features": features or [],
    }
    return sorted(rows_of(session_over(inputs, AS_OF), "sales_worklist"), key=lambda r: r["position"])


def test_nobody_is_called_who_refused_was_decided_is_cold_or_cannot_be_reached() -> None:
    day = "2025-06-01T00:00:00"
    assert len(worklist(lead("l", day))) == 1
    assert len(worklist(lead("l", day, consent=True))) == 1
    assert worklist(lead("l", day, consent=False)) == []
    assert worklist(lead("l", day, outcome="lost")) == []
    assert worklist(lead("l", day, outcome="won", converted=True)) == []
    assert worklist(lead("l", day, has_email=False)) == []
    assert worklist(lead("l", day), category="COLD") == []


def test_reasons_are_the_three_that_gave_most_in_words() -> None:
    points = {"A": 5.0, "B": 20.0, "C": 10.0, "D": 10.0, "E": -20.0}
    reasons = [
        {"lead_id": "l", "code": code, "points": value, "reason": f"reason {code}"}
        for code, value in points.items()
    ]
    (row,) = worklist(lead("l", "2025-06-01T00:00:00"), reasons=reasons)
    assert row["reasons"] == "reason B; reason C; reason D"


def overridden(band: str, until_ms: int = AS_OF + 1, **more: Any) -> Row:
    return {"lead_id": "l", "override_band": band, "override_until_ms": until_ms, **more}


def test_a_band_that_sales_has_set_puts_a_lead_on_the_list_or_takes_it_off_and_keeps_its_points() -> None:
    someone = lead("l", "2025-06-01T00:00:00")
    (row,) = worklist(someone, category="COLD", points=20, features=[overridden("HOT")])
    assert (row["final_score"], row["lead_category"]) == (20, "HOT")
    assert row["recommended_action"] == "Call within 1 hour"
    assert row["reasons"] == "Set to HOT by sales until 2025-06-30"
    (row,) = worklist(someone, features=[overridden("WARM")])
    assert (row["lead_category"], row["recommended_action"]) == ("WARM", "Call within 2 days")
    assert worklist(someone, features=[overridden("COLD")]) == []


def test_a_band_holds_before_its_end_and_until_it_is_withdrawn() -> None:
    someone = lead("l", "2025-06-01T00:00:00")
    assert worklist(someone, category="COLD", features=[overridden("HOT", AS_OF)]) == []
    assert worklist(someone, category="COLD", features=[overridden("NONE")]) == []
    (row,) = worklist(someone, features=[overridden("COLD", AS_OF)])
    assert (row["lead_category"], row["recommended_action"], row["reasons"]) == ("HOT", "Call", None)


def test_a_band_set_for_good_names_no_day() -> None:
    someone = lead("l", "2025-06-01T00:00:00")
    year_10000 = 253_402_300_800_000
    (row,) = worklist(someone, features=[overridden("HOT", year_10000)])
    assert row["reasons"] == "Set to HOT by sales"
    (row,) = worklist(someone, features=[overridden("HOT", year_10000 - 1)])
    assert row["reasons"] == "Set to HOT by sales until 9999-12-31"


def test_a_band_that_was_set_comes_before_the_reasons_of_the_points_and_does_not_tell_who_set_it() -> None:
    reasons = [{"lead_id": "l", "code": "A", "points": 5.0, "reason": "reason A"},
               {"lead_id": "l", "code": "IGNORED", "points": 0.0, "reason": "Ignored: clicks"}]  # fmt: skip
    features = [overridden("HOT", override_by="Dana")]
    (row,) = worklist(lead("l", "2025-06-01T00:00:00"), reasons=reasons, features=features)
    assert row["reasons"] == "Set to HOT by sales until 2025-06-30; reason A"


def test_who_is_to_be_called_at_once_comes_before_all_others_whatever_its_points() -> None:
    inputs: dict[str, Rows] = {
        "leads": [lead(name, "2025-06-01T00:00:00") for name in ("l", "warm", "hot")],
        "lead_scores": [score("l", 20, "COLD"), score("warm", 70, "WARM"), score("hot", 90, "HOT")],
        "lead_features": [overridden("HOT")],
    }
    found = sorted(rows_of(session_over(inputs, AS_OF), "sales_worklist"), key=lambda r: r["position"])
    assert [r["lead_id"] for r in found] == ["hot", "l", "warm"]


def test_hours_untouched_count_from_the_latest_sales_touch() -> None:
    touched = lead("a", "2025-06-01T00:00:00", last_sales_touch_ms=ms("2025-06-29T12:00:00"))
    (row,) = worklist(touched)
    assert row["hours_untouched"] == 12.0
    (row,) = worklist(lead("a", "2025-06-29T00:00:00"))
    assert row["hours_untouched"] == 24.0


def test_the_best_come_first_and_of_equals_the_most_recently_active() -> None:
    active = {"early": "2025-06-10", "late": "2025-06-11", "best": "2025-06-09"}
    points = {"early": 80, "late": 80, "best": 81, "silent": 80}
    seen = {name: {"last_activity_ms": ms(f"{day}T00:00:00")} for name, day in active.items()}
    inputs: dict[str, Rows] = {
        "leads": [lead(name, "2025-06-01T00:00:00", **seen.get(name, {})) for name in points],
        "lead_scores": [score(name, value, "HOT") for name, value in points.items()],
    }
    found = sorted(rows_of(session_over(inputs, AS_OF), "sales_worklist"), key=lambda r: r["position"])
    assert [r["lead_id"] for r in found] == ["best", "late", "early", "silent"]
    # of whom only sales have written counts from when it was first seen: 1 June to 30 June, 29 days
    assert [r["hours_since_activity"] for r in found] == [21 * 24.0, 19 * 24.0, 20 * 24.0, 29 * 24.0]
