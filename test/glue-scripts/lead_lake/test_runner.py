"""A run from stored objects to tables, on real Iceberg files."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from lake_factory import Line, event, key_id, make_lake, ms, store
from lead_lake import commands
from lead_lake.errors import LakeError
from lead_lake.iceberg import IcebergTables
from lead_lake.lake import open_lake
from lead_lake.tables import Column, load_tables

AS_OF = "2025-03-01T00:00:00Z"


def form(event_id: str, time: str = "2025-01-01T10:00:00", **fields: Any) -> Line:
    return event(event_id, "online_form_submission", "online", time, **fields)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    lake = make_lake(tmp_path / "lake")
    store(lake, [form("a", email="ada@example.com"), form("b", email="bo@example.com")])
    return lake


def run(root: Path, as_of: str = AS_OF, **options: Any) -> dict[str, Any]:
    given = {"out": None, "stage": None} | options
    return commands.run(str(root), as_of, given["out"], given["stage"], lambda _: None)


def ask(root: Path, sql: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = commands.query(str(root), sql)["rows"]
    return rows


def written(report: dict[str, Any]) -> dict[str, int]:
    return {table: n for stage in report["stages"] for table, n in stage["tables"].items()}


def test_a_run_reads_every_object_once(root: Path) -> None:
    assert written(run(root))["events"] == 2
    second = written(run(root))
    assert (second["events"], second["raw_objects"], second["leads"]) == (0, 0, 2)


def test_a_later_run_takes_only_what_is_new(root: Path) -> None:
    run(root)
    store(root, [form("c", "2025-01-02T10:00:00", email="cy@example.com")], first_sequence=10)
    assert written(run(root))["events"] == 1
    assert ask(root, "select count(*) as n from leads") == [{"n": 3}]


def test_a_run_of_the_same_day_follows_the_run_before_and_places_anew_only_whom_it_has_news_of(
    root: Path,
) -> None:
    first = run(root, as_of="2025-03-01T06:00:00Z")
    store(root, [form("c", "2025-02-27T10:00:00", email="ada@example.com")], first_sequence=10)
    second = written(run(root, as_of="2025-03-01T12:00:00Z"))
    assert (second["changed_persons"], second["changed_features"], second["changed_landmarks"]) == (1, 1, 0)
    assert (second["leads"], second["lead_scores"], second["lead_score_history"]) == (2, 2, 1)
    tables = IcebergTables(open_lake(str(root)))
    for table in ("event_leads", "lead_features", "sales_worklist"):
        assert tables.note_of(load_tables()[table], "follows") == first["run_id"], table


def test_a_run_that_changes_no_score_adds_nothing_to_the_history(root: Path) -> None:
    assert written(run(root))["lead_score_history"] == 2
    assert written(run(root))["lead_score_history"] == 0


def test_objects_count_as_read_only_after_their_events_are_committed(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from lead_lake import runner

    def die(*_: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(runner, "journal_rows", die)
    with pytest.raises(KeyboardInterrupt):
        run(root)
    monkeypatch.undo()
    assert written(run(root))["raw_objects"] == 2 - 1  # both lines lie in one object
    assert ask(root, "select count(*) as n from events") == [{"n": 2}]


def test_the_past_never_overwrites_the_present(root: Path, tmp_path: Path) -> None:
    run(root)
    with pytest.raises(
        LakeError, match=r"before the last run's .* name another directory for its tables with --out"
    ):
        run(root, as_of="2025-02-01")
    out = tmp_path / "past"
    run(root, as_of="2025-01-01T09:00:00Z", out=str(out))
    assert ask(out, "select count(*) as n from leads") == [{"n": 0}]
    assert ask(root, "select count(*) as n from leads") == [{"n": 2}]


def test_a_single_stage_works_from_the_tables_that_are_there(root: Path) -> None:
    whole = written(run(root))
    again = written(run(root, stage="score"))
    assert again["lead_scores"] == whole["lead_scores"]
    assert set(again) < set(whole)


def test_an_unknown_stage_is_answered_with_the_stages_there_are(root: Path) -> None:
    with pytest.raises(
        LakeError, match=r"'scores' is not a stage: the stages are process, features, score, kpis"
    ):
        run(root, stage="scores")


def test_an_empty_lake_runs_and_has_no_leads(tmp_path: Path) -> None:
    lake = make_lake(tmp_path / "empty")
    assert written(run(lake))["leads"] == 0
    assert ask(lake, "select count(*) as n from lead_scores") == [{"n": 0}]


def test_a_lead_is_found_by_its_key_and_by_every_id_it_ever_had(root: Path) -> None:
    run(root)
    store(
        root,
        [form("d", "2025-01-03T00:00:00", email="bo@example.com", phone="+12025550100")],
        first_sequence=20,
    )
    run(root)
    key = form("x", email="bo@example.com")["email_key"]
    by_key = commands.lead(str(root), "bo@example.com", [key])
    assert by_key["lead"]["lead_id"] == key_id("email", "bo@example.com")
    assert commands.lead(str(root), key_id("phone", "+12025550100"), []) == by_key
    assert [e["event_id"] for e in by_key["timeline"]] == ["b", "d"]
    assert by_key["score"]["final_score"] == sum(r["points"] for r in by_key["reasons"])


def test_an_unknown_lead_is_not_repeated_in_the_error(root: Path) -> None:
    run(root)
    with pytest.raises(LakeError, match="no lead is known by that e-mail") as caught:
        commands.lead(str(root), "nobody@example.com", ["0" * 64])
    assert "nobody@" not in str(caught.value)


def test_events_sent_again_are_read_and_change_nothing(root: Path) -> None:
    run(root)
    before = snapshots(root, "events")
    store(root, [form("a", email="ada@example.com"), form("b", email="bo@example.com")], first_sequence=50)
    again = written(run(root))
    assert (again["raw_objects"], again["events"]) == (1, 0)
    assert snapshots(root, "events") == before


def test_a_later_stage_alone_keeps_the_time_of_the_tables_it_reads(root: Path) -> None:
    run(root)
    commands.run(str(root), None, None, "score", lambda _: None)
    (row,) = ask(root, "select max(as_of_ms) as as_of_ms from lead_scores")
    assert row["as_of_ms"] == ms("2025-03-01T00:00:00")
    with pytest.raises(
        LakeError, match=r"works on tables as of 2025-03-01T00:00:00Z and --as-of says 2025-04-01"
    ):
        run(root, as_of="2025-04-01", stage="score")


def test_a_run_refuses_to_go_on_without_objects_it_had_read(root: Path) -> None:
    run(root)
    (gone,) = (root / "objects" / "validated").rglob("*.gz")
    gone.unlink()
    with pytest.raises(
        LakeError, match=r"1 objects that had been read are gone, the first is .*ndjson\.gz: restore"
    ):
        run(root)
    assert ask(root, "select count(*) as n from lead_contacts") == [{"n": 2}]


def test_a_column_the_definition_has_gained_is_empty_in_the_rows_that_are_there(root: Path) -> None:
    run(root)
    history = load_tables()["lead_score_history"]
    wider = replace(history, columns=(*history.columns, Column("note", "string", "New")))
    rows = IcebergTables(open_lake(str(root))).read(wider)
    assert rows.column_names[-1] == "note"
    assert rows["note"].null_count == len(rows) == 2


def snapshots(root: Path, table: str) -> int:
    handle = IcebergTables(open_lake(str(root)))._find(load_tables()[table])
    return len(handle.metadata.snapshots) if handle else 0
