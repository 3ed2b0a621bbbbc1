"""A pipeline of a few made-up relations, to see how any of them are resolved."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from lead_lake.engines import lineage, model_session
from lead_lake.model_files import Model
from lead_lake.pipeline import Derived, Pipeline
from lead_lake.tables import Column, Table


def table(name: str, *columns: str) -> Table:
    """A stored table; columns are text, those called `size` whole numbers."""
    kinds = {"size": "bigint"}
    own = tuple(Column(column, kinds.get(column, "string"), "") for column in columns)
    return Table(name, layer="ops", kind="derived", grain="", comment="", columns=own, key=columns[:1])


def model(writes: str, sql: str, *reads: str) -> Model:
    return Model(path=Path(f"{writes}.sql"), writes=writes, reads=reads, sql=sql)


def made_from(model: str, *, repeat: bool = False, **inputs: str) -> Derived:
    return Derived(model, tuple(sorted(inputs.items())), repeat, rows_of=None, ids=None, plus=None)


def rows_of(relation: str, ids: str, plus: str | None = None) -> Derived:
    """The rows that have one of the ids; with `plus` those that have none, and the rows of `plus`."""
    return Derived(model="", inputs=(), repeat=False, rows_of=relation, ids=ids, plus=plus)


def settle(
    patch: pytest.MonkeyPatch,
    tables: Iterable[Table] = (),
    models: Iterable[Model] = (),
    **relations: Derived,
) -> None:
    """Makes these all the tables, models and relations there are, until the test is over."""
    by_table = {entry.name: entry for entry in tables}
    by_model: dict[str, tuple[Model, ...]] = {}
    for entry in models:
        by_model[entry.writes] = (*by_model.get(entry.writes, ()), entry)
    for module in (lineage, model_session):
        patch.setattr(module, "stored_tables", lambda: by_table)
        patch.setattr(module, "load_pipeline", lambda: Pipeline(stages=(), relations=relations))
    patch.setattr(lineage, "load_models", lambda: by_model)
