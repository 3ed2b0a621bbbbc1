"""What a run takes over from the run before it, what it computes anew, and what follows a cut one."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from lake_factory import Line, event, key_id, make_lake, ms, store
from lead_lake.context import RunContext
from lead_lake.engines.duckdb_session import DuckDbSession
from lead_lake.engines.model_session import Physical
from lead_lake.lake import open_lake
from lead_lake.runner import Runner, StageReport
from lead_lake.tables import Table, stored_tables
from memory_tables import MemoryTables

ADA, BO, CY = "ada@example.com", "bo@example.com", "cy@example.com"
PHONE = "+12025550100"
MORNING, NOON, EVENING = "2025-03-01T06:00:00", "2025-03-01T12:00:00", "2025-03-01T18:00:00"
DERIVED = {name: table for name, table in stored_tables().items() if table.kind == "derived"}
#: A table of each stage, to tell from its mark whom the stage has followed.
WITNESSES = {"process": "event_leads", "features": "lead_features", "score": "sales_worklist"}


def form(event_id: str, time: str, **fields: Any) -> Line:
    return event(event_id, "online_form_submission", "online", time, **fields)


FIRST = [
    form("a", "2025-01-01T10:00:00", email=ADA, name="Ada", city="Rome"),
    form("b", "2025-01-02T10:00:00", email=BO, name="Bo", city="Rome"),
    form("c", "2025-01-03T10:00:00", email=CY, name="Cy"),
]
NEWS = form("d", "2025-02-27T10:00:00", email=ADA, phone=PHONE, budget_max=90000)


class KilledError(Exception):
    pass


class Tables(MemoryTables):
    """Tables of which one can be named at whose commit the run dies."""

    deadly: str | None = None

    def _commit(self, table: Table, rows: pa.Table) -> None:
        if table.name == self.deadly:
            raise KilledError
        super()._commit(table, rows)


class Watched(DuckDbSession):
    """Notes how many rows each relation had that was computed, and which objects were read."""

    def __init__(self, tables: MemoryTables, objects: Path, spill: Path) -> None:
        super().__init__(tables, objects, spill)
        self.computed_rows: dict[str, list[int]] = defaultdict(list)
        self.objects_read: set[str] = set()

    def materialise(self, label: str, select: str) -> Physical:
        physical = super().materialise(label, select)
        self.computed_rows[label].append(self.count(physical))
        return physical

    def lines(self, table: Table, keys: list[str], columns: list[str] | None = None) -> str:
        self.objects_read |= set(keys)
        return super().lines(table, keys, columns)


class Lake:
    """A lake whose tables live in memory and whose runs can be watched and killed."""

    def __init__(self, root: Path) -> None:
        self.root = make_lake(root)
        self.tables = Tables()
        self._runs = 0
        self._sequence = 1

    def receive(self, *lines: Line) -> set[str]:
        """Stores lines as objects and returns the keys of those that were validated."""
        before = self._objects()
        store(self.root, lines, self._sequence)
        self._sequence += len(lines)
        return self._objects() - before

    def run(self, as_of: str, only_stage: str | None = None) -> tuple[dict[str, int], Watched]:
        """Runs as run1, run2 and so on; returns the rows written by table, and the session."""
        self._runs += 1
        context = RunContext(f"run{self._runs}", ms(as_of), 9 * 10**18, ms(as_of))
        lake = open_lake(str(self.root))
        self.tables.note = context.note()
        session = Watched(self.tables, lake.objects, lake.root)
        reports: list[StageReport] = Runner(lake, context, lambda _: None, session, lambda: 0).run(only_stage)
        return {table: rows for report in reports for table, rows in report.tables.items()}, session

    def run_until(self, table: str, as_of: str) -> None:
        """A run that dies when it comes to commit a table."""
        self.tables.deadly = table
        with pytest.raises(KilledError):
            self.run(as_of)
        self.tables.deadly = None

    def followed(self) -> dict[str, str | None]:
        """By stage, the run whose tables its latest run has taken over."""
        return {stage: self.tables.notes[table].get("follows") for stage, table in WITNESSES.items()}

    def rows(self) -> dict[str, list[str]]:
        """Every row of the derived tables."""
        return {
            name: sorted(map(repr, self.tables.stored(table).to_pylist())) for name, table in DERIVED.items()
        }

    def _objects(self) -> set[str]:
        found = (self.root / "objects" / "validated").rglob("*.gz")
        return {path.relative_to(self.root / "objects").as_posix() for path in found}


@pytest.fixture
def lake(tmp_path: Path) -> Lake:
    """Three leads, after a first run."""
    lake = Lake(tmp_path / "lake")
    lake.receive(*FIRST)
    _, session = lake.run(MORNING)
    # so many would be computed if nothing was taken over: three leads, now and at their landmarks
    assert sorted(session.computed_rows["point_features"]) == [3, 3]
    return lake


def rebuilt(tmp_path: Path, as_of: str, *batches: list[Line]) -> dict[str, list[str]]:
    """What one run over everything makes of the same batches."""
    fresh = Lake(tmp_path / "fresh")
    for batch in batches:
        fresh.receive(*batch)
    fresh.run(as_of)
    assert fresh.followed() == dict.fromkeys(WITNESSES)
    return fresh.rows()


@pytest.fixture(scope="module")
def evening_at_once(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """What one run over everything makes of all lines, in the evening."""
    return rebuilt(tmp_path_factory.mktemp("evening"), EVENING, FIRST, [NEWS])


def test_a_run_of_the_same_day_computes_only_whom_its_events_have_moved(lake: Lake, tmp_path: Path) -> None:
    fresh = lake.receive(NEWS)
    written, session = lake.run(NOON)
    assert lake.followed() == {"process": "run1", "features": "run1", "score": "run1"}
    told = ("changed_persons", "changed_features", "changed_landmarks")
    assert [written[table] for table in told] == [1, 1, 0]
    assert lake.tables.rows["changed_persons"].to_pylist() == [
        {
            "person_id": key_id("email", ADA),
            "landmark_moved": False,
            "known_from_ms": ms("2025-02-27T10:00:00"),
        }
    ]
    computed = session.computed_rows
    # Ada's two events, her features now, nobody's at a landmark: all of them lie before the news
    assert (computed["affected_events"], sorted(computed["point_features"])) == ([2], [0, 1])
    assert (computed["score_values"], computed["landmark_score_values"]) == ([1], [0])
    assert session.objects_read == fresh
    assert lake.rows() == rebuilt(tmp_path, NOON, FIRST, [NEWS])


def test_a_run_without_news_computes_nobody_and_stays_as_it_was(lake: Lake, tmp_path: Path) -> None:
    written, session = lake.run(NOON)
    assert lake.followed() == {"process": "run1", "features": "run1", "score": "run1"}
    assert (written["changed_persons"], written["changed_features"], written["leads"]) == (0, 0, 3)
    assert session.computed_rows["point_features"] == [0, 0]
    assert session.objects_read == set()
    assert lake.rows() == rebuilt(tmp_path, NOON, FIRST)


def test_a_band_that_sales_has_set_ends_without_news_and_a_crowd_is_seen_whoever_tells_of_it_last(
    lake: Lake, tmp_path: Path
) -> None:
    """Bo is to be called before 15:00; of Ada's forms the last to arrive makes three others a crowd."""
    told = [form(f"f{n}", f"2025-02-27T10:0{n}:00", email=ADA) for n in (3, 1, 0)]
    until: dict[str, Any] = {
        "override_band": "HOT",
        "override_until_ms": ms("2025-03-01T15:00:00"),
        "override_by": "u-7",
    }
    told.append(event("o", "band_override", "crm", "2025-02-28T10:00:00", email=BO, **until))
    lake.receive(*told)
    lake.run(NOON)
    called = lake.tables.rows["sales_worklist"].to_pylist()
    said = [(row["lead_id"], row["lead_category"], row["reasons"].split(";")[0]) for row in called]
    assert said == [(key_id("email", BO), "HOT", "Set to HOT by sales until 2025-03-01")]
    lake.receive(late := form("f2", "2025-02-27T10:02:00", email=ADA))
    lake.run(EVENING)
    assert lake.followed() == {"process": "run2", "features": "run2", "score": "run2"}
    assert lake.tables.rows["sales_worklist"].to_pylist() == []
    features = {row["lead_id"]: row for row in lake.tables.rows["lead_features"].to_pylist()}
    assert [features[key_id("email", who)]["ignored_forms"] for who in (ADA, BO)] == [1, 0]
    assert lake.rows() == rebuilt(tmp_path, EVENING, FIRST, told, [late])


