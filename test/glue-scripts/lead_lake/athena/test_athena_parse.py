"""Reading one statement, and refusing whatever would do more than read the lake's tables."""

from __future__ import annotations

import pytest

from lead_lake.athena import is_read_only, referenced_tables
from lead_lake.athena.parse import parse_query
from lead_lake.errors import LakeError


@pytest.mark.parametrize(
    "sql",
    [
        "select 1",
        "-- why\n/* and how */ SELECT 1;",
        "select 1; -- done",
        "with a as (select 1) select * from a",
        "values (1, 2), (3, 4)",
        "(select 1) union all (select 2)",
        "show tables",
        " SHOW  TABLES ; ",
        "describe leads",
        'desc "leads"',
    ],
)
def test_takes_what_only_reads(sql: str) -> None:
    assert is_read_only(sql)


@pytest.mark.parametrize(
    "sql",
    [
        "delete from leads",
        "insert into leads select * from leads",
        "create table x as select 1",
        "create or replace view v as select 1",
        "drop table leads",
        "copy leads to 'x'",
        "attach 'x.db'",
        "install httpfs",
        "set memory_limit = '1GB'",
        "pragma database_list",
        "vacuum leads",
        "call something()",
        "explain select 1",
        "with a as (delete from leads) select 1",
        "select * into x from leads",
        "select 1; drop table leads",
        "/* select */ drop table leads",
        "-- select\ndrop table leads",
        "show tables; drop table leads",
        "",
        ";",
        "-- nothing",
    ],
)
def test_refuses_whatever_does_more(sql: str) -> None:
    assert not is_read_only(sql)


@pytest.mark.parametrize(
    "source",
    [
        "read_csv('/etc/passwd')",
        "read_text('/etc/passwd')",
        "glob('*')",
        "duckdb_settings()",
        "table(read_csv('/etc/passwd'))",
        "lateral (select 1)",
        "information_schema.tables",
        "other.main.leads",
    ],
)
def test_reads_from_nothing_but_bare_tables(source: str) -> None:
    with pytest.raises(LakeError):
        parse_query(f"select * from {source}")


@pytest.mark.parametrize(
    ("sql", "message"),
    [
        ("", "The SQL text is empty"),
        ("drop table x", '"drop" is not taken, the lake is read-only here'),
        ("select 1; select 2", "2 statements were given"),
        ("select a from (\n  select 1", "line 2, column 10"),
        ("select 'abc", "a quote or a comment is not closed"),
        ("select * from lake.leads", 'Write "leads" instead of "lake.leads"'),
    ],
)
def test_says_what_is_wrong_and_where(sql: str, message: str) -> None:
    with pytest.raises(LakeError) as caught:
        parse_query(sql)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_names_the_tables_read_wherever_they_stand() -> None:
    sql = """
    with recent as (select * from Events where event_id in (select event_id from event_issues)),
         leads as (select 1 as one)
    select (select max(as_of_ms) from lead_scores), r.*
    from recent r
    cross join leads
    where exists (select 1 from lead_contacts c where c.lead_id = r.event_id)
    union all
    select * from kpis
    """
    # `recent` and `leads` are names given by the query itself
    assert referenced_tables(sql) == ["event_issues", "events", "kpis", "lead_contacts", "lead_scores"]
