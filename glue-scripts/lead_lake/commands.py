"""The commands of the embedded lake: each opens the lake, does one thing and returns a JSON-able result."""

from __future__ import annotations

import math
import os
from collections.abc import Callable, Sequence
from dataclasses import asdict
from decimal import Decimal
from typing import Any

from lead_lake.athena import AthenaSession, all_kpis, kpi_header, kpi_name
from lead_lake.context import new_context
from lead_lake.dashboard import KPI_ORDER, dashboard_document
from lead_lake.engines import DEFAULT_ENGINE
from lead_lake.engines.embedded import embedded_session
from lead_lake.engines.open_engine import open_engine
from lead_lake.errors import LakeError
from lead_lake.lake import derive_lake, open_lake
from lead_lake.lead_report import lead_report
from lead_lake.lock import exclusive
from lead_lake.query import resolve_for_query
from lead_lake.run_kpis import append_kpis
from lead_lake.run_times import context_of_stage
from lead_lake.runner import Runner
from lead_lake.tables import load_tables


def run(
    directory: str,
    as_of: str | None,
    out: str | None,
    stage: str | None,
    say: Callable[[dict[str, Any]], None],
    engine: str = DEFAULT_ENGINE,
) -> dict[str, Any]:
    lake = open_lake(directory)
    context = new_context(as_of)
    target = derive_lake(lake, out) if out else lake
    with exclusive(target.locks / "run.lock", "running the pipeline"):
        if stage is not None:
            context = context_of_stage(context, stage, embedded_session(target), is_chosen=as_of is not None)
        with open_engine(engine, target, context.note(), os.environ) as (session, open_athena):

            def kpis() -> int:
                return append_kpis(target, open_athena(), context.run_id)

            stages = Runner(target, context, say, session, kpis).run(stage)
    return {
        "run_id": context.run_id,
        "as_of_ms": context.as_of_ms,
        "engine": engine,
        "stages": [asdict(report) for report in stages],
    }


def query(directory: str, sql: str) -> dict[str, Any]:
    (found,) = answers(directory, [sql])
    return found


def answers(directory: str, statements: Sequence[str]) -> list[dict[str, Any]]:
    """What each statement finds; opening the lake once for all is most of the time a short one takes."""
    lake = open_lake(directory)
    session = embedded_session(lake)
    athena = AthenaSession(session.connection, resolve_for_query(lake, session))
    # from here on the SQL is a stranger's: it may read the lake and nothing else
    athena.confine(readable=[lake.objects, lake.warehouse, lake.root / "spill"])
    found = [athena.run(sql) for sql in statements]
    return [{"columns": f.column_names, "rows": [_json_row(row) for row in f.to_pylist()]} for f in found]


def kpis(directory: str) -> dict[str, Any]:
    rows = query(directory, f"select * from kpis order by {KPI_ORDER}")["rows"]
    if not rows:
        raise LakeError("no run has written KPIs yet: run lake run first")
    return {"rows": rows, "headers": {kpi_name(path): kpi_header(path) for path in all_kpis()}}


def dashboard(directory: str) -> dict[str, Any]:
    lake = open_lake(directory)
    session = embedded_session(lake)
    athena = AthenaSession(session.connection, resolve_for_query(lake, session))
    as_of = session.note_of(load_tables()["kpi_values"], "as-of-ms")
    return dashboard_document(
        lambda sql: [_json_row(row) for row in athena.run(sql).to_pylist()],
        None if as_of is None else int(as_of),
        {kpi_name(path): kpi_header(path) for path in all_kpis()},
    )


def lead(directory: str, text: str, keys: list[str]) -> dict[str, Any]:
    return lead_report(embedded_session(open_lake(directory)), text, keys)


def _json_row(row: dict[str, Any]) -> dict[str, Any]:
    """Values JSON has a form for: no decimals, and no number that is none."""
    return {name: _json_value(value) for name, value in row.items()}


def _json_value(value: Any) -> Any:
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value