def test_a_run_without_news_is_followed_by_the_next_that_has_some(
    lake: Lake, evening_at_once: dict[str, list[str]]
) -> None:
    lake.run(NOON)
    lake.receive(NEWS)
    lake.run(EVENING)
    assert lake.followed() == {"process": "run2", "features": "run2", "score": "run2"}
    assert lake.rows() == evening_at_once


def test_a_stage_repeated_alone_is_followed_but_not_what_was_made_from_it_before(
    lake: Lake, evening_at_once: dict[str, list[str]]
) -> None:
    lake.run(MORNING, "features")
    lake.receive(NEWS)
    lake.run(EVENING)
    assert lake.followed() == {"process": "run1", "features": "run2", "score": None}
    assert lake.rows() == evening_at_once


def test_a_run_on_the_next_day_follows_in_who_is_who_alone(lake: Lake, tmp_path: Path) -> None:
    lake.receive(NEWS)
    next_day = "2025-03-02T00:00:00"
    written, session = lake.run(next_day)
    assert lake.followed() == {"process": "run1", "features": None, "score": None}
    assert written["changed_persons"] == 1
    assert "changed_features" not in written
    assert sorted(session.computed_rows["point_features"]) == [3, 3]
    assert lake.rows() == rebuilt(tmp_path, next_day, FIRST, [NEWS])


