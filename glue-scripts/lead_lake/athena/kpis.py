"""Computes the ten KPIs of a run as rows for the journal `kpi_values`."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

import pyarrow as pa

from lead_lake.athena.library import all_kpis, kpi_name
from lead_lake.errors import EngineError, LakeError
from lead_lake.tables import load_tables

_ARROW_TYPES = {"string": pa.string(), "date": pa.date32(), "double": pa.float64()}


class KpiError(EngineError):
    """A KPI could not be computed, so the run has none: a journal never gets half a set."""

    def __init__(self, kpi: str, cause: str) -> None:
        super().__init__(f"The KPI {kpi} could not be computed: {cause}")
        self.kpi = kpi


class RunsKpi(Protocol):
    """The one thing this module needs of a session."""

    def run_kpi(self, path: Path) -> pa.Table: ...


def kpi_values_schema() -> pa.Schema:
    """The columns of the journal, from its table definition."""
    columns = load_tables()["kpi_values"].columns
    return pa.schema([pa.field(column.name, _ARROW_TYPES[column.type]) for column in columns])


def compute_kpis(session: RunsKpi, run_id: str) -> pa.Table:
    """All rows of all KPIs in the columns of `kpi_values`, or a `KpiError` naming the one that failed."""
    schema = kpi_values_schema()
    return pa.concat_tables([_rows(session, path, run_id, schema) for path in all_kpis()])


def _rows(session: RunsKpi, path: Path, run_id: str, schema: pa.Schema) -> pa.Table:
    kpi = kpi_name(path)
    try:
        found = session.run_kpi(path)
    except (LakeError, EngineError) as error:
        raise KpiError(kpi, str(error)) from error
    expected = pa.schema(list(schema)[2:])
    if not found.schema.equals(expected):
        raise KpiError(kpi, f"its columns are {_described(found.schema)}, not {_described(expected)}")
    named = {"run_id": run_id, "kpi": kpi}
    for position, name in enumerate(named):
        column = pa.array([named[name]] * found.num_rows, pa.string())
        found = found.add_column(position, schema.field(name), column)
    return found


def _described(schema: pa.Schema) -> str:
    return ", ".join(f"{field.name} {field.type}" for field in schema)
