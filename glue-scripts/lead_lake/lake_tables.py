"""The door to a lake's tables: what a run needs of them, whoever keeps them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

import pyarrow as pa

from lead_lake.tables import Table

ALL_COLUMNS: tuple[str, ...] = ("*",)
_ARROW = {
    "string": pa.string(),
    "bigint": pa.int64(),
    "double": pa.float64(),
    "boolean": pa.bool_(),
    "date": pa.date32(),
}


def arrow_schema(table: Table) -> pa.Schema:
    """A table's columns as rows carry them between engine and storage."""
    return pa.schema([pa.field(c.name, _ARROW[c.type]) for c in table.columns])


@dataclass(frozen=True)
class StoredFiles:
    """A table's Parquet files (local paths), how many rows they hold, and the ids of its columns in them."""

    paths: tuple[str, ...]
    rows: int
    field_ids: dict[str, int]


class LakeTables(Protocol):
    """Each write is one commit: there whole or not at all, and it says what `note` says at that moment."""

    note: dict[str, str]

    def stored(self, table: Table) -> StoredFiles | pa.Table:
        """A table as it stands: the files an engine reads by itself, or rows that are at hand."""

    def note_of(self, table: Table, key: str) -> str | None:
        """What the table's newest commit says under `key`, None when it was never written."""

    def overwrite(self, table: Table, rows: pa.Table, *, rebuildable: bool = True) -> None:
        """Makes `rows` the whole content; a rebuildable table may be dropped where its columns changed."""

    def overwrite_days(self, table: Table, spans: Iterable[pa.Table], days: list[date]) -> None:
        """Replaces whole partitions: `spans` are everything those days hold from now on."""

    def append(self, table: Table, rows: pa.Table) -> None:
        """Adds rows."""
