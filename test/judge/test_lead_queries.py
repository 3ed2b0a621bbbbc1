"""What is asked about one lead answers the same as a prepared statement on Trino and embedded."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import pytest

from judge.conftest import Judge
from lead_lake.engines.embedded import embedded_session
from lead_lake.lake import Lake
from lead_lake.lead_queries import MOST_KEYS, lead_queries
from lead_lake.tables import load_tables

Rows = list[tuple[Any, ...]]


def ask_trino(judge: Judge, sql: str, parameters: list[str]) -> Rows:
    cursor = judge.trino.cursor()
    cursor.execute(sql, parameters)
    return [tuple(row) for row in cursor.fetchall()]


@pytest.fixture(scope="module")
def lead(judge: Judge) -> dict[str, str]:
    """A lead with an e-mail address and events of several kinds."""
    sql = """
    select l.lead_id, min(e.email_key) as email_key
    from leads as l
    join event_leads as a on a.lead_id = l.lead_id
    join events as e on e.source = a.source and e.event_id = a.event_id
    group by l.lead_id
    having min(e.email_key) is not null and count(distinct e.event_type) > 2
    order by 1
    limit 1
    """
    _, ((lead_id, email_key),) = judge.ask_trino(sql)
    return {"lead_id": lead_id, "email_key": email_key}


@pytest.mark.parametrize("name", list(asdict(lead_queries(str))))
def test_a_prepared_query_about_a_lead_gives_the_same_rows(
    name: str, judge: Judge, judged_lake: Lake, lead: dict[str, str]
) -> None:
    parameters = {
        "by_id": [lead["lead_id"]] * 2,
        "by_key": [lead["email_key"]] * MOST_KEYS,
    }.get(name, [lead["lead_id"]])
    session = embedded_session(judged_lake)
    embedded = asdict(lead_queries(lambda table: session.table(load_tables()[table])))[name]
    expected = ask_trino(judge, asdict(lead_queries(lambda table: table))[name], parameters)
    found = session.connection.execute(embedded, parameters).fetchall()
    assert expected
    assert [tuple(row) for row in found] == expected


def test_a_parameter_is_a_value_and_never_sql(judge: Judge) -> None:
    sql = lead_queries(lambda table: table).profile
    assert ask_trino(judge, sql, ["x' or '1' = '1"]) == []
