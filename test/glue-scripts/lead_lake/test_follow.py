"""A stage follows the run before it only along an unbroken chain of marks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from lead_lake.context import RunContext
from lead_lake.follow import definitions_fingerprint, made_from_now, run_before
from lead_lake.pipeline import Stage, load_pipeline
from lead_lake.tables import Table

NOON = 20_000 * 86_400_000 + 43_200_000
HOUR = 3_600_000
STAGES = {stage.name: stage for stage in load_pipeline().stages}
PROCESS, FEATURES, SCORE = STAGES["process"], STAGES["features"], STAGES["score"]
#: What each stage's tables are called, those aside in which it tells what it has changed.
TABLES = {
    "process": [
        *("identity_links", "identity_keys", "event_leads"),
        *("lead_contacts", "leads", "lead_redirects"),
    ],
    "features": ["lead_features", "lead_landmarks", "population_rates"],
    "score": [
        *("lead_scores", "lead_score_reasons", "landmark_scores"),
        *("conversion_metrics", "sales_worklist"),
    ],
}
TOLD = {"features": ["changed_persons"], "score": ["changed_features", "changed_landmarks"]}


class Marks:
    """The notes of tables' newest commits, as a runner leaves them."""

    def __init__(self) -> None:
        self.of: dict[str, dict[str, str]] = {}

    def note_of(self, table: Table, key: str) -> str | None:
        return self.of.get(table.name, {}).get(key)

    def commit(self, tables: list[str], run_id: str, **notes: str) -> None:
        marks = {"run-id": run_id, "as-of-ms": str(NOON), "definitions": definitions_fingerprint()}
        for table in tables:
            self.of[table] = marks | {key.replace("_", "-"): value for key, value in notes.items()}


def at(as_of_ms: int) -> RunContext:
    return RunContext("now", as_of_ms, 9 * 10**18, as_of_ms)


def before(stage: Stage, marks: Marks, as_of_ms: int = NOON + HOUR) -> tuple[str, int] | None:
    return run_before(stage, marks, at(as_of_ms))


def first_run() -> Marks:
    """One run over everything."""
    marks = Marks()
    marks.commit(["events"], "run1")
    for tables in TABLES.values():
        marks.commit(tables, "run1", made_from="run1")
    return marks


def second_run(until: Stage) -> Marks:
    """A second run that has followed the first one, up to where `until` begins."""
    marks = first_run()
    marks.commit(["events"], "run2")
    if until is PROCESS:
        return marks
    marks.commit(["changed_persons"], "run2", made_from="run2", follows="run1")
    marks.commit(TABLES["process"], "run2", made_from="run2", follows="run1")
    if until is FEATURES:
        return marks
    marks.commit(TOLD["score"], "run2", made_from="run2", follows="run1")
    marks.commit(TABLES["features"], "run2", made_from="run2", follows="run1")
    return marks


def ready(stage: Stage) -> Marks:
    """Marks under which a stage can follow the first run."""
    return first_run() if stage is PROCESS else second_run(until=stage)


@pytest.mark.parametrize("stage", [PROCESS, FEATURES, SCORE], ids=lambda s: s.name)
class TestEveryStage:
    def test_follows_the_run_that_made_its_tables_and_knows_its_as_of(self, stage: Stage) -> None:
        assert before(stage, ready(stage)) == ("run1", NOON)

    def test_follows_nothing_where_nothing_was_written(self, stage: Stage) -> None:
        assert before(stage, Marks()) is None

    def test_follows_nothing_when_another_run_made_any_one_of_its_tables(self, stage: Stage) -> None:
        for table in TABLES[stage.name]:
            marks = ready(stage)
            marks.of[table] |= {"run-id": "run0"}
            assert before(stage, marks) is None, table

    def test_follows_nothing_when_any_one_of_its_tables_was_made_from_another_run(self, stage: Stage) -> None:
        for table in TABLES[stage.name]:
            marks = ready(stage)
            marks.of[table] |= {"made-from": "run0"}
            assert before(stage, marks) is None, table

    def test_follows_nothing_when_all_of_its_tables_were_made_from_another_run(self, stage: Stage) -> None:
        marks = ready(stage)
        for table in TABLES[stage.name]:
            marks.of[table] |= {"made-from": "run0"}
        assert before(stage, marks) is None

    def test_follows_nothing_that_was_computed_with_other_definitions(self, stage: Stage) -> None:
        marks = ready(stage)
        for table in TABLES[stage.name]:
            marks.of[table] |= {"definitions": "0123456789abcdef"}
        assert before(stage, marks) is None

    def test_follows_nothing_whose_marks_are_missing(self, stage: Stage) -> None:
        for key in ("run-id", "as-of-ms", "made-from", "definitions"):
            marks = ready(stage)
            for table in TABLES[stage.name]:
                del marks.of[table][key]
            assert before(stage, marks) is None, key

    def test_knows_its_tables(self, stage: Stage) -> None:
        derived = [w.table for w in stage.writes if w.relation and w.changes and not w.appends]
        assert derived == TABLES[stage.name]
        assert list(stage.follows or ()) == TOLD.get(stage.name, [])


