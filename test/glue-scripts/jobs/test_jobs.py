"""The Glue jobs as Glue starts them: a script, a zip on the path, arguments."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from hostile_season import AS_OF, first_delivery, second_delivery
from lake_factory import GATE, make_lake, ms, store
from lake_rows import lake_rows
from lead_lake import commands
from lead_lake.errors import LakeError
from lead_lake.glue_arguments import GlueArguments, parse_glue_arguments
from lead_lake.glue_bundle import write_bundle
from lead_lake.iceberg import IcebergTables
from lead_lake.lake import open_lake
from lead_lake.pipeline import load_pipeline
from lead_lake.tables import load_tables, stored_tables

CHECKOUT = Path(__file__).resolve().parents[3]
JOBS = CHECKOUT / "glue-scripts" / "jobs"
STAGES = [stage.name for stage in load_pipeline().stages if stage.runner == "glue"]


def arguments_over(root: Path, run_id: str = "run-1") -> list[str]:
    """A lake's directory in place of a bucket, its SQLite file in place of the Glue catalog."""
    return [
        "--JOB_NAME", "test",
        "--objects", f"file://{root}/objects",
        "--warehouse", f"file://{root}/warehouse",
        "--gate_version", GATE,
        "--catalog", f"jdbc:sqlite:{root}/catalog.db",
        "--as_of", AS_OF,
        "--run_id", run_id,
    ]  # fmt: skip


def test_every_stage_of_models_has_its_job() -> None:
    assert sorted(path.stem for path in JOBS.glob("*.py")) == sorted(STAGES)


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("bundle") / "lead-lake.zip"
    write_bundle(CHECKOUT, target)
    return target


def test_the_bundle_is_the_same_bytes_every_time(bundle: Path, tmp_path: Path) -> None:
    write_bundle(CHECKOUT, tmp_path / "again.zip")
    assert (tmp_path / "again.zip").read_bytes() == bundle.read_bytes()


def test_the_bundle_holds_what_jobs_read_and_no_byproduct_of_running_it(bundle: Path) -> None:
    names = ZipFile(bundle).namelist()
    assert {name.partition("/")[0] for name in names} == {"definitions", "lead_lake", "models", "tables"}
    assert {"lead_lake/glue_bundle.json", "models/186_leads.sql", "tables/leads.yaml"} <= set(names)
    assert not [name for name in names if "__pycache__" in name]


@pytest.mark.usefixtures("with_spark")
@pytest.mark.parametrize("stage", STAGES)
def test_a_job_from_the_zip_says_in_one_sentence_what_it_lacks(
    bundle: Path, tmp_path: Path, stage: str
) -> None:
    done = subprocess.run(
        [sys.executable, JOBS / f"{stage}.py", "--JOB_NAME", stage],
        cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(bundle)}, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        f"{stage}: --objects is missing: name s3://bucket, where raw/, validated/ and quarantine/ lie\n"
    )


@pytest.mark.usefixtures("with_spark")
def test_a_job_finds_its_models_in_the_zip_and_needs_only_what_glue_brings(
    bundle: Path, tmp_path: Path
) -> None:
    script = (
        "import json, sys; from lead_lake.glue_bundle import glue_job; glue_job();"
        "from lead_lake.model_files import load_models; from lead_lake.pipeline import load_pipeline;"
        "from lead_lake.tables import load_tables;"
        "unwanted = {'duckdb', 'pyarrow', 'pyiceberg', 'sqlglot'} & set(sys.modules);"
        "print(json.dumps([len(load_models()), len(load_tables()), len(load_pipeline().stages),"
        " sorted(unwanted)]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(bundle)}, capture_output=True, text=True,
        check=True,
    )  # fmt: skip
    tables = len(list((CHECKOUT / "glue-scripts" / "tables").glob("*.yaml")))
    stages = len(load_pipeline().stages)
    assert json.loads(done.stdout)[1:] == [tables, stages, []]
    assert json.loads(done.stdout)[0] > len(STAGES)


def run_jobs(arguments: GlueArguments, spark: Any) -> None:
    from lead_lake.glue_job import run_stage

    for stage in STAGES:
        report = run_stage(stage, arguments, spark)
        assert [s["stage"] for s in report["stages"]] == [stage]
        assert report["run_id"] == arguments.run_id


