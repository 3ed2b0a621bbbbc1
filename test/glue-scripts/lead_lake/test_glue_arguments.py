from __future__ import annotations

from datetime import date

import pytest

from lead_lake.errors import LakeError
from lead_lake.glue_arguments import GlueArguments, parse_glue_arguments

REQUIRED = ["--objects", "s3://lake/", "--warehouse", "s3://lake/warehouse/", "--gate_version", "1"]
OF_GLUE = ["--JOB_NAME", "score", "--JOB_RUN_ID", "jr_1", "--enable-metrics", "--TempDir", "s3://tmp/"]


def test_arguments_are_taken_from_among_those_glue_adds() -> None:
    given = [*OF_GLUE, *REQUIRED, "--as_of=2025-01-31", "--run_id", "r1", "--since", "2025-01-30"]
    assert parse_glue_arguments(given) == GlueArguments(
        objects="s3://lake",
        warehouse="s3://lake/warehouse",
        gate_version="1",
        as_of="2025-01-31",
        run_id="r1",
        since=date(2025, 1, 30),
        catalog="glue",
        database="lead_lake",
    )


def test_what_a_deployment_adds_is_where_tables_and_reports_are_and_how_far_back_to_look() -> None:
    deployed = ["--database", "lead_lake_prod", "--runs", "s3://processed/runs/", "--read_back_days", "8"]
    found = parse_glue_arguments([*REQUIRED, *deployed, "--since", "last-run"])
    assert (found.database, found.runs) == ("lead_lake_prod", "s3://processed/runs")
    assert (found.read_back_days, found.since) == (8, None)


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ([], "--objects is missing: name s3://bucket, where raw/, validated/ and quarantine/ lie"),
        (REQUIRED[:4], "--gate_version is missing: name 2, the gate whose validated events are read"),
        ([*REQUIRED, "--as-of", "2025"], "--as-of is not an argument of this job: did you mean --as_of?"),
        (
            [*REQUIRED, "--since", "soon"],
            "--since 'soon' is not a day: write it like 2025-01-31, or last-run",
        ),
        ([*REQUIRED, "--read_back_days", "0"], "--read_back_days '0' is no number of days: write it like 8"),
        ([*REQUIRED, "--runs"], "--runs has no value: give it one, or leave it out"),
        ([*REQUIRED, "--run_id"], "--run_id has no value: give it one, or leave it out"),
        (["process", *REQUIRED], "'process' stands alone: arguments are written --name value"),
    ],
)
def test_what_is_missing_or_bad_is_said_in_one_sentence(given: list[str], sentence: str) -> None:
    with pytest.raises(LakeError) as caught:
        parse_glue_arguments(given)
    assert str(caught.value) == sentence