@pytest.mark.parametrize("stage", [FEATURES, SCORE], ids=lambda s: s.name)
class TestLaterStages:
    def test_follow_only_within_a_day(self, stage: Stage) -> None:
        last_of_day, midnight = NOON + 12 * HOUR - 1, NOON + 12 * HOUR
        assert before(stage, ready(stage), as_of_ms=last_of_day) == ("run1", NOON)
        assert before(stage, ready(stage), as_of_ms=midnight) is None

    def test_follow_nothing_when_another_run_told_what_changed(self, stage: Stage) -> None:
        for table in TOLD[stage.name]:
            marks = ready(stage)
            marks.of[table] |= {"run-id": "run0"}
            assert before(stage, marks) is None, table

    def test_follow_nothing_when_what_changed_is_told_against_another_run(self, stage: Stage) -> None:
        for table in TOLD[stage.name]:
            marks = ready(stage)
            marks.of[table] |= {"follows": "run0"}
            assert before(stage, marks) is None, table

    def test_follow_nothing_when_nothing_tells_what_changed(self, stage: Stage) -> None:
        for table in TOLD[stage.name]:
            marks = ready(stage)
            del marks.of[table]
            assert before(stage, marks) is None, table

    def test_follow_nothing_after_a_stage_that_computed_everything(self, stage: Stage) -> None:
        """Such a stage leaves the word of an earlier run on what changed where it was."""
        earlier = PROCESS if stage is FEATURES else FEATURES
        marks = ready(stage)
        marks.commit(TABLES[earlier.name], "run3", made_from="run2")
        assert before(stage, marks) is None

    def test_follow_nothing_when_the_stage_before_has_run_twice(self, stage: Stage) -> None:
        earlier = PROCESS if stage is FEATURES else FEATURES
        marks = ready(stage)
        marks.commit(TOLD[stage.name], "run3", made_from="run2", follows="run2")
        marks.commit(TABLES[earlier.name], "run3", made_from="run2", follows="run2")
        assert before(stage, marks) is None

    def test_follow_nothing_when_the_stage_before_was_cut(self, stage: Stage) -> None:
        earlier = PROCESS if stage is FEATURES else FEATURES
        marks = ready(stage)
        marks.commit(TABLES[earlier.name][:1], "run3", made_from="run2", follows="run2")
        assert before(stage, marks) is None


def test_people_are_followed_whatever_the_day() -> None:
    assert before(PROCESS, ready(PROCESS), as_of_ms=NOON + 30 * 24 * HOUR) == ("run1", NOON)


def test_a_run_that_was_killed_after_it_had_committed_events_is_not_followed() -> None:
    """What it has changed in `events` it has told nobody."""
    assert before(PROCESS, second_run(until=PROCESS)) is None


def test_a_journal_that_was_last_written_by_an_earlier_run_breaks_no_chain() -> None:
    marks = ready(SCORE)
    marks.commit(["lead_score_history"], "run0", made_from="run0")
    assert before(SCORE, marks) == ("run1", NOON)


class TestWhatAStageIsMadeFrom:
    def test_the_first_stage_is_made_from_the_run_that_changed_events(self) -> None:
        marks = Marks()
        assert made_from_now(PROCESS, marks) == "nothing"
        marks.commit(["events"], "run7")
        assert made_from_now(PROCESS, marks) == "run7"

    @pytest.mark.parametrize("stage", [FEATURES, SCORE], ids=lambda s: s.name)
    def test_a_later_stage_is_made_from_the_run_of_the_stage_before(self, stage: Stage) -> None:
        assert made_from_now(stage, second_run(until=stage)) == "run2"

    @pytest.mark.parametrize("stage", [FEATURES, SCORE], ids=lambda s: s.name)
    def test_tables_of_several_runs_are_of_none(self, stage: Stage) -> None:
        earlier = PROCESS if stage is FEATURES else FEATURES
        for table in TABLES[earlier.name]:
            marks = second_run(until=stage)
            marks.of[table] |= {"run-id": "run0"}
            assert made_from_now(stage, marks) is None, table


def test_definitions_are_known_by_every_file_that_decides_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []
    read: Callable[[Path], bytes] = Path.read_bytes

    def noted(path: Path) -> bytes:
        seen.append(path.as_posix())
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", noted)
    definitions_fingerprint.cache_clear()
    definitions_fingerprint()
    definitions_fingerprint.cache_clear()
    root = Path(__file__).resolve().parents[3]
    files = {path.removeprefix(f"{root.as_posix()}/") for path in seen}
    assert "definitions/pipeline.yaml" in files
    assert {f.relative_to(root).as_posix() for f in (root / "glue-scripts" / "models").iterdir()} <= files
    assert {f.relative_to(root).as_posix() for f in (root / "glue-scripts" / "tables").iterdir()} <= files
    assert {f"glue-scripts/lead_lake/{name}" for name in ("runner.py", "engines/duckdb_session.py")} <= files


def test_another_text_of_a_model_is_another_definition(monkeypatch: pytest.MonkeyPatch) -> None:
    read: Callable[[Path], bytes] = Path.read_bytes
    definitions_fingerprint.cache_clear()
    now = definitions_fingerprint()
    monkeypatch.setattr(Path, "read_bytes", lambda p: read(p) + (b" " if p.name == "186_leads.sql" else b""))
    definitions_fingerprint.cache_clear()
    assert definitions_fingerprint() != now
    definitions_fingerprint.cache_clear()
