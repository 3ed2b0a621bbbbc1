"""The lake's Iceberg tables: created from their definitions, committed one snapshot at a time.

There is one writer per lake (see lock.py), so commits never race and PyIceberg's own retry stays off: it
appends the same rows again after a conflict.
"""

from __future__ import annotations

import contextlib
import warnings
from collections.abc import Iterable
from datetime import date
from typing import Any

import pyarrow as pa
from pyiceberg.catalog.sql import SqlCatalog
from pyiceberg.exceptions import NamespaceAlreadyExistsError, NoSuchTableError
from pyiceberg.expressions import In
from pyiceberg.partitioning import PartitionField, PartitionSpec
from pyiceberg.schema import Schema
from pyiceberg.table import Table as IcebergTable
from pyiceberg.transforms import IdentityTransform
from pyiceberg.types import (
    BooleanType,
    DateType,
    DoubleType,
    LongType,
    NestedField,
    PrimitiveType,
    StringType,
)

from lead_lake.errors import LakeError
from lead_lake.iceberg_layout import (
    CATALOG,
    DATABASE,
    FIRST_PARTITION_ID,
    changed_type,
    table_location,
    table_properties,
)
from lead_lake.lake import Lake
from lead_lake.lake_tables import ALL_COLUMNS, StoredFiles, arrow_schema
from lead_lake.partitioned_append import append_by_partition
from lead_lake.tables import Table

_TYPES: dict[str, PrimitiveType] = {
    "string": StringType(),
    "bigint": LongType(),
    "double": DoubleType(),
    "boolean": BooleanType(),
    "date": DateType(),
}


def _schema(table: Table) -> Schema:
    return Schema(
        *(
            NestedField(i, c.name, _TYPES[c.type], required=False, doc=c.comment)
            for i, c in enumerate(table.columns, start=1)
        )
    )


def _partition_spec(table: Table, schema: Schema) -> PartitionSpec:
    return PartitionSpec(
        *(
            PartitionField(
                schema.find_field(name).field_id, FIRST_PARTITION_ID + i, IdentityTransform(), name
            )
            for i, name in enumerate(table.partition)
        )
    )


class IcebergTables:
    """Reads and commits tables of one lake. `note` travels in every snapshot (run id, as-of)."""

    def __init__(self, lake: Lake, note: dict[str, str] | None = None) -> None:
        self._lake = lake
        self.note = {} if note is None else note
        self._handles: dict[str, IcebergTable] = {}
        lake.warehouse.mkdir(parents=True, exist_ok=True)
        self._catalog = SqlCatalog(
            CATALOG, uri=f"sqlite:///{lake.catalog_file}", warehouse=f"file://{lake.warehouse}"
        )
        with contextlib.suppress(NamespaceAlreadyExistsError):
            self._catalog.create_namespace(DATABASE)

    def read(self, table: Table, columns: tuple[str, ...] = ALL_COLUMNS) -> pa.Table:
        """All rows of a table, in the definition's column order; no rows when it was never written."""
        handle = self._find(table)
        if handle is None:
            return arrow_schema(table).empty_table()
        present = set(handle.schema().column_names)
        wanted = list(table.column_names if columns == ALL_COLUMNS else columns)
        rows = handle.scan(selected_fields=tuple(c for c in wanted if c in present)).to_arrow()
        schema = arrow_schema(table)
        for added in (c for c in wanted if c not in present):
            # a column the definition has gained since; the next write adds it to the table
            rows = rows.append_column(added, pa.nulls(len(rows), schema.field(added).type))
        return rows.select(wanted)

    def stored(self, table: Table) -> StoredFiles:
        handle = self._find(table)
        if handle is None:
            return StoredFiles((), 0, {})
        tasks = list(handle.scan().plan_files())
        if any(t.delete_files for t in tasks):
            raise LakeError(f"{table.name} holds deletes that are not merged: run the lake that wrote it")
        return StoredFiles(
            paths=tuple(t.file.file_path.removeprefix("file://") for t in tasks),
            rows=sum(t.file.record_count for t in tasks),
            field_ids={f.name: f.field_id for f in handle.schema().fields},
        )

    def note_of(self, table: Table, key: str) -> str | None:
        """What the table's newest snapshot says under `key`, None when it was never written."""
        handle = self._find(table)
        snapshot = handle.current_snapshot() if handle else None
        summary = snapshot.summary if snapshot else None
        return summary.additional_properties.get(key) if summary else None

    def overwrite(self, table: Table, rows: pa.Table, *, rebuildable: bool = True) -> None:
        handle = self._ready(table, rebuildable=rebuildable)
        with _quiet():
            handle.overwrite(rows, snapshot_properties=self.note)

    def overwrite_days(self, table: Table, spans: Iterable[pa.Table], days: list[date]) -> None:
        """Replaces whole partitions: `spans` are everything those days hold from now on."""
        handle = self._ready(table, rebuildable=False)
        (day,) = table.partition
        with _quiet(), handle.transaction() as transaction:
            if handle.current_snapshot() is not None:
                # PyIceberg's own signature hides behind its pydantic fields
                condition = In(day, days)  # type: ignore[call-arg, arg-type]
                transaction.delete(condition, snapshot_properties=self.note)
            append_by_partition(transaction, spans, day, self.note)

    def append(self, table: Table, rows: pa.Table) -> None:
        self._ready(table, rebuildable=False).append(rows, snapshot_properties=self.note)

    def _find(self, table: Table) -> IcebergTable | None:
        if table.name not in self._handles:
            try:
                self._handles[table.name] = self._catalog.load_table((DATABASE, table.name))
            except NoSuchTableError:
                return None
        return self._handles[table.name]

    def _ready(self, table: Table, *, rebuildable: bool) -> IcebergTable:
        """The table's handle, made or brought up to its definition."""
        handle = self._find(table)
        wanted = [(c.name, _TYPES[c.type]) for c in table.columns]
        if handle is not None:
            found = [(f.name, f.field_type) for f in handle.schema().fields]
            if found == wanted:
                return handle
            if not rebuildable:
                return self._evolve(table, handle, dict(found))
            self._catalog.drop_table((DATABASE, table.name))
        schema = _schema(table)
        self._handles[table.name] = self._catalog.create_table(
            (DATABASE, table.name),
            schema,
            location=table_location(f"file://{self._lake.warehouse}", table),
            partition_spec=_partition_spec(table, schema),
            properties=table_properties(table),
        )
        return self._handles[table.name]

    def _evolve(self, table: Table, handle: IcebergTable, found: dict[str, Any]) -> IcebergTable:
        """Adds new columns at the end; a changed type is a migration nobody should do in passing."""
        for column in table.columns:
            if column.name in found and found[column.name] != _TYPES[column.type]:
                raise LakeError(changed_type(table.name, column.name, str(found[column.name]), column.type))
        with handle.update_schema() as update:
            for column in table.columns:
                if column.name not in found:
                    update.add_column(column.name, _TYPES[column.type], doc=column.comment)
        return handle


class _quiet(warnings.catch_warnings):  # noqa: N801 - reads as a statement
    """PyIceberg warns when an overwrite deletes nothing, which is what a first write does."""

    def __enter__(self) -> None:
        super().__enter__()
        warnings.filterwarnings("ignore", message="Delete operation did not match any records")
