"""The stage that is SQL of analysts, not a model: KPI queries over the tables as they stand."""

from __future__ import annotations

from lead_lake.athena import AthenaSession, compute_kpis
from lead_lake.engines.duckdb_session import DuckDbSession
from lead_lake.lake import Lake
from lead_lake.query import resolve_for_query
from lead_lake.tables import load_tables

#: No KPI looks into what an event said; leaving it out halves what is read.
_NEVER_READ = frozenset({"payload", "bytes_base64"})


def append_kpis(lake: Lake, session: DuckDbSession, run_id: str) -> int:
    """Adds the ten KPIs to their journal in one commit and returns how many rows that were."""
    resolve = resolve_for_query(lake, session, leave_out=_NEVER_READ, cache=lake.root / "cache")
    rows = compute_kpis(AthenaSession(session.connection, resolve), run_id)
    table = load_tables()["kpi_values"]
    session.append(table, session.arrow(table.name, rows))
    return len(rows)
