"""The same models on two engines: every stored table of a lake, row by row and type by type."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from hostile_season import AS_OF, first_delivery, second_delivery
from lake_factory import Line, key_id, log_scores, logged, make_lake, store
from lake_rows import lake_rows, lake_schemas
from lead_lake import commands
from lead_lake.engines import DEFAULT_ENGINE
from lead_lake.lake import open_lake
from lead_lake.spark_start import MASTER_VARIABLE
from lead_lake.tables import stored_tables

CHECKOUT = Path(__file__).resolve().parents[4]
Run = Callable[[Path, str], dict[str, Any]]


@pytest.fixture
def run(spark: Any, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a lake's pipeline on an engine, Spark being the one that runs already."""

    @contextmanager
    def already_running(*_: Any) -> Iterator[Any]:
        yield spark

    monkeypatch.setattr("lead_lake.engines.spark_engine.running_spark", already_running)
    return lambda root, engine: commands.run(str(root), AS_OF, None, None, lambda _: None, engine)


def counts(stage: dict[str, Any]) -> list[Any]:
    """What a stage says it has counted. The KPIs load only what the session that asks has not loaded yet."""
    loaded = None if stage["stage"] == "kpis" else stage["rows_in"]
    return [stage["stage"], loaded, stage["rows_out"], stage["tables"]]


def real_time_scores(as_of: str) -> list[Line]:
    """Of leads that are there, of one that is not, and one that is told twice."""
    leads = [key_id("email", f"odd{n}@example.com") for n in range(3)]
    lines = [logged(lead, as_of, purchase_probability=0.5) for lead in [*leads, "e_nobody"]]
    return [*lines, lines[0]]


def assert_equal_lakes(one: Path, other: Path) -> None:
    assert lake_schemas(other) == lake_schemas(one)
    expected, found = lake_rows(one), lake_rows(other)
    for name in stored_tables():
        # repr also tells 1 from 1.0 and 0.0 from -0.0
        assert [repr(row) for row in found[name]] == [repr(row) for row in expected[name]], name


def test_a_hostile_season_in_two_deliveries_ends_in_the_same_rows(run: Run, tmp_path: Path) -> None:
    reference, tried = make_lake(tmp_path / "duckdb"), make_lake(tmp_path / "spark + odd [name] é")
    deliveries = (
        (1, first_delivery(), "2025-06-20T12:00:00"),
        # the run before was as of the same moment, and looks back an hour
        (1000, second_delivery(), "2025-06-30T11:30:00"),
    )
    for first_sequence, lines, scored_at in deliveries:
        for root in (reference, tried):
            store(root, lines, first_sequence)
            log_scores(root, *real_time_scores(scored_at))
        expected = run(reference, DEFAULT_ENGINE)
        found = run(tried, "spark")
        assert_equal_lakes(reference, tried)
        assert found["engine"] == "spark"
        assert [counts(s) for s in found["stages"]] == [counts(s) for s in expected["stages"]]
    assert len(lake_rows(tried)["lead_scores"]) > 10
    assert len(lake_rows(tried)["score_parity"]) == 8
    # the embedded engine takes over where Spark has left off
    store(tried, third := second_delivery()[:3], 2000)
    store(reference, third, 2000)
    for root in (reference, tried):
        run(root, DEFAULT_ENGINE)
    assert_equal_lakes(reference, tried)


@pytest.mark.usefixtures("run")
def test_a_season_of_the_demo_ends_in_the_same_rows(tmp_path: Path) -> None:
    """The command line makes the season and runs it embedded; Spark runs over the same objects."""
    reference, tried = tmp_path / "demo", tmp_path / "spark"
    said = _call("node", "cli/lake.mjs", "demo", "--leads", "100", "--dir", str(reference), "--json")
    as_of_ms = json.loads(said)["run"]["as_of_ms"]
    lake = open_lake(str(reference))
    make_lake(tried)
    marker = {"format": 1, "gate_version": lake.gate_version, "objects": str(lake.objects)}
    (tried / "lake.json").write_text(json.dumps(marker))
    commands.run(str(tried), _iso(as_of_ms), None, None, lambda _: None, "spark")
    assert_equal_lakes(reference, tried)


@pytest.mark.usefixtures("with_spark")
def test_two_workers_of_a_local_cluster_end_in_the_same_rows(tmp_path: Path) -> None:
    """Through the command line, after an embedded run; what works only in one process fails here."""
    reference, tried = make_lake(tmp_path / "duckdb"), make_lake(tmp_path / "spark")
    for root in (reference, tried):
        store(root, first_delivery())
        commands.run(str(root), AS_OF, None, None, lambda _: None)
        store(root, second_delivery(), 1000)
    command = (sys.executable, "-m", "lead_lake", "run", f"--as-of={AS_OF}")
    _call(*command, "--dir", str(reference))
    said = _call(*command, "--dir", str(tried), "--engine", "spark", master="local-cluster[2,1,2048]")
    assert json.loads(said)["engine"] == "spark"
    assert_equal_lakes(reference, tried)
    assert not list((tried / "spill").iterdir())


def _call(*command: str, master: str = "local[2]") -> str:
    """Runs a program of the project; what Spark says must not reach the line the program speaks on."""
    environment = os.environ | {MASTER_VARIABLE: master, "PYTHONPATH": str(CHECKOUT / "glue-scripts")}
    done = subprocess.run(command, cwd=CHECKOUT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    if command[0] == sys.executable:
        assert all(line.startswith("{") for line in done.stderr.splitlines()), done.stderr
    return done.stdout


def _iso(ms: int) -> str:
    return datetime.fromtimestamp(ms / 1000, UTC).isoformat()
