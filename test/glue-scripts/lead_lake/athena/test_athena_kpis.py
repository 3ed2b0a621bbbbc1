"""A run's KPIs: all rows of all ten in the journal's columns, or an error that names the one that failed."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pytest

from lead_lake.athena import KpiError, all_kpis, compute_kpis, kpi_name
from lead_lake.athena.kpis import kpi_values_schema
from lead_lake.errors import LakeError
from lead_lake.tables import load_tables

ROW_SCHEMA = pa.schema(list(kpi_values_schema())[2:])


class Answers:
    """Answers every KPI with one row, except where told otherwise."""

    def __init__(self, instead: dict[str, pa.Table | Exception] | None = None) -> None:
        self._instead = instead or {}

    def run_kpi(self, path: Path) -> pa.Table:
        found = self._instead.get(kpi_name(path))
        if isinstance(found, Exception):
            raise found
        if found is not None:
            return found
        return pa.Table.from_pylist([{"measure": kpi_name(path), "value": 1.0}], schema=ROW_SCHEMA)


def test_every_kpi_is_there_under_its_name_and_run() -> None:
    rows = compute_kpis(Answers(), "r1")
    assert rows.column_names == load_tables()["kpi_values"].column_names
    names = [kpi_name(path) for path in all_kpis()]
    assert [(row["run_id"], row["kpi"], row["measure"]) for row in rows.to_pylist()] == [
        ("r1", name, name) for name in names
    ]


def test_one_kpi_that_fails_fails_them_all_by_name() -> None:
    session = Answers({"data_quality": LakeError("there is no column x")})
    with pytest.raises(
        KpiError, match="The KPI data_quality could not be computed: there is no column x"
    ) as caught:
        compute_kpis(session, "r1")
    assert caught.value.kpi == "data_quality"


def test_a_kpi_with_other_columns_is_refused() -> None:
    session = Answers({"lead_volume": pa.table({"measure": ["m"], "value": [1]})})
    with pytest.raises(
        KpiError, match="lead_volume could not be computed: its columns are measure string, value int64"
    ):
        compute_kpis(session, "r1")


def test_an_unexpected_error_is_not_dressed_up() -> None:
    with pytest.raises(ZeroDivisionError):
        compute_kpis(Answers({"lead_volume": ZeroDivisionError()}), "r1")