def test_a_lead_that_is_another_after_a_run_reads_the_lines_again_that_told_of_it(
    lake: Lake, tmp_path: Path
) -> None:
    """The content that replaces Ada's says nothing of her name: what else was said has to be looked up."""
    other = FIRST[0] | {"name": None, "payload_sha256": "0" * 64}
    lake.receive(other)
    written, session = lake.run(NOON)
    assert (written["events"], lake.followed()["process"]) == (1, "run1")
    assert len(session.objects_read) > 1
    assert lake.rows() == rebuilt(tmp_path, NOON, FIRST, [other])


@pytest.mark.parametrize(
    ("table", "followed"),
    [
        # events are committed, and nobody was told
        ("raw_objects", {"process": None, "features": None, "score": None}),
        ("lead_contacts", {"process": None, "features": None, "score": None}),
        # people are placed, their features are not
        ("changed_features", {"process": "run2", "features": None, "score": None}),
        ("lead_landmarks", {"process": "run2", "features": None, "score": None}),
        # what has changed is told, but not scored, or not to the end
        ("lead_scores", {"process": "run2", "features": "run2", "score": None}),
        ("lead_score_reasons", {"process": "run2", "features": "run2", "score": None}),
    ],
)
def test_after_a_run_that_was_killed_everything_is_computed_that_it_has_cut(
    lake: Lake, evening_at_once: dict[str, list[str]], table: str, followed: dict[str, str | None]
) -> None:
    lake.receive(NEWS)
    lake.run_until(table, NOON)
    lake.run(EVENING)
    assert lake.followed() == followed
    assert lake.rows() == evening_at_once


def test_a_run_killed_before_it_has_changed_events_leaves_a_chain_that_can_be_followed(lake: Lake) -> None:
    lake.receive(NEWS)
    lake.run_until("events", NOON)
    lake.run(EVENING)
    assert lake.followed() == {"process": "run1", "features": "run1", "score": "run1"}


def test_a_stage_run_alone_is_followed_by_a_run_that_computes_what_it_has_left_out(
    lake: Lake, tmp_path: Path
) -> None:
    """The second run has told what it changed; the third tells something else before anyone has listened."""
    bo = form("e", "2025-02-28T10:00:00", email=BO)
    lake.receive(NEWS)
    lake.run(NOON, "process")
    lake.receive(bo)
    lake.run(EVENING)
    assert lake.followed() == {"process": "run2", "features": None, "score": None}
    assert lake.rows() == rebuilt(tmp_path, EVENING, FIRST, [NEWS], [bo])
