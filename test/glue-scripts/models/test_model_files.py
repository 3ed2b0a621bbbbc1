"""Every model file keeps the rules that let one text run on two engines."""

from __future__ import annotations

import re

import pytest
import sqlglot
from sqlglot import exp

from lead_lake.model_files import Model, load_models
from lead_lake.pipeline import load_pipeline
from lead_lake.tables import load_tables, stored_tables
from models.relation_columns import computed_columns, last_selects, parse

ALL = [model for models in load_models().values() for model in models]
#: Relations the runner provides; they have no model.
PROVIDED = {"incoming_events", "incoming_issues", "event_contacts", "fresh_contacts"} | {
    # the run itself and the one it follows
    *("run_context", "run_before"),
    # what replacing rows of `events` has changed: ids, and the rows as they were
    *("events_changed", "events_replaced"),
    # what real-time scoring has logged, and up to when the run before has looked at it
    *("score_log", "score_run_before"),
}
#: Inputs that derived relations exchange.
EXCHANGED = {name for derived in load_pipeline().relations.values() for name, _ in derived.inputs}
FORBIDDEN = {
    "a decimal literal (DECIMAL in Spark, DOUBLE in DuckDB)": r"(?<![\w.'])\d+\.\d+(?![\de])",
    "the clock": r"\bcurrent_(timestamp|date)\b|\bnow\s*\(",
    "chance": r"\buuid\b|\brand(om)?\s*\(",
    "a regular expression": r"\bregexp|\brlike\b|\bsimilar to\b",
    "JSON": r"json|->",
    "text functions that differ on non-ASCII letters": r"\b(lower|upper|trim)\s*\(",
    "an approximation": r"\bapprox",
    "inexact mathematics": r"\b(exp|pow|power|ln|log)\s*\(",
    "a remainder": r"%",
    "a filter clause": r"\bfilter\s*\(",
}


@pytest.mark.parametrize("model", ALL, ids=lambda m: m.path.name)
class TestEveryModel:
    def test_its_header_names_exactly_what_it_reads(self, model: Model) -> None:
        tree = parse(model)
        steps = {cte.alias for cte in tree.find_all(exp.CTE)}
        named = {table.name for table in tree.find_all(exp.Table)} - steps
        assert named == set(model.reads)

    def test_it_reads_only_relations_that_exist(self, model: Model) -> None:
        known = (
            set(load_models()) | set(stored_tables()) | PROVIDED | EXCHANGED | set(load_pipeline().relations)
        )
        assert set(model.reads) <= known

    @pytest.mark.parametrize("what", FORBIDDEN)
    def test_it_uses_nothing_the_engines_disagree_on(self, model: Model, what: str) -> None:
        code = re.sub(r"'[^']*'", "''", re.sub(r"--.*", "", model.sql)).lower()
        assert re.search(FORBIDDEN[what], code) is None, what

    def test_its_last_select_names_and_casts_every_column(self, model: Model) -> None:
        for select in last_selects(parse(model)):
            for column in select.expressions:
                assert isinstance(column, exp.Alias), column.sql()
                assert isinstance(column.this, exp.Cast), column.sql()

    def test_every_window_says_its_order_and_direction(self, model: Model) -> None:
        for window in parse(model).find_all(exp.Window):
            if not isinstance(window.this, exp.RowNumber):
                continue
            order = window.args.get("order")
            assert order is not None, window.sql()
        code = re.sub(r"--.*", "", model.sql)
        for order in re.findall(r"order by\s+([^()]*?)\s*\)", code):
            for term in order.split(","):
                assert re.search(r"\b(asc|desc)\b", term), order

    def test_it_is_one_select_with_its_grain_stated(self, model: Model) -> None:
        assert len(sqlglot.parse(model.sql, read="spark")) == 1
        assert not model.sql.rstrip().endswith(";")
        assert "-- grain: " in model.sql


def test_a_table_is_written_with_the_columns_of_its_definition() -> None:
    for stage in load_pipeline().stages:
        for write in stage.writes:
            if write.journal or write.table == "kpi_values":
                continue
            written_from = [name for name in (write.relation, write.changes) if name is not None]
            assert written_from, write.table
            for relation in written_from:
                assert computed_columns(relation) == set(load_tables()[write.table].column_names), relation
