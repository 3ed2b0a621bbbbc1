"""The distributed engine: the same models as Spark SQL, rows kept by Spark until they are stored."""

from __future__ import annotations

from datetime import date
from typing import Any

from py4j.protocol import Py4JError
from pyspark.errors import PySparkException

from lead_lake.engines.model_session import ModelSession, Physical
from lead_lake.engines.spark_lines import read_lines
from lead_lake.engines.spark_plans import is_constant, is_read_once
from lead_lake.engines.spark_rows import few_rows, keep_rows
from lead_lake.engines.spark_tables import SparkTables
from lead_lake.spark_settings import SETTINGS
from lead_lake.tables import Table

#: Rows that make a partition of a shuffle; sizes beyond are for Spark's own adapting.
_ROWS_PER_PARTITION = 100_000
#: What a row of the lake's is taken to weigh, generously.
_BYTES_PER_ROW = 500
#: Nothing is smaller than this.
_FEWEST_ROWS = 1_000


class SparkModelSession(ModelSession):
    """`spark` is a session of its own, its catalog the lake's; `objects` is the URI of stored objects."""

    explode = "explode"
    failures = (PySparkException, Py4JError)

    def __init__(self, spark: Any, tables: SparkTables, objects: str) -> None:
        super().__init__()
        self.note = tables.note
        self._spark = spark
        self._iceberg = tables
        self._objects = objects
        self._frames: dict[Physical, Any] = {}
        self._kept: dict[Physical, Any] = {}
        self._counts: dict[Physical, int] = {}
        self._largest = 0
        self._make_room(_FEWEST_ROWS)

    def execute(self, sql: str) -> list[tuple[Any, ...]]:
        return [tuple(row) for row in self._spark.sql(sql).collect()]

    def materialise(self, label: str, select: str) -> Physical:
        frame = self._spark.sql(select)
        # what one select alone reads becomes part of it, and so do rows that stand in the plan itself
        if is_read_once(label) or is_constant(frame):
            return self._named(label, frame)
        kept, blocks = keep_rows(self._spark, frame)
        physical = self._named(label, kept)
        self._kept[physical] = blocks
        return physical

    def columns(self, physical: Physical) -> list[str]:
        return list(self._frames[physical].columns)

    def count(self, physical: Physical) -> int:
        if physical not in self._counts:
            self._counts[physical] = super().count(physical)
            self._make_room(self._counts[physical])
        return self._counts[physical]

    def bind(self, name: str, physical: Physical) -> None:
        self._frames[physical].createOrReplaceTempView(name)

    def drop(self, physical: Physical) -> None:
        self._spark.catalog.dropTempView(physical)
        del self._frames[physical]
        if physical in self._kept:
            self._kept.pop(physical).unpersist(False)

    def close(self) -> None:
        """Frees the rows that Spark still keeps."""
        for physical in list(self._frames):
            self.drop(physical)

    def load(self, table: Table) -> Physical:
        rows, count = self._iceberg.read(table)
        self.rows_loaded += count
        physical = self._named(table.name, rows)
        self._counts[physical] = count
        self._make_room(count)
        return physical

    def note_of(self, table: Table, key: str) -> str | None:
        return self._iceberg.note_of(table, key)

    def lines(self, table: Table, keys: list[str], columns: list[str] | None = None) -> str:
        lines = read_lines(self._spark, self._objects, table, keys, columns)
        return f"select * from {self._named(f'{table.name}_lines', lines)}"

    def overwrite(self, table: Table, physical: Physical, *, rebuildable: bool = True) -> None:
        rows = self._frames[physical]
        self._iceberg.overwrite(table, rows, self.count(physical), rebuildable=rebuildable)

    def overwrite_days(self, table: Table, physical: Physical, days: list[date]) -> None:
        self._iceberg.overwrite_days(table, self._frames[physical], self.count(physical), days)

    def append(self, table: Table, rows: Physical | list[dict[str, Any]]) -> None:
        if isinstance(rows, str):
            self._iceberg.append(table, self._frames[rows], self.count(rows))
            return
        self._iceberg.append(table, few_rows(self._spark, table, rows), len(rows))

    def _named(self, label: str, frame: Any) -> Physical:
        self._count += 1
        physical = f"{label}__{self._count}"
        frame.createOrReplaceTempView(physical)
        self._frames[physical] = frame
        return physical

    def _make_room(self, rows: int) -> None:
        """Sets how rows are split and joined, by the largest relation seen so far.

        Of kept rows Spark does not know how many they are. In a small run all are small, and sending them
        to where they are needed spares most shuffles; in a large one it must not try.
        """
        if rows <= self._largest:
            return
        self._largest = rows
        partitions = max(2 * self._spark.sparkContext.defaultParallelism, -(-rows // _ROWS_PER_PARTITION))
        self._spark.conf.set("spark.sql.shuffle.partitions", str(partitions))
        self._spark.conf.set("spark.sql.defaultSizeInBytes", str(rows * _BYTES_PER_ROW))


def open_session(
    spark: Any, catalog: dict[str, str], warehouse: str, objects: str, note: dict[str, str] | None
) -> SparkModelSession:
    """A session of its own in a Spark that runs: other lakes may be open beside it."""
    own = own_spark(spark, catalog)
    return SparkModelSession(own, SparkTables(own, warehouse, note), objects)


def own_spark(spark: Any, catalog: dict[str, str]) -> Any:
    """A Spark session with the lake's settings and catalog, beside others."""
    own = spark.newSession()
    for name, value in (SETTINGS | catalog).items():
        own.conf.set(name, value)
    # a catalog is made by the settings of the session that is active
    own._jvm.org.apache.spark.sql.SparkSession.setActiveSession(own._jsparkSession)
    return own
