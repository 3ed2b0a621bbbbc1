"""Reads stored objects by path: which there are, and their lines with every column stated."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from lead_lake.lake import Lake
from lead_lake.tables import Column, Table, load_tables

_JSON_TYPES = {
    "string": "VARCHAR",
    "bigint": "BIGINT",
    "double": "DOUBLE",
    "boolean": "BOOLEAN",
    "date": "DATE",
    "issues": "STRUCT(code VARCHAR, field VARCHAR)[]",
}
_JSON_SHAPES: dict[str, str | list[dict[str, str]]] = _JSON_TYPES | {
    "issues": [{"code": "VARCHAR", "field": "VARCHAR"}]
}
#: An event of 1 MiB, escaped twice, with room to spare.
_MAX_LINE_BYTES = 33_554_432
_NAME = re.compile(r"^(?P<shard>.+)-(?P<first>\d+)-(?P<last>\d+)-(?P<hash>[0-9a-f]{16})\.ndjson\.gz$")


@dataclass(frozen=True)
class StoredObject:
    #: Key of the object, relative to the lake's objects.
    key: str
    layer: str
    #: Event source; of a quarantined object, the reason; empty where a layer has days alone.
    source: str
    dt: date
    shard_id: str
    first_sequence_number: str
    last_sequence_number: str


def _prefix(layer: str, gate_version: str) -> str:
    return f"validated/gate={gate_version}" if layer == "validated" else layer


def list_objects(lake: Lake, layer: str, since: date | None = None) -> list[StoredObject]:
    """The objects of a layer by key: all, or those that arrived on or after a day."""
    keys = lake.keys(_prefix(layer, lake.gate_version), since)
    found = [o for o in (_object_of_key(layer, key) for key in keys) if o is not None]
    return sorted((o for o in found if since is None or o.dt >= since), key=lambda o: o.key)


def _object_of_key(layer: str, key: str) -> StoredObject | None:
    """Folders `<name>=<value>` above the object say source and date; None for a file that is no object."""
    *_, group, day, file = ("", "", *key.split("/"))
    match = _NAME.match(file)
    if match is None:
        return None
    return StoredObject(
        key=key,
        layer=layer,
        source=group.partition("=")[2],
        dt=date.fromisoformat(day.partition("=")[2]),
        shard_id=match["shard"],
        first_sequence_number=match["first"],
        last_sequence_number=match["last"],
    )


def lines_sql(objects: Path, table: Table, keys: list[str], columns: list[str] | None = None) -> str:
    """A DuckDB select over the lines of objects, with their columns typed and `object_key` beside them.

    No keys give no rows of the same shape. Columns that come from the path are read from it.
    """
    wanted = [c for c in table.columns if columns is None or c.name in columns]
    if not keys:
        nothing = ", ".join(f"cast(null as {_JSON_TYPES[c.type]}) as {c.name}" for c in wanted)
        return f"select {nothing}, cast(null as varchar) as object_key where false"
    paths = ", ".join("'" + str(objects / key).replace("'", "''") + "'" for key in keys)
    structure = {c.name: _JSON_SHAPES[c.type] for c in wanted if not c.from_path}
    selected = ", ".join(_from_path(c) if c.from_path else f"line.{c.name}" for c in wanted)
    root_length = len(str(objects)) + 2
    # Whole lines as text, then JSON: for many small objects a third of what read_json takes. No line holds
    # the separator, JSON escapes control characters.
    return (
        f"select {selected}, substr(filename, {root_length}) as object_key from ("
        f"select from_json_strict(line, '{json.dumps(structure)}') as line, filename "
        f"from read_csv([{paths}], "
        "columns = {line: 'VARCHAR'}, header = false, auto_detect = false, delim = '\x01', quote = '', "
        f"escape = '', compression = 'gzip', max_line_size = {_MAX_LINE_BYTES}, filename = true))"
    )


def _from_path(column: Column) -> str:
    name = {"reason": "reason", "source": "source", "dt": "dt"}[column.name]
    value = f"regexp_extract(filename, '/{name}=([^/]+)/', 1)"
    return f"cast({value} as {_JSON_TYPES[column.type]}) as {column.name}"


def validated_table() -> Table:
    return load_tables()["validated_events"]
