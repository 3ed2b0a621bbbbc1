"""One lake and one Trino over it for all judgements: the season of the demo, and every table Athena has."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from judge.trino_server import trino_over
from lead_lake.athena import AthenaSession
from lead_lake.athena.library import all_views
from lead_lake.athena.translate import sql_columns
from lead_lake.engines.embedded import embedded_session
from lead_lake.iceberg import IcebergTables
from lead_lake.iceberg_layout import CATALOG, DATABASE
from lead_lake.lake import Lake, open_lake
from lead_lake.lake_tables import arrow_schema
from lead_lake.query import resolve_for_query
from lead_lake.tables import load_tables

CHECKOUT = Path(__file__).resolve().parents[2]
LEADS = 200


@dataclass
class Judge:
    """Both engines over the same rows."""

    embedded: AthenaSession
    trino: Any

    def ask_trino(self, sql: str) -> tuple[list[tuple[str, str]], list[tuple[Any, ...]]]:
        """Names and types of the columns, and the rows."""
        cursor = self.trino.cursor()
        cursor.execute(sql)
        rows = [tuple(row) for row in cursor.fetchall()]
        return [(c[0], c[1]) for c in cursor.description or []], rows

    def ask_embedded(self, sql: str) -> tuple[list[str], list[tuple[Any, ...]]]:
        found = self.embedded.run(sql)
        return found.column_names, [tuple(row.values()) for row in found.to_pylist()]


@pytest.fixture(scope="session")
def judged_lake(tmp_path_factory: pytest.TempPathFactory) -> Lake:
    if not os.environ.get("LEAD_LAKE_TRINO"):
        pytest.skip("Trino is not there: npm test and npm run judge get it where they find Java 24 and Maven")
    root = tmp_path_factory.mktemp("judged") / "lake"
    demo = ["node", "cli/lake.mjs", "demo", "--leads", str(LEADS), "--dir", str(root), "--json"]
    subprocess.run(demo, cwd=CHECKOUT, check=True, capture_output=True)
    return open_lake(str(root))


@pytest.fixture(scope="session")
def judge(judged_lake: Lake, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Judge]:
    import trino

    session = embedded_session(judged_lake)
    embedded = AthenaSession(session.connection, resolve_for_query(judged_lake, session))
    _complete_catalog(judged_lake, embedded)
    home, java = Path(os.environ["LEAD_LAKE_TRINO"]), Path(os.environ["LEAD_LAKE_TRINO_JAVA"])
    with trino_over(judged_lake.root, home, java, tmp_path_factory.mktemp("trino")) as port:
        connection = trino.dbapi.connect(
            host="127.0.0.1", port=port, user="judge", catalog=CATALOG, schema=DATABASE, timezone="UTC"
        )
        with closing(connection):
            judge = Judge(embedded, connection)
            _create_views(judge)
            yield judge


def _complete_catalog(lake: Lake, embedded: AthenaSession) -> None:
    """What Athena has and this catalog has not: lines stored as objects, and tables nobody wrote yet."""
    tables = IcebergTables(lake)
    for table in load_tables().values():
        if table.kind != "external":
            if tables.note_of(table, "run-id") is None:
                tables.overwrite(table, arrow_schema(table).empty_table())
        else:
            columns = tuple(sql_columns(table))
            rows = embedded.run(f"select {', '.join(c.name for c in columns)} from {table.name}")
            flat = replace(table, kind="derived", columns=columns, partition=(), sort=())
            tables.overwrite(flat, rows.cast(_plain(rows.schema)))


def _plain(schema: pa.Schema) -> pa.Schema:
    return pa.schema([pa.field(f.name, f.type) for f in schema])


def _create_views(judge: Judge) -> None:
    """Views may read each other: what fails for want of another is tried again after it."""
    waiting = dict(all_views())
    while waiting:
        made = [name for name, path in waiting.items() if _created(judge, name, path)]
        assert made, f"Trino refuses these views: {', '.join(waiting)}"
        for name in made:
            del waiting[name]


def _created(judge: Judge, name: str, path: Path) -> bool:
    from trino.exceptions import TrinoUserError

    sql = without_comments(path)
    try:
        columns, _ = judge.ask_trino(f"select * from ({sql}) as asked limit 0")
        selected = ", ".join(_as_iceberg(column, kind) for column, kind in columns)
        judge.ask_trino(f"create view {name} security invoker as select {selected} from ({sql}) as asked")
    except TrinoUserError as error:
        if error.error_name == "TABLE_NOT_FOUND":
            return False
        raise
    return True


def _as_iceberg(column: str, kind: str) -> str:
    """Views of this catalog know times in microseconds alone; Athena's know milliseconds."""
    return f"cast({column} as timestamp(6)) as {column}" if kind.startswith("timestamp(3)") else column


def without_comments(path: Path) -> str:
    lines = path.read_text(encoding="utf-8").splitlines()
    return "\n".join(line for line in lines if not line.startswith("--"))
