"""Walks the pipeline's stages: computes what each writes and commits it table by table.

The order of commits makes a run safe to kill anywhere: what replaces rows is computed from unread objects
and lands the same when it lands twice, and objects count as read only after their events are committed.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from lead_lake.context import RunContext
from lead_lake.engines.model_session import ModelSession, Physical
from lead_lake.errors import EngineError, LakeError
from lead_lake.follow import (
    DEFINITIONS,
    FOLLOWS,
    MADE_FROM,
    definitions_fingerprint,
    made_from_now,
    run_before,
)
from lead_lake.incoming import Incoming
from lead_lake.lake import Lake
from lead_lake.logged_scores import provide_logged_scores
from lead_lake.objects_journal import journal_rows
from lead_lake.pipeline import Stage, Write, load_pipeline
from lead_lake.replace_rows import replace_rows
from lead_lake.run_times import refuse_the_past
from lead_lake.tables import Table, load_tables


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
        self._incoming = Incoming(lake, session)
        self._incoming.provide()
        provide_logged_scores(lake, session)
        session.provide(
            "run_context",
            lambda: (
                f"select cast({context.as_of_ms} as bigint) as as_of_ms, "
                f"cast({context.known_at_ms} as bigint) as known_at_ms, '{context.run_id}' as run_id"
            ),
        )

    def run(self, only_stage: str | None) -> list[StageReport]:
        stages = load_pipeline().stages
        names = [s.name for s in stages]
        if only_stage is not None and only_stage not in names:
            raise LakeError(f"--stage {only_stage!r} is not a stage: the stages are {', '.join(names)}")
        refuse_the_past(self._context, self._session)
        # what is a function on AWS is one here too: who called this runs it
        own = [s for s in stages if s.runner != "lambda"]
        return [self._run_stage(s) for s in own if only_stage in (None, s.name)]

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
        self._session.end_stage()
        report.rows_out = sum(report.tables.values())
        self._say(
            {"stage": stage.name, "state": "done", "seconds": report.seconds, "rows_out": report.rows_out}
        )
        return report

    def _write_all(self, stage: Stage, report: StageReport) -> None:
        before = run_before(stage, self._session, self._context)
        # what is derived comes from events and journals as this run leaves them
        for write in stage.writes:
            if write.changes is None:
                self._announce(stage, write)
                report.tables[write.table] = self._take_up(write)
        if any(w.journal for w in stage.writes):
            report.rows_in += self._incoming.take_up()
        self._sign(stage, before)
        if before is None:
            self._derive_all(stage, report)
        else:
            self._derive_changes(stage, report, before[1])

    def _sign(self, stage: Stage, before: tuple[str, int] | None) -> None:
        """What commits say from now on, for the next run to know whether it can follow."""
        note = self._session.note
        note[DEFINITIONS] = definitions_fingerprint()
        note[MADE_FROM] = made_from_now(stage, self._session) or "several runs"
        if before is None:
            note.pop(FOLLOWS, None)
        else:
            note[FOLLOWS] = before[0]

    def _derive_all(self, stage: Stage, report: StageReport) -> None:
        for write in stage.writes:
            if write.changes is not None and write.relation is not None:
                self._announce(stage, write)
                report.tables[write.table] = (
                    0 if self._is_idle(write) else self._store(write, self._session.computed(write.relation))
                )

    def _derive_changes(self, stage: Stage, report: StageReport, before_ms: int) -> None:
        """All relations are computed from the tables of the run before, then all are written."""
        self._session.provide("run_before", lambda: f"select cast({before_ms} as bigint) as as_of_ms")
        changes = [
            (w, None if self._is_idle(w) else self._session.resolve(w.changes))
            for w in stage.writes
            if w.changes is not None
        ]
        for write, relation in changes:
            self._announce(stage, write)
            report.tables[write.table] = 0 if relation is None else self._store(write, relation)

    def _is_idle(self, write: Write) -> bool:
        """Whether a write waits for rows that are not there."""
        waits_for = write.unless_empty
        return waits_for is not None and self._session.count(self._session.resolve(waits_for)) == 0

    def _announce(self, stage: Stage, write: Write) -> None:
        self._say({"stage": stage.name, "state": "writing", "table": write.table})

    def _take_up(self, write: Write) -> int:
        """Writes what comes from lines and returns how many rows that changed."""
        table = load_tables()[write.table]
        if write.journal == "objects":
            return self._append_journal(table)
        if write.relation is None or write.replaces is None:
            raise EngineError(f"pipeline.yaml: {write.table} neither replaces rows nor says what changes")
        relation = self._session.computed(write.relation)
        return replace_rows(self._session, table, relation, self._session.resolve(write.replaces))

    def _store(self, write: Write, relation: Physical) -> int:
        """Writes a derived table or adds to a journal, and returns how many rows it wrote."""
        table = load_tables()[write.table]
        rows = self._session.count(relation)
        if write.appends:
            if rows:
                self._session.append(table, relation)
                self._session.forget_table(table.name)
            return rows
        self._session.overwrite(table, relation)
        self._session.replace_table(table.name, relation)
        return rows

    def _append_journal(self, table: Table) -> int:
        unread = self._incoming.unread()
        if not unread.objects:
            return 0
        lines = self._session.resolve("unread_lines")
        rows = journal_rows(self._session, unread, self._context, lines)
        self._session.append(table, rows)
        self._session.forget_table(table.name)
        return len(rows)
