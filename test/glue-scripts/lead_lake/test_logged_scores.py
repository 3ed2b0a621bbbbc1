"""Real-time scores from their log into the journal that compares them, on real Iceberg files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from lake_factory import Line, event, key_id, log_scores, logged, make_lake, store
from lead_lake import commands, runner

ADA = key_id("email", "ada@example.com")
BO = key_id("email", "bo@example.com")
FORM_AT = "2025-02-28T10:00:00"


def form(event_id: str, **fields: Any) -> Line:
    return event(event_id, "online_form_submission", "online", FORM_AT, **fields)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    lake = make_lake(tmp_path / "lake")
    store(lake, [form("a", email="ada@example.com"), form("b", email="bo@example.com")])
    return lake


def run(root: Path, as_of: str, stage: str | None = None) -> dict[str, int]:
    report = commands.run(str(root), as_of, None, stage, lambda _: None)
    return {table: n for done in report["stages"] for table, n in done["tables"].items()}


def verdicts(root: Path) -> list[tuple[str, str]]:
    rows = commands.query(str(root), "select lead_id, verdict from score_parity order by as_of_ms, 1")["rows"]
    return [(row["lead_id"], row["verdict"]) for row in rows]


def scored(root: Path, lead_id: str) -> tuple[float, str]:
    """What the run has made of a lead, and by which scorecard."""
    sql = f"select final_score, scorecard_version from lead_scores where lead_id = '{lead_id}'"
    (row,) = commands.query(str(root), sql)["rows"]
    return row["final_score"], row["scorecard_version"]


def test_each_run_compares_what_was_logged_since_the_run_before(root: Path) -> None:
    assert run(root, "2025-02-28T12:00:00")["score_parity"] == 0
    score, scorecard = scored(root, ADA)
    by = {"scorecard_version": scorecard}
    soon, later = "2025-02-28T13:00:00", "2025-03-01T08:00:00"
    log_scores(
        root, logged(ADA, soon, final_score=score, **by), logged(BO, soon, final_score=score + 1, **by)
    )
    # a run of the same day follows the one before, the next one computes everything anew
    assert run(root, "2025-02-28T14:00:00")["score_parity"] == 2
    assert run(root, "2025-02-28T15:00:00")["score_parity"] == 0
    log_scores(root, logged(ADA, later, final_score=score, **by))
    assert run(root, "2025-03-01T12:00:00")["score_parity"] == 1
    assert sorted(verdicts(root)) == sorted([(ADA, "equal"), (BO, "different"), (ADA, "equal")])
    asked = ["select count(*) as n from score_log", "select count(*) as n from score_parity"]
    assert [found["rows"] for found in commands.answers(str(root), asked)] == [[{"n": 3}], [{"n": 3}]]


def test_a_run_that_was_killed_after_it_compared_leaves_nothing_to_compare_twice(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log_scores(root, logged(ADA, FORM_AT, is_truncated=True))
    stored = runner.Runner._store

    def die_at_scores(self: Any, write: Any, relation: Any) -> int:
        if write.table == "lead_scores":
            raise KeyboardInterrupt
        return stored(self, write, relation)

    monkeypatch.setattr(runner.Runner, "_store", die_at_scores)
    with pytest.raises(KeyboardInterrupt):
        run(root, "2025-03-01T12:00:00")
    monkeypatch.undo()
    assert run(root, "2025-03-01T13:00:00")["score_parity"] == 0
    assert verdicts(root) == [(ADA, "truncated")]


def test_an_empty_log_computes_no_features_for_it(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(root, "2025-02-28T12:00:00")
    resolved: list[str] = []
    resolve = runner.ModelSession.resolve

    def noting(self: Any, name: str, *more: Any) -> Any:
        resolved.append(name)
        return resolve(self, name, *more)

    monkeypatch.setattr(runner.ModelSession, "resolve", noting)
    run(root, "2025-02-28T13:00:00", stage=None)
    assert "logged_scores" in resolved
    assert not {"score_comparisons", "logged_features", "logged_points"} & set(resolved)


def test_the_function_of_the_last_stage_is_left_to_who_called(root: Path) -> None:
    report = commands.run(str(root), "2025-03-01T12:00:00", None, None, lambda _: None)
    assert [stage["stage"] for stage in report["stages"]] == ["process", "features", "score", "kpis"]
    assert run(root, "2025-03-01T12:00:00", stage="publish") == {}
