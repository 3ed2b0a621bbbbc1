"""What the KPI page is made from."""

from __future__ import annotations

from pathlib import Path

from lake_factory import event, make_lake, ms, store
from lead_lake import commands
from lead_lake.dashboard import CALLS_PER_GROUP, choose_baseline, started_ms

AS_OF = "2025-03-01T00:00:00Z"


def run_id(day: str, hour: str = "080000000") -> str:
    return f"{day}T{hour}Z-abc123"


def test_a_run_is_compared_with_the_newest_that_is_a_week_older() -> None:
    runs = [run_id("20250301"), run_id("20250302"), run_id("20250303"), run_id("20250309")]
    assert choose_baseline(runs) == run_id("20250302")


def test_before_a_week_has_passed_a_run_is_compared_with_the_oldest() -> None:
    assert choose_baseline([run_id("20250301"), run_id("20250302"), run_id("20250303")]) == run_id("20250301")
    # one millisecond less than a week
    assert choose_baseline([run_id("20250301", "080000001"), run_id("20250308")]) == run_id(
        "20250301", "080000001"
    )


def test_a_first_run_is_compared_with_nothing() -> None:
    assert choose_baseline([run_id("20250301")]) is None
    assert choose_baseline([]) is None


def test_the_id_of_a_run_tells_when_it_started() -> None:
    assert started_ms("20250301T081530250Z-abc123") == ms("2025-03-01T08:15:30") + 250
    assert started_ms("r1") is None


def test_a_lake_without_runs_has_a_page_without_values(tmp_path: Path) -> None:
    document = commands.dashboard(str(make_lake(tmp_path / "lake")))
    assert (document["rows"], document["run"], document["baseline"]) == ([], None, None)
    assert document["call_list"] == {"leads": [], "counts": [], "leads_per_group": CALLS_PER_GROUP}
    assert len(document["headers"]) == 10


def test_a_page_shows_the_newest_run_beside_an_earlier_one_and_whom_to_call(tmp_path: Path) -> None:
    root = make_lake(tmp_path / "lake")
    for person in range(CALLS_PER_GROUP + 5):
        about = {"email": f"p{person}@example.com", "name": "Made Up", "city": "Paris"}
        wishes = {"device_interest": "Phone", "budget_max": 90_000, "purchase_timeframe_days": 10}
        visit = event(f"v{person}", "roadshow_registration", "roadshow", "2025-02-27T10:00:00", **about)
        form = event(
            f"f{person}", "online_form_submission", "online", "2025-02-27T11:00:00", **about, **wishes
        )
        store(root, [visit, form], first_sequence=10 * person)
    first = commands.run(str(root), AS_OF, None, None, lambda _: None)
    second = commands.run(str(root), AS_OF, None, None, lambda _: None)
    document = commands.dashboard(str(root))

    assert document["rows"] == commands.kpis(str(root))["rows"]
    assert document["run"]["run_id"] == second["run_id"]
    assert document["run"]["as_of_ms"] == ms("2025-03-01T00:00:00")
    assert document["baseline"]["run_id"] == first["run_id"]
    assert {row["kpi_date"] for row in document["baseline"]["rows"]} == {None}
    calls = document["call_list"]
    assert [lead["position"] for lead in calls["leads"]] == list(range(1, CALLS_PER_GROUP + 1))
    assert calls["counts"] == [{"source": "roadshow", "lead_category": "HOT", "leads": CALLS_PER_GROUP + 5}]
    assert not {"name", "email", "phone"} & set(calls["leads"][0])
