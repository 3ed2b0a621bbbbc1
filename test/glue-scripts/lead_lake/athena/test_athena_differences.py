"""Athena's answer on DuckDB: each known difference is either settled or refused by name."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal

import pytest

from lead_lake.athena import AthenaSession
from lead_lake.errors import LakeError

Answer = Callable[[str], list[list[object]]]


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        # whole numbers divide to a whole number, towards zero
        ("7 / 2", 3),
        ("-7 / 2", -3),
        ("(7 / 2) * 2", 6),
        ("8 / (3 / 2)", 8),
        ("9007199254740993 / 1", 9007199254740993),  # one more than a double can tell
        ("7 / 2e0", 3.5),
        ("cast(7 as double) / 2", 3.5),
        # units gone by, not boundaries crossed: 00:59 to 01:01 is no hour
        ("date_diff('hour', timestamp '2025-01-01 00:59:00', timestamp '2025-01-01 01:01:00')", 0),
        ("date_diff('day', timestamp '2025-01-01 23:00:00', timestamp '2025-01-02 01:00:00')", 0),
        ("date_diff('day', date '2025-01-01', date '2025-02-01')", 31),
        ("date_diff('day', date '2025-02-01', date '2025-01-01')", -31),
        # a moved or cut date is a date
        ("date '2025-01-31' + interval '1' day", date(2025, 2, 1)),
        ("date '2025-01-31' - interval '1' month", date(2024, 12, 31)),
        ("date_add('day', 3, date '2025-01-30')", date(2025, 2, 2)),
        ("date_trunc('month', date '2025-01-30')", date(2025, 1, 1)),
        ("date_trunc('hour', timestamp '2025-01-30 10:59:00')", datetime(2025, 1, 30, 10)),
        # epoch milliseconds to a timestamp keep the millisecond
        (
            "cast(from_unixtime(1735689600123 / 1e3) as timestamp(3))",
            datetime(2025, 1, 1, 0, 0, 0, 123000),
        ),
        # no match is null, an empty match is the empty text
        ("regexp_extract('abc', 'x')", None),
        ("regexp_extract('abc', 'b(.)', 1)", "c"),
        ("regexp_extract('abc', 'x*')", ""),
        # halves round away from zero
        ("cast(2.5e0 as bigint)", 3),
        ("cast(-2.5e0 as bigint)", -3),
        ("cast(3.5e0 as integer)", 4),
        # null in, null out
        ("greatest(1, null)", None),
        ("concat('a', cast(null as varchar))", None),
        # a decimal that is only compared or added stays exact
        ("1.10 + 2.2", Decimal("3.30")),
        ("3e0 > 2.5", True),
    ],
)
def test_answers_as_athena_does(expression: str, expected: object, answer: Answer) -> None:
    assert answer(f"select {expression} as x") == [[expected]]


def test_a_time_moved_by_more_than_an_integer_of_units_overflows(session: AthenaSession) -> None:
    with pytest.raises(LakeError):
        session.run("select date_add('millisecond', 1735689600123, timestamp '1970-01-01 00:00:00.000')")


def test_max_by_answers_null_when_the_greatest_row_has_no_value(answer: Answer) -> None:
    # the greatest k is 2, and its v is null
    values = "(values (cast(null as varchar), 2), ('a', 1)) as t (v, k)"
    assert answer(f"select max_by(v, k) as m from {values}") == [[None]]
    assert answer(f"select min_by(v, k) as m from {values}") == [["a"]]


def test_whole_columns_divide_to_whole_numbers_through_nested_queries(answer: Answer) -> None:
    sql = """
    with t as (select sum(amount) as total, count(*) as n from things where amount > 0)
    select total / 2, total / n from t
    """
    assert answer(sql) == [[3, 7]]


def test_sums_of_whole_numbers_are_bigint(session: AthenaSession) -> None:
    assert str(session.run("select sum(amount) as s from things").schema.field("s").type) == "int64"


def test_columns_without_a_name_are_called_as_in_athena(session: AthenaSession) -> None:
    assert session.run("select count(*), name, max(amount) from things group by name").column_names == [
        "_col0",
        "name",
        "_col2",
    ]


@pytest.mark.parametrize(
    ("sql", "named"),
    [
        ("select 1.0 / 3", "1.0 / 3 divides a decimal"),
        ("select 1.0 * amount / 2 from things", "1.0 * things.amount / 2 divides a decimal"),
        ("select avg(cast(amount as decimal(9, 2))) from things", "averages a decimal"),
        ("select day - date '2025-01-01' from things", "date_diff('day', a, b)"),
        ("select cast(score as varchar) from things", "1.5E0"),
        ("select grouping(name) / 2 from things group by grouping sets ((), (name))", "unknown type"),
        ("select name from things where name = 5", "puts a text and a number together"),
        ("select name || amount from things", "puts a text and a number together"),
        ("select name from things union all select amount from things", "union are a text and a number"),
        ("select max_by(name, amount, 2) from things", "only the form with two arguments"),
    ],
)
def test_refuses_by_name_what_would_differ(sql: str, named: str, session: AthenaSession) -> None:
    with pytest.raises(LakeError) as caught:
        session.run(sql)
    assert named in str(caught.value)


def test_a_double_beside_a_decimal_divides_as_doubles(answer: Answer) -> None:
    assert answer("select score / 2.5 as x from things where name = 'a'") == [[1.0]]


def test_text_that_is_no_json_has_no_value_and_does_not_end_the_query(session: AthenaSession) -> None:
    texts = "select name || '{' as t from things union all select '{\"a\":1}' as t"
    found = session.run(f"select json_extract_scalar(t, '$.a') as a from ({texts}) order by 1")
    assert sorted(found["a"].to_pylist(), key=str) == ["1", None, None]