def test_jobs_in_turn_make_what_the_pipeline_makes(spark: Any, tmp_path: Path) -> None:
    """What the pipeline has read is taken over; the second delivery is found by listing recent days alone."""
    reference, tried = make_lake(tmp_path / "pipeline"), make_lake(tmp_path / "jobs")
    late = [line for line in second_delivery() if line["received_date"] >= "2025-06-27"]
    for root in (reference, tried):
        store(root, first_delivery())
        commands.run(str(root), AS_OF, None, None, lambda _: None)
        store(root, late, 1000)
    commands.run(str(reference), AS_OF, None, None, lambda _: None)
    extra = ["--since", "2025-06-27", "--runs", f"file://{tried}/runs"]
    run_jobs(parse_glue_arguments([*arguments_over(tried), *extra]), spark)
    expected, found = lake_rows(reference), lake_rows(tried)
    del expected["kpi_values"], found["kpi_values"]
    for name, rows in expected.items():
        assert [repr(row) for row in found[name]] == [repr(row) for row in rows], name

    kept = tried / "runs" / "run_id=run-1"
    reports = {stage: json.loads((kept / f"{stage}.json").read_text()) for stage in STAGES}
    read = {m["name"]: m["value"] for m in reports["process"]["metrics"]}
    assert read["EventsRead"] == len(late)
    assert read["EventsRead"] - read["DuplicatesRemoved"] == read["EventsAdded"]
    assert {m["name"] for m in reports["score"]["metrics"]} == {"StageSeconds", "RowsRead", "RowsWritten"}


def test_objects_that_landed_late_are_looked_for_before_the_last_reading(spark: Any, tmp_path: Path) -> None:
    """The last reading counts, not today: a day that no run has looked at yet is never passed over."""
    from lead_lake.engines.spark_session import SparkModelSession, own_spark
    from lead_lake.glue_job import _since
    from lead_lake.glue_tables import GlueTables
    from lead_lake.spark_settings import sqlite_catalog_at

    root = make_lake(tmp_path)
    commands.run(str(root), AS_OF, None, "process", lambda _: None)
    process, features, *_ = load_pipeline().stages
    arguments = parse_glue_arguments([*arguments_over(root), "--read_back_days", "8", "--since", "last-run"])
    own = own_spark(spark, sqlite_catalog_at(arguments.catalog, arguments.warehouse))
    tables = GlueTables(own, process, arguments.warehouse, are_migrated=False)
    session = SparkModelSession(own, tables, arguments.objects)
    assert _since(process, arguments, session) is None
    journal = load_tables()["raw_objects"]
    noted = {c.name: None for c in journal.columns} | {"read_at_ms": ms("2025-03-10T23:59:59")}
    session.append(journal, [noted, noted | {"read_at_ms": ms("2025-03-02T00:00:00")}])
    session.forget_table(journal.name)
    assert _since(process, arguments, session) == date(2025, 3, 2)
    assert _since(features, arguments, session) is None


def test_a_job_makes_no_table_and_makes_one_anew_only_where_it_lies(spark: Any, tmp_path: Path) -> None:
    from lead_lake.engines.spark_session import own_spark
    from lead_lake.engines.spark_tables import SparkTables
    from lead_lake.glue_tables import GlueTables
    from lead_lake.spark_settings import sqlite_catalog_at

    root = make_lake(tmp_path)
    IcebergTables(open_lake(str(root)))  # makes the catalog, and no table in it
    process, features, *_ = load_pipeline().stages
    arguments = parse_glue_arguments(arguments_over(root))
    own = own_spark(spark, sqlite_catalog_at(arguments.catalog, arguments.warehouse))
    migration = SparkTables(own, f"file://{root}/of-the-migration")
    for table in stored_tables().values():
        migration._ready(table, rebuildable=True)
    of_process = GlueTables(own, process, arguments.warehouse)
    of_process.refuse_missing()

    leads = load_tables()["leads"]
    own.sql("alter table lake.lead_lake.leads drop column city")
    of_process._ready(leads, rebuildable=True)
    handle: Any = of_process._find(leads)
    assert [c.name() for c in handle.schema().columns()] == leads.column_names
    assert handle.location() == f"file://{root}/of-the-migration/processed/leads"

    own.sql("drop table lake.lead_lake.lead_contacts")
    GlueTables(own, features, arguments.warehouse).refuse_missing()
    with pytest.raises(LakeError) as caught:
        of_process.refuse_missing()
    assert str(caught.value) == (
        "table lead_lake.lead_contacts is not in the catalog: deploy the catalog, whose migration makes it"
    )
