"""What real-time scoring has logged since the run before, as relations that models can read."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from lead_lake.engines.model_session import ModelSession
from lead_lake.follow import AS_OF
from lead_lake.lake import Lake
from lead_lake.stored_lines import list_objects
from lead_lake.tables import load_tables

#: The log lies by the day a score is about; the model looks back an hour, which may be the day before.
_LOOK_BACK = timedelta(days=1)
#: Written after what compares scores: until then it says which run was the one before.
_WRITTEN_BY_EVERY_RUN = "lead_scores"


def provide_logged_scores(lake: Lake, session: ModelSession) -> None:
    """Makes `score_log` and `score_run_before` known to a session; each is read on first use."""
    before = _OfRunBefore(session)
    session.provide(
        "score_run_before",
        lambda: f"select cast({_sql(before.as_of_ms())} as bigint) as as_of_ms",
    )
    session.provide("score_log", lambda: _log(lake, session, before.as_of_ms()))


class _OfRunBefore:
    """The as-of of the scores as they were found, whatever the run writes meanwhile."""

    def __init__(self, session: ModelSession) -> None:
        self._session = session
        self._found: tuple[int | None] | None = None

    def as_of_ms(self) -> int | None:
        if self._found is None:
            note = self._session.note_of(load_tables()[_WRITTEN_BY_EVERY_RUN], AS_OF)
            self._found = (None if note is None else int(note),)
        return self._found[0]


def _log(lake: Lake, session: ModelSession, before_ms: int | None) -> str:
    table = load_tables()["score_log"]
    since = None if before_ms is None else datetime.fromtimestamp(before_ms / 1000, UTC).date() - _LOOK_BACK
    keys = [o.key for o in list_objects(lake, "score-log", since)]
    columns = ", ".join(table.column_names)
    return f"select distinct {columns} from ({session.lines(table, keys)}) as lines"


def _sql(value: int | None) -> str:
    return "null" if value is None else str(value)
