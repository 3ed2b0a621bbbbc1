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
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from lead_lake.context import RunContext, new_context
from lead_lake.engines.spark_session import SparkModelSession, own_spark
from lead_lake.errors import EngineError, LakeError
from lead_lake.glue_arguments import GLUE_CATALOG, GlueArguments, parse_glue_arguments
from lead_lake.glue_tables import GlueTables
from lead_lake.hadoop_lake import HadoopLake, write_text
from lead_lake.pipeline import Stage, load_pipeline
from lead_lake.run_times import context_of_stage
from lead_lake.runner import Runner, StageReport
from lead_lake.spark_settings import glue_catalog, sqlite_catalog_at
from lead_lake.stage_metrics import Taken, stage_metrics
from lead_lake.tables import load_tables


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


def run_stage(name: str, arguments: GlueArguments, spark: Any) -> dict[str, Any]:
    """Runs one stage in a Spark that is there and returns the run's report."""
    (stage,) = (s for s in load_pipeline().stages if s.name == name)
    own = own_spark(spark, _catalog(arguments))
    tables = GlueTables(
        own,
        stage,
        arguments.warehouse,
        database=arguments.database,
        are_migrated=arguments.catalog == GLUE_CATALOG,
    )
    tables.refuse_missing()
    with closing(SparkModelSession(own, tables, arguments.objects)) as session:
        context = _context(stage, arguments, session)
        session.note |= context.note()
        lake = HadoopLake(
            root=Path(),
            objects=Path(arguments.objects),
            gate_version=arguments.gate_version,
            since=_since(stage, arguments, session),
            objects_uri=arguments.objects,
            spark=own,
        )
        (done,) = Runner(lake, context, _say, session, _no_kpis).run(name)
        taken = _taken(context, tables, session) if _reads_objects(stage) else None
    report = _report(context, done, taken)
    if arguments.runs is not None:
        write_text(own, f"{arguments.runs}/run_id={context.run_id}/{name}.json", json.dumps(report))
    return report


def _catalog(arguments: GlueArguments) -> dict[str, str]:
    if arguments.catalog == GLUE_CATALOG:
        return glue_catalog(arguments.warehouse)
    return sqlite_catalog_at(arguments.catalog, arguments.warehouse)


def _context(stage: Stage, arguments: GlueArguments, session: SparkModelSession) -> RunContext:
    context = new_context(arguments.as_of)
    if arguments.run_id is not None:
        context = replace(context, run_id=arguments.run_id)
    return context_of_stage(context, stage.name, session, is_chosen=arguments.as_of is not None)


def _reads_objects(stage: Stage) -> bool:
    return any(write.journal == "objects" for write in stage.writes)


def _since(stage: Stage, arguments: GlueArguments, session: SparkModelSession) -> date | None:
    """The first arrival day that may hold unread objects; None looks at all days.

    It is counted from the last reading, not from today: however long no run succeeds, none is passed over.
    """
    if arguments.since is not None or arguments.read_back_days is None or not _reads_objects(stage):
        return arguments.since
    journal = session.table(load_tables()["raw_objects"])
    ((last_ms,),) = session.execute(f"select max(read_at_ms) from {journal}")
    if last_ms is None:
        return None
    return datetime.fromtimestamp(last_ms / 1000, UTC).date() - timedelta(days=arguments.read_back_days)


def _taken(context: RunContext, tables: GlueTables, session: SparkModelSession) -> Taken:
    journal = session.table(load_tables()["raw_objects"])
    noted = session.execute(
        "select layer, lines, committed_at_ms - oldest_received_at_ms "
        f"from {journal} where run_id = '{context.run_id}'"
    )
    return Taken(
        objects=[(layer, lines, wait) for layer, lines, wait in noted],
        events_added=tables.rows_added(load_tables()["events"], context.run_id),
        contents_rejected=tables.rows_added(load_tables()["rejected_events"], context.run_id),
    )


def _report(context: RunContext, done: StageReport, taken: Taken | None) -> dict[str, Any]:
    return {
        "run_id": context.run_id,
        "as_of_ms": context.as_of_ms,
        "engine": "spark",
        "stages": [asdict(done)],
        "metrics": stage_metrics(done.seconds, done.rows_in, done.rows_out, taken),
    }


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
