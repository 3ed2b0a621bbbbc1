"""Every query of the project gives the same answer on a real Trino and on the embedded engine."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from judge.conftest import Judge, without_comments
from lead_lake.athena import all_checks, all_kpis, all_questions, all_views
from lead_lake.athena.parse import parse_query
from lead_lake.athena.translate import translate
from lead_lake.errors import LakeError

FILES = [*all_kpis(), *all_views().values(), *all_checks(), *all_questions()]
#: The same doubles added up in another order differ in their last digits.
TOLERANCE = 1e-12


def has_order(sql: str) -> bool:
    return parse_query(sql).args.get("order") is not None


def comparable(rows: list[tuple[Any, ...]]) -> list[list[Any]]:
    return [[pytest.approx(v, rel=TOLERANCE) if isinstance(v, float) else v for v in row] for row in rows]


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_query_gives_the_same_rows_in_its_order(path: Path, judge: Judge) -> None:
    sql = path.read_text(encoding="utf-8")
    columns, expected = judge.ask_trino(sql)
    names, found = judge.ask_embedded(sql)
    assert names == [name for name, _ in columns]
    if not has_order(sql):
        found, expected = sorted(found, key=repr), sorted(expected, key=repr)
    assert [list(row) for row in found] == comparable(expected)


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_query_has_the_types_the_embedded_engine_says_it_has(path: Path, judge: Judge) -> None:
    columns, _ = judge.ask_trino(f"select * from ({without_comments(path)}) as judged limit 0")
    said = translate(path.read_text(encoding="utf-8")).columns
    assert [(name, _family(kind)) for name, kind in said] == [(name, _family(kind)) for name, kind in columns]


@pytest.mark.parametrize(("name", "path"), all_views().items(), ids=lambda value: str(value)[-30:])
def test_a_view_is_created_and_gives_what_its_query_gives(name: str, path: Path, judge: Judge) -> None:
    columns, rows = judge.ask_trino(f"select * from {name}")
    expected_columns, expected = judge.ask_trino(path.read_text(encoding="utf-8"))
    assert [column for column, _ in columns] == [column for column, _ in expected_columns]
    assert sorted(map(repr, rows)) == sorted(map(repr, expected))


def test_the_season_that_is_judged_has_rows_in_every_view_and_kpi(judge: Judge) -> None:
    for path in (*all_kpis(), *all_views().values()):
        assert judge.ask_trino(path.read_text(encoding="utf-8"))[1], path.stem


@pytest.mark.parametrize(
    "sql",
    [
        "select no_such_column from leads",
        "select * from no_such_table",
        "select source, count(*) from lead_scores",
        "select 1 / 0",
        "select cast('a word' as bigint)",
        "select lead_id from leads as a, lead_scores as b",
        "select * from leads where",
        "select no_such_function(lead_id) from leads",
        "select lead_id from leads union select event_count from leads",
        "select * from leads order by 99",
        "insert into leads select * from leads where false",
        "drop table leads_that_nobody_has",
    ],
)
def test_what_trino_refuses_is_refused(sql: str, judge: Judge) -> None:
    from trino.exceptions import TrinoQueryError

    with pytest.raises(LakeError):
        judge.ask_embedded(sql)
    if not sql.startswith(("insert", "drop")):  # these only the embedded engine refuses, it answers questions
        with pytest.raises(TrinoQueryError):
            judge.ask_trino(sql)


def _family(kind: str) -> str:
    """A type without its length or precision."""
    return re.sub(r"\(.*\)", "", kind.lower())
