"""Whether a stage can follow the run before it, or has to compute everything anew.

Every commit says which run made it and from which run's tables; a stage follows only where these marks form
one unbroken chain from its tables to the tables it reads. Whatever breaks it (a run that was killed, a stage
run alone, an edited model) leads to a run over everything, which needs no history.
"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import Protocol

from lead_lake.context import MS_PER_DAY, RunContext
from lead_lake.model_files import MODELS_DIR
from lead_lake.pipeline import PIPELINE_FILE, Stage, load_pipeline
from lead_lake.tables import TABLES_DIR, Table, load_tables

#: The run that made the tables a stage was computed from (of the first stage: the run that changed `events`).
MADE_FROM = "made-from"
#: The run whose tables were taken over where nothing changed.
FOLLOWS = "follows"
#: What the tables were computed with.
DEFINITIONS = "definitions"
RUN_ID = "run-id"
AS_OF = "as-of-ms"
#: What the first stage is made from.
_EVENTS = "events"


class Notes(Protocol):
    def note_of(self, table: Table, key: str) -> str | None: ...


@cache
def definitions_fingerprint() -> str:
    """Changes with every model, table, stage and line of code that decides rows."""
    package = Path(__file__).resolve().parent
    files = [PIPELINE_FILE, *sorted(MODELS_DIR.glob("*.sql")), *sorted(TABLES_DIR.glob("*.yaml"))]
    digest = hashlib.sha256()
    for path in [*files, *sorted(package.rglob("*.py"))]:
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def run_before(stage: Stage, notes: Notes, context: RunContext) -> tuple[str, int] | None:
    """The run a stage can follow and the as-of of its tables (epoch ms), None for a run over everything."""
    keys = (RUN_ID, MADE_FROM, DEFINITIONS, AS_OF)
    marks = {tuple(_note(notes, table, key) for key in keys) for table in _derived(stage)}
    if len(marks) != 1:
        return None
    ((run_id, made_from, definitions, as_of),) = marks
    if run_id is None or as_of is None or definitions != definitions_fingerprint():
        return None
    if stage.within_day and int(as_of) // MS_PER_DAY != context.as_of_ms // MS_PER_DAY:
        return None
    if stage.follows is None:
        return (run_id, int(as_of)) if made_from == made_from_now(stage, notes) else None
    now = made_from_now(stage, notes)
    told = {(_note(notes, table, RUN_ID), _note(notes, table, FOLLOWS)) for table in stage.follows}
    return (run_id, int(as_of)) if told == {(now, made_from)} else None


def made_from_now(stage: Stage, notes: Notes) -> str | None:
    """The run that made the tables a stage reads, as they stand; None where they are not of one run."""
    if stage.follows is None:
        return _note(notes, _EVENTS, RUN_ID) or "nothing"
    stages = load_pipeline().stages
    earlier = stages[stages.index(stage) - 1]
    runs = {_note(notes, table, RUN_ID) for table in _derived(earlier)}
    return runs.pop() if len(runs) == 1 else None


def _derived(stage: Stage) -> list[str]:
    """The tables of a stage that a run over everything writes whole."""
    return [w.table for w in stage.writes if w.relation and w.changes and not w.appends]


def _note(notes: Notes, table: str, key: str) -> str | None:
    return notes.note_of(load_tables()[table], key)
