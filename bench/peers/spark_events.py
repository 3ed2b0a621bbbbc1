"""The task in plain PySpark, nothing tuned: `spark_events.py OBJECTS OUT COLUMNS`."""

from __future__ import annotations

import json
import sys

from pyspark.sql import SparkSession, Window
from pyspark.sql.functions import row_number


def main(objects: str, out: str, columns: str) -> None:
    known = json.loads(columns)
    schema = ", ".join(f"{name} {kind}" for name, kind in known["read"].items())
    spark = SparkSession.builder.master("local[*]").config("spark.ui.enabled", "false").getOrCreate()
    lines = spark.read.option("recursiveFileLookup", "true").schema(schema).json(objects)
    first = Window.partitionBy("source", "event_id").orderBy("received_at_ms", "payload_sha256")
    events = lines.withColumn("place", row_number().over(first)).where("place = 1")
    events.select(*known["write"]).write.parquet(f"{out}/events")
    spark.stop()


if __name__ == "__main__":
    main(*sys.argv[1:])
