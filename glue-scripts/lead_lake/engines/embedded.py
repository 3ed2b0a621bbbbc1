"""Opens the embedded engine over a lake."""

from __future__ import annotations

from lead_lake.engines.duckdb_session import DuckDbSession
from lead_lake.iceberg import IcebergTables
from lead_lake.lake import Lake


def embedded_session(lake: Lake, note: dict[str, str] | None = None) -> DuckDbSession:
    """`note` travels in every commit of the session."""
    return DuckDbSession(IcebergTables(lake, note), lake.objects, lake.root / "spill")
