"""What SQL may name: every table of the lake under its bare name, loaded when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from lead_lake.engines.duckdb_session import DuckDbSession
from lead_lake.lake import Lake
from lead_lake.lines_cache import cached_lines
from lead_lake.stored_lines import list_objects
from lead_lake.tables import Table, load_tables

_LAYER_OF_EXTERNAL = {
    "raw_events": "raw",
    "validated_events": "validated",
    "quarantined_records": "quarantine",
    "score_log": "score-log",
}


def resolve_for_query(
    lake: Lake,
    session: DuckDbSession,
    *,
    leave_out: frozenset[str] = frozenset(),
    cache: Path | None = None,
) -> Callable[[str], None]:
    """A function that makes a table available under its bare name.

    `leave_out` names columns of external tables not worth loading (the KPIs never look into payloads).
    `cache` is where parsed lines are kept; only the one run at a time may name it.
    """

    def external(table: Table) -> str:
        layer = _LAYER_OF_EXTERNAL[table.name]
        keys = [o.key for o in list_objects(lake, layer)]
        columns = [c for c in table.column_names if c not in leave_out]
        if cache is not None:
            return cached_lines(session, cache, table, keys, columns)
        # stored issues are a list; SQL sees them flat, as the table event_issues
        listed = [c.name for c in table.columns if c.type == "issues"]
        lines = session.lines(table, keys, columns)
        return session.materialise(
            table.name, f"select * exclude ({', '.join(['object_key', *listed])}) from ({lines})"
        )

    def resolve(name: str) -> None:
        table = load_tables()[name]
        physical = external(table) if table.kind == "external" else session.table(table)
        session.bind(name, physical)

    return resolve
