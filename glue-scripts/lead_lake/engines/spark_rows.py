"""Rows that Spark keeps, and rows that are handed to it."""

from __future__ import annotations

import json
from typing import Any

from lead_lake.tables import Table


def keep_rows(spark: Any, frame: Any) -> tuple[Any, Any]:
    """Computes a frame now and returns one that only knows the rows, with the blocks they lie in.

    A checkpoint hands on what was guessed of the rows' size. A join multiplies guesses, so that after forty
    models they have a million digits and take longer to multiply than the rows; what the rows really weigh is
    seen when they are shuffled.
    """
    from pyspark.sql import DataFrame

    checkpoint = frame.localCheckpoint(eager=True)
    blocks = checkpoint._jdf.queryExecution().analyzed().rdd()
    rows = spark._jsparkSession.internalCreateDataFrame(blocks, checkpoint._jdf.schema(), False)
    return DataFrame(rows, spark), blocks


def few_rows(spark: Any, table: Table, rows: list[dict[str, Any]]) -> Any:
    """Rows made by hand, in a table's columns. They travel as text, so that no worker needs Python."""
    from pyspark.sql.functions import from_json, inline, lit

    if not rows:
        nothing = ", ".join(f'cast(null as {c.type}) as "{c.name}"' for c in table.columns)
        return spark.sql(f"select {nothing} where false")
    schema = ", ".join(f"{c.name}: {c.type}" for c in table.columns)
    text = lit(json.dumps(rows, default=str))
    return spark.range(1).select(inline(from_json(text, f"array<struct<{schema}>>", {"mode": "FAILFAST"})))
