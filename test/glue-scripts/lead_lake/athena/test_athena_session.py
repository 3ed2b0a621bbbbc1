"""Running statements: tables made ready on demand, views written out, mistakes in one sentence."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest

from lead_lake.athena import AthenaSession
from lead_lake.athena import translate as translating
from lead_lake.errors import EngineError, LakeError

Answer = Callable[[str], list[list[object]]]


def test_asks_for_a_table_once_and_only_for_those_it_reads(
    session: AthenaSession, resolved: list[str]
) -> None:
    session.run("select 1")
    assert resolved == []
    session.run("with things2 as (select * from things) select * from things2")
    session.run("SELECT NAME FROM Things t join other_things o on o.name = t.name".replace("NAME", "t.name"))
    assert resolved == ["things", "other_things"]


def test_writes_out_views_that_read_views(
    answer: Answer, resolved: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "big_things.sql").write_text("select name, amount from things where amount > 0")
    (tmp_path / "named.sql").write_text("with things as (select * from big_things) select name from things")
    views = {path.stem: path for path in tmp_path.glob("*.sql")}
    monkeypatch.setattr(translating, "all_views", lambda: views)

    # `things` inside the second view is the name it gave itself
    assert answer("select n.name from named n") == [["a"]]
    assert resolved == ["things"]


def test_a_view_that_reads_itself_is_named(
    session: AthenaSession, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "round.sql").write_text("select * from round_again")
    (tmp_path / "round_again.sql").write_text("select * from round")
    monkeypatch.setattr(translating, "all_views", lambda: {p.stem: p for p in tmp_path.glob("*.sql")})

    with pytest.raises(LakeError, match="round -> round_again -> round"):
        session.run("select * from round")


@pytest.mark.parametrize(
    ("sql", "message"),
    [
        ("select * from thingz", 'There is no table or view "thingz"; nearest is things'),
        ('select * from "/etc/passwd"', 'There is no table or view "/etc/passwd"'),
        ("select * from '/etc/passwd'", 'There is no table or view "/etc/passwd"'),
        ("select amout from things", 'There is no column "amout" at line 1, column 8; nearest is amount'),
        (
            "select name,\n  amout\nfrom things",
            'There is no column "amout" at line 2, column 3; nearest is amount',
        ),
        ("select t.amout from things t", 'There is no column "amout"; nearest is amount'),
        ("select marks from things", 'There is no column "marks" at line 1, column 8'),
        (
            "select name from things, other_things",
            'Column "name" at line 1, column 8 is in other_things and things',
        ),
        (
            "select x.name from things t",
            'Column "name" at line 1, column 10 is not in the table it is asked of',
        ),
        ("select name as n, count(*) from things group by n", "is an alias of a select list"),
        ("select amount * 2 as d from things where d > 1", "is an alias of a select list"),
        (
            "select date_dif('day', day, day) from things",
            'There is no function "date_dif" here; nearest is date_diff',
        ),
        ("select sum(name) from things", "No function matches"),
        ("select amount / 0 from things", "divides a whole number by zero"),
        ("select name, count(*) from things", "must appear in the GROUP BY clause"),
        ("select grouping(amount) from things", "GROUPING"),
        ("select (select name from things) from things", "More than one row"),
    ],
)
def test_a_mistake_is_one_sentence_that_names_the_thing(
    sql: str, message: str, session: AthenaSession
) -> None:
    with pytest.raises(LakeError) as caught:
        session.run(sql)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "expression",
    ["cast('ada@example.com' as bigint)", "date 'ada@example.com'", "cast('ada@example.com\nx' as double)"],
)
def test_a_value_that_cannot_be_converted_is_not_repeated(expression: str, session: AthenaSession) -> None:
    with pytest.raises(LakeError) as caught:
        session.run(f"select {expression}")
    assert "ada" not in str(caught.value)


def test_a_broken_machine_is_not_called_a_mistake() -> None:
    con = duckdb.connect()
    con.execute("set memory_limit = '20MB'")
    con.execute("set temp_directory = ''")
    session = AthenaSession(con, pytest.fail, {})
    with pytest.raises(EngineError):
        session.run(
            "select count(distinct a.x * 100000 + b.x) as n from unnest(sequence(1, 3000)) as a (x) "
            "cross join unnest(sequence(1, 3000)) as b (x)"
        )


def test_no_column_covers_another_of_the_same_name(session: AthenaSession) -> None:
    # `a_2` is taken already, so the second `a` becomes `a_3`
    assert session.run("select 1 as a, 2 as a, 3 as a_2").to_pylist() == [{"a": 1, "a_3": 2, "a_2": 3}]


def test_show_tables_names_tables_and_views_with_their_grain(session: AthenaSession) -> None:
    rows = {row["table_name"]: row for row in session.run("show tables").to_pylist()}
    assert rows["things"] == {
        "table_name": "things",
        "layer": "gold",
        "grain": "one row per thing",
        "comment": "Things.",
    }
    assert rows["kpis"]["layer"] == "view"
    assert list(rows) == sorted(rows)


def test_describe_names_the_columns_sql_can_see(answer: Answer) -> None:
    assert answer("describe things") == [
        ["name", "string", "What it is called"],
        ["amount", "bigint", "How many"],
        ["score", "double", "How good"],
        ["day", "date", "When"],
    ]


def test_describe_knows_the_columns_of_a_view(answer: Answer) -> None:
    assert answer("describe score_changes")[:3] == [
        ["lead_id", "string", None],
        ["run_id", "string", None],
        ["as_of", "timestamp(3)", None],
    ]


def test_describe_of_nothing_names_the_nearest(session: AthenaSession) -> None:
    with pytest.raises(LakeError, match='no table or view "thing"; nearest is things'):
        session.run("describe thing")


def test_confined_the_file_system_is_shut_and_tables_still_arrive(tmp_path: Path) -> None:
    (tmp_path / "open").mkdir()
    (tmp_path / "open" / "a.csv").write_text("x\n1\n")
    (tmp_path / "shut.csv").write_text("x\n1\n")
    con = duckdb.connect()
    session = AthenaSession(con, pytest.fail, {})

    session.confine(readable=[tmp_path / "open"])

    con.register("arrived", pa.table({"x": [1]}))
    assert con.sql("select x from arrived").fetchall() == [(1,)]
    assert con.sql(f"select x from read_csv('{tmp_path}/open/a.csv')").fetchall() == [(1,)]
    with pytest.raises(duckdb.PermissionException):
        con.sql(f"select * from read_csv('{tmp_path}/shut.csv')").fetchall()
    with pytest.raises(duckdb.Error):
        con.execute("set enable_external_access = true")
