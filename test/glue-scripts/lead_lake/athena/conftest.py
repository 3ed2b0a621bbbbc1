"""A session over a made-up table of its own, so that these tests do not follow the lake's tables."""

from __future__ import annotations

from collections.abc import Callable

import duckdb
import pyarrow as pa
import pytest

from lead_lake.athena import AthenaSession
from lead_lake.tables import Column, Table

COLUMNS = (
    Column("name", "string", "What it is called"),
    Column("amount", "bigint", "How many"),
    Column("score", "double", "How good"),
    Column("day", "date", "When"),
    Column("marks", "issues", "A list, which SQL does not see"),
)
TABLES = {
    "things": Table("things", "gold", "derived", "one row per thing", "Things.", COLUMNS),
    "other_things": Table(
        "other_things", "gold", "derived", "one row per thing", "More things.", COLUMNS[:2]
    ),
}
ARROW = {"string": pa.string(), "bigint": pa.int64(), "double": pa.float64(), "date": pa.date32()}
ROWS = [
    {"name": "a", "amount": 7, "score": 2.5, "day": None},
    {"name": "b", "amount": -7, "score": None, "day": None},
]


@pytest.fixture
def resolved() -> list[str]:
    """Names the session asked for, in order."""
    return []


@pytest.fixture
def session(resolved: list[str]) -> AthenaSession:
    con = duckdb.connect()

    def resolve(name: str) -> None:
        resolved.append(name)
        columns = [c for c in TABLES[name].columns if c.type in ARROW]
        schema = pa.schema([(c.name, ARROW[c.type]) for c in columns])
        con.register(name, pa.Table.from_pylist(ROWS, schema=schema))

    return AthenaSession(con, resolve, TABLES)


@pytest.fixture
def answer(session: AthenaSession) -> Callable[[str], list[list[object]]]:
    """The rows of a statement as plain lists."""
    return lambda sql: [list(row.values()) for row in session.run(sql).to_pylist()]
