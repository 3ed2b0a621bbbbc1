"""The lake's tables as a Glue job has them: made by a migration, contact data out of reach of most.

Each job's role may use the buckets its stage needs; what it may not read it must not ask for.
"""

from __future__ import annotations

from typing import Any

from lead_lake.engines.spark_tables import SparkTables, iceberg_columns
from lead_lake.errors import LakeError
from lead_lake.follow import RUN_ID
from lead_lake.iceberg_layout import DATABASE
from lead_lake.pipeline import Stage, load_pipeline
from lead_lake.tables import Table, stored_tables

#: Tables of this layer have a bucket and a key of their own, which few jobs may use.
CONTACTS = "contacts"


class GlueTables(SparkTables):
    """What a stage's job may see of the tables; `are_migrated` says that making them is not its business."""

    def __init__(
        self,
        spark: Any,
        stage: Stage,
        warehouse: str,
        *,
        database: str = DATABASE,
        are_migrated: bool = True,
    ) -> None:
        super().__init__(spark, warehouse, database=database)
        self._hidden = hidden_tables(stage)
        self._are_migrated = are_migrated

    def note_of(self, table: Table, key: str) -> str | None:
        """What a hidden table's newest commit says, the table its stage writes next says as well."""
        return super().note_of(_written_next(table) if table.name in self._hidden else table, key)

    def refuse_missing(self) -> None:
        """A table a job made would lie in the wrong bucket, under the wrong key."""
        for table in stored_tables().values():
            if self._are_migrated and table.name not in self._hidden:
                self._migrated(table)

    def rows_added(self, table: Table, run_id: str) -> int:
        """By how many rows a run's commits have made a table longer, those of attempts cut short included."""
        handle = self._find(table)
        summaries = [] if handle is None else [dict(s.summary()) for s in handle.snapshots()]
        own = [summary for summary in summaries if summary.get(RUN_ID) == run_id]
        return sum(int(s.get("added-records", 0)) - int(s.get("deleted-records", 0)) for s in own)

    def _ready(self, table: Table, *, rebuildable: bool) -> None:
        """A table of other columns than its definition's is made anew where it lies, in one commit."""
        if self._are_migrated and rebuildable:
            handle = self._migrated(table)
            found = [(c.name(), c.type().toString()) for c in handle.schema().columns()]
            if found != iceberg_columns(table):
                self._builder(table, handle.location()).replaceTransaction().commitTransaction()
        else:
            super()._ready(table, rebuildable=rebuildable)

    def _migrated(self, table: Table) -> Any:
        handle = self._find(table)
        if handle is None:
            raise LakeError(
                f"table {self._database}.{table.name} is not in the catalog: "
                "deploy the catalog, whose migration makes it"
            )
        return handle


def hidden_tables(stage: Stage) -> frozenset[str]:
    """Tables with contact data, to a stage that writes none of them."""
    contacts = {table.name for table in stored_tables().values() if table.layer == CONTACTS}
    return frozenset() if contacts & {write.table for write in stage.writes} else frozenset(contacts)


def _written_next(table: Table) -> Table:
    """A stage writes its tables in order, each in a commit of its own: the one after `table` is no newer."""
    for stage in load_pipeline().stages:
        names = [write.table for write in stage.writes]
        if table.name in names[:-1]:
            return stored_tables()[names[names.index(table.name) + 1]]
    raise LakeError(f"pipeline.yaml writes no table after {table.name}: no other can speak for it")
