"""What `definitions/pipeline.yaml` has to keep to, whatever is written into it."""

from __future__ import annotations

from itertools import pairwise

import pytest

from lead_lake.model_files import load_models
from lead_lake.pipeline import Derived, load_pipeline
from lead_lake.tables import load_tables, stored_tables
from models.relation_columns import relation_columns

RELATIONS = load_pipeline().relations
SELECTIONS = {name: derived for name, derived in RELATIONS.items() if derived.rows_of is not None}


def test_a_run_killed_between_commits_can_still_tell_what_it_had_replaced() -> None:
    """Losers and issues need the events as they were; objects are read once all three are committed."""
    (process, *_) = load_pipeline().stages
    order = [write.table for write in process.writes]
    assert order[:4] == ["rejected_events", "event_issues", "events", "raw_objects"]


def test_every_derived_table_is_written_both_anew_and_from_what_changed() -> None:
    for stage in load_pipeline().stages:
        for write in stage.writes:
            if write.replaces is None and load_tables()[write.table].kind == "derived":
                assert write.relation is not None, write.table
                assert write.changes is not None, write.table


def test_a_stage_follows_what_the_stage_before_hands_over_and_all_of_it() -> None:
    stages = load_pipeline().stages
    for before, stage in pairwise(stages):
        handed_over = [w.table for w in before.writes if load_tables()[w.table].kind == "handover"]
        assert list(stage.follows or ()) == handed_over, stage.name
        # a run over everything has changed everything, which nobody writes down
        assert [w.table for w in before.writes if w.relation is None and not w.journal] == handed_over


@pytest.mark.parametrize(("name", "derived"), RELATIONS.items(), ids=RELATIONS)
def test_a_derived_relation_is_made_from_relations_that_exist(name: str, derived: Derived) -> None:
    known = set(load_models()) | set(stored_tables()) | set(RELATIONS)
    # what stands for the runner's own: the contents that were replaced
    provided = {"events_replaced"}
    parts = [part for part in (derived.rows_of, derived.ids, derived.plus) if part is not None]
    assert {relation for _, relation in derived.inputs} | set(parts) <= known | provided, name
    assert bool(derived.model) != bool(derived.rows_of), "a model or a selection, and never both"
    assert derived.model in {"", *load_models()}


@pytest.mark.parametrize(("name", "derived"), SELECTIONS.items(), ids=SELECTIONS)
def test_a_selection_asks_only_for_columns_that_are_there(name: str, derived: Derived) -> None:
    selected = relation_columns(derived.rows_of or "")
    assert relation_columns(derived.ids or "") <= selected, name
    if derived.plus is not None:
        assert relation_columns(derived.plus) <= selected, name
