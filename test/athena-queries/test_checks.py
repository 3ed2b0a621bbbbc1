"""Every check passes a lake in which everything holds, and catches each way of breaking what it says."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import sqlglot
from hand_made_lake import MakeSession, Rows, read_case, read_tables
from sqlglot import exp

from lead_lake.athena import all_checks
from lead_lake.tables import Table, load_tables

ROOM = Path(__file__).parent / "checks"
CLEAN = read_tables(read_case(ROOM / "clean.yaml")["tables"])
BAD: dict[str, list[dict[str, Any]]] = read_case(ROOM / "bad.yaml")
CHECKS = {path.stem: path for path in all_checks()}
CASES = [(name, case) for name, cases in BAD.items() for case in cases]
KEYED = {name: table for name, table in load_tables().items() if table.kind != "external" and table.key}


@pytest.mark.parametrize("name", CHECKS)
def test_passes_a_lake_in_which_everything_holds(name: str, make_session: MakeSession) -> None:
    assert make_session(CLEAN).run_file(CHECKS[name]).to_pylist() == []


@pytest.mark.parametrize(("name", "case"), CASES, ids=[f"{name}: {case['title']}" for name, case in CASES])
def test_catches(name: str, case: dict[str, Any], make_session: MakeSession) -> None:
    lake: dict[str, Rows] = {**CLEAN, **case.get("replace", {})}
    for table, rows in case.get("add", {}).items():
        lake[table] = [*lake.get(table, []), *rows]

    found = make_session(lake).run_file(CHECKS[name]).to_pylist()

    expected = [[pytest.approx(v) if isinstance(v, float) else v for v in row] for row in case["rows"]]
    assert [list(row.values()) for row in found] == expected


def test_every_check_is_fed_something_bad() -> None:
    assert set(CHECKS) == {*BAD, "keys_are_unique"}


def sample(table: Table) -> dict[str, Any]:
    return {
        column.name: "k" for column in table.columns if column.name in table.key and column.type == "string"
    }


@pytest.mark.parametrize("table", KEYED.values(), ids=lambda table: table.name)
def test_catches_a_key_stored_twice(table: Table, make_session: MakeSession) -> None:
    row = sample(table)

    found = make_session({table.name: [row, row]}).run_file(CHECKS["keys_are_unique"]).to_pylist()

    assert [(r["table_name"], r["copies"]) for r in found] == [(table.name, 2)]


@pytest.mark.parametrize("table", KEYED.values(), ids=lambda table: table.name)
def test_the_key_checked_is_the_key_defined(table: Table) -> None:
    tree = sqlglot.parse_one(CHECKS["keys_are_unique"].read_text(encoding="utf-8"), read="athena")
    grouped = {
        select.find(exp.Table).name: [column.name for column in select.args["group"].expressions]
        for select in tree.find_all(exp.Select)
        if select.args.get("group")
    }
    assert grouped.get(table.name) == list(table.key), (
        f"write the key of {table.name} into keys_are_unique.sql"
    )
