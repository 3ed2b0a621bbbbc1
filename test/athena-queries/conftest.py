"""Sessions over small lakes written by hand."""

from __future__ import annotations

import duckdb
import pytest
from hand_made_lake import Lake, MakeSession, Rows, arrow_table

from lead_lake.athena import AthenaSession


@pytest.fixture
def make_session() -> MakeSession:
    """A session over hand-made tables; tables that are not named are empty."""

    def make(lake: Lake) -> AthenaSession:
        con = duckdb.connect()
        session = AthenaSession(con, lambda name: register(con, name, lake.get(name, [])))
        session.confine()
        return session

    def register(con: duckdb.DuckDBPyConnection, name: str, rows: Rows) -> None:
        con.register(name, arrow_table(name, rows))

    return make
