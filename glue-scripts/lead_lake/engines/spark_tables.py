"""The lake's Iceberg tables as Spark sees them: made from their definitions, one snapshot a commit.

The twin of `iceberg.py`, for tables too large for one process. Definitions are brought up through Iceberg's
own catalog, rows go through Spark.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from lead_lake.engines.spark_rows import few_rows
from lead_lake.errors import LakeError
from lead_lake.iceberg_layout import CATALOG, DATABASE, changed_type, table_location, table_properties
from lead_lake.tables import Column, Table

#: Column types of definitions in Iceberg's words.
_ICEBERG_TYPES = {
    "string": "string",
    "bigint": "long",
    "double": "double",
    "boolean": "boolean",
    "date": "date",
}
#: A file of this many rows is a good size to read; a task writes no more.
ROWS_PER_FILE = 500_000


class SparkTables:
    """`warehouse` is the URI new tables lie under; `note` travels in every snapshot, as it stands then."""

    def __init__(
        self, spark: Any, warehouse: str, note: dict[str, str] | None = None, database: str = DATABASE
    ) -> None:
        self._spark = spark
        self._warehouse = warehouse
        self._database = database
        self.note = {} if note is None else note
        self._iceberg = spark._jvm.org.apache.iceberg
        self._catalog = self._iceberg.spark.Spark3Util.loadIcebergCatalog(spark._jsparkSession, CATALOG)

    def read(self, table: Table) -> tuple[Any, int]:
        """A table's rows as they are now, whatever is committed later, and how many there are."""
        handle = self._find(table)
        snapshot = handle.currentSnapshot() if handle is not None else None
        if handle is None or snapshot is None:
            return few_rows(self._spark, table, []), 0
        rows = self._spark.read.option("snapshot-id", snapshot.snapshotId()).table(self._name(table))
        present = set(rows.columns)
        selected = [
            # a column the definition has gained since; the next write adds it to the table
            f'"{c.name}"' if c.name in present else f'cast(null as {c.type}) as "{c.name}"'
            for c in table.columns
        ]
        return rows.selectExpr(*selected), int(snapshot.summary()["total-records"])

    def note_of(self, table: Table, key: str) -> str | None:
        handle = self._find(table)
        snapshot = handle.currentSnapshot() if handle is not None else None
        return None if snapshot is None else dict(snapshot.summary()).get(key)

    def overwrite(self, table: Table, rows: Any, count: int, *, rebuildable: bool) -> None:
        from pyspark.sql.functions import lit

        self._ready(table, rebuildable=rebuildable)
        self._writer(table, rows, count).overwrite(lit(True))

    def overwrite_days(self, table: Table, rows: Any, count: int, days: list[date]) -> None:
        from pyspark.sql.functions import col

        (day,) = table.partition
        self._ready(table, rebuildable=False)
        # by a filter, not by the days found in `rows`: a day may have lost its last row
        self._writer(table, rows, count).overwrite(col(day).isin(days))

    def append(self, table: Table, rows: Any, count: int) -> None:
        self._ready(table, rebuildable=False)
        self._writer(table, rows, count).append()

    def _writer(self, table: Table, rows: Any, count: int) -> Any:
        """A write in the table's columns, types and order, in as many files as there is content for."""
        from pyspark.sql.functions import col

        selected = rows.select([col(c.name).cast(c.type).alias(c.name) for c in table.columns])
        files = max(1, -(-count // ROWS_PER_FILE))
        order = list(dict.fromkeys((*table.partition, *table.sort)))
        if order and files > 1:
            placed = selected.repartitionByRange(files, *order).sortWithinPartitions(*order)
        elif order:
            placed = selected.coalesce(1).sortWithinPartitions(*order)
        else:
            placed = selected.coalesce(files)
        writer = placed.writeTo(self._name(table)).option("use-table-distribution-and-ordering", "false")
        for key, value in self.note.items():
            writer = writer.option(f"snapshot-property.{key}", value)
        return writer

    def _name(self, table: Table) -> str:
        return f"{CATALOG}.{self._database}.{table.name}"

    def _identifier(self, table: Table) -> Any:
        return self._iceberg.catalog.TableIdentifier.parse(f"{self._database}.{table.name}")

    def _find(self, table: Table) -> Any | None:
        identifier = self._identifier(table)
        return self._catalog.loadTable(identifier) if self._catalog.tableExists(identifier) else None

    def _ready(self, table: Table, *, rebuildable: bool) -> None:
        """Makes the table, or brings it up to its definition."""
        identifier = self._identifier(table)
        handle = self._find(table)
        if handle is not None:
            found = [(c.name(), c.type().toString()) for c in handle.schema().columns()]
            if found == iceberg_columns(table):
                return
            if not rebuildable:
                self._evolve(table, handle, dict(found))
                return
            self._catalog.dropTable(identifier, False)
        if not self._catalog.namespaceExists(identifier.namespace()):
            self._catalog.createNamespace(identifier.namespace())
        self._builder(table, table_location(self._warehouse, table)).create()

    def _builder(self, table: Table, location: str) -> Any:
        """What makes a table by its definition, at a location."""
        schema = self._schema(table)
        spec = self._iceberg.PartitionSpec.builderFor(schema)
        for name in table.partition:
            spec = spec.identity(name)
        builder = self._catalog.buildTable(self._identifier(table), schema)
        return (
            builder.withPartitionSpec(spec.build())
            .withLocation(location)
            .withProperties(table_properties(table))
        )

    def _schema(self, table: Table) -> Any:
        field = self._iceberg.types.Types.NestedField
        return self._iceberg.Schema(
            [
                field.optional(number, column.name, self._type(column), column.comment)
                for number, column in enumerate(table.columns, start=1)
            ]
        )

    def _evolve(self, table: Table, handle: Any, found: dict[str, str]) -> None:
        """Adds new columns at the end; a changed type is a migration nobody should do in passing."""
        added = [column for column in table.columns if column.name not in found]
        for column in table.columns:
            if column.name in found and found[column.name] != _ICEBERG_TYPES[column.type]:
                raise LakeError(changed_type(table.name, column.name, found[column.name], column.type))
        if added:
            update = handle.updateSchema()
            for column in added:
                update = update.addColumn(column.name, self._type(column), column.comment)
            update.commit()

    def _type(self, column: Column) -> Any:
        return self._iceberg.types.Types.fromPrimitiveString(_ICEBERG_TYPES[column.type])


def iceberg_columns(table: Table) -> list[tuple[str, str]]:
    """A table's columns as its definition has them, in Iceberg's words."""
    return [(c.name, _ICEBERG_TYPES[c.type]) for c in table.columns]
