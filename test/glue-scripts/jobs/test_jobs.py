"""The Glue jobs as Glue starts them: a script, a zip on the path, arguments."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from hostile_season import AS_OF, first_delivery, second_delivery
from lake_factory import GATE, make_lake, store
from lake_rows import lake_rows
from lead_lake import commands
from lead_lake.glue_arguments import GlueArguments, parse_glue_arguments
from lead_lake.glue_bundle import write_bundle
from lead_lake.pipeline import load_pipeline

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
    """What the pipeline has read is taken over; the second delivery is found by listing its days alone."""
    reference, tried = make_lake(tmp_path / "pipeline"), make_lake(tmp_path / "jobs")
    late = [line for line in second_delivery() if line["received_date"] >= "2025-06-27"]
    for root in (reference, tried):
        store(root, first_delivery())
        commands.run(str(root), AS_OF, None, None, lambda _: None)
        store(root, late, 1000)
    commands.run(str(reference), AS_OF, None, None, lambda _: None)
    run_jobs(parse_glue_arguments([*arguments_over(tried), "--since", "2025-06-27"]), spark)
    expected, found = lake_rows(reference), lake_rows(tried)
    del expected["kpi_values"], found["kpi_values"]
    for name, rows in expected.items():
        assert [repr(row) for row in found[name]] == [repr(row) for row in rows], name
