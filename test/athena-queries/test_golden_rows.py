"""Each KPI, view and question gives the rows worked out by hand beside it.

A case lies at the path of its query: `kpis/01_lead_volume.ties.yaml` is a case of `kpis/01_lead_volume.sql`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hand_made_lake import MakeSession, read_case, read_tables

from lead_lake.athena import all_kpis, all_questions, all_views
from lead_lake.athena.library import QUERIES_DIR

HERE = Path(__file__).parent
CASES = sorted(path for room in ("kpis", "views", "questions") for path in (HERE / room).glob("*.yaml"))
QUERIES = [*all_kpis(), *all_views().values(), *all_questions()]


def query_of(case: Path) -> Path:
    return QUERIES_DIR / case.parent.name / f"{case.name.split('.')[0]}.sql"


def same(expected: list[list[Any]]) -> list[list[Any]]:
    """Numbers with a fraction may differ in their last digit."""
    return [[pytest.approx(v, abs=1e-12) if isinstance(v, float) else v for v in row] for row in expected]


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_gives_the_rows_worked_out_by_hand(path: Path, make_session: MakeSession) -> None:
    case = read_case(path)
    session = make_session(read_tables(case.get("tables")))

    found = session.run_file(query_of(path)).select(case["columns"]).to_pylist()

    assert [list(row.values()) for row in found] == same(case["rows"]), case["title"]


@pytest.mark.parametrize("query", QUERIES, ids=lambda path: path.stem)
def test_every_query_has_a_case(query: Path) -> None:
    assert query in {query_of(path) for path in CASES}


@pytest.mark.parametrize("query", QUERIES, ids=lambda path: path.stem)
def test_no_query_stumbles_over_an_empty_lake(query: Path, make_session: MakeSession) -> None:
    # A lake nobody sent anything to: no table has a row. Aggregates may answer, with nulls for rates.
    assert make_session({}).run_file(query).num_columns > 0
