"""Keeps what the KPIs read of stored objects as Parquet, so that a run parses only objects it has not seen.

Objects never change: their names carry a hash of their content. The cache can be deleted at any time, and
rows of objects that are gone are not read from it.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from lead_lake.engines.duckdb_session import DuckDbSession
from lead_lake.engines.model_session import Physical
from lead_lake.tables import Table

#: Each run that finds new objects adds a part; beyond this many they become one.
_MOST_PARTS = 32
_SUFFIX = ".parquet"


def cached_lines(
    session: DuckDbSession, folder: Path, table: Table, keys: list[str], columns: list[str]
) -> Physical:
    """The lines of the objects `keys`, in `columns`, parsed at most once. One writer at a time."""
    folder = folder / f"{table.name}-{_shape(table, columns)}"
    folder.mkdir(parents=True, exist_ok=True)
    parts = sorted(folder.glob(f"*{_SUFFIX}"))
    kept = session.materialise(f"{table.name}_cached", _rows_of(parts, table, columns, session))
    cached = {key for (key,) in session.execute(f"select distinct object_key from {kept}")}
    fresh = [key for key in keys if key not in cached]
    if fresh:
        lines = session.materialise(f"{table.name}_fresh", session.lines(table, fresh, columns))
        _write_part(session, folder, len(parts), f"select * from {lines}")
        session.execute(f"insert into {kept} select * from {lines}")
        session.drop(lines)
    gone = sorted(cached.difference(keys))
    if gone:
        listed = ", ".join("'" + key.replace("'", "''") + "'" for key in gone)
        session.execute(f"delete from {kept} where object_key in ({listed})")
    if len(parts) >= _MOST_PARTS or gone:
        # emptied first: cut short here, everything is parsed again, and nothing stands twice
        for part in sorted(folder.glob(f"*{_SUFFIX}")):
            part.unlink()
        _write_part(session, folder, 0, f"select * from {kept}")
    return kept


def _shape(table: Table, columns: list[str]) -> str:
    """Another name for another choice of columns or types."""
    typed = [f"{c.name} {c.type}" for c in table.columns if c.name in columns]
    return hashlib.sha256(", ".join(typed).encode()).hexdigest()[:8]


def _rows_of(parts: list[Path], table: Table, columns: list[str], session: DuckDbSession) -> str:
    if not parts:
        return session.lines(table, [], columns)
    listed = ", ".join("'" + str(part).replace("'", "''") + "'" for part in parts)
    return f"select {', '.join(columns)}, object_key from read_parquet([{listed}])"


def _write_part(session: DuckDbSession, folder: Path, number: int, select: str) -> None:
    part = folder / f"{number:06d}{_SUFFIX}"
    unfinished = part.with_suffix(".unfinished")
    quoted = str(unfinished).replace("'", "''")
    session.execute(f"copy ({select}) to '{quoted}' (format parquet, compression zstd)")
    unfinished.replace(part)
