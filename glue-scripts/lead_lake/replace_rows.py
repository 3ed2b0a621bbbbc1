"""Exchanges some events' rows of a stored table, and tells which rows that changed."""

from __future__ import annotations

from datetime import date

from lead_lake.engines.model_session import ModelSession, Physical
from lead_lake.tables import Table


def replace_rows(session: ModelSession, table: Table, rows: Physical, ids: Physical) -> int:
    """Exchanges the rows of `ids` for `rows` and returns how many that changed.

    A delivery repeated changes nothing, and nothing is committed then; a partitioned table rewrites only
    the days in which something changed. What changed is kept under `<table>_changed` (the ids) and
    `<table>_replaced` (their rows before).
    """
    before = session.table(table)
    columns = ", ".join(table.column_names)
    same_id = f"exists (select 1 from {ids} as i where i.source = b.source and i.event_id = b.event_id)"
    kept = session.materialise(f"{table.name}_kept", f"select {columns} from {before} as b where {same_id}")
    given = f"select {columns} from {rows}"
    changes = _changes(session, table, given, kept)
    changed = session.materialise(f"{table.name}_changed", f"select distinct source, event_id from {changes}")
    is_changed = (
        f"exists (select 1 from {changed} as i where i.source = b.source and i.event_id = b.event_id)"
    )
    session.keep(f"{table.name}_changed", changed)
    session.keep(
        f"{table.name}_replaced",
        session.materialise(
            f"{table.name}_replaced", f"select {columns} from {kept} as b where {is_changed}"
        ),
    )
    if session.count(changed) == 0:
        return 0
    is_new = session.count(before) == 0
    after = (
        rows
        if is_new
        else session.define(
            table.name, f"select {columns} from {before} as b where not {same_id} union all {given}"
        )
    )
    if table.partition:
        (day,) = table.partition
        touched = session.execute(f"select distinct {day} from {changes} order by 1")
        days = [row[0] for row in touched if isinstance(row[0], date)]
        listed = ", ".join(f"date '{d.isoformat()}'" for d in days)
        held = session.define(f"{table.name}_days", f"select * from {after} where {day} in ({listed})")
        session.overwrite_days(table, held, days)
    else:
        session.overwrite(table, after, rebuildable=False)
    session.replace_table(table.name, after if is_new else session.load(table))
    return session.count(changed)


def _changes(session: ModelSession, table: Table, given: str, kept: Physical) -> Physical:
    """Id and day of each row that is given and was not kept, or the other way round."""
    columns = ", ".join(table.column_names)
    few = ", ".join(("source", "event_id", *table.partition))
    before = f"select {columns} from {kept}"
    if session.count(kept) == 0:
        return session.materialise(f"{table.name}_changes", f"select {few} from ({given}) as given")
    return session.materialise(
        f"{table.name}_changes",
        f"select {few} from (({given} except {before}) union all ({before} except {given})) as changes",
    )
