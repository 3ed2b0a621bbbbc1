"""Which tables a job may see, by the stage it runs."""

from __future__ import annotations

from typing import Any

import pytest

from lead_lake.engines.spark_tables import SparkTables
from lead_lake.glue_tables import GlueTables, hidden_tables
from lead_lake.pipeline import load_pipeline
from lead_lake.tables import Table, load_tables

STAGES = {stage.name: stage for stage in load_pipeline().stages}


@pytest.mark.parametrize(
    ("stage", "hidden"), [("process", set()), ("features", {"lead_contacts"}), ("score", {"lead_contacts"})]
)
def test_contact_data_is_in_sight_of_the_stage_that_writes_it_only(stage: str, hidden: set[str]) -> None:
    assert hidden_tables(STAGES[stage]) == hidden


def test_the_table_written_next_speaks_for_one_out_of_reach(monkeypatch: pytest.MonkeyPatch) -> None:
    def spoken(_: SparkTables, table: Table, key: str) -> str:
        return f"{table.name} says {key}"

    monkeypatch.setattr(SparkTables, "__init__", lambda *_, **__: None)
    monkeypatch.setattr(SparkTables, "note_of", spoken)
    nothing: Any = None
    contacts, events = load_tables()["lead_contacts"], load_tables()["events"]
    features = GlueTables(nothing, STAGES["features"], "")
    process = GlueTables(nothing, STAGES["process"], "")
    assert features.note_of(contacts, "run-id") == "leads says run-id"
    assert features.note_of(events, "run-id") == "events says run-id"
    assert process.note_of(contacts, "run-id") == "lead_contacts says run-id"
