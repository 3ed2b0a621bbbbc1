"""One stage of the pipeline as a Glue job: the same runner and models over the Glue catalog and S3.

Glue brings Spark, Iceberg (`--datalake-formats iceberg`) and PyYAML; nothing else is imported here.
"""

from __future__ import annotations

import json
import sys
import traceback
from collections.abc import Sequence
from contextlib import closing
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from lead_lake.context import RunContext, new_context
from lead_lake.engines.spark_session import open_session
from lead_lake.errors import EngineError, LakeError
from lead_lake.glue_arguments import GLUE_CATALOG, GlueArguments, parse_glue_arguments
from lead_lake.hadoop_lake import HadoopLake
from lead_lake.run_times import context_of_stage
from lead_lake.runner import Runner
from lead_lake.spark_settings import glue_catalog, sqlite_catalog_at


def main(stage: str, argv: Sequence[str]) -> None:
    """Runs a stage, prints its report, and ends the process with one sentence where it failed."""
    try:
        arguments = parse_glue_arguments(argv)
        print(json.dumps(run_stage(stage, arguments, _running_spark())))
    except LakeError as error:
        sys.exit(f"{stage}: {error}")
    except Exception as error:
        # messages stay out, they may quote a lead
        sys.stderr.write("".join(traceback.format_tb(error.__traceback__)))
        sys.exit(f"{stage}: something broke inside ({type(error).__name__}): nothing is lost, run it again")


def run_stage(stage: str, arguments: GlueArguments, spark: Any) -> dict[str, Any]:
    """Runs one stage in a Spark that is there and returns the run's report."""
    context = _context(stage, arguments, spark)
    lake = HadoopLake(
        root=Path(),
        objects=Path(arguments.objects),
        gate_version=arguments.gate_version,
        since=arguments.since,
        objects_uri=arguments.objects,
        spark=spark,
    )
    with closing(_session(spark, arguments, context.note())) as session:
        stages = Runner(lake, context, _say, session, _no_kpis).run(stage)
    return {
        "run_id": context.run_id,
        "as_of_ms": context.as_of_ms,
        "engine": "spark",
        "stages": [asdict(report) for report in stages],
    }


def _context(stage: str, arguments: GlueArguments, spark: Any) -> RunContext:
    context = new_context(arguments.as_of)
    if arguments.run_id is not None:
        context = replace(context, run_id=arguments.run_id)
    with closing(_session(spark, arguments, None)) as session:
        return context_of_stage(context, stage, session, is_chosen=arguments.as_of is not None)


def _session(spark: Any, arguments: GlueArguments, note: dict[str, str] | None) -> Any:
    warehouse = arguments.warehouse
    catalog = (
        glue_catalog(warehouse)
        if arguments.catalog == GLUE_CATALOG
        else sqlite_catalog_at(arguments.catalog, warehouse)
    )
    return open_session(spark, catalog, warehouse, arguments.objects, note)


def _running_spark() -> Any:
    """Glue's Spark. It logs nothing: a message of Spark's may quote the line it stumbled over."""
    from pyspark.sql import SparkSession

    spark = SparkSession.builder.getOrCreate()
    spark.sparkContext.setLogLevel("OFF")
    return spark


def _say(message: dict[str, Any]) -> None:
    print(json.dumps(message), file=sys.stderr, flush=True)


def _no_kpis() -> int:
    raise EngineError("KPIs are Athena SQL: no Glue job computes them")
