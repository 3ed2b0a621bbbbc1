"""Appends rows that are sorted by their partition, one data file a partition.

PyIceberg's own append filters all rows once for each partition: 12 ms apiece, whatever their number, and 400
days of history take 5 s. Sorted rows are slices of each other. This writes them through PyIceberg's own file
writer, in the one snapshot its append would make.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator
from itertools import count

import pyarrow as pa
import pyarrow.compute as pc
from pyiceberg.io.pyarrow import pyarrow_to_schema, write_file
from pyiceberg.partitioning import PartitionFieldValue, PartitionKey
from pyiceberg.table import Transaction, WriteTask


def append_by_partition(
    transaction: Transaction, spans: Iterable[pa.Table], column: str, note: dict[str, str]
) -> None:
    """Adds rows to a table that is partitioned by the identity of `column`, in one snapshot.

    They come span by span, each with partitions of its own, so that only one has to be in memory.
    """
    numbers = count()
    with transaction.update_snapshot(snapshot_properties=note).fast_append() as append:
        for rows in spans:
            tasks = _tasks(transaction, rows, column, append.commit_uuid, numbers)
            # takes all its tasks at once, hence a call for each span
            for file in write_file(transaction._table.io, transaction.table_metadata, tasks):
                append.append_data_file(file)


def _tasks(
    transaction: Transaction, rows: pa.Table, column: str, commit: uuid.UUID, numbers: Iterator[int]
) -> Iterator[WriteTask]:
    metadata = transaction.table_metadata
    schema = metadata.schema()
    (field,) = metadata.spec().fields
    task_schema = pyarrow_to_schema(rows.schema, name_mapping=schema.name_mapping)
    for value, part in partitions(rows, column):
        key = PartitionKey([PartitionFieldValue(field, value)], metadata.spec(), schema)
        batches = part.combine_chunks().to_batches()
        yield WriteTask(commit, next(numbers), task_schema, batches, partition_key=key)


def partitions(rows: pa.Table, column: str) -> Iterator[tuple[object, pa.Table]]:
    """Each value of `column` with its rows, in order; rows that are not sorted by it are an error."""
    if len(rows) == 0:
        return
    runs = pc.run_end_encode(rows[column].combine_chunks())
    ends, values = runs.run_ends.to_pylist(), runs.values.to_pylist()
    if len(set(values)) != len(values):
        raise ValueError(f"rows are not sorted by {column}")
    for value, start, end in zip(values, [0, *ends], ends, strict=False):
        yield value, rows.slice(start, end - start)
