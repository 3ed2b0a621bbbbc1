"""Which time a run is about: the past never overwrites the present, and a stage alone keeps to its tables."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from lead_lake.context import RunContext
from lead_lake.engines.model_session import ModelSession
from lead_lake.errors import LakeError
from lead_lake.pipeline import load_pipeline
from lead_lake.tables import stored_tables


def refuse_the_past(context: RunContext, session: ModelSession) -> None:
    """A run as of an earlier time than the tables' is a mistake, unless it writes tables of its own."""
    latest = latest_as_of(session)
    if latest is not None and context.as_of_ms < latest:
        raise LakeError(
            f"--as-of lies before the last run's ({_iso(context.as_of_ms)} < {_iso(latest)}): "
            f"name another directory for its tables with --out DIR"
        )


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
