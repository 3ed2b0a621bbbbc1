"""Opens the distributed engine over a lake on this machine."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from typing import Any

from lead_lake.engines.spark_session import SparkModelSession, open_session
from lead_lake.iceberg import IcebergTables
from lead_lake.lake import Lake
from lead_lake.spark_settings import lake_catalog
from lead_lake.spark_start import running_spark


@contextmanager
def spark_session(
    lake: Lake, note: dict[str, str], environment: Mapping[str, str]
) -> Iterator[SparkModelSession]:
    """`note` travels in every commit of the session."""
    with (
        running_spark(lake.root / "spill", lake.root / "logs" / "spark.log", environment) as spark,
        closing(session_over(spark, lake, note)) as session,
    ):
        yield session


def session_over(spark: Any, lake: Lake, note: dict[str, str] | None = None) -> SparkModelSession:
    """A session over a lake in a Spark that runs already."""
    # a new lake has no catalog yet, and Spark is told not to make it: it would make it another way
    IcebergTables(lake)
    # a path of Hadoop's is no URI: what it says is meant as it stands
    objects = f"file://{lake.objects}"
    return open_session(spark, lake_catalog(lake), f"file://{lake.warehouse}", objects, note)
