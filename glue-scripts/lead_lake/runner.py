"""Walks the pipeline's stages: computes what each writes and commits it table by table.

The order of commits makes a run safe to kill anywhere: what replaces rows is computed from unread objects
and lands the same when it lands twice, and objects count as read only after their events are committed.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import Any

from lead_lake.context import RunContext
from lead_lake.engines.model_session import ModelSession, Physical
from lead_lake.errors import LakeError
from lead_lake.follow import (
    DEFINITIONS,
    FOLLOWS,
    MADE_FROM,
    definitions_fingerprint,
    made_from_now,
    run_before,
)
from lead_lake.lake import Lake
from lead_lake.objects_journal import UnreadObjects, find_unread, journal_rows
from lead_lake.pipeline import Stage, Write, load_pipeline
from lead_lake.stored_lines import list_objects, validated_table
from lead_lake.tables import Table, load_tables, stored_tables

#: What later steps of the first stage read of its lines: contact data, and which events have changed.
_KEPT_OF_LINES = frozenset({"unread_contacts", "events_changed", "events_replaced"})
_CONTACT_COLUMNS = ["source", "event_id", "payload_sha256", "name", "email", "phone"]


@dataclass
class StageReport:
    stage: str
    seconds: float = 0.0
    rows_in: int = 0
    rows_out: int = 0
    tables: dict[str, int] = field(default_factory=dict)


class Runner:
    """`session` computes models; `append_kpis` runs the KPI queries and returns how many rows they gave."""

    def __init__(
        self,
        lake: Lake,
        context: RunContext,
        say: Callable[[dict[str, Any]], None],
        session: ModelSession,
        append_kpis: Callable[[], int],
    ) -> None:
        self._lake = lake
        self._context = context
        self._say = say
        self._session = session
        self._append_kpis = append_kpis
        self._unread: UnreadObjects | None = None
        self._provide()

    def run(self, only_stage: str | None) -> list[StageReport]:
        stages = load_pipeline().stages
        names = [s.name for s in stages]
        if only_stage is not None and only_stage not in names:
            raise LakeError(f"--stage {only_stage!r} is not a stage: the stages are {', '.join(names)}")
        self._refuse_the_past()
        return [self._run_stage(s) for s in stages if only_stage in (None, s.name)]

    def _refuse_the_past(self) -> None:
        """The past must never overwrite the present."""
        latest = latest_as_of(self._session)
        if latest is not None and self._context.as_of_ms < latest:
            raise LakeError(
                f"--as-of lies before the last run's ({_iso(self._context.as_of_ms)} < {_iso(latest)}): "
                f"name another directory for its tables with --out DIR"
            )

    def _provide(self) -> None:
        context = self._context
        self._session.provide(
            "run_context",
            lambda: (
                f"select cast({context.as_of_ms} as bigint) as as_of_ms, "
                f"cast({context.known_at_ms} as bigint) as known_at_ms, '{context.run_id}' as run_id"
            ),
        )
        events = ", ".join(load_tables()["events"].column_names)
        self._session.provide(
            "unread_lines",
            lambda: self._session.lines(validated_table(), self._find_unread().keys("validated")),
        )
        self._session.provide(
            "incoming_events",
            lambda: f"select {events} from {self._session.resolve('unread_lines')}",
            is_light=True,
        )
        self._session.provide(
            "incoming_issues",
            lambda: (
                "select distinct source, event_id, shard_id, sequence_number, record_index, "
                "issue.code as code, issue.field as field from ("
                f"select *, {self._session.explode}(issues) as issue "
                f"from {self._session.resolve('unread_lines')}) as lines"
            ),
        )
        self._session.provide(
            "unread_contacts",
            lambda: f"select {', '.join(_CONTACT_COLUMNS)} from {self._session.resolve('unread_lines')}",
        )
        self._session.provide("event_contacts", self._event_contacts)
        self._session.provide("fresh_contacts", self._fresh_contacts)

    def _event_contacts(self) -> str:
        keys = [o.key for o in list_objects(self._lake, "validated")]
        if self._unread is not None and len(keys) == len(self._unread.keys("validated")):
            return f"select * from {self._session.resolve('unread_contacts')}"
        return self._contacts_in(keys)

    def _fresh_contacts(self) -> str:
        """Contact data of this run's lines, and of the objects the model `contact_places` points at."""
        session = self._session
        places, journal = session.resolve("contact_places"), session.table(load_tables()["raw_objects"])
        found = session.execute(
            f"select distinct o.object_key from {journal} as o inner join {places} as p "
            "on o.source = p.source and o.dt = p.received_date and o.shard_id = p.shard_id "
            "where o.layer = 'validated'"
        )
        current = {o.key for o in list_objects(self._lake, "validated")}
        unread = f"select * from {session.resolve('unread_contacts')}"
        return f"{unread} union all {self._contacts_in([key for (key,) in found if key in current])}"

    def _contacts_in(self, keys: list[str]) -> str:
        lines = self._session.lines(validated_table(), keys, _CONTACT_COLUMNS)
        return f"select {', '.join(_CONTACT_COLUMNS)} from ({lines}) as lines"

    def _find_unread(self) -> UnreadObjects:
        if self._unread is None:
            self._unread = find_unread(self._lake, self._session)
        return self._unread

    def _run_stage(self, stage: Stage) -> StageReport:
        report = StageReport(stage.name)
        self._say({"stage": stage.name, "state": "started", "what": stage.what})
        start = time.monotonic()
        loaded = self._session.rows_loaded
        if stage.runner == "athena":
            (write,) = stage.writes
            report.tables[write.table] = self._append_kpis()
        else:
            self._write_all(stage, report)
        report.seconds = round(time.monotonic() - start, 3)
        report.rows_in += self._session.rows_loaded - loaded
        self._session.forget_relations()
        report.rows_out = sum(report.tables.values())
        self._say(
            {"stage": stage.name, "state": "done", "seconds": report.seconds, "rows_out": report.rows_out}
        )
        return report

    def _write_all(self, stage: Stage, report: StageReport) -> None:
        before = run_before(stage, self._session, self._context)
        # taken up and journals first: what is derived comes from these tables as they will stand
        derived = [w for w in stage.writes if w.changes is not None]
        for write in stage.writes:
            if write not in derived:
                self._say({"stage": stage.name, "state": "writing", "table": write.table})
                report.tables[write.table] = self._write(write, load_tables()[write.table])
        if any(w.journal for w in stage.writes):
            report.rows_in += self._session.count(self._session.resolve("unread_lines"))
            self._session.resolve("unread_contacts")
            # whole lines are the largest of all relations, and nothing derived reads them
            self._session.forget_relations(keeping=_KEPT_OF_LINES)
        note = self._session.note
        note[DEFINITIONS] = definitions_fingerprint()
        note[MADE_FROM] = made_from_now(stage, self._session) or "several runs"
        if before is None:
            note.pop(FOLLOWS, None)
            for write in derived:
                if write.relation is not None:
                    self._say({"stage": stage.name, "state": "writing", "table": write.table})
                    report.tables[write.table] = self._write(write, load_tables()[write.table])
            return
        run_id, as_of_ms = before
        note[FOLLOWS] = run_id
        self._session.provide("run_before", lambda: f"select cast({as_of_ms} as bigint) as as_of_ms")
        # all of them from the tables of the run before, then all are written
        following = [(w, self._session.resolve(w.changes or "")) for w in derived]
        for write, relation in following:
            self._say({"stage": stage.name, "state": "writing", "table": write.table})
            report.tables[write.table] = self._store(write, load_tables()[write.table], relation)

    def _write(self, write: Write, table: Table) -> int:
        """Writes one table and returns how many rows it wrote."""
        if write.journal == "objects":
            return self._append_journal(table)
        relation = self._session.computed(write.relation or "")
        if write.replaces is not None:
            return self._replace(table, relation, self._session.resolve(write.replaces))
        return self._store(write, table, relation)

    def _store(self, write: Write, table: Table, relation: Physical) -> int:
        rows = self._session.count(relation)
        if write.appends:
            if rows:
                self._session.append(table, relation)
                self._session.forget_table(table.name)
            return rows
        self._session.overwrite(table, relation)
        self._session.replace_table(table.name, relation)
        return rows

    def _replace(self, table: Table, rows: Physical, ids: Physical) -> int:
        """Exchanges the rows of `ids` for `rows` and returns how many that changed.

        A delivery repeated changes nothing, and nothing is committed then; a partitioned table rewrites only
        the days in which something changed.
        """
        session = self._session
        before = session.table(table)
        columns = ", ".join(table.column_names)
        same_id = f"exists (select 1 from {ids} as i where i.source = b.source and i.event_id = b.event_id)"
        kept = session.materialise(
            f"{table.name}_kept", f"select {columns} from {before} as b where {same_id}"
        )
        given = f"select {columns} from {rows}"
        changes = self._changes(table, given, kept)
        changed = session.materialise(
            f"{table.name}_changed", f"select distinct source, event_id from {changes}"
        )
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
        after = (
            session.materialise(
                table.name, f"select {columns} from {before} as b where not {same_id} union all {given}"
            )
            if session.count(before) > 0
            else rows
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
        session.replace_table(table.name, after)
        return session.count(changed)

    def _changes(self, table: Table, given: str, kept: Physical) -> Physical:
        """Id and day of each row that is given and was not kept, or the other way round."""
        columns = ", ".join(table.column_names)
        few = ", ".join(("source", "event_id", *table.partition))
        before = f"select {columns} from {kept}"
        if self._session.count(kept) == 0:
            return self._session.materialise(f"{table.name}_changes", f"select {few} from ({given}) as given")
        return self._session.materialise(
            f"{table.name}_changes",
            f"select {few} from (({given} except {before}) union all ({before} except {given})) as changes",
        )

    def _append_journal(self, table: Table) -> int:
        unread = self._find_unread()
        if not unread.objects:
            return 0
        lines = self._session.resolve("unread_lines")
        rows = journal_rows(self._session, unread, self._context, lines)
        self._session.append(table, rows)
        self._session.forget_table(table.name)
        return len(rows)


def latest_as_of(session: ModelSession) -> int | None:
    """The latest time any table is about, None where nothing was written yet."""
    notes = [session.note_of(table, "as-of-ms") for table in stored_tables().values()]
    return max((int(note) for note in notes if note is not None), default=None)


def context_of_stage(
    context: RunContext, stage: str, session: ModelSession, *, is_chosen: bool
) -> RunContext:
    """A later stage alone is about the time of the tables it reads; the first stage may choose."""
    latest = latest_as_of(session)
    if latest is None or stage == load_pipeline().stages[0].name:
        return context
    if is_chosen and context.as_of_ms != latest:
        raise LakeError(
            f"--stage {stage} works on tables as of {_iso(latest)} and --as-of says "
            f"{_iso(context.as_of_ms)}: leave out --as-of, or run all stages"
        )
    return replace(context, as_of_ms=latest)


def _iso(ms: int) -> str:
    return datetime.fromtimestamp(ms / 1000, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
